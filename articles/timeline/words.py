"""When something was, in words and figures: the day, the hour or the part of it, and who tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from articles.claims.dates.moment import Moment
    from articles.timeline.model import Entry, Telling, Timeline

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_BASIS: Final = {
    "written": "",
    "dateline": "counted from the day of the article",
    "told before": "of the day told before",
}


def letter(article: int) -> str:
    """The letter of an account: A for the base."""
    return chr(ord("A") + article)


def day_of(moment: Moment) -> str:
    """The day, month or year, or two of them: "Fri 9 Dec 2016", "10–20 Dec 2016", "Oct 2016 – Jan 2017"."""
    first, last = moment.start, moment.end
    if moment.precision == "part" and moment.part != "overnight":
        last = first
    if moment.precision == "year":
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if moment.precision == "month":
        return _both(_month(first), _month(last))
    if first.date() == last.date():
        return f"{_DAYS[first.weekday()]} {first.day} {_month(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_month(last)}"
    return _both(f"{first.day} {_month(first)}", f"{last.day} {_month(last)}")


def _month(day: datetime) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _both(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def hour_of(moment: Moment) -> str:
    """The hour as told, or the part of the day: "shortly after 07:00", "12:00–15:00", "10:45 or 22:45"; else ""."""
    if moment.precision == "part":
        return f"{moment.edge} {moment.part.replace('_', ' ')}".strip()
    if moment.precision != "hour":
        return ""
    told = [_hours(first, last) for first, last in _halves(moment)]
    return " ".join(part for part in (moment.edge, " or ".join(told), moment.zone.upper()) if part)


def _halves(moment: Moment) -> Iterator[tuple[datetime, datetime]]:
    from datetime import timedelta

    yield moment.start, moment.end
    if not moment.half_known:
        yield moment.start + timedelta(hours=12), moment.end + timedelta(hours=12)


def _hours(first: datetime, last: datetime) -> str:
    return _clock(first) if first == last else f"{_clock(first)}–{_clock(last)}"


def _clock(time: datetime) -> str:
    # The last minute of a day is how its end is kept: "by midnight".
    return "24:00" if (time.hour, time.minute) == (23, 59) else f"{time:%H:%M}"


def when(moment: Moment) -> str:
    """Day and hour in one: "Fri 9 Dec 2016, shortly after 07:00"."""
    return ", ".join(part for part in (day_of(moment), hour_of(moment)) if part)


def basis_of(moment: Moment) -> str:
    """Where the day is from, where it is not written: counted from the day of the article, or told before."""
    return _BASIS[moment.basis]


def sources_of(entry: Entry) -> str:
    """Who tells it, those in brackets who do not say when: "A B (C)"."""
    dated = {telling.article for telling in entry.dated}
    return " ".join(letter(each) if each in dated else f"({letter(each)})" for each in entry.accounts)


def clash_of(entry: Entry) -> str:
    """In what its tellings clash, with what each says: "hour: A 10:30, B shortly after 07:00"; "" where they fit."""
    if not entry.clash:
        return ""
    told: dict[str, str] = {}
    for telling in main_tellings(entry):
        if telling.moment is not None:
            said = hour_of(telling.moment) if entry.clash == "hour" else when(telling.moment)
            told[letter(telling.article)] = said or when(telling.moment)
    return f"{entry.clash}: " + "; ".join(f"{name} {said}" for name, said in told.items())


def main_tellings(entry: Entry) -> tuple[Telling, ...]:
    """One telling an account: that which says most exactly when."""
    from articles.timeline.model import PRECISIONS

    best: dict[int, Telling] = {}
    for telling in entry.tellings:
        had = best.get(telling.article)
        if (
            had is None
            or had.moment is None
            or (
                telling.moment is not None
                and PRECISIONS.index(telling.moment.precision) < PRECISIONS.index(had.moment.precision)
            )
        ):
            best[telling.article] = telling
    return tuple(best[index] for index in sorted(best))


def orders_of(timeline: Timeline, index: int) -> list[str]:
    """The clashes of order of an entry, with the numbers of the others: "A before 5 and 7, B after them"."""
    others: dict[tuple[str, str, str, str], list[int]] = {}
    for clash in timeline.orders_of(index):
        if index == clash.earlier:
            way, other = (letter(clash.first), "before", letter(clash.second), "after"), clash.later
        else:
            way, other = (letter(clash.first), "after", letter(clash.second), "before"), clash.earlier
        others.setdefault(way, []).append(other + 1)
    return [
        f"{one} {first} {_listed(numbers)}, {two} {second} {'it' if len(numbers) == 1 else 'them'}"
        for (one, first, two, second), numbers in others.items()
    ]


def _listed(numbers: list[int]) -> str:
    """ "5", "5 and 7", "5, 7 and 9"."""
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}" if first else last


def counts_of(timeline: Timeline) -> str:
    """How much there is, in one line."""
    from collections import Counter

    kinds = Counter(entry.clash for entry in timeline.entries if entry.clash)
    parts = [_counted(len(timeline.entries), "entry", "entries")]
    parts += [
        _counted(kinds[kind], f"clash of {kind}", f"clashes of {kind}") for kind in ("day", "hour") if kinds[kind]
    ]
    if timeline.out_of_order:
        parts.append(_counted(len(timeline.out_of_order), "clash of order", "clashes of order"))
    if timeline.unread:
        parts.append(_counted(len(timeline.unread), "time not understood", "times not understood"))
    return ", ".join(parts)


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
