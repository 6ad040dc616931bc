"""Which passages of two articles tell of the same thing, how surely, and why."""
