"""Commands by which the reader decides: matches, what belongs to an article, metadata, findings."""
