"""The way out by mail: the only room that opens a connection to another machine, and only when it is asked to send."""
