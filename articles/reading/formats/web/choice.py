"""Finding the lines of a page again in the words that an extractor took for the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.reading.formats.web.parts import Line

_SIGNS = re.compile(r"[\W_]+")
_LONG = 20
_SHORT = 10
_LONGEST_LINK = 60


class _Found(NamedTuple):
    """A line found again: its index, and the end of its words in the words taken."""

    line: int
    end: int


class _Link(NamedTuple):
    found: _Found
    weight: int
    before: _Link | None


def chosen_lines(lines: Sequence[Line], taken: str, *, strict: bool = False) -> set[int]:
    """Indices of the lines whose words stand in `taken`, in the same order; white space and signs are left aside.

    Long lines come first: of those, the chain that covers most words, so that a teaser or a repeated title is not
    taken for the paragraph it repeats. Short lines count where they stand between two of them on both sides. Without
    `taken`, the lines of the page's own `article` or `main`; none if `strict`.
    """
    words = _bare(taken)
    if not words:
        return set() if strict else _marked(lines)
    bare = [_bare(line.words) for line in lines]
    chain = _heaviest(bare, words)
    chosen: set[int] = set()
    for before, after in zip([_Found(-1, 0), *chain], [*chain, _Found(len(bare), len(words))], strict=True):
        chosen |= _between(bare, words, before, after)
    return chosen | {found.line for found in chain}


def without_links_around(lines: Sequence[Line], chosen: set[int]) -> set[int]:
    """`chosen` without the short lines before and after the article that are links and nothing else."""
    kept = [index for index in sorted(chosen) if not _is_link(lines[index])]
    return {index for index in chosen if kept and kept[0] <= index <= kept[-1]} or chosen


def _is_link(line: Line) -> bool:
    return not line.heading and len(line.words) < _LONGEST_LINK and line.linked >= len(line.words)


def _heaviest(bare: Sequence[str], words: str) -> list[_Found]:
    """The long lines that stand in `words` one after another, as many code points of them as possible."""
    ends: list[int] = []
    links: list[_Link] = []
    # Most lines of a page are not in its article, and looking for each through all of it takes long.
    beginnings = {words[place : place + _LONG] for place in range(len(words) - _LONG + 1)}
    for index, line in enumerate(bare):
        start = words.find(line) if line[:_LONG] in beginnings else -1
        if start < 0:
            continue
        place = bisect_right(ends, start)
        before = links[place - 1] if place else None
        weight = len(line) + (before.weight if before else 0)
        link = _Link(_Found(index, start + len(line)), weight, before)
        # Kept: chains that end later and weigh more, so the best one to go on with is found by its end alone.
        place = bisect_right(ends, link.found.end)
        if place and links[place - 1].weight >= weight:
            continue
        stop = place
        while stop < len(links) and links[stop].weight <= weight:
            stop += 1
        ends[place:stop], links[place:stop] = [link.found.end], [link]
    chain: list[_Found] = []
    last = links[-1] if links else None
    while last is not None:
        chain.append(last.found)
        last = last.before
    return _tightened(bare, chain[::-1])


def _tightened(bare: Sequence[str], chain: list[_Found]) -> list[_Found]:
    """The chain with its first line taken as near to the second as the page repeats it: a teaser is further up."""
    if len(chain) > 1:
        first, second = chain[0], chain[1]
        repeats = (index for index in range(second.line - 1, first.line, -1) if bare[index] == bare[first.line])
        chain[0] = first._replace(line=next(repeats, first.line))
    return chain


def _between(bare: Sequence[str], words: str, before: _Found, after: _Found) -> set[int]:
    """The short lines between two found ones that stand between them in `words` too."""
    stop = after.end - (len(bare[after.line]) if after.line < len(bare) else 0)
    place = before.end
    chosen: set[int] = set()
    for index in range(before.line + 1, after.line):
        line = bare[index]
        found = words.find(line, place, stop) if line else -1
        if found >= 0 and found - place <= _leap(len(line)):
            chosen.add(index)
            place = found + len(line)
    return chosen


def _leap(length: int) -> int:
    """How many code points of other words a line may skip."""
    return 2 * length if length > _SHORT else 0


def _marked(lines: Sequence[Line]) -> set[int]:
    return {index for index, line in enumerate(lines) if line.article and not line.site and line.kind != "comments"}


def _bare(words: str) -> str:
    return _SIGNS.sub("", words)
