"""One page of a PDF: what it draws, and its lines in the order in which they are read."""
