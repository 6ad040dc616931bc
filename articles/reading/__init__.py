"""Reading: bytes to Article. Files and standard input; formats, encodings, sections, sentences, metadata, limits.

The rooms: `structure` at the bottom, `formats` and `edits` on it, and `addresses`, which needs none of them.
The names load what they need when first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lazily import lazily

if TYPE_CHECKING:
    from articles.reading.display import displayable
    from articles.reading.kept import load_versions
    from articles.reading.loader import (
        article_from_text,
        chapters,
        load,
        load_earlier,
        load_pair,
        load_several,
    )

__all__ = [
    "article_from_text",
    "chapters",
    "displayable",
    "load",
    "load_earlier",
    "load_pair",
    "load_several",
    "load_versions",
]

__getattr__ = lazily(
    __name__,
    {
        "loader": ("article_from_text", "chapters", "load", "load_earlier", "load_pair", "load_several"),
        "display": ("displayable",),
        "kept": ("load_versions",),
    },
)
