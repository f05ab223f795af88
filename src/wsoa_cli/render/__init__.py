"""Floor 5: one format a file; results in, text out."""
