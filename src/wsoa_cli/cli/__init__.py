"""Floor 6: the command line. The only room that knows the clock, the folder we are in, and the terminal."""
