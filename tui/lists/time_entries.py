"""The lines of the timeline: the hour, who tells it, a sign where they clash, and the words; under each day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from articles.reading.display import displayable, plain
from articles.reports.parts import place_at
from articles.timeline.words import (
    basis_of,
    clash_of,
    day_of,
    hour_of,
    letter,
    main_tellings,
    orders_of,
    sources_of,
    when,
)
from tui.lists.entry import Entry
from tui.view.pages.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Span
    from articles.timeline import Telling, Timeline
    from tui.view.display import Display

TIME_HINT = "words, day, hour, A, clash"
"""What may be typed above the timeline."""
_UNREAD = "u"
_LONGEST, _AROUND = 118, 12
"""Cells of a line at most, and those that the frame of the list, its mark and the scroll bar have."""
_HOURS, _SOURCES = 19, 8
"""Cells for the hour, as long as "shortly after 07:00", and for who tells it."""
_NARROW, _NARROW_HOURS = 90, 13
_NUMBERS = re.compile(r"\d++(?:(?:, | and )\d++)*+")


@dataclass(frozen=True, slots=True)
class TimeEntries:
    """The rows of a timeline, of any number of accounts."""

    timeline: Timeline
    display: Display

    def entries(self) -> list[Entry]:
        """A row for each entry under its day, then those for what is not understood."""
        rows = [self._entry(index) for index in range(len(self.timeline.entries))]
        return [*rows, *self._unread()]

    def spans(self, value: str) -> dict[int, Span]:
        """Where a row leads to in each account that tells it, by the account's index."""
        if value.startswith(_UNREAD):
            each = self.timeline.unread[int(value[1:])]
            return {each.article: each.span}
        return {telling.article: telling.span for telling in main_tellings(self.timeline.entries[int(value)])}

    def near(self, article: int, offset: int) -> str:
        """The row that a place of an account is in, else the one told last before it; "" before the first."""
        told = [
            (telling.span.start, str(index))
            for index, entry in enumerate(self.timeline.entries)
            for telling in entry.tellings
            if telling.article == article and telling.span.start <= offset
        ]
        return max(told)[1] if told else ""

    def detail(self, value: str) -> Content:
        """A row in full: each account with its words, its place and when it was by that account; and the clashes."""
        if not value:
            return Content("")
        return Content.assemble(*(self._unread_words(value) if value.startswith(_UNREAD) else self._told(int(value))))

    def _entry(self, index: int) -> Entry:
        entry = self.timeline.entries[index]
        narrow = self.display.width < _NARROW
        hours = _NARROW_HOURS if narrow else _HOURS
        orders = orders_of(self.timeline, index)
        sign = self.display.signs["differ"] if entry.clash or orders else " "
        first = next(telling for telling in main_tellings(entry) if telling.moment is not None)
        words = plain(self.timeline.articles[first.article].quote(first.span))
        room = max(min(self.display.width, _LONGEST) - _AROUND - hours - _SOURCES - 3, 12)
        content = Content.assemble(
            _filled(hour_of(entry.moment), hours),
            (f"{_filled(sources_of(entry), _SOURCES)}", "$ink-quiet"),
            (f"{sign} ", "bold"),
            (displayable(fit(words, room)), "bold" if sign != " " else ""),
        )
        kinds = f"clash {clash_of(entry)}" if entry.clash else ""
        kinds += " clash of order" if orders else ""
        every = " ".join(self.timeline.articles[each.article].quote(each.span) for each in entry.tellings)
        searched = f"{when(entry.moment)} {sources_of(entry)} {kinds} {every}"
        return Entry(str(index), content, displayable(searched), day_of(entry.moment))

    def _unread(self) -> Iterator[Entry]:
        for number, each in enumerate(self.timeline.unread):
            words = displayable(plain(self.timeline.articles[each.article].quote(each.span)))
            content = Content.assemble((f"{letter(each.article)}  ", "$ink-quiet"), f"{words}: {each.why}")
            yield Entry(f"{_UNREAD}{number}", content, f"not understood {words} {each.why}", "Not understood")

    def _told(self, index: int) -> Iterator[tuple[str, str]]:
        entry = self.timeline.entries[index]
        if entry.clash:
            yield f"{self.display.signs['differ']} {clash_of(entry)}\n", "bold"
        for order in orders_of(self.timeline, index)[:2]:
            yield f"{self.display.signs['differ']} order: {self._of_order(order)}\n", "bold"
        for telling in entry.tellings:
            yield from self._telling(telling)

    def _of_order(self, order: str) -> str:
        """A clash of order, with the words of the first of the other entries in place of their numbers."""
        numbers = _NUMBERS.search(order)
        if numbers is None:
            return order
        number, *more = re.findall(r"\d++", numbers[0])
        first = main_tellings(self.timeline.entries[int(number) - 1])[0]
        words = fit(plain(self.timeline.articles[first.article].quote(first.span)), 40)
        others = f" and {len(more)} more" if more else ""
        return displayable(f"{order[: numbers.start()]}“{words}”{others}{order[numbers.end() :]}")

    def _telling(self, telling: Telling) -> Iterator[tuple[str, str]]:
        article, moment = self.timeline.articles[telling.article], telling.moment
        place = place_at(article, telling.span.start).replace("paragraph", "¶").partition(" of ")[0]
        said = "no time" if moment is None else ", ".join(filter(None, (when(moment), basis_of(moment))))
        yield f"{letter(telling.article)} ", "bold"
        yield f"{place}, {said}  ", "$ink-quiet"
        yield f"{displayable(plain(article.quote(telling.span)))}\n", ""

    def _unread_words(self, value: str) -> Iterator[tuple[str, str]]:
        each = self.timeline.unread[int(value[1:])]
        article = self.timeline.articles[each.article]
        at = article.sentence_at(each.span.start)
        span = article.sentences[at].span if at is not None else each.span
        yield f"{letter(each.article)} ", "bold"
        yield f"{displayable(plain(article.quote(span)))}\n", ""


def _filled(words: str, cells: int) -> str:
    text = fit(words, cells - 1)
    return text + " " * (cells - cell_len(text))
