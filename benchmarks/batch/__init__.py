"""Batches: what they cost, how well they group, and whether kills change a row."""
