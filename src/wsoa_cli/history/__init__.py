"""Floor 4: git. The only room that may run another program."""
