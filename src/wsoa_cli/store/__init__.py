"""Floor 4: the files. The only room that knows YAML."""
