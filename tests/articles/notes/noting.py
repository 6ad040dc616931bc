"""Articles, notes and notes files made by hand, and the shared annotation kit where it is at hand."""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st

from articles.article import SIDES, Article, Encoding, Side, Span
from articles.notes.content.kinds import CHOICES, RELATIONS, as_related, as_type
from articles.notes.content.note import MOTIVATIONS, Note, new_note

if TYPE_CHECKING:
    from collections.abc import Callable

KIT = Path(__file__).parents[4] / "shared" / "annotation"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
A_TEXT = (
    "The quarry wall gave way at noon 🪨 and closed the valley road.\n\n"
    "Nine lorries were trapped, the county engineer said. The road was closed for six days.\n"
)
B_TEXT = (
    "At midday a wall of the old quarry fell across the road.\n\n"
    "Eleven lorries were caught behind it, drivers said. Traffic ran again within a week.\n"
)


def plain(text: str, source: str = "left.txt") -> Article:
    """An article of one text, as far as notes look at it."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        text=text,
        comparable=text,
        source=source,
        title=Path(source).stem,
        sections=(),
        paragraphs=(),
        sentences=(),
        bytes_sha256=digest,
        text_sha256=digest,
        encoding=Encoding("utf-8"),
    )


def pair(folder: Path) -> tuple[Article, Article]:
    """Two articles that lie in `folder`, as files too."""
    for name, text in (("left.txt", A_TEXT), ("right.txt", B_TEXT)):
        (folder / name).write_text(text, encoding="utf-8")
    return plain(A_TEXT, str(folder / "left.txt")), plain(B_TEXT, str(folder / "right.txt"))


def with_text(article: Article, text: str) -> Article:
    """The article after somebody changed its text."""
    return replace(plain(text, article.source), title=article.title)


def words(article: Article, quote: str) -> Span:
    """Where `quote` stands first in the article."""
    start = article.text.index(quote)
    return Span(start, start + len(quote))


def note_on(left: Article, right: Article, body: str = "Check this.", /, **quotes: str) -> Note:
    """A note on words of a, of b, or both: `note_on(a, b, "why", a="nine lorries")`."""
    articles: dict[Side, Article] = {"a": left, "b": right}
    return new_note(articles, {side: words(articles[side], quotes[side]) for side in SIDES if side in quotes}, body)


def at(moment: datetime = NOON) -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: moment


def annotation_of_another_tool(**changes: Any) -> dict[str, Any]:
    """An annotation that Diptych did not make."""
    return {"id": "urn:uuid:0c8a1df2-0000-4000-8000-000000000001", "type": "Annotation", **changes}


@cache
def w3c_check() -> Callable[[object], list[tuple[str, ...]]]:
    """The checker of the W3C's MUST assertions; the test is skipped where it is not at hand."""
    path = KIT / "w3c_check.py"
    if not path.exists():
        pytest.skip("the annotation kit is not beside the repository")
    spec = importlib.util.spec_from_file_location("w3c_check", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    check: Callable[[object], list[tuple[str, ...]]] = module.check
    return check


# Letters and signs of which readers see fewer than there are code points, in scripts that do and do not join them.
SCRIPTS = (
    'ab Z.\n\t"’—é' + "e\u0301" + "👩\u200d🔬🇫🇷👍🏽" + "漢字。" + "العَرَبِيَّة" + "हिन्दी" + "각각" + "\ufeff\u00ad\u200b"
)
TEXTS = st.text(st.sampled_from(SCRIPTS), min_size=1, max_size=80)
ANYTHING = st.text(st.characters(codec=None), max_size=20)


@st.composite
def notes_on(draw: st.DrawFn, a: Article, b: Article) -> Note:
    """Any note on two articles."""
    spans: dict[Side, Span] = {}
    articles: dict[Side, Article] = {"a": a, "b": b}
    chosen: list[Side] = draw(st.lists(st.sampled_from(SIDES), min_size=1, max_size=2, unique=True))
    for side in chosen:
        size = len(articles[side].text)
        start = draw(st.integers(0, size - 1))
        spans[side] = Span(start, draw(st.integers(start + 1, size)))
    note = new_note(
        articles,
        spans,
        draw(ANYTHING),
        motivation=draw(st.sampled_from([None, *MOTIVATIONS])),
        tags=tuple(draw(st.lists(ANYTHING, max_size=2))),
        creator=draw(ANYTHING),
        relation=draw(st.sampled_from([None, "agree", "verdict"])),
    )
    kind, relation = draw(st.sampled_from([None, *CHOICES])), draw(st.sampled_from([None, *RELATIONS]))
    note = as_type(note, kind) if kind is not None else note
    return as_related(note, relation) if relation is not None else note
