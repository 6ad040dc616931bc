"""Commands on what is kept for the reader: where comparisons and their notes are."""
