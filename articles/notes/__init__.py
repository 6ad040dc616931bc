"""The reader's words on a text: what a note is, where it belongs, and how it stays on disk."""
