"""Floor 5: one use case a file; results, not print."""
