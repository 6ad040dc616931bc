"""What is known about articles: reading, matching, notes, reports. Usable as a library, without a terminal.

The public names load what they need when first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from articles.lazily import lazily
from articles.version import __version__ as __version__

TYPE_CHECKING = False  # importing typing for it would take longer than all else that printing the version needs
if TYPE_CHECKING:
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

__getattr__ = lazily(
    __name__,
    {
        "article": ("Article", "Paragraph", "Section", "Sentence", "Span"),
        "cases": ("gather", "pack", "read_case"),
        "comparison": ("Comparison",),
        "errors": ("BadInputError", "DiptychError"),
        "reading": ("load", "load_pair"),
        "reports": ("render", "render_claims", "render_report", "render_timeline", "render_versions"),
        "reports.schemas": ("schema",),
        "session": ("Session", "compare"),
    },
)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
