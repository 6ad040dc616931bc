"""Whether one statement follows from another, by figures and words alone: what the reading of claims makes of NLI."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from articles.claims import compare_statements
from articles.claims.statements.extraction import read_texts
from articles.claims.statements.stems import COMMON, canonical_stem, tokens_of

Follows = Literal["entailment", "contradiction", "neutral"]

_BOUND = r"(?:(?P<bound>more than|less than|at least|at most|over|under|fewer than|up to)\s+)?"
_NUMBER = re.compile(_BOUND + r"(?P<value>\d[\d,]*(?:\.\d+)?)", re.IGNORECASE)
_MORE, _LESS = ("more than", "over"), ("less than", "under", "fewer than")
_COVERED = 0.6
"""The share of what the hypothesis says that the premise must say too; set on a third of NewsNLI."""


class _Bound(NamedTuple):
    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def within(self, other: _Bound) -> bool:
        """Whether all of it lies in the other."""
        low = self.low > other.low or (self.low == other.low and (self.open_low or not other.open_low))
        high = self.high < other.high or (self.high == other.high and (self.open_high or not other.open_high))
        return low and high

    def apart(self, other: _Bound) -> bool:
        """Whether the two share nothing."""
        for left, right in ((self, other), (other, self)):
            if left.high < right.low or (left.high == right.low and (left.open_high or right.open_low)):
                return True
        return False


def follows(premise: str, hypothesis: str) -> Follows:
    """What the hypothesis is to the premise: where both differ in figures alone, by their bounds; else by words too."""
    if _NUMBER.sub("#", premise).split() == _NUMBER.sub("#", hypothesis).split():
        return _by_bounds(premise, hypothesis)
    if compare_statements(premise, hypothesis).label == "differ":
        return "contradiction"
    return "entailment" if _covered(premise, hypothesis) else "neutral"


def _by_bounds(premise: str, hypothesis: str) -> Follows:
    pairs = list(zip(_bounds(premise), _bounds(hypothesis), strict=True))
    if any(mine.apart(theirs) for mine, theirs in pairs):
        return "contradiction"
    return "entailment" if all(mine.within(theirs) for mine, theirs in pairs) else "neutral"


def _bounds(text: str) -> list[_Bound]:
    found = []
    for each in _NUMBER.finditer(text):
        value, bound = float(each["value"].replace(",", "")), (each["bound"] or "").lower()
        low = 0.0 if bound in _LESS or bound in ("at most", "up to") else value
        high = float("inf") if bound in _MORE or bound == "at least" else value
        found.append(_Bound(low, high, bound in _MORE, bound in _LESS))
    return found


def _covered(premise: str, hypothesis: str) -> bool:
    """Whether the premise has the figures of the hypothesis and most of its words."""
    left, right = read_texts([premise])[0], read_texts([hypothesis])[0]
    if not left or not right:
        return False
    stems = {canonical_stem(token.key) for token in tokens_of(premise, 0, len(premise))}
    wanted = [
        canonical_stem(token.key) for token in tokens_of(hypothesis, 0, len(hypothesis)) if token.key not in COMMON
    ]
    values = {(figure.quantity.low, figure.quantity.high) for figure in left[0].figures}
    missing = [each for each in right[0].figures if (each.quantity.low, each.quantity.high) not in values]
    return not missing and sum(word in stems for word in wanted) >= _COVERED * max(1, len(wanted))
