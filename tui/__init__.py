"""The terminal reader. The only package that knows Textual."""
