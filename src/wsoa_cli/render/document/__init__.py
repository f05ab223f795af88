"""Documents that people hand over: one drawing of blocks, one writer a format."""
