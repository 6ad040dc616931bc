"""Parsers of foreign formats. They run in a process of their own, `articles.reading.formats.worker`, and only there."""
