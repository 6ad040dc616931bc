"""Claims as values: the checkable statements of a text and what they are about."""
