"""How far people who judged the same units agree beyond chance: Cohen's kappa for two, Krippendorff's alpha for more.

Both take words as names, none nearer to another (nominal). A figure that the judgements do not give is None, and says
why.

Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, 37-46.
Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Ratings = Iterable[Mapping[str, str]]

Measure = Literal["Cohen's kappa", "Krippendorff's alpha"]
LEAST_UNITS = 2
"""Units that two people must have judged before a figure is given: of one, chance cannot be told from agreement."""
TOO_FEW = "too few in common"
ONE_WORD = "all said the same, so chance cannot be told"
NOBODY = "fewer than two people judged"


@dataclass(frozen=True, slots=True)
class Figure:
    """An agreement figure and what it rests on.

    `value` is at most 1, 0 as by chance, below 0 less than by chance; None where it is not defined, and `why` says so.
    `units` are those that at least two judged, `raters` the people who judged any of them. Of `pairs` judgements of two
    people on one unit, `same` are the same.
    """

    measure: Measure
    value: float | None
    units: int
    raters: int
    same: int
    pairs: int
    why: str = ""


def agreement_in(ratings: Ratings) -> Figure:
    """The figure for units, each a mapping from people to the word they gave it.

    Kappa where exactly two people judged anything at all, alpha otherwise.
    """
    rated = [unit for unit in ratings if unit]
    people = {person for unit in rated for person in unit}
    common = [unit for unit in rated if len(unit) > 1]
    measure: Measure = "Cohen's kappa" if len(people) <= 2 else "Krippendorff's alpha"
    raters = len({person for unit in common for person in unit})
    same, pairs = _pairs(common)
    value, why = None, ""
    if len(people) < 2:
        why = NOBODY
    elif len(common) < LEAST_UNITS:
        why = TOO_FEW
    else:
        value = cohens_kappa(common) if len(people) == 2 else krippendorffs_alpha(common)
        why = ONE_WORD if value is None else ""
    return Figure(measure, value, len(common), raters, same, pairs, why)


def cohens_kappa(common: Ratings) -> float | None:
    """Kappa of two people on units that both judged; None where both always said one and the same word, or nothing."""
    units = list(common)
    if not units:
        return None
    people = sorted({person for unit in units for person in unit})
    first, second = (Counter(unit[person] for unit in units) for person in people)
    number = len(units)
    observed = sum(len(set(unit.values())) == 1 for unit in units) / number
    expected = sum(first[word] * second[word] for word in first) / number**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(common: Ratings) -> float | None:
    """Alpha (nominal) of units that at least two judged; people may have left units out. None where all said one word.

    One less the share of pairs of judgements that differ, over that share among pairs drawn from all judgements.
    """
    words: Counter[str] = Counter()
    differing = 0.0
    for unit in common:
        counts, number = Counter(unit.values()), len(unit)
        if number > 1:
            words += counts
            differing += (number**2 - sum(count**2 for count in counts.values())) / (number - 1)
    total = sum(words.values())
    by_chance = total**2 - sum(count**2 for count in words.values())
    return None if by_chance == 0 else 1 - (total - 1) * differing / by_chance


def _pairs(common: Ratings) -> tuple[int, int]:
    """How many pairs of judgements on one unit are the same, of how many."""
    same = every = 0
    for unit in common:
        counts = Counter(unit.values())
        same += sum(count * (count - 1) // 2 for count in counts.values())
        every += sum(1 for _ in combinations(unit, 2))
    return same, every
