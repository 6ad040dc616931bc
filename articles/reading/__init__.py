"""Reading: bytes to Article. Files and standard input; formats, encodings, sections, sentences, metadata, limits.

The rooms: `structure` at the bottom, `formats` and `edits` on it, and `addresses`, which needs none of them.
The names load what they need when first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

_HOMES = {
    "article_from_text": "articles.reading.loader",
    "chapters": "articles.reading.loader",
    "displayable": "articles.reading.display",
    "load": "articles.reading.loader",
    "load_earlier": "articles.reading.loader",
    "load_pair": "articles.reading.loader",
    "load_several": "articles.reading.loader",
    "load_versions": "articles.reading.kept",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
