"""Floor 3: what is wrong with a plan. One module a rule."""
