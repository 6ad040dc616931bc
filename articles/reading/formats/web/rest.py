"""Weighing what was left out of a page's article against what was taken: what is like it, and what is too much.

An extractor drops whole blocks at times. What stands in blocks of the same form as the article's, or beside its
paragraphs, is taken too; what else reads like an article is weighed, so that the reader can be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reading.formats.web.choice import chosen_lines
from articles.reading.structure.markers import is_caption, mark_of
from articles.reading.structure.paragraphs import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from articles.reading.formats.web.parts import Line, Place

_PROSE = 80
_ASIDE = 25
"""Code points from which a sentence counts as prose; between paragraphs of the article, fewer are enough."""
_MOST_LINKED = 0.4
"""The share of a paragraph that may be links; teasers are links throughout."""
_FORM = 3
"""Blocks around a paragraph that make its form; two are alike by chance too often, measured on 311 public pages."""
_NEAR = 3
"""Levels up to a block around both, where no class tells the form."""
_ROUNDS = 3


def is_prose(line: Line, least: int = _PROSE) -> bool:
    """Whether a line reads like a paragraph of an article: long, a sentence at its end, and no list of links."""
    words = line.words
    return len(words) >= least and line.linked <= _MOST_LINKED * len(words) and ends_sentence(words)


def weight(lines: Sequence[Line], indices: Iterable[int]) -> int:
    """Code points of prose among some lines of a page."""
    return sum(len(lines[index].words) for index in indices if is_prose(lines[index]))


def with_stated(lines: Sequence[Line], chosen: set[int], stated: Sequence[str]) -> set[int]:
    """`chosen` with the lines that the page's data call the article, unless that is only an excerpt or another one."""
    if not stated:
        return chosen
    found = chosen_lines(lines, " ".join(stated), strict=True)
    return chosen | found if 2 * weight(lines, found) > weight(lines, chosen) else chosen


def with_alike(lines: Sequence[Line], chosen: set[int], barred: Collection[int]) -> set[int]:
    """`chosen` with the prose that stands beside it or in blocks of its form; `barred` lines stay out."""
    for _ in range(_ROUNDS):
        more = _alike(lines, chosen, barred)
        if not more:
            break
        chosen = chosen | more
    return chosen


def _alike(lines: Sequence[Line], chosen: set[int], barred: Collection[int]) -> set[int]:
    taken = [lines[index].place for index in chosen if is_prose(lines[index])]
    if not taken:
        return set()
    forms = {_form(place) for place in taken}
    homes = {id(place) for place in taken} | {(id(place.around), place.name) for place in taken}
    around = _blocks_near(taken)
    first, last = min(chosen), max(chosen)
    more: set[int] = set()
    for index, line in enumerate(lines):
        if index in chosen or index in barred or not is_prose(line, _ASIDE if first < index < last else _PROSE):
            continue
        if _is_apart(line):
            continue
        place = line.place
        beside = id(place) in homes or (id(place.around), place.name) in homes
        if beside or (_form(place) in forms and (_is_named(place) or not around.isdisjoint(_near(place)))):
            more.add(index)
    return more


def _form(place: Place) -> tuple[str, ...]:
    return tuple(each.name for each in _up(place, _FORM))


def _is_named(place: Place) -> bool:
    return any("." in name for name in _form(place))


def _up(place: Place, levels: int) -> Iterable[Place]:
    at: Place | None = place
    for _ in range(levels):
        if at is None:
            return
        yield at
        at = at.around


def _near(place: Place) -> set[int]:
    return {id(each) for each in _up(place, _NEAR + 1) if each.depth > 1}


def _blocks_near(places: Iterable[Place]) -> set[int]:
    near: set[int] = set()
    for place in places:
        near |= _near(place)
    return near


def left_out(lines: Sequence[Line], chosen: set[int], talk: Collection[int] = ()) -> list[int]:
    """Indices of prose that reads like a part of the article, was not taken, and does not repeat what was."""
    seen = " ".join(lines[index].words for index in sorted(chosen))
    found: dict[str, int] = {}
    for index, line in enumerate(lines):
        if index in chosen or index in talk or not is_prose(line) or _is_apart(line):
            continue
        if line.words not in seen:
            found.setdefault(line.words, index)
    return list(found.values())


def _is_apart(line: Line) -> bool:
    """Whether the page or the line itself says that it is no part of the text."""
    outside = line.site or line.heading or line.kind in {"caption", "comments"}
    return bool(outside) or mark_of(line.words) is not None or is_caption(line.words)


def is_outweighed(lines: Sequence[Line], chosen: set[int], rest: Sequence[int]) -> bool:
    """Whether more prose was left out than taken."""
    return weight(lines, rest) > weight(lines, chosen)


def are_teasers(lines: Sequence[Line], chosen: Collection[int], second: Collection[int]) -> bool:
    """Whether what a second opinion adds is outside the page's own `article`, or stands behind links as teasers do."""
    more = [index for index in second if index not in chosen and is_prose(lines[index])]
    outside = not any(lines[index].article for index in more) and any(lines[index].article for index in chosen)
    linked = sum(index > 0 and lines[index - 1].linked >= len(lines[index - 1].words) for index in more)
    return outside or 2 * linked > len(more)


def amid(chosen: Collection[int], rest: Iterable[int]) -> list[int]:
    """Those of `rest` that stand between lines of the article."""
    first, last = min(chosen, default=0), max(chosen, default=0)
    return [index for index in rest if first < index < last]


def standfirst(lines: Sequence[Line], headline: int, below: Iterable[int]) -> list[int]:
    """Those of the prose `below` the headline and above the article that stand in one block with the headline."""
    around = _near(lines[headline].place)
    return [index for index in below if not around.isdisjoint(_near(lines[index].place))]
