"""The numbers that count the lines of a text, as transcripts, drafts and editions of verse have them in the margin."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles.reading.structure.paragraphs import LINE_BREAKS, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINE_NUMBERS = "the numbers of its lines are left out"
"""The line for the reader of a text that had some."""
CELLS = "\t"
_LEAST = 3
_SURE = 5
_MOST_BESIDE = 2
"""Rows: fewer numbers than are sure, such as those of quantities in a list, have to count all else on the page."""
_LEAST_GOING_ON, _MOST_GOING_ON = 0.15, 0.95
"""Shares of lines that begin in small letters: in a list none does or all do, in running text many do."""
_UNCOUNTED = 0.2
_NEAR = 2.0
AT_START = re.compile(r"\A\s{0,60}+(\d{1,5})(?:[:|]\s?|[.)]?(?:\s{1,60}+|$))")
_AT_END = re.compile(r"(?<=\S)\s{2,120}+(\d{1,5})$")


class Candidate(NamedTuple):
    """What may be the number of a line: its value, its row from the top, both edges, and the letters it takes up."""

    value: int
    row: int
    left: float
    right: float
    place: tuple[int, int] = (0, 0)


def line_numbers(candidates: Sequence[Candidate], rows: Sequence[str], least: int = _LEAST) -> set[Candidate]:
    """Those that count lines, `least` of them or more; `rows` are the words of each row without its candidate.

    They stand below one another, count on evenly, leave no row out, and stand before text that runs on from row to
    row. The numbers of a list do not, nor do those of a table, whose cells have CELLS between them.
    """
    found: set[Candidate] = set()
    for share in (0.0, 1.0, 0.5):
        for group in _aligned(candidates, share):
            sure = False
            for run in sorted(_even(group), key=len, reverse=True):
                if len(run) < least or not _counts(run, rows):
                    continue
                fives = (run[1].value - run[0].value) % 5 == 0
                beside = sum(map(bool, (*rows[: run[0].row], *rows[run[-1].row + 1 :])))
                sure = sure or len(run) >= _SURE
                if sure or fives or (len(run) >= _LEAST and beside <= _MOST_BESIDE):
                    found.update(run)
    return found


def without_line_numbers(text: str) -> str:
    """A plain text without the numbers of its lines; the text itself where it has none."""
    lines = lines_of(text)
    candidates: list[Candidate] = []
    for row, line in enumerate(lines):
        words = line.strip()
        if not words or not (words[0].isdecimal() or words[-1].isdecimal()):
            continue
        for pattern in (AT_START, _AT_END):
            number = pattern.search(line.rstrip()) if pattern is _AT_END else pattern.match(line)
            if number:
                left, right = number.span(1)
                candidates.append(Candidate(int(number.group(1)), row, left, right, number.span()))
    if len(candidates) < _LEAST:
        return text
    first = {candidate.row: candidate for candidate in reversed(candidates)}
    rows = [line[first[row].place[1] :] if row in first else line for row, line in enumerate(lines)]
    for counted in line_numbers(candidates, [row.strip() for row in rows]):
        line = lines[counted.row]
        start, end = counted.place
        ending = line[len(line.rstrip(LINE_BREAKS)) :]
        lines[counted.row] = line[:start] + line[end:] if end < len(line) else line[:start] + ending
    return "".join(lines)


def _aligned(candidates: Sequence[Candidate], share: float) -> Iterator[list[Candidate]]:
    """Candidates in groups that have one edge or their middle in common: what lies at that share of their width."""

    def place(candidate: Candidate) -> float:
        return candidate.left + share * (candidate.right - candidate.left)

    group: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda each: (place(each), each.row)):
        if group and place(candidate) - place(group[0]) > _NEAR:
            yield sorted(group, key=lambda each: each.row)
            group = []
        group.append(candidate)
    if group:
        yield sorted(group, key=lambda each: each.row)


def _even(group: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Runs of a group in which each number is as much higher than the one before."""
    run: list[Candidate] = []
    for candidate in group:
        step = run[-1].value - run[-2].value if len(run) > 1 else None
        grown = candidate.value - run[-1].value if run else 0
        if run and (grown < 1 or (step is not None and grown != step)):
            yield run
            run = run[-1:] if grown > 0 and len(run) == 2 else []
        run.append(candidate)
    if run:
        yield run


def _counts(run: Sequence[Candidate], rows: Sequence[str]) -> bool:
    """Whether a run of numbers counts the rows beside it."""
    step = run[1].value - run[0].value
    between = range(run[0].row, run[-1].row + 1)
    if sum(CELLS in rows[row] for row in between) > _UNCOUNTED * len(between):
        return False
    if step > 1:
        pairs = pairwise(run)
        return all(_filled(rows, one.row, other.row) in range(step - 1, step + 2) for one, other in pairs)
    counted = {candidate.row for candidate in run}
    if sum(bool(rows[row]) for row in between if row not in counted) > _UNCOUNTED * len(run):
        return False
    begun = [rows[row] for row in counted if rows[row]]
    going_on = sum(words[0].islower() for words in begun)
    return _LEAST_GOING_ON * len(begun) <= going_on <= _MOST_GOING_ON * len(begun) and going_on > 0


def _filled(rows: Sequence[str], first: int, last: int) -> int:
    return sum(bool(words) for words in rows[first:last])
