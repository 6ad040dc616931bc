"""Several accounts of one event: which of them are in sight, and the table of all."""
