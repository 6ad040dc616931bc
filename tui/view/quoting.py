"""Words of an article on their way out: a selection, a passage, with where they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from articles.article import Article, Side
    from articles.notes.content.note import Note, Target


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends; at least empty."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def with_source(article: Article, span: Span) -> str:
    """The words of a span, and where they are from: title, outlet, date, paragraph."""
    index = article.paragraph_at(span.start)
    paragraph = None if index is None else article.paragraph_number(index)
    date = article.published.isoformat() if article.published else None
    parts = [article.title, article.outlet, date, None if paragraph is None else f"paragraph {paragraph}"]
    return f"“{article.quote(span)}”\n{', '.join(part for part in parts if part)} ({article.source})\n"


def notes_as_text(notes: Iterable[Note], article: Callable[[Side], Article]) -> str:
    """Notes with the words they are on, to be pasted elsewhere."""
    return "\n".join(
        f"{''.join(_quoted(target, article(target.side)) for target in note.targets)}{note.body}\n" for note in notes
    )


def _quoted(target: Target, article: Article) -> str:
    """The words a note is on, as they are now and with their source; as they were when they are gone."""
    if target.span is None:
        return f"“{target.selector.exact}”\n{article.title} ({article.source}), no longer there\n"
    return with_source(article, target.span)
