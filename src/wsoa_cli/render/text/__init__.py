"""Text for the terminal: the only room that knows rich."""
