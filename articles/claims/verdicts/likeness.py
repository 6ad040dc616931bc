"""How likely two figures of two accounts are figures of one thing, before their values are looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log2
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.claims.entities.people import same_name
from articles.claims.statements.statement import governing
from articles.claims.verdicts.compare_quantities import QuantityComparison, compare_figures
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.claims.particulars import Name
    from articles.claims.statements.statement import Figure, Statement

WEIGHTS: Mapping[str, float] = {
    "bias": -0.8,
    "same unit": -0.2,
    "same concept": 0.8,
    "other concept": -1.8,
    "words beside": 1.9,
    "words in all": 1.8,
    "same subject": 0.7,
    "other subject": -2.9,
    "shared names": 0.3,
    "other names": -0.1,
    "same scope": 0.7,
    "other scope": -0.9,
    "other ordinal": -2.0,
    "other period": -1.6,
    "one period": -0.8,
    "rare value": 1.6,
    "part": -0.7,
    "far apart": -0.95,
    "matched": 2.0,
    "the only such": 0.8,
}
"""Set by hand, then moved halfway to a logistic fit on pairs of news sentences from two thirds of their topics."""

AGREE, DIFFER = 0.25, 0.66
"""Likelihoods from which two figures are set against each other: fitting ones, and such as differ."""

MOST_FIGURES = 24
"""Figures of a statement that are set against another's: what holds more is a table, and comparing takes the square."""


_BESIDE = 7
_SHORTEST = 3
_MONTHS = alternatives(row[0] for row in lexicon.rows("en", "months", "months"))
_LEADS = alternatives(lexicon.words("en", "calendar", "period_leads"))
_NEAR_PARTS = alternatives(lexicon.words("en", "calendar", "near_parts"))
_MONTH = re.compile(rf"\b{_LEADS} (?:{_NEAR_PARTS}[ -])?(?:{_MONTHS}|(?:1[5-9]|20)\d\d)\b")
_DAY = re.compile(rf"\b(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTHS})|(?P<month2>{_MONTHS}) (?P<day2>\d{{1,2}}))\b")
_YEAR = re.compile(r"(?<![\w.,])(?:1[5-9]|20|21)\d\d(?!\w|[.,]\d)")


# What befalls people in ways that exclude each other: the dead of one text are not the arrested of the other.
_FATES = lexicon.words("en", "frames", "fates")


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures, how their values compare, and the likelihood (0..1) that they are figures of one thing."""

    a: Figure
    b: Figure
    comparison: QuantityComparison
    score: float
    why: Mapping[str, float]

    @property
    def fits(self) -> bool:
        """Whether the two values fit."""
        return self.comparison.relation in ("agree", "compatible")


def figure_pairs(
    a: Statement, b: Statement, links: Mapping[str, str] | None = None, more: Mapping[str, float] | None = None
) -> list[FigurePair]:
    """The pairs of comparable figures of two statements, of the first `MOST_FIGURES` of each.

    `links` maps ids of b's names to those of a's; `more` holds features known of the pair of statements.
    """
    found = []
    around = _around(a, b, links or {}) if a.figures and b.figures else {}
    for mine in a.figures[:MOST_FIGURES]:
        for theirs in b.figures[:MOST_FIGURES]:
            comparison = compare_figures(mine.quantity, theirs.quantity)
            if comparison.relation != "none" and not _befell_otherwise(mine, theirs):
                why = features(mine, theirs, around, links or {}) | dict(more or {})
                if comparison.relation != "agree":
                    why["rare value"] = 0.0
                if comparison.relation != "agree" and comparison.ratio:
                    why["far apart"] = min(4.0, log2(comparison.ratio))
                found.append(FigurePair(mine, theirs, comparison, probability(why), why))
    return found


def assigned(pairs: list[FigurePair], least: float = 0.0) -> list[FigurePair]:
    """One to one: pairs whose values fit are taken out first, the likeliest first, then those that differ.

    Fitting pairs below `least` are left out. A figure in brackets behind another says the same thing in other units,
    so both go together.
    """
    taken: set[tuple[str, int]] = set()
    kept: list[FigurePair] = []
    for pair in sorted(pairs, key=lambda pair: (not pair.fits, -pair.score)):
        if pair.fits and pair.score < least:
            continue
        ends = {("a", end) for end in pair.a.also} | {("b", end) for end in pair.b.also}
        if not taken & ends:
            taken |= ends
            kept.append(pair)
    return kept


def probability(why: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """The features of a pair as a likelihood."""
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in why.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def features(mine: Figure, theirs: Figure, around: Mapping[str, float], links: Mapping[str, str]) -> dict[str, float]:
    """What speaks for and against one thing, each by a name; `around` is what their statements say of it."""
    left, right = mine.quantity, theirs.quantity
    concept = _concepts(mine, theirs)
    subject = _subjects(mine.subject, theirs.subject, links)
    values = abs(left.low or left.high or 0.0)
    return {
        "same unit": float(left.unit == right.unit),
        "same concept": float(concept > 0),
        "other concept": float(concept < 0),
        "words beside": overlap(mine.near, theirs.near),
        "same subject": float(subject > 0),
        "other subject": float(subject < 0),
        "same scope": float(bool(mine.scopes & theirs.scopes)),
        "other scope": float(mine.scopes != theirs.scopes and not mine.scopes & theirs.scopes),
        "other ordinal": float(mine.ordinal != theirs.ordinal),
        "rare value": float(values > 12 and values % 10 != 0) + 0.5 * float(values > 2),
        "part": float(left.role != right.role),
        **around,
    }


def _around(a: Statement, b: Statement, links: Mapping[str, str]) -> dict[str, float]:
    """What two statements say for and against any two of their figures being of one thing, each by a name."""
    shared, others = _names(a, b, links)
    return {
        "words in all": overlap(a.stems, b.stems),
        "shared names": float(min(2, shared)),
        "other names": float(others),
        "other period": float(_other_period(a, b)),
        "one period": float(_one_period(a, b)),
    }


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of common stems, 0..1, by the smaller side, counted as at least four stems."""
    return len(a & b) / max(4, min(len(a), len(b)))


def _befell_otherwise(mine: Figure, theirs: Figure) -> bool:
    """Whether one figure counts the wounded, say, and the other the arrested: never one thing."""
    left, right = governing(mine), governing(theirs)
    return left != right and left in _FATES and right in _FATES


def _concepts(mine: Figure, theirs: Figure) -> int:
    """1 where what befell the people, or any concept beside both figures, is one; -1 where it befell otherwise."""
    left, right = governing(mine), governing(theirs)
    if left and right:
        return 1 if left == right else -1
    close = [{key for key, away in figure.topics.items() if away <= _BESIDE} for figure in (mine, theirs)]
    for keys in close:
        keys |= {"casualties"} if keys & {"killed", "wounded"} else set()
    return 1 if close[0] & close[1] else 0


def _subjects(a: Name | None, b: Name | None, links: Mapping[str, str]) -> int:
    if a is None or b is None:
        return 0
    if alike(a, b, links):
        return 1
    return -1 if "person" in (a.kind, b.kind) or (a.kind == b.kind == "unknown") else 0


def alike(a: Name, b: Name, links: Mapping[str, str]) -> bool:
    """Whether two names of two texts name the same, with the links that hold between the texts."""
    if same_name(a, b) or links.get(b.id) == a.id:
        return True
    if {a.kind, b.kind} - {"person", "unknown"}:
        return False
    if a.several or b.several:
        return False
    short, long = sorted((a.id, b.id), key=len)
    return len(short) > _SHORTEST and " of " not in long and " for " not in long and short == long.rpartition(" ")[2]


def _names(a: Statement, b: Statement, links: Mapping[str, str]) -> tuple[int, bool]:
    """How many names are shared, and whether each side has a name that the other lacks."""
    left = {name.id: name for name in _told(a)}
    right = {name.id: name for name in _told(b)}
    shared_a = {key for key, name in left.items() if any(alike(name, other, links) for other in right.values())}
    shared_b = {key for key, name in right.items() if any(alike(other, name, links) for other in left.values())}
    return len(shared_a), bool(len(left) > len(shared_a) and len(right) > len(shared_b))


def _one_period(a: Statement, b: Statement) -> bool:
    """Whether exactly one of two names a month or year, so that it may be about an earlier event."""
    return _periods(a.whole.of(a.text)).named != _periods(b.whole.of(b.text)).named


class _Periods(NamedTuple):
    """The days and years that a sentence has in figures, and whether it names a month or year."""

    days: frozenset[str]
    years: frozenset[str]
    named: bool


@lru_cache(maxsize=4096)
def _periods(words: str) -> _Periods:
    """What a sentence says of its time; it is asked again for each sentence of the other text."""
    days = frozenset(map(_day, _DAY.finditer(words)))
    return _Periods(days, frozenset(_YEAR.findall(words)), _MONTH.search(words) is not None)


def _day(found: re.Match[str]) -> str:
    return f"{found['day'] or found['day2']} {found['month'] or found['month2']}"


def _told(statement: Statement) -> list[Name]:
    """The names that a statement is about: not those of who says so."""
    said = statement.attribution
    sources = [span for span in (said.source, said.speaker, said.origin) if span] if said else []
    return [name for name in statement.names if not any(span.overlaps(name.span) for span in sources)]


def _other_period(a: Statement, b: Statement) -> bool:
    """Whether both name days or years, and none of a's overlaps with one of b's: 2015 and May 2016."""
    first, second = (_periods(each.whole.of(each.text)) for each in (a, b))
    for mine, theirs in ((first.days, second.days), (first.years, second.years)):
        if mine and theirs and not mine & theirs:
            return True
    left = [each for each in a.dates if each.kind != "report"]
    right = [each for each in b.dates if each.kind != "report"]
    if not left or not right:
        return False
    return not any(x.start <= y.end and y.start <= x.end for x in left for y in right)
