"""A picture of the timeline: time runs down, an account is a lane, and what is told with two times slants."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles.reports.parts import counted, title_of
from articles.reports.report.html.marks import curve, free_on_curve, pill, text
from articles.timeline.words import counts_of, day_of, hour_of, letter, main_tellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from articles.claims.dates.moment import Moment
    from articles.timeline import Entry, Timeline

WIDTH = 420.0
_HOUR, _FIRST, _LAST = 88.0, 210.0, 366.0
"""Where the hours stand, and the lanes of the first and the last account."""
_TOP, _PITCH, _BETWEEN_DAYS = 34.0, 12.5, 7.0
_DOT, _SMALL = 3.1, 2.3
_LONGEST_NAME = 24
_Key = tuple["datetime", float, str]


class _Slot(NamedTuple):
    """A time that somebody tells: what is written beside it, and how far down it is drawn."""

    day: str
    hour: str
    y: float


def lanes(timeline: Timeline) -> str:
    """A figure with the picture, its description and its legend."""
    slots = _slots(timeline)
    height = max(slot.y for slot in slots.values()) + 14
    parts = [
        '<figure class="picture"><svg class="map" role="img" aria-labelledby="lanes-t lanes-d" '
        f'viewBox="0 0 {WIDTH:.0f} {height:.0f}">',
        '<title id="lanes-t">Picture of the timeline</title>',
        f'<desc id="lanes-d">{counted(len(timeline.articles), "account", "accounts")}; {counts_of(timeline)}</desc>',
        *_heads(timeline, height),
        *_labels(list(slots.values())),
        *_links(timeline, slots),
        *_dots(timeline, slots),
        f'</svg><figcaption><ul class="legend">{"".join(_legend(timeline))}</ul></figcaption></figure>',
    ]
    return "\n".join(parts)


def _x(timeline: Timeline, article: int) -> float:
    return _FIRST + (_LAST - _FIRST) * article / max(len(timeline.articles) - 1, 1)


def _key(moment: Moment) -> _Key:
    return moment.start, -(moment.end - moment.start).total_seconds(), hour_of(moment)


def _slots(timeline: Timeline) -> dict[_Key, _Slot]:
    moments = {_key(each.moment): each.moment for entry in timeline.entries for each in entry.tellings if each.moment}
    slots: dict[_Key, _Slot] = {}
    y, last = _TOP - _PITCH, ""
    for key in sorted(moments):
        day = day_of(moments[key])
        y += _PITCH + (_BETWEEN_DAYS if day != last and last else 0)
        slots[key] = _Slot(day if day != last else "", hour_of(moments[key]), y)
        last = day
    return slots


def _heads(timeline: Timeline, height: float) -> Iterator[str]:
    room = _LONGEST_NAME if len(timeline.articles) <= 2 else _LONGEST_NAME // len(timeline.articles)
    for index, article in enumerate(timeline.articles):
        x = _x(timeline, index)
        name = article.outlet or title_of(article)
        short = name if len(name) <= room else f"{name[: room - 1].rstrip()}…"
        yield f'<line class="lane" x1="{x:.0f}" x2="{x:.0f}" y1="{_TOP - 8:.0f}" y2="{height - 6:.0f}"/>'
        yield f'<text class="t" x="{x:.0f}" y="10" text-anchor="middle">{letter(index)}</text>'
        yield f'<text x="{x:.0f}" y="20" text-anchor="middle">{text(short)}</text>'


def _labels(slots: Sequence[_Slot]) -> Iterator[str]:
    for slot in slots:
        if slot.day:
            yield f'<line class="day" x1="4" x2="{WIDTH - 4:.0f}" y1="{slot.y - 8:.1f}" y2="{slot.y - 8:.1f}"/>'
            yield f'<text class="d" x="4" y="{slot.y + 3:.1f}">{slot.day}</text>'
        if slot.hour:
            yield f'<text x="{_HOUR:.0f}" y="{slot.y + 3:.1f}">{text(slot.hour)}</text>'


def _links(timeline: Timeline, slots: dict[_Key, _Slot]) -> Iterator[str]:
    drawn = sorted(enumerate(timeline.entries), key=lambda each: bool(each[1].clash))
    for _, entry in drawn:
        for (a, start), (b, end) in pairwise(_places(entry, slots)):
            way = curve(_x(timeline, a), start, _x(timeline, b), end)
            kind = "differ" if entry.clash and start != end else "strong"
            if kind == "differ":
                yield f'<path class="k halo" d="{way}"/>'
            yield f'<path class="k {kind}" d="{way}"/>'
    placed: list[tuple[float, float]] = []
    for number, entry in drawn:
        for (a, start), (b, end) in pairwise(_places(entry, slots)):
            point = free_on_curve((_x(timeline, a), start), (_x(timeline, b), end), placed)
            if entry.clash and start != end and point is not None:
                placed.append(point)
                yield f'<g class="differ">{pill(*point, f"≠{number + 1}")}</g>'


def _places(entry: Entry, slots: dict[_Key, _Slot]) -> list[tuple[int, float]]:
    """The accounts that tell an entry, each with how far down its time is; without one, beside the entry's own."""
    own = slots[_key(entry.moment)].y
    return [
        (telling.article, own if telling.moment is None else slots[_key(telling.moment)].y)
        for telling in main_tellings(entry)
    ]


def _dots(timeline: Timeline, slots: dict[_Key, _Slot]) -> Iterator[str]:
    for entry in timeline.entries:
        dated = {telling.article for telling in entry.dated}
        for article, y in _places(entry, slots):
            x, kind = _x(timeline, article), "" if article in dated else ' class="o"'
            yield f'<circle{kind} cx="{x:.0f}" cy="{y:.1f}" r="{_DOT if article in dated else _SMALL}"/>'


def _legend(timeline: Timeline) -> Iterator[str]:
    def sample(kind: str) -> str:
        return (
            f'<svg aria-hidden="true" viewBox="0 0 44 12"><line class="k {kind}" x1="2" x2="42" y1="6" y2="6"/></svg>'
        )

    yield f"<li>{sample('strong')}one happening</li>"
    if timeline.clashes:
        yield f"<li>{sample('differ')}≠ told with two times; the number is the row's</li>"
    if timeline.orders:
        yield "<li>lines that cross: told in opposite orders</li>"
    yield "<li>● says when; ○ tells it without a time</li>"
