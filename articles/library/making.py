"""From a source to what the library keeps of it. Done in other processes when there is much; holds no database."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from articles.reading.loader import load_with_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Article
    from articles.reading.addresses.opening import Page

UNDATED = -1
"""The day of a text whose day is not known; others have their ordinal."""


@dataclass(frozen=True, slots=True)
class Found:
    """A source to be read: its name in the library; of a file its size in bytes and when it was changed."""

    source: str
    size: int | None = None
    changed: float | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What the library keeps of one source; `raw` is compressed, the marks are as their modules pack them."""

    found: Found
    bytes_sha256: str
    text_sha256: str
    title: str
    outlet: str | None
    byline: str | None
    published: str | None
    language: str
    sections: str
    extractor: str
    text: str
    raw: bytes
    day: int
    profile: bytes
    wording: bytes
    vector: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that was not taken, and why, in one line."""

    source: str
    line: str


def make(found: Found, page: Page | None = None) -> Made | Refused:
    """Read one source; what cannot be read is told and raises nothing."""
    try:
        article, data = load_with_bytes(found.source, page=page)
        return made_of(found, article, data)
    except DiptychError as error:
        return Refused(found.source, str(error))
    except (MemoryError, RecursionError):
        return Refused(found.source, f"cannot read {found.source}: it needs more memory than there is; split it up")
    except Exception as error:  # whatever a broken file does to a reader, the others are still to be read
        kind = type(error).__name__
        return Refused(
            found.source, f"cannot read {found.source}: it broke its reader ({kind}); save its words as text"
        )


def make_many(sources: Sequence[Found]) -> list[Made | Refused]:
    """Read several sources, one after the other."""
    return [make(each) for each in sources]


def made_of(found: Found, article: Article, data: bytes) -> Made:
    """What is kept of an article that was read from `data`."""
    from articles.library.profile import read
    from articles.library.vectors import vector
    from articles.matching.signatures.wording import wording

    known = read(article)
    return Made(
        found,
        article.bytes_sha256,
        article.text_sha256,
        article.title,
        article.outlet,
        article.byline,
        article.published.isoformat() if article.published else None,
        article.language,
        json.dumps([[part.kind, part.span.start, part.span.end] for part in article.sections]),
        article.extractor,
        article.text,
        zlib.compress(data),
        article.published.toordinal() if article.published else UNDATED,
        known.profile.packed(),
        wording(article.text).tobytes(),
        vector(known.counts).tobytes(),
    )
