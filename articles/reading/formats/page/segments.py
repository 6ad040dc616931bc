"""What stands on the rows of a page: pieces of text joined to words, words to segments with no wide gap in them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.reading.formats.page.drawn import Piece

_SAME_ROW = 0.4
"""In sizes of the type, as all below: how far apart the base lines of one row may be."""
_SPACE = 0.13
"""About half a space of Latin book types: a wider gap parts words, where no space is drawn."""
_SPACE_OF_FIGURES = 0.06
_OVERLAP = 0.15
_TWICE = 0.12
WIDE = 1.0
"""A gap that no line of running text has, unless it is stretched to both margins."""
_DROPPED = 1.8


class Segment(NamedTuple):
    """Words on one row; `pieces` are its parts as far as each was drawn as one word. `box`: the box around it."""

    x: float
    end: float
    y: float
    size: float
    words: str
    pieces: tuple[Segment, ...] = ()
    box: int = 0


def segments_of(pieces: Sequence[Piece]) -> list[Segment]:
    """The segments of a page, row by row."""
    return [each for row in rows_of(_with_dropped_capitals(_runs(pieces))) for each in _segments(row)]


def rows_of(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Segments by base lines from the top, those of each from the left."""
    row: list[Segment] = []
    for each in sorted(segments, key=lambda each: -each.y):
        if row and row[0].y - each.y > _SAME_ROW * max(row[0].size, each.size):
            yield _once(row)
            row = []
        row.append(each)
    if row:
        yield _once(row)


def joined(parts: Sequence[Segment]) -> Segment:
    """Parts of one row as one segment, a space between where none is drawn."""
    words = ""
    for index, part in enumerate(parts):
        close = index > 0 and _touch(parts[index - 1], part)
        words += part.words if close or not words else " " + part.words
    words = " ".join(words.split())
    widest = max(parts, key=lambda part: len(part.words.strip()))
    pieces = tuple(piece for part in parts for piece in part.pieces or (part,))
    return Segment(parts[0].x, max(part.end for part in parts), widest.y, widest.size, words, pieces, parts[0].box)


def begins_amid(words: str) -> bool:
    """Whether words do not begin as a sentence, a name or a figure does."""
    first = next((letter for letter in words if letter.isalnum()), "")
    return first.isalpha() and not first.isupper()


def _runs(pieces: Sequence[Piece]) -> list[Segment]:
    """Pieces drawn one after another with no gap that parts words, joined."""
    runs: list[Segment] = []
    for piece in pieces:
        new = Segment(piece.x, piece.end, piece.y, piece.size, piece.text)
        last = runs[-1] if runs else None
        if last and abs(last.y - new.y) < _SAME_ROW * max(last.size, new.size) and _touch(last, new):
            runs[-1] = last._replace(end=max(last.end, new.end), words=last.words + new.words)
        else:
            runs.append(new)
    return runs


def _touch(last: Segment, new: Segment) -> bool:
    """Whether no gap parts what stands side by side."""
    gap, size = new.x - last.end, min(new.size, last.size)
    figures = last.words[-1:].isdigit() and new.words[:1].isdigit()
    return -_OVERLAP * size < gap < (_SPACE_OF_FIGURES if figures else _SPACE) * size


def _once(row: list[Segment]) -> list[Segment]:
    """A row from the left; what is drawn twice, as some programs print bold, once."""
    kept: list[Segment] = []
    for each in sorted(row, key=lambda each: each.x):
        last = kept[-1] if kept else None
        if last and last.words.strip() == each.words.strip() and each.x - last.x < _TWICE * each.size:
            continue
        kept.append(each)
    return kept


def _segments(row: Sequence[Segment]) -> Iterator[Segment]:
    first = 0
    for index in range(1, len(row) + 1):
        if index == len(row) or row[index].x - row[index - 1].end >= WIDE * max(row[index].size, row[index - 1].size):
            yield joined(row[first:index])
            first = index


def _with_dropped_capitals(runs: list[Segment]) -> list[Segment]:
    """A large letter set into the first lines of a paragraph, joined to the line that goes on beside its top."""
    capitals = [each for each in runs if len(each.words.strip()) == 1 and each.words.strip().isupper()]
    if not capitals or capitals == runs:
        return runs
    sizes = Counter(round(each.size, 1) for each in runs for _ in each.words)
    usual = sizes.most_common(1)[0][0]
    for capital in [each for each in capitals if each.size > _DROPPED * usual]:
        beside = [each for each in runs if each is not capital and _goes_on(capital, each)]
        if not beside:
            continue
        first = max(beside, key=lambda each: (each.y, -each.x))
        begun = re.match(r"\w*", first.words.strip().casefold())
        word = begun.group() if begun else ""
        # A letter that is a word of its own, such as I, stands before a word that the page has elsewhere.
        alone = sum(len(re.findall(rf"\b{re.escape(word)}\b", each.words.casefold())) for each in runs) > 1
        apart = "" if first.words[:1].islower() and not alone else " "
        words = capital.words.strip() + apart + first.words.lstrip()
        runs = [first._replace(words=words) if each is first else each for each in runs if each is not capital]
    return runs


def _goes_on(capital: Segment, each: Segment) -> bool:
    near = -each.size <= each.x - capital.end < each.size
    return capital.size > _DROPPED * each.size and near and -each.size / 2 <= each.y - capital.y <= capital.size
