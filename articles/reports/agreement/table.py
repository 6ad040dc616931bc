"""Merged notes as CSV: a row for each passage, a column for each author, then counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.agreement.judgements import KINDS, ONE_ANSWER
from articles.article import SIDES
from articles.claims.judging import VERDICTS
from articles.notes.content.kinds import RELATIONS
from articles.reports.agreement.words import values_of, words_of
from articles.reports.csv_rows import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.agreement.agreement import Agreement, Passage
    from articles.agreement.judgements import Kind
    from articles.agreement.merged import Merged
    from articles.reports.csv_rows import Cell

_PLACES = ("what", "passage", "a_start", "a_end", "a_quote", "b_start", "b_end", "b_quote")
_COUNTED: tuple[tuple[Kind, str, str], ...] = (
    *(("verdict", verdict, verdict) for verdict in VERDICTS),
    ("pair", "paired", "paired"),
    ("pair", "not a pair", "not a pair"),
    ("tick", "checked", "checked"),
    *(("relation", relation, f"says {relation}") for relation in RELATIONS),
)  # fmt: skip
"""What is counted: kind, value, column."""
_ENDS = ("notes", "people", "disagree in")


def render(merged: Merged, *, remarks: Sequence[str] = ()) -> str:
    """The table with a header row (RFC 4180). Offsets are code points; no cell runs as a formula."""
    agreement = merged.agreement
    counts = [column for _kind, _value, column in _COUNTED]
    fixed = {*_PLACES, *counts, *_ENDS}
    authors = [f"{each.name} (author)" if each.name in fixed else each.name for each in agreement.authors]
    return table((*_PLACES, *authors, *counts, *_ENDS), _rows(merged, agreement), remarks, "a_quote")


def _rows(merged: Merged, agreement: Agreement) -> Iterator[Sequence[Cell]]:
    for passage in agreement.passages:
        said = {kind: passage.said(kind) for kind in KINDS}
        yield (
            _what(passage),
            passage.id,
            *(cell for at, side in enumerate(SIDES) for cell in _place(passage, side, at)),
            *(_cell(merged, passage, author.name) for author in agreement.authors),
            *(len(said[kind].get(value, ())) for kind, value, _column in _COUNTED),
            len(passage.notes),
            len({merged.people.of[note.id] for note in passage.notes if note.id in merged.people.of}),
            ", ".join(kind for kind in KINDS if kind in ONE_ANSWER and len(said[kind]) > 1),
        )


def _what(passage: Passage) -> str:
    """What a passage is of: a, b, the pair; of further accounts their letters, "a+c"."""
    sides = [side for side, _span in passage.place]
    return "pair" if sides == list(SIDES) else "+".join(sides)


def _place(passage: Passage, side: str, at: int) -> tuple[Cell, ...]:
    """The cells of a side; of a passage with further accounts, of the first or the second of them."""
    if not {each for each, _span in passage.place} <= {*SIDES}:
        side = passage.place[at][0] if at < len(passage.place) else ""
    return next(
        ((span.start, span.end, passage.quotes[each]) for each, span in passage.place if each == side), ("",) * 3
    )


def _cell(merged: Merged, passage: Passage, person: str) -> str:
    """What an author said of a passage, then what that author wrote."""
    labels = "; ".join(values_of(passage, person))
    return " | ".join(filter(None, (labels, *words_of(passage, person, merged.people.of))))
