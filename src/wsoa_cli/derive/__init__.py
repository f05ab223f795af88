"""Floor 2: what follows from a plan and a date. Pure functions; `today` is an argument."""
