"""What is known about articles: reading, matching, notes, reports. Usable as a library, without a terminal.

The public names load what they need when first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from articles.version import __version__ as __version__

TYPE_CHECKING = False  # importing typing for it would take longer than all else that printing the version needs
if TYPE_CHECKING:
    from typing import Any

    from articles.article import Article, Paragraph, Section, Sentence, Span
    from articles.cases import gather, pack, read_case
    from articles.comparison import Comparison
    from articles.errors import BadInputError, DiptychError
    from articles.reading import load, load_pair
    from articles.reports import render, render_claims, render_report, render_timeline, render_versions
    from articles.reports.schemas import schema
    from articles.session import Session, compare

__all__ = [
    "Article",
    "BadInputError",
    "Comparison",
    "DiptychError",
    "Paragraph",
    "Section",
    "Sentence",
    "Session",
    "Span",
    "compare",
    "gather",
    "load",
    "load_pair",
    "pack",
    "read_case",
    "render",
    "render_claims",
    "render_report",
    "render_timeline",
    "render_versions",
    "schema",
]

_HOMES = {
    "Article": "articles.article",
    "Paragraph": "articles.article",
    "Section": "articles.article",
    "Sentence": "articles.article",
    "Span": "articles.article",
    "gather": "articles.cases",
    "pack": "articles.cases",
    "read_case": "articles.cases",
    "Comparison": "articles.comparison",
    "BadInputError": "articles.errors",
    "DiptychError": "articles.errors",
    "load": "articles.reading",
    "load_pair": "articles.reading",
    "render": "articles.reports",
    "render_claims": "articles.reports",
    "render_report": "articles.reports",
    "render_timeline": "articles.reports",
    "render_versions": "articles.reports",
    "schema": "articles.reports.schemas",
    "Session": "articles.session",
    "compare": "articles.session",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
