"""Details of two sentences that are told otherwise: a time of day, a day or year, a person's name, who says so.

Whether both sentences tell of one thing is judged elsewhere; here only the details are set side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from articles.claims.dates.clock import may_be_one, read_times
from articles.claims.statements.finding import Difference
from articles.claims.verdicts.likeness import alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Span
    from articles.claims.dates.reading import DateRange
    from articles.claims.entities.people import Name
    from articles.claims.statements.statement import Statement
    from articles.claims.verdicts.pairing import Pairing
    from articles.claims.verdicts.verdicts import Context

_DAYS, _MONTH, _YEAR = 3, 31, 366
"""Up to how many days a period counts as a day, as a month and as a year: only like is set against like."""
_LETTERS = 2
"""Letters in which two spellings of a name in one place may differ: Reig and Roig."""
_SHORTEST = 4


def other_details(a: Statement, b: Statement, pairing: Pairing, context: Context) -> list[Difference]:
    """What two statements that tell of one thing tell otherwise, times first; each statement is read as a sentence."""
    found = (_other_time(a, b, context), _other_date(a, b, context), _other_person(a, b, pairing, context))
    return [each for each in found if each is not None]


def _other_time(a: Statement, b: Statement, context: Context) -> Difference | None:
    """Times of day of which none fits one of the other side; the nearest two."""
    mine = read_times(a.text, a.whole.start, a.whole.end)
    theirs = read_times(b.text, b.whole.start, b.whole.end)
    pairs = [(x, y) for x in mine for y in theirs]
    if not pairs or any(may_be_one(x, y) for x, y in pairs):
        return None
    left, right = min(pairs, key=lambda pair: abs(pair[0].minutes - pair[1].minutes))
    return _difference("time", left.span, right.span, context, "another time of day")


def _other_date(a: Statement, b: Statement, context: Context) -> Difference | None:
    """Days, months or years of which none fits one of the other side, of one length."""
    for least, most in ((1, _DAYS), (_DAYS + 1, _MONTH), (_MONTH + 1, _YEAR)):
        mine, theirs = (_events(each, least, most) for each in (a, b))
        if mine and theirs and not any(_meet(x, y) for x in _events(a) for y in _events(b)):
            words = f"{_told(mine[0])} against {_told(theirs[0])}"
            return _difference("date", mine[0].span, theirs[0].span, context, words)
    return None


def _events(statement: Statement, least: int = 1, most: int = _YEAR) -> list[DateRange]:
    return [
        each for each in statement.dates if each.kind != "report" and least <= (each.end - each.start).days + 1 <= most
    ]


def _meet(a: DateRange, b: DateRange) -> bool:
    return a.start <= b.end and b.start <= a.end


def _told(when: DateRange) -> str:
    """A day, a month or a year in figures."""
    length = (when.end - when.start).days + 1
    if length <= _DAYS:
        return when.start.isoformat()
    return when.start.strftime("%Y-%m") if length <= _MONTH else str(when.start.year)


def _other_person(a: Statement, b: Statement, pairing: Pairing, context: Context) -> Difference | None:
    """Two full names that share a name and are no one's in the other article: Bruno and Branko Salak."""
    for mine in a.names:
        for theirs in b.names:
            if _nearly_one(mine, theirs) and not (
                _known(mine, pairing.b.names, context, other=theirs)
                or _known(theirs, pairing.a.names, context, other=mine)
            ):
                return _difference("name", mine.span, theirs.span, context, "another name")
    return None


def _nearly_one(a: Name, b: Name) -> bool:
    """Whether two names of several words differ in one of them."""
    left, right = a.surface.split(), b.surface.split()
    if len(left) < 2 or len(right) < 2 or left == right or "place" in (a.kind, b.kind):
        return False
    if left[-1] == right[-1]:
        return left[0] != right[0] and not _short_form(left[0], right[0])
    near = Levenshtein.distance(left[-1], right[-1]) <= _LETTERS
    return left[0] == right[0] and near and min(len(left[-1]), len(right[-1])) >= _SHORTEST


def _short_form(a: str, b: str) -> bool:
    """Whether one of two first names may be short for the other, or an initial: "R." and "Ruben"."""
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    return long.startswith(short[:3]) or len(short) == 1


def _known(name: Name, elsewhere: Sequence[Name], context: Context, other: Name) -> bool:
    """Whether the other article has a name too, `other` not counted."""
    return any(each.id != other.id and alike(name, each, context.links) for each in elsewhere)


def _difference(kind: str, a: Span, b: Span, context: Context, remark: str) -> Difference:
    return Difference(kind, a, b, a.of(context.raw_a), b.of(context.raw_b), remark)  # type: ignore[arg-type]
