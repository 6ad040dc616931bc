"""Why two figures that look like figures of one thing may not differ after all: sums, roundings, other words beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.verdicts.compare_quantities import approximate, sum_of_two
from articles.claims.verdicts.likeness import MOST_FIGURES

if TYPE_CHECKING:
    from articles.claims.statements.statement import Figure, Statement
    from articles.claims.verdicts.likeness import FigurePair

_ABOUT = 2.0
"""How many times as far as it may be off an approximate figure may lie: "almost half a million" and 430,000."""
_ROUNDED = 1.02
"""Up to which ratio a round figure may be another one, said roughly without saying so."""
_SMALL = {word: value for word, value in lexicon.numbers("en", "counting", "small").items() if 1 <= value <= 12}
_OTHERS = lexicon.words("en", "frames", "more_of")
_GRADES = lexicon.words("en", "frames", "grades")
_MISSING = lexicon.words("en", "frames", "missing")
_BESIDE = 4
"""Tokens on either side of a figure in which such a word stands."""


def may_be_reconciled(a: Statement, b: Statement, pair: FigurePair) -> bool:
    """Whether two figures that do not fit may still both be right, so that no difference is called."""
    return (
        _one_may_be_rounded(pair)
        or _in_brackets(a, pair.a) != _in_brackets(b, pair.b)
        or _bare(a, b, pair)
        or _sums(a, b, pair)
        or any(_beside(a, pair.a, words) != _beside(b, pair.b, words) for words in (_OTHERS, _GRADES, _MISSING))
    )


def _one_may_be_rounded(pair: FigurePair) -> bool:
    ratio = pair.comparison.ratio
    if ratio is None or pair.comparison.relation == "touching":
        return False
    said = [figure.quantity for figure in (pair.a, pair.b) if figure.quantity.modifier != "exact"]
    if said:
        return any(each.modifier == "approx" and ratio <= 1 + _ABOUT * approximate(each) for each in said)
    digits = {significant(pair.a), significant(pair.b)}
    large = max(pair.a.quantity.low or 0.0, pair.b.quantity.low or 0.0) >= _LARGE
    return ratio <= _ROUNDED and large and len(digits) > 1 and min(digits) <= 2


_LARGE = 1_000
"""From here on an exact figure may be a rounded one: chosen, not measured."""


def significant(figure: Figure) -> int:
    """How many digits stand before the noughts of a figure."""
    value = figure.quantity.low if figure.quantity.low is not None else figure.quantity.high
    return len(f"{value or 0:.9g}".replace(".", "").partition("e")[0].strip("0")) or 1


def _in_brackets(side: Statement, figure: Figure) -> bool:
    """Whether a figure is an aside, such as the same sum in another currency."""
    return side.text[max(0, figure.span.start - 1) : figure.span.start] == "("


def _bare(a: Statement, b: Statement, pair: FigurePair) -> bool:
    """Whether one side has the other's number too, with another word beside it."""
    return pair.b.quantity.low in a.numbers() or pair.a.quantity.low in b.numbers()


def _sums(a: Statement, b: Statement, pair: FigurePair) -> bool:
    """Whether figures of one side add up to the other's: 1 killed and 2 injured to 3 shot, 15 and another one to 16."""
    for side, mine, whole in ((a, pair.a, pair.b), (b, pair.b, pair.a)):
        if sum_of_two([figure.quantity for figure in side.figures[:MOST_FIGURES]], whole.quantity):
            return True
        rest = (whole.quantity.low or 0.0) - (mine.quantity.low or 0.0)
        if rest > 0 and rest in _numbers_besides(side, mine):
            return True
    return False


def _numbers_besides(side: Statement, mine: Figure) -> set[float]:
    """The values of a sentence that are no measure of time or money, without the figure's own."""
    found = {_SMALL[token.key] for token in side.tokens if token.key in _SMALL and not mine.span.covers(token.start)}
    found |= {
        figure.quantity.low
        for figure in side.figures
        if figure is not mine
        and figure.quantity.low is not None
        and figure.quantity.unit_class in ("person", "vehicle", "count", "unknown")
    }
    return found


def _beside(side: Statement, figure: Figure, words: frozenset[str]) -> bool:
    """Whether such a word stands beside a figure; the "more" of "more than 20" is its own."""
    starts = [token.start for token in side.tokens]
    at = next((number for number, start in enumerate(starts) if start >= figure.span.start), len(starts))
    near = side.tokens[max(0, at - _BESIDE) : at + _BESIDE + 1]
    return any(token.key in words for token in near if not figure.span.covers(token.start))
