"""What library commands print, in lines."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from articles.library.events import LIKELY
from tui.cli.output import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.library import Added, Entry, Hit, Pair, Told

_TITLE, _SHORTEST, _OUTLET = 60, 20, 20
_BESIDE = 47
"""Columns that a title leaves to the chance, the number, the day and the outlet."""
_DOUBTFUL = 5
"""Doubtful texts that are named; programs get all of them."""


def entry_line(entry: Entry) -> str:
    """A text in one line: number, day, outlet, title; on a narrow terminal less of the title."""
    room = shutil.get_terminal_size((_BESIDE + _TITLE, 24)).columns - _BESIDE
    title = _cut(entry.title, max(_SHORTEST, min(_TITLE, room)))
    day = entry.published.isoformat() if entry.published else ""
    later = "" if entry.latest else "  (an earlier version)"
    outlet = _cut(entry.outlet or "", _OUTLET)
    return f"{entry.number:>6}  {day:10}  {outlet:{_OUTLET}}  {title}{later}"


def counted(count: int) -> str:
    """So many texts, in words."""
    return f"{count:,} text{'' if count == 1 else 's'}"


def list_lines(entries: Sequence[Entry], count: int) -> Iterator[str]:
    """Texts with where they came from, and how many there are in all."""
    for each in entries:
        more = f" and {each.places - 1} more" if each.places > 1 else ""
        yield f"{entry_line(each)}  {one_line(each.source)}{more}\n"
    yield f"{counted(count)}\n"


def hit_lines(found: Sequence[Hit], words: str) -> Iterator[str]:
    """Found texts, each with its words around the place; what was sought stands between signs."""
    for hit in found:
        yield entry_line(hit.entry) + "\n"
        marked = "".join(f"[{one_line(part)}]" if sought else one_line(part) for part, sought in hit.parts)
        yield f"        {marked}\n"
    if not found:
        yield f"no text has {one_line(words)}\n"


def event_lines(found: Sequence[Told], title: str) -> Iterator[str]:
    """The texts that tell of an event, with their chances and the reasons."""
    likely = [each for each in found if each.chance >= LIKELY]
    words = "which tell of" if likely else "no text of the library seems to tell of"
    yield f"{words} the event of {one_line(title)}{':' if likely else ''}\n"
    for number, each in enumerate([*likely, *found[len(likely) :][:_DOUBTFUL]]):
        if number == len(likely):
            yield "less likely:\n"
        yield f" {_chance(each.chance)}{entry_line(each.entry)}\n{_reasons(each)}"


def pair_lines(found: Sequence[Pair]) -> Iterator[str]:
    """Likely pairs, with their chances and the reasons."""
    for each in found:
        yield f" {_chance(each.chance)}{entry_line(each.a)}\n    {entry_line(each.b)}\n{_reasons(each)}"
    if not found:
        yield "no two texts of the library seem to tell of one event\n"


def group_lines(groups: Sequence[Sequence[Entry]]) -> Iterator[str]:
    """Groups of texts on one event."""
    for number, group in enumerate(groups, 1):
        yield f"event {number}: {len(group)} texts\n"
        yield from (f"{entry_line(each)}\n" for each in group)
    if not groups:
        yield "no two texts of the library seem to tell of one event\n"


def added_lines(found: Added) -> Iterator[str]:
    """What came of adding."""
    parts = [f"added {counted(len(found.new))}"]
    for count, words in (
        (len(found.changed), "new versions"),
        (found.there, "there already"),
        (len(found.refused), "refused"),
    ):
        if count:
            parts.append(f"{count:,} {words}")
    yield ", ".join(parts) + "\n"


def _reasons(found: Told | Pair) -> str:
    parts = [", ".join(map(one_line, found.names)), ", ".join(map(one_line, found.words)), found.days]
    parts.append(f"a copy with changes, {found.copy:.0%} alike" if found.copy else "")
    return f"      {' · '.join(part for part in parts if part)}\n"


def _chance(chance: float) -> str:
    return f"{min(chance, 0.99):.2f}".removeprefix("0")


def _cut(text: str, most: int) -> str:
    text = one_line(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"
