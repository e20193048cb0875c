"""Two modules that import each other, from two threads."""
