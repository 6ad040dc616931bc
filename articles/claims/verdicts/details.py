"""Details of two sentences that are told otherwise: a time of day, a day or year, a name, a place, who says so.

Whether both sentences tell of one thing is judged elsewhere; here only the details are set side by side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import JaroWinkler

from articles import lexicon
from articles.article import Span
from articles.claims.dates.clock import may_be_one, read_times
from articles.claims.entities.first_names import short_form
from articles.claims.entities.people import read_names
from articles.claims.statements.finding import Difference
from articles.claims.statements.stems import tokens_of
from articles.claims.verdicts.likeness import alike
from articles.claims.verdicts.other_differences import akin
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.particulars import DateRange, Name
    from articles.claims.statements.statement import Statement
    from articles.claims.verdicts.pairing import Pairing
    from articles.claims.verdicts.verdicts import Context

_DAYS, _MONTH, _YEAR = 3, 31, 366
"""Up to how many days a period counts as a day, as a month and as a year: only like is set against like."""
_SPELLED, _BOTH_SPELLED = 0.8, 0.85
"""How near (Jaro and Winkler) two surnames must be of one first name, and both words where both differ; chosen."""
_SHORTEST = 3
_FEW_DIGITS = 2
_NUMBER = re.compile(r"(?<!\d)\d[\d.,]*\d")
_BEFORE = 40
"""Code points before a name in which the word for a place may stand."""
_AT = re.compile(rf"\b{alternatives(lexicon.words('en', 'names', 'at_places'))}(?: [a-z]+){{0,3}} $", re.IGNORECASE)


def other_details(a: Statement, b: Statement, pairing: Pairing, context: Context) -> list[Difference]:
    """What two statements that tell of one thing tell otherwise, times first; each statement is read as a sentence."""
    hour, day = _other_time(a, b, context), _other_date(a, b, context)
    found = (
        # With another hour of another day they tell of two moments.
        *((hour, day) if hour is None or day is None else ()),
        _other_digits(a, b, context),
        _other_person(a, b, pairing, context),
        _other_place(a, b, pairing, context),
        _other_speaker(a, b, context),
    )
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


def _other_digits(a: Statement, b: Statement, context: Context) -> Difference | None:
    """Two numbers of the same digits in another order, of which neither stands on the other side: 146 and 164.

    Two digits are swapped by chance too often: they count where the same word follows.
    """
    mine, theirs = ({_digits(span.of(each.text)): span for span in _numbers(each)} for each in (a, b))
    for digits, left in mine.items():
        for other, right in theirs.items():
            swapped = digits not in theirs and other not in mine and sorted(digits) == sorted(other)
            if swapped and (len(digits) > _FEW_DIGITS or _word_after(a, left) == _word_after(b, right) != ""):
                return _difference("number", left, right, context, "the same digits in another order")
    return None


def _word_after(statement: Statement, number: Span) -> str:
    """The stem of the word behind a number, "" where none follows at once."""
    return next((each.key for each in tokens_of(statement.text, number.end, statement.whole.end)[:1]), "")


def _numbers(statement: Statement) -> list[Span]:
    found = _NUMBER.finditer(statement.text, statement.whole.start, statement.whole.end)
    return [Span(*each.span()) for each in found]


def _digits(words: str) -> str:
    return "".join(filter(str.isdigit, words))


def _other_person(a: Statement, b: Statement, pairing: Pairing, context: Context) -> Difference | None:
    """Two full names that share a name and are no one's in the other article: Bruno and Branko Salak."""
    for mine in a.names:
        for theirs in b.names:
            if _nearly_one(mine, theirs) and not (
                _stands_in(b.text, mine, theirs)
                or _stands_in(a.text, theirs, mine)
                or _known(mine, pairing.b.names, context, other=theirs)
                or _known(theirs, pairing.a.names, context, other=mine)
            ):
                return _difference("name", mine.span, theirs.span, context, "another name")
    return None


def _other_place(a: Statement, b: Statement, pairing: Pairing, context: Context) -> Difference | None:
    """Where it happened, where no place of one sentence is one of the other, and one is not named there at all."""
    mine, theirs = _places(a), _places(b)
    if not mine or not theirs or any(alike(x, y, context.links) for x in mine for y in theirs):
        return None
    for left in mine:
        for right in theirs:
            if not _known(left, pairing.b.names, context, right) or not _known(right, pairing.a.names, context, left):
                return _difference("place", left.span, right.span, context, "another place")
    return None


def _places(statement: Statement) -> list[Name]:
    """The names behind a word for a place: "in a garage at Dolna"."""
    found = []
    for name in statement.names:
        before = statement.text[max(statement.whole.start, name.span.start - _BEFORE) : name.span.start]
        if name.kind != "person" and not name.demonym and _AT.search(before):
            found.append(name)
    return found


def speakers_apart(a: Statement, b: Statement, context: Context) -> bool | None:
    """Whether two sentences name two speakers (True) or one (False); None where one of them names nobody."""
    mine, theirs = _speaker(a), _speaker(b)
    if not mine or not theirs:
        return None
    return not any(akin(x, y, context) for x in mine for y in theirs)


def _speaker(statement: Statement) -> list[Name]:
    """The names in the words for who says it, in this sentence or an earlier one."""
    said = statement.attribution
    span = None if said is None or said.kind == "author" else said.speaker or said.source
    if span is None:
        return []
    within = [name for name in statement.names if span.overlaps(name.span)]
    return [name for name in within or read_names(statement.text, [span]) if not name.demonym]


def _other_speaker(a: Statement, b: Statement, context: Context) -> Difference | None:
    if not speakers_apart(a, b, context):
        return None
    left, right = _speaker(a)[0], _speaker(b)[0]
    return _difference("attribution", left.span, right.span, context, "given to two speakers")


def _stands_in(text: str, name: Name, other: Name) -> bool:
    """Whether a text has what a name has and the other lacks: "Sasha and Malia Obama" names both."""
    own = set(_parts(name)) - set(_parts(other))
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in own)


def _nearly_one(a: Name, b: Name) -> bool:
    """Whether two names of several words are one but for a word, or but for a few letters of both."""
    left, right = _parts(a), _parts(b)
    words = min(len(left), len(right))
    if words and (left[0], left[-1]) == (right[0], right[-1]):
        return False
    left, right = left[-words:], right[-words:]
    if words < 2 or left == right or "place" in (a.kind, b.kind):
        return False
    if left[-1] == right[-1]:
        return left[0] != right[0] and not short_form(left[0], right[0])
    if min(len(left[-1]), len(right[-1])) < _SHORTEST or _is_ending(left[-1], right[-1]):
        return False
    surnames, firsts = (JaroWinkler.similarity(left[at], right[at]) for at in (-1, 0))
    begin_alike = left[-1][:_SHORTEST] == right[-1][:_SHORTEST]
    if left[0] == right[0]:
        return begin_alike or surnames >= _SPELLED
    return min(surnames, firsts) >= _BOTH_SPELLED


def _parts(name: Name) -> list[str]:
    """The words of a name without initials."""
    return [word for word in name.surface.split() if len(word.rstrip(".")) > 1]


def _is_ending(a: str, b: str) -> bool:
    """Whether two words differ by the ending of a possessive or a plural: "Lind" and "Linds"."""
    short, long = sorted((a, b), key=len)
    return long.rstrip("s’'") == short.rstrip("s’'")


def _known(name: Name, elsewhere: Sequence[Name], context: Context, other: Name) -> bool:
    """Whether the other article has a name too; `other` and its parts are not counted."""
    parts = set(other.surface.split())
    return any(not parts.issuperset(each.surface.split()) and alike(name, each, context.links) for each in elsewhere)


def _difference(kind: str, a: Span, b: Span, context: Context, remark: str) -> Difference:
    return Difference(kind, a, b, a.of(context.raw_a), b.of(context.raw_b), remark)  # type: ignore[arg-type]
