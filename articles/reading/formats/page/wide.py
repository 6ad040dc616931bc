"""Tables that are certain before the columns of a page are known, so that none of its gaps is taken for a gutter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reading.formats.page.segments import begins_amid
from articles.reading.formats.page.tables import APART, MOST_WORDS, SAME_HEIGHT, Line, columns_of, heads, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.reading.formats.page.drawn import Box
    from articles.reading.formats.page.segments import Segment

_SAME_EDGE = 5.0
_RUNNING = 0.25
_SEVERAL = 3
_ROWS_A_RULE = 5


def wide_tables(rows: Sequence[Sequence[Segment]], rules: Sequence[Box]) -> list[tuple[int, int]]:
    """From where to where rows of a whole page are one table for certain, whatever columns its text has.

    Its rows have several figures each and else only short words, or lines are drawn every few rows.
    """
    lines = [Line(row, parts_of(row)) for row in rows]
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and _has_figures(lines[last]) and (last == first or _near(lines, last)):
            last += 1
        if last - first > 1:
            columns = columns_of(lines[first:last])
            while (
                first
                and _near(lines, first)
                and (_is_short(lines[first - 1]) or (columns and heads(lines[first - 1].words, columns)))
            ):
                first -= 1
            if columns and not _runs_on(lines[first:last]):
                found.append((first, last))
        first = max(last, first + 1)
    joined: list[tuple[int, int]] = []
    for start, end in sorted([*found, *_ruled(lines, rules)]):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _has_figures(line: Line) -> bool:
    figures = sum(part.figure for part in line.parts)
    return figures > 1 and _is_short(line)


def _runs_on(block: Sequence[Line]) -> bool:
    """Whether cells that are no figures are rather lines of another column, many of which begin inside a sentence."""
    texts = [part.words for line in block for part in line.parts if not part.figure]
    running = sum(begins_amid(words) and len(words.split()) >= _SEVERAL for words in texts)
    return running > _RUNNING * len(texts)


def _is_short(line: Line) -> bool:
    """Whether a row has several cells of few words."""
    return len(line.parts) > 1 and all(len(part.words.split()) <= MOST_WORDS for part in line.parts)


def _near(lines: Sequence[Line], place: int) -> bool:
    """Whether a row stands no further below the one before than rows of a table do."""
    return place > 0 and lines[place - 1].y - lines[place].y < APART / 2 * lines[place].size


def _ruled(lines: Sequence[Line], rules: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """The rows between lines of one length that are drawn every few rows, if no words stand beside them."""
    drawn: dict[tuple[int, int], list[Box]] = {}
    for rule in _whole(rules):
        drawn.setdefault((round(rule.left / _SAME_EDGE), round(rule.right / _SAME_EDGE)), []).append(rule)
    for same in drawn.values():
        left, right = min(rule.left for rule in same), max(rule.right for rule in same)
        inside = [n for n, line in enumerate(lines) if same[-1].low < line.y < same[0].low]
        words = [word for n in inside for word in lines[n].words]
        beside = any(word.x < left - _SAME_EDGE or word.end > right + _SAME_EDGE for word in words)
        cells = sum(len(lines[n].parts) > 1 for n in inside)
        if cells > 1 and not beside and len(inside) <= _ROWS_A_RULE * (len(same) - 1):
            yield inside[0], inside[-1] + 1


def _whole(rules: Sequence[Box]) -> list[Box]:
    """Rules from the top, the pieces of each joined."""
    found: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (-round(rule.low), rule.left)):
        last = found[-1] if found else None
        if last and last.low - rule.low < SAME_HEIGHT and rule.left <= last.right + _SAME_EDGE:
            found[-1] = last._replace(left=min(last.left, rule.left), right=max(last.right, rule.right))
        else:
            found.append(rule)
    return found
