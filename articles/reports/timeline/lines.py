"""The timeline as plain lines, and as Markdown: a heading a day, then its entries with who tells them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from articles.reports.literal import literal, quoted
from articles.reports.parts import flat, place_at, title_of
from articles.timeline.words import basis_of, clash_of, counts_of, day_of, hour_of, letter, orders_of, sources_of, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.timeline import Telling, Timeline


def render(timeline: Timeline, *, remarks: Sequence[str] = ()) -> str:
    """The timeline in lines, to be read or read out, ending with a line break; quotations are exact but for breaks."""
    lines = [*_heads(timeline), "", f"Timeline: {counts_of(timeline)}.", *remarks, ""]
    for day, numbers in _days(timeline):
        lines.append(day)
        for number in numbers:
            lines += _entry(timeline, number)
        lines.append("")
    lines += _unread(timeline)
    return "\n".join(lines).rstrip() + "\n"


def _heads(timeline: Timeline) -> Iterator[str]:
    for index, article in enumerate(timeline.articles):
        day = article.published.isoformat() if article.published else None
        facts = ", ".join(filter(None, (article.outlet, day)))
        yield f"{letter(index)}: {flat(title_of(article))}" + (f" ({flat(facts)})" if facts else "")


def _days(timeline: Timeline) -> Iterator[tuple[str, list[int]]]:
    """The days, or longer periods, in order, each with the indices of its entries."""
    for day, group in groupby(range(len(timeline.entries)), lambda index: day_of(timeline.entries[index].moment)):
        yield day, list(group)


def _entry(timeline: Timeline, index: int) -> Iterator[str]:
    entry = timeline.entries[index]
    hour = hour_of(entry.moment)
    yield f"{index + 1}. {hour + ', ' if hour else ''}{sources_of(entry)}"
    if entry.clash:
        yield f"   clash of {clash_of(entry)}"
    yield from (f"   clash of order: {line}" for line in orders_of(timeline, index))
    for telling in entry.tellings:
        yield f"   {_where(timeline, telling)}: {flat(timeline.articles[telling.article].quote(telling.span))}"


def _where(timeline: Timeline, telling: Telling) -> str:
    """Who tells it, where, and when it was by that account."""
    place = place_at(timeline.articles[telling.article], telling.span.start)
    said = when(telling.moment) if telling.moment is not None else "without a time"
    basis = basis_of(telling.moment) if telling.moment is not None else ""
    return ", ".join(part for part in (letter(telling.article), place, said, basis) if part)


def _unread(timeline: Timeline) -> Iterator[str]:
    if timeline.unread:
        yield "Not understood:"
    for each in timeline.unread:
        article = timeline.articles[each.article]
        place = place_at(article, each.span.start)
        yield f"   {letter(each.article)}, {place}: “{flat(article.quote(each.span))}”, {each.why}"


def render_markdown(timeline: Timeline, *, remarks: Sequence[str] = ()) -> str:
    """The timeline as Markdown, ending with a line break; quotations are exact when it is read."""
    lines = ["# Timeline", "", *(f"- {literal(head)}" for head in _heads(timeline)), ""]
    lines += [f"{literal(counts_of(timeline))}.", ""]
    for remark in remarks:
        lines += [literal(remark), ""]
    for day, numbers in _days(timeline):
        lines += [f"## {literal(day)}", ""]
        for number in numbers:
            lines += _markdown(timeline, number)
    told = list(_unread(timeline))
    if told:
        lines += ["## Not understood", "", *(f"- {literal(line.strip())}" for line in told[1:])]
    return "\n".join(lines).rstrip() + "\n"


def _markdown(timeline: Timeline, index: int) -> Iterator[str]:
    entry = timeline.entries[index]
    hour = hour_of(entry.moment)
    yield f"### {index + 1} · {literal(hour) + ' · ' if hour else ''}{literal(sources_of(entry))}"
    yield ""
    signs = [f"clash of {clash_of(entry)}"] if entry.clash else []
    signs += [f"clash of order: {line}" for line in orders_of(timeline, index)]
    for sign in signs:
        yield f"**≠ {literal(sign)}**"
        yield ""
    for telling in entry.tellings:
        yield f"{literal(_where(timeline, telling))}:"
        yield ""
        yield from quoted(timeline.articles[telling.article].quote(telling.span))
        yield ""
