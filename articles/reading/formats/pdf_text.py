"""The lines of all pages of a PDF to text and paragraphs: running heads separate, words broken at line ends joined."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.lexicon import alternatives
from articles.reading.formats.extract import Builder
from articles.reading.formats.page.segments import begins_amid
from articles.reading.structure.metadata import one_line
from articles.reading.structure.paragraphs import ends_sentence
from articles.text.tokens import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import SectionKind
    from articles.reading.formats.page.lines import Row
    from articles.reading.structure.paragraphs import Block

_EDGE = 2
_REPEATED = 3
_PAGE_NUMBER = re.compile(
    rf"\W*+(?:{alternatives(lexicon.everywhere('documents', 'pages'))}\s*+)?(?:\d{{1,4}}|[ivxlc]{{1,7}})"
    rf"(?:\s*+(?:/|{alternatives(lexicon.everywhere('documents', 'of_pages'))})\s*+\d{{1,4}})?\W*+",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_LARGE, _SMALL = 1.15, 0.9
_GAP = 1.4
_WIDEST_LEADING = 2.5
_INDENT = 0.8
_LONGEST_HEADING = 200
_LEAST_ENTRIES, _ENTRY_WORDS = 4, 6
_ROOM = 0.2
"""A share of the width: lines broken after so many letters, whatever their width, differ by less."""
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§])[.)]?\s*\w")
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}+)[-\u2010\u00ad]$")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_LIST = re.compile(r"(?:[•●▪◦–*-]|\(?\d{1,2}[.)]|[A-Z][.:])\s")


class _Place(NamedTuple):
    """A line and the page it stands on."""

    page: int
    row: Row


def assemble(
    pages: Sequence[Sequence[Row]], turned: Sequence[Sequence[str]] = ()
) -> tuple[str, list[Block], str | None]:
    """The text of all pages, its paragraphs, and the words in the largest type of the first page, if they stand out.

    Running heads, feet, page numbers and what is `turned` on each page come after all else, as boilerplate. What stands
    in a box comes between the paragraphs around it, since a sentence may go on behind the box.
    """
    furniture = _furniture(pages)
    lines = [_Place(number, row) for number, rows in enumerate(pages) for row in rows if (number, row) not in furniture]
    size = _usual([line.row for line in lines])
    words = _counted_words(lines)
    builder = Builder()
    title: tuple[float, str] = (0.0, "")
    for group in _in_flow(lines):
        joined = _joined([line.row.words for line in group], words)
        heading = group[0].row.size > _LARGE * size and len(joined) <= _LONGEST_HEADING and not group[0].row.table
        builder.add(joined, _kind(group, size, joined), heading=heading)
        if heading and group[0].page == 0 and group[0].row.size > title[0]:
            title = (group[0].row.size, one_line(joined))
    for _, row in sorted(furniture, key=lambda place: place[0]):
        builder.add(row.words, "boilerplate", near=bool(builder.blocks) and builder.blocks[-1].kind == "boilerplate")
    for each in turned:
        builder.add(one_line(" ".join(each)), "boilerplate")
    return builder.text, builder.blocks, title[1] or None


def _counted_words(lines: Sequence[_Place]) -> Counter[str]:
    """How often each word stands in the text."""
    # Hyphens at either end stay: a line may end in half a word, which is no word of its own.
    return Counter(word.casefold() for line in lines for word in re.findall(r"[\w-]+", line.row.words))


def _in_flow(lines: Sequence[_Place]) -> Iterator[Sequence[_Place]]:
    """The paragraphs, those of each box behind the paragraph that the box interrupts."""
    boxes: list[tuple[int, list[_Place]]] = []
    running: list[_Place] = []
    for index, line in enumerate(lines):
        last = lines[index - 1] if index else None
        if not line.row.box:
            running.append(line)
        elif last and (last.page, last.row.box) == (line.page, line.row.box):
            boxes[-1][1].append(line)
        else:
            boxes.append((len(running), [line]))
    done = 0
    for group in [*_paragraphs(running), ()]:
        while boxes and (boxes[0][0] <= done or not group):
            yield from _paragraphs(boxes.pop(0)[1])
        if group:
            yield group
        done += len(group)


def _paragraphs(lines: Sequence[_Place]) -> Iterator[Sequence[_Place]]:
    """The lines in groups, each a paragraph."""
    leading = _leading(lines)
    edges = _edges(lines)
    listed = _lists(lines)
    first = 0
    for index, (before, after) in enumerate(itertools.pairwise(lines), 1):
        ended = _has_room(before, after, edges) or _part_of(before) in listed
        if _parted(lines[first], before, after, leading, ended=ended):
            yield lines[first:index]
            first = index
    if lines:
        yield lines[first:]


def _furniture(pages: Sequence[Sequence[Row]]) -> set[tuple[int, Row]]:
    """The lines at the edges of the pages that are repeated on others, numbers aside, or are page numbers."""
    edges: list[tuple[int, Row, str]] = []
    for number, rows in enumerate(pages):
        by_height = sorted(rows, key=lambda row: -row.y)
        outer = [*by_height[:_EDGE], *by_height[_EDGE:][-_EDGE:]]
        edges += ((number, row, _DIGITS.sub("#", row.words.casefold())) for row in outer)
    pages_of: dict[tuple[str, int], set[int]] = {}
    for number, row, key in edges:
        pages_of.setdefault((key, round(row.y / 10)), set()).add(number)
    least = _REPEATED if len(pages) > _REPEATED else 2
    return {
        (number, row)
        for number, row, key in edges
        if _PAGE_NUMBER.fullmatch(row.words) or len(pages_of[key, round(row.y / 10)]) >= least
    }


def _usual(rows: Sequence[Row]) -> float:
    """The size of type that most letters have."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.words)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _leading(lines: Sequence[_Place]) -> float:
    """The usual distance from one line to the next."""
    steps = [
        before.row.y - after.row.y
        for before, after in itertools.pairwise(lines)
        if before.page == after.page
        and not after.row.table
        and 0 < before.row.y - after.row.y < _WIDEST_LEADING * min(before.row.size, after.row.size)
    ]
    return median(steps) if steps else 0.0


def _part_of(line: _Place) -> tuple[int, int]:
    return line.page, line.row.column


def _edges(lines: Sequence[_Place]) -> dict[tuple[int, int], float]:
    """How far to the right the lines of each part of a page go."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        if not line.row.table:
            edges[_part_of(line)] = max(edges.get(_part_of(line), 0.0), line.row.end)
    return edges


def _has_room(before: _Place, after: _Place, edges: dict[tuple[int, int], float]) -> bool:
    """Whether a sentence ends on a line on which the next word would have had room: so ends a paragraph."""
    table = before.row.table or after.row.table
    if table or _part_of(before) != _part_of(after) or not ends_sentence(before.row.words):
        return False
    word = len(after.row.words.split(maxsplit=1)[0])
    share = (after.row.end - after.row.x) / max(1, len(after.row.words))
    edge = edges[_part_of(before)]
    return before.row.end + (word + 1) * share < edge - _ROOM * (edge - after.row.x)


def _lists(lines: Sequence[_Place]) -> set[tuple[int, int]]:
    """Parts of pages whose lines are entries each: short ones of which none begins inside a sentence."""
    parts: dict[tuple[int, int], list[str]] = {}
    for line in lines:
        parts.setdefault(_part_of(line), []).append(line.row.words)
    return {
        part
        for part, rows in parts.items()
        if len(rows) >= _LEAST_ENTRIES
        and sum(len(words.split()) for words in rows) <= _ENTRY_WORDS * len(rows)
        and not any(_goes_on(before, words) for before, words in itertools.pairwise(rows))
    }


def _goes_on(before: str, words: str) -> bool:
    return begins_amid(words) or before.endswith(("-", ","))


def _parted(first: _Place, before: _Place, after: _Place, leading: float, *, ended: bool) -> bool:
    """Whether a new paragraph begins with the line `after`; `ended` says that the one before is at its end."""
    last, row = before.row, after.row
    larger, smaller = max(last.size, row.size), min(last.size, row.size)
    if last.table or row.table or ended:
        return True
    if larger > _LARGE * smaller:
        return True
    stopped = ends_sentence(last.words)
    if before.page != after.page or last.column != row.column or row.y > last.y:
        return stopped or not row.words[:1].islower()
    if last.y - row.y > _GAP * max(leading, row.size):
        return True
    if _LIST.match(row.words) and (stopped or _LIST.match(first.row.words)):
        return True
    return stopped and row.x > last.x + _INDENT * row.size


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    """Lines as one paragraph; a word broken at a line's end is joined, in the form found elsewhere in the text."""
    parts: list[str] = []
    for line in lines:
        broken = _BROKEN.search(parts[-1]) if parts else None
        rest = LETTERS.pattern.match(line)
        if broken is None or rest is None or not rest.group()[0].islower():
            parts += [" ", line] if parts else [line]
            continue
        head, tail = broken.group(1).casefold(), rest.group().casefold()
        keeps = parts[-1][-1] == "-" and words[f"{head}-{tail}"] > words[head + tail]
        parts[-1] = parts[-1] if keeps else parts[-1][:-1]
        parts.append(line)
    return "".join(parts).translate(_LIGATURES)


def _kind(group: Sequence[_Place], size: float, words: str) -> SectionKind | None:
    """A note at the foot of a page is set smaller and begins with its sign."""
    small = all(line.row.size < _SMALL * size and not line.row.table for line in group)
    return "footnote" if small and _NOTE.match(words) else None
