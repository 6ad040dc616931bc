"""The heads of a live page's entries: the time and the heading that stand in one block with an entry's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.reading.formats.web.parts import Line, Place

_ENTRIES = 3
"""Entries with a head of one form from which a page has entries."""
_LONGEST_HEAD, _LONGEST_TIME = 200, 40
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?[:.h]\s?\d\d(?!\d)")


def is_time(line: Line) -> bool:
    """Whether a line is a time of day and hardly more."""
    return len(line.words) <= _LONGEST_TIME and not line.heading and _TIME.search(line.words) is not None


def with_heads(lines: Sequence[Line], chosen: set[int]) -> set[int]:
    """`chosen` with the times and headings of entries, where several entries have them in the same form and depth."""
    taken = [index for index in sorted(chosen) if not _is_head(lines[index])]
    entries: dict[tuple[str, str, int], dict[int, set[int]]] = {}
    for index, line in enumerate(lines):
        if _is_head(line) and (entry := _entry_of(lines, index, taken)):
            owner, depth = entry
            entries.setdefault((*_form(line), depth), {}).setdefault(owner, set()).add(index)
    heads = (found for of_form in entries.values() if len(of_form) >= _ENTRIES for found in of_form.values())
    return chosen.union(*heads)


def _entry_of(lines: Sequence[Line], index: int, taken: Sequence[int]) -> tuple[int, int] | None:
    """The line of the article that shares a block with a head, which the line on its other side does not share, and
    the depth of that block; None where there is none."""
    at = bisect_left(taken, index)
    before, after = (taken[place] if 0 <= place < len(taken) else None for place in (at - 1, at))
    places = [None if each is None else lines[each].place for each in (before, after)]
    apart, here = _shared(*places), lines[index].place
    above, below = _shared(places[0], here), _shared(here, places[1])
    if below > apart and after is not None:
        return after, below
    return (before, above) if above > apart and before is not None else None


def _is_head(line: Line) -> bool:
    if is_time(line):
        return True
    return bool(line.heading) and not line.site and len(line.words) <= _LONGEST_HEAD and line.linked < len(line.words)


def _form(line: Line) -> tuple[str, str]:
    place = line.place
    return place.name, place.around.name if place.around else ""


def _shared(one: Place | None, other: Place | None) -> int:
    """How deep the innermost block around both is; 0 where there is none."""
    while one is not None and other is not None and one is not other:
        if one.depth >= other.depth:
            one = one.around
        else:
            other = other.around
    return one.depth if one is not None and other is not None else 0
