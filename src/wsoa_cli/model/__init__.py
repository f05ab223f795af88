"""Floor 1: what a plan is."""
