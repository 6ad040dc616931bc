"""The reader's notes for other programs and for people: W3C and Hypothesis JSON, Markdown, CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.article import SIDES
from articles.notes.content.kinds import kind_words, type_of
from articles.reports.csv_rows import table
from articles.reports.literal import literal
from articles.reports.parts import LETTERS, place_at
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.article import Article, Side
    from articles.notes.collection.strictjson import Json
    from articles.notes.content.note import Note, Target
    from articles.reports.csv_rows import Cell

PAIR_TAG = "diptych-pair-"
"""Begins the tag that joins the two Hypothesis annotations of a note on both articles."""
COLUMNS = (
    "number", "id", "type", "about", "relation",
    "a_start", "a_end", "a_placed", "a_quote",
    "b_start", "b_end", "b_placed", "b_quote",
    "note", "tags", "author", "created", "modified",
)  # fmt: skip
_PLACED = {
    "exact": "exactly",
    "moved": "moved",
    "approximate": "approximately",
    "": "not placed",
    "unread": "text not available",
}


def as_w3c(collection: Json) -> str:
    """The whole notes file, as it is."""
    return json.dumps(collection, ensure_ascii=True, indent=2) + "\n"


def as_csv(notes: Iterable[Note], *, remarks: Sequence[str] = ()) -> str:
    """One row for each note; offsets are code points of the present texts. No cell is run by a spreadsheet."""
    return table(COLUMNS, (_row(number, note) for number, note in enumerate(notes, 1)), remarks, "note")


def _row(number: int, note: Note) -> Sequence[Cell]:
    places: list[Cell] = []
    sides = sorted({target.side for target in note.targets} - {*SIDES})
    # Of more than two accounts, the first two that the note is on.
    for side in (*SIDES, *sides)[-2:] if sides else SIDES:
        target = note.target(side)
        span = target.span if target else None
        places += [
            span.start if span else "",
            span.end if span else "",
            _PLACED[target.how] if target else "",
            target.selector.exact if target else "",
        ]
    tags = ", ".join(note.tags)
    about = (number, note.id, type_of(note), note.about, note.relation or "")
    return (*about, *places, note.body, tags, note.creator, note.created, note.modified)


def as_markdown(notes: Iterable[Note], articles: Mapping[Side, Article], *, remarks: Sequence[str] = ()) -> str:
    """The notes in the order of the file, each under the words it is on."""
    *firsts, last = (literal(str(article.title)) for _, article in sorted(articles.items()))
    titles = f"{', '.join(firsts)} and {last}"
    lines = [f"# Notes on {titles}", ""]
    for remark in remarks:
        lines += [remark, ""]
    return "\n".join([*lines, *note_sections(notes, articles, "##")])


def note_sections(notes: Iterable[Note], articles: Mapping[Side, Article], heading: str) -> Iterator[str]:
    """The lines of the notes, each under a heading of that level and under the words it is on."""
    for number, note in enumerate(notes, 1):
        yield from _section(number, note, articles, heading)


def _section(number: int, note: Note, articles: Mapping[Side, Article], heading: str) -> Iterator[str]:
    yield f"{heading} {number}. {literal(kind_words(note).capitalize())}"
    yield ""
    for target in note.targets:
        yield from (f"> {literal(line)}".rstrip() for line in target.selector.exact.split("\n"))
        unsure = {"approximate": ", words have changed", "": ", no longer in the text"}.get(target.how, "")
        article = articles[target.side]
        at = place_at(article, target.span.start) if target.span is not None else ""
        place = f", {LETTERS[target.side]}, {at}" if at else ""
        yield f"> — {literal(str(article.title))}{place}{unsure}"
        yield ""
    if note.body.strip():
        # The reader's own Markdown stays Markdown.
        yield note.body.strip()
        yield ""
    facts = [", ".join(f"#{literal(tag)}" for tag in note.tags), literal(note.creator), note.modified[:10]]
    yield " · ".join(fact for fact in facts if fact)
    yield ""


def as_hypothesis(notes: Iterable[Note], articles: Mapping[Side, Article], now: str) -> str:
    """What the import of Hypothesis reads: one annotation for each article that a note is on.

    Positions are UTF-16 units there.
    """
    annotations = [each for note in notes for each in _hypothesis(note, articles)]
    tree = {
        "export_date": now,
        "export_userid": "",
        "client_version": f"diptych {__version__}",
        "annotations": annotations,
    }
    return json.dumps(tree, ensure_ascii=True, indent=2) + "\n"


def _hypothesis(note: Note, articles: Mapping[Side, Article]) -> Iterator[dict[str, Any]]:
    joined = [f"{PAIR_TAG}{note.id[-12:]}"] if len(note.targets) > 1 else []
    for number, target in enumerate(note.targets):
        article = articles[target.side]
        yield {
            "id": note.id if not number else f"{note.id}#{number + 1}",
            "uri": article.source,
            "created": note.created,
            "updated": note.modified,
            "user": note.creator,
            "text": note.body,
            "tags": [*note.tags, *([note.relation] if note.relation else []), *joined],
            "document": {"title": [str(article.title)]},
            "target": [{"source": article.source, "selector": _selectors(target, article.text)}],
        }


def _selectors(target: Target, text: str) -> list[dict[str, Any]]:
    selector = target.selector
    quote = {"type": "TextQuoteSelector", "exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    if target.span is None:
        return [quote]
    start, end = (utf16(text, offset) for offset in (target.span.start, target.span.end))
    return [{"type": "TextPositionSelector", "start": start, "end": end}, quote]


def utf16(text: str, offset: int) -> int:
    """An offset in code points as one in UTF-16 units, which JavaScript counts in."""
    return offset + sum(char > "\uffff" for char in text[:offset])
