"""Selecting words of one text from the keyboard, and what is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import Span

if TYPE_CHECKING:
    from articles.article import Article
    from tui.model.action import Action, Call
    from tui.model.reading import Reading


def select(reading: Reading, _call: Call) -> str | None:
    """Begin a selection at the cursor."""
    if reading.sentence() is None:
        return "nothing to select on a folded line"
    reading.anchor = reading.offset
    return None


def select_passage(reading: Reading, _call: Call) -> str | None:
    """Select the sentence under the cursor."""
    index = reading.sentence()
    if index is None:
        return "nothing to select on a folded line"
    span = reading.comparison.article(reading.side).sentences[index].span
    reading.anchor = span.start
    reading.put(span.end - 1)
    return None


def swap_ends(reading: Reading, _call: Call) -> str | None:
    """Move the other end of the selection from now on."""
    if reading.anchor is not None:
        anchor, reading.anchor = reading.anchor, reading.offset
        reading.put(anchor)
    return None


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends; at least empty."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def with_source(article: Article, span: Span) -> str:
    """The words of a span, and where they are from: title, outlet, date, paragraph."""
    paragraph = article.paragraph_at(span.start)
    date = article.published.isoformat() if article.published else None
    parts = [article.title, article.outlet, date, None if paragraph is None else f"paragraph {paragraph + 1}"]
    return f"“{article.quote(span)}”\n{', '.join(part for part in parts if part)} ({article.source})\n"


SELECTING: dict[str, Action] = {
    "select": select,
    "select-passage": select_passage,
    "swap-ends": swap_ends,
}
