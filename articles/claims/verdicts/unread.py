"""What may be said of two claims whose language is read in part only, so that nothing unread is passed over."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.claims.verdicts.gates import significant
from articles.text.casefold import plain_digits
from articles.text.languages import counts, has_rules, is_english
from articles.text.tokens import SEPARATE

if TYPE_CHECKING:
    from articles.claims.statements.statement import Figure, Statement
    from articles.claims.verdicts.likeness import FigurePair
    from articles.claims.verdicts.pairing import Candidate
    from articles.claims.verdicts.verdicts import Outcome


def careful(
    outcome: Outcome, candidate: Candidate, sides: tuple[Statement, Statement], languages: tuple[str, str]
) -> Outcome:
    """The outcome, "related" in place of "agree" where the two may still be at odds in words that were not read.

    In English all is read. Elsewhere two claims agree only if neither has figures in digits that the other lacks; where
    no denials are read, only by figures, by a quotation or by being the same words.
    """
    if outcome.verdict != "agree" or all(map(is_english, languages)):
        return outcome
    read = bool(outcome.differences) or all(map(has_rules, languages))
    same = candidate.match is not None and candidate.match.kind == "identical"
    left, right = map(_digits, sides)
    apart = bool(left - right and right - left)
    return outcome if (read or same) and not apart else replace(outcome, verdict="related")


def may_be_bounded(pair: FigurePair, sides: tuple[Statement, Statement], languages: tuple[str, str]) -> bool:
    """Whether a word that is not read may bound one of two figures, so that they neither agree nor differ for sure.

    "More than 400", "400" and "410" are told apart by the words before them, where no list of bounds is there.
    """
    if all(map(counts, languages)) or (pair.comparison.ratio or 1.0) > _ROUGHLY:
        return False
    most = _VERY_ROUND if pair.fits else _ROUND
    if not any(_is_round(figure, most) for figure in (pair.a, pair.b)):
        return False
    left, right = (_word_before(side, figure) for side, figure in zip(sides, (pair.a, pair.b), strict=True))
    return left != right


_ROUGHLY = 1.2
"""Up to which ratio one figure may be the bound of another."""
_ROUND, _VERY_ROUND = 2, 1
"""How many digits before its noughts a figure has that may be a bound: 410 and 400; chosen, not measured."""


def _is_round(figure: Figure, most: int) -> bool:
    value = figure.quantity.low or figure.quantity.high or 1.0
    return value % 10 == 0 and significant(figure) <= most


def _word_before(side: Statement, figure: Figure) -> str:
    before = [token.key for token in side.tokens if token.end <= figure.span.start]
    return before[-1] if before else ""


def _digits(side: Statement) -> Counter[str]:
    """The figures of a claim that are written in digits, without the signs between them."""
    words = side.span.of(side.text).translate(_NO_SIGNS)
    found = (plain_digits(token.text) for token in SEPARATE.tokens(words) if token.kind == "number")
    return Counter(digits.replace(",", "").replace(".", "") for digits in found)


_NO_SIGNS = {0x66B: ".", 0x66C: ","}
