"""Reports as documents: the shape that each has, before it has a format."""
