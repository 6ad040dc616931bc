"""What the reader says of an article: boundary edits, overrides of its metadata, and what changed between readings.

Stands on `structure`; no other room of `articles.reading` knows it.
"""
