"""Two quantities of two accounts set against each other as intervals, in one unit, with the reason in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import floor, inf, log10
from typing import TYPE_CHECKING, Literal

from articles.claims.quantities.counted_kinds import same_kind
from articles.claims.quantities.measures import in_base_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.quantities.quantity import Quantity

Relation = Literal["agree", "compatible", "touching", "differ", "none"]

APPROXIMATE, VAGUE, NEAR = 0.1, 0.2, 0.03
"""How far an approximate figure may be off on either side, and a vague word such as "dozens", as parts of it; and an
approximate one of several digits, "some 94,000", by which less is left open than by "some 90,000" or "25,000".
"""
CONVERTED = 0.05
"""How far two exact measures in different units may lie apart, since both are rounded."""
_VAGUE_WIDTH = 1.9
_SAME = 1e-9
_TOLD = 1.15
_NO_RATIO = ("magnitude", "temperature", "age")
_SUMMED = ("plain", "part", "total")
_COUNTED = ("person", "vehicle", "money", "count")
_OPEN = ("at_least", "more_than", "at_most", "less_than")


@dataclass(frozen=True, slots=True)
class QuantityComparison:
    """How two quantities stand to each other, and why.

    `relation` is agree, compatible (no conflict: an open end, a rounding, the edge of a range), touching (two ranges
    that share only an end: they differ, with that remark), differ, or none: no verdict. `ratio` is the greater over the
    smaller, None without a verdict or beside a zero. `narrower` is the noun of the side that names a narrower kind of
    people or things than the other, empty when both name the same.
    """

    relation: Relation
    reason: str
    ratio: float | None = None
    narrower: str = ""


@dataclass(frozen=True, slots=True)
class _Interval:
    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    @property
    def bounded(self) -> bool:
        return self.high < inf and not self.open_high

    @property
    def point(self) -> bool:
        return self.low == self.high


def compare_figures(a: Quantity, b: Quantity) -> QuantityComparison:
    """Set `a` against `b` as intervals, after conversion into one unit; without one unit or one part: no verdict."""
    against = _not_comparable(a, b)
    if against:
        return QuantityComparison("none", against)
    kind = same_kind(a, b)
    if not kind.same:
        return QuantityComparison("none", kind.reason)
    factors = _converted(a, b)
    if factors is None:
        return QuantityComparison("none", f"{a.unit} and {b.unit} do not convert into each other")
    first, second = _interval(a, factors[0]), _interval(b, factors[1])
    relation, reason = _relation(first, second, a, b, slack=CONVERTED if a.unit != b.unit and factors[2] else 0.0)
    ratio = None if relation == "none" else _ratio(first, second)
    if relation == "differ" and ratio is not None and ratio >= _TOLD and a.unit_class not in _NO_RATIO:
        reason = f"{reason}, {_number(round(ratio, 1))} times as much"
    return QuantityComparison(relation, reason, ratio, kind.narrower)


def sum_of_two(parts: Sequence[Quantity], whole: Quantity) -> tuple[Quantity, Quantity] | None:
    """The two of one clause that add up to `whole`, such as 1 killed and 2 injured to 3 shot; None if none do.

    Only single values of people, vehicles, money and counted things add up.
    """
    if whole.low is None or whole.low != whole.high or whole.modifier != "exact" or whole.unit_class not in _COUNTED:
        return None
    fit = [
        (part.low, part)
        for part in parts
        if part.unit_class == whole.unit_class
        and part.low is not None
        and part.low == part.high
        and part.role in _SUMMED
    ]
    near = _SAME * max(1.0, abs(whole.low))
    for (first, one), (second, other) in combinations(fit, 2):
        if abs(first + second - whole.low) <= near:
            return one, other
    return None


def figure(quantity: Quantity) -> str:
    """A quantity in plain words: "at least 1,500 (soldier)", "5,000 to 6,000 (militant)"."""
    return f"{_value(quantity)} ({quantity.unit})" if quantity.unit else _value(quantity)


def _value(quantity: Quantity) -> str:
    said = {
        "at_least": "at least ",
        "more_than": "more than ",
        "at_most": "at most ",
        "less_than": "less than ",
        "approx": "about ",
        "exact": "",
    }
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        return f"{said[quantity.modifier]}{_number(low)} to {_number(high)}"
    end = low if low is not None else high
    return f"{said[quantity.modifier]}{_number(end if end is not None else 0.0)}"


def _measured(quantity: Quantity) -> str:
    """A quantity in plain words with its measure; a counted noun is left out, since each side has its own."""
    value, unit = _value(quantity), quantity.unit
    if quantity.unit_class in ("person", "vehicle", "count", "magnitude", "age"):
        return value
    if quantity.unit_class == "money":
        return f"{value} {unit}"
    if unit == "%":
        return f"{value} per cent"
    one = quantity.low == quantity.high == 1
    return f"{value} {unit if one or '/' in unit or unit == 'mph' else _plural(unit)}"


def _plural(unit: str) -> str:
    irregular = {"foot": "feet", "inch": "inches", "century": "centuries"}
    head, space, last = unit.rpartition(" ")
    if last in ("celsius", "fahrenheit"):
        return f"degrees {last.capitalize()}"
    return f"{head}{space}{irregular.get(last, last + 's')}"


def _number(value: float) -> str:
    rounded = round(value, 2)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,}"


def _not_comparable(a: Quantity, b: Quantity) -> str:
    """Why two quantities play parts too different for a verdict; empty when they do not."""
    for quantity in (a, b):
        if not quantity.unit or quantity.unit_class == "unknown":
            return f"{_value(quantity)} does not say what is counted"
    if a.unit_class != b.unit_class:
        return f"{a.unit} and {b.unit} are different kinds of unit"
    parts = {
        "change_by": "one figure is a change, the other a level",
        "per": "one figure is for each, the other is not",
        "ratio": "one figure is part of a ratio, the other is not",
        "change_from": "one figure is the earlier value of a change",
    }
    for role, reason in parts.items():
        if (a.role == role) != (b.role == role):
            return reason
    if {a.role, b.role} == {"part", "total"}:
        return "one figure is a part, the other the whole"
    return ""


def _converted(a: Quantity, b: Quantity) -> tuple[float, float, bool] | None:
    """Factors that bring both into one unit, and whether they were measures; None when they do not convert.

    Degrees of different scales are no matter of a factor and give no verdict.
    """
    if a.unit == b.unit or a.unit_class in ("person", "vehicle", "count"):
        return 1.0, 1.0, False
    if a.unit_class in ("money", "temperature"):
        return None
    first, second = in_base_unit(1.0, a.unit), in_base_unit(1.0, b.unit)
    if first is None or second is None or first[1] != second[1]:
        return None
    return first[0], second[0], True


def _interval(quantity: Quantity, factor: float) -> _Interval:
    low = quantity.low * factor if quantity.low is not None else -inf
    high = quantity.high * factor if quantity.high is not None else inf
    if quantity.modifier == "approx":
        slack = VAGUE if _is_vague(quantity) else approximate(quantity)
        return _Interval(low - slack * abs(low), high + slack * abs(high))
    if low == -inf and high >= 0:
        low = 0.0
    return _Interval(low, high, open_low=quantity.modifier == "more_than", open_high=quantity.modifier == "less_than")


def approximate(quantity: Quantity) -> float:
    """How far an approximate figure may be off on either side, as a part of it."""
    value = quantity.low if quantity.low is not None else quantity.high
    halves = 2 * (value or 0.0)
    return NEAR if min(_figures(halves / 2), _figures(halves)) > 1 else APPROXIMATE


def _is_vague(quantity: Quantity) -> bool:
    """Whether it is a word such as "dozens", which says no more than what kind of number it is."""
    low, high = quantity.low or 0.0, quantity.high or 0.0
    return quantity.modifier == "approx" and low > 0 and high / low > _VAGUE_WIDTH


def _relation(first: _Interval, second: _Interval, a: Quantity, b: Quantity, *, slack: float) -> tuple[Relation, str]:
    """How two figures stand to each other, and the words for it; `slack` is the share that a change of units blurs."""
    left, right = _measured(a), _measured(b)
    if (a.low, a.high, a.modifier, a.unit) == (b.low, b.high, b.modifier, b.unit):
        return "agree", f"both say {left}"
    if a.modifier in _OPEN or b.modifier in _OPEN:
        wide, other = (left, right) if a.modifier in _OPEN else (right, left)
        return _open_relation(first, second, f"{wide} leaves room for {other}", left, right)
    low, high = _common(first, second)
    if _is_vague(a) != _is_vague(b) and low <= high:
        wide, other = (left, right) if _is_vague(a) else (right, left)
        return "compatible", f"{wide} leaves room for {other}"
    if low < high or (low == high and (_inside(first, second) or _inside(second, first))):
        return "agree", f"{left} and {right} overlap" if left != right else f"both say {left}"
    if low == high:
        return _at_one_end(first, second, left, right)
    if not (_nearly(first, second, slack) or _rounded(first, second)):
        return "differ", f"{left} against {right}"
    if slack:
        return "agree", f"{left} and {right} are the same measure, rounded"
    return "compatible", f"{left} and {right} may be one figure, rounded"


def _at_one_end(first: _Interval, second: _Interval, left: str, right: str) -> tuple[Relation, str]:
    """How two figures stand to each other that share an end and no more: "20" and "20 to 30"."""
    if first.point or second.point:
        return "compatible", f"{left} and {right} share an end"
    return "touching", f"the ranges {left} and {right} only touch"


def _common(first: _Interval, second: _Interval) -> tuple[float, float]:
    """The ends of what two intervals share; the first is the greater where they share nothing."""
    return max(first.low, second.low), min(first.high, second.high)


def _open_relation(first: _Interval, second: _Interval, room: str, left: str, right: str) -> tuple[Relation, str]:
    """How two figures of which one is a bound stand to each other: "more than 20" leaves room for 25, not for 20.

    "At most 5,000" and "5,000 to 6,000" have no more than an end in common, as two ranges may.
    """
    low, high = _common(first, second)
    ranges = not (first.point or second.point)
    cut = low == high and (ranges or _excludes(first, low) or _excludes(second, low))
    if cut:
        return "touching", f"{left} and {right} only touch"
    return ("compatible", room) if low <= high else ("differ", f"{left} against {right}")


def _inside(point: _Interval, other: _Interval) -> bool:
    """Whether a single value lies inside an interval, or is the same single value."""
    return point.point and (other.low < point.low < other.high or (other.point and other.low == point.low))


def _excludes(interval: _Interval, value: float) -> bool:
    return (interval.open_low and interval.low == value) or (interval.open_high and interval.high == value)


def _nearly(first: _Interval, second: _Interval, slack: float) -> bool:
    gap = max(first.low, second.low) - min(first.high, second.high)
    return slack > 0 and gap <= slack * max(abs(first.high), abs(second.high))


_ROUNDED_FROM = 100
"""From here on an exact value may be another one rounded; chosen, not measured."""


def _rounded(first: _Interval, second: _Interval) -> bool:
    """Whether one exact value is the other with fewer figures, two of them at least: 12,000 and 12,345."""
    if not (first.point and second.point) or first.low == 0 or second.low == 0:
        return False
    for coarse, fine in ((first.low, second.low), (second.low, first.low)):
        figures = _figures(coarse)
        if 2 <= figures < _figures(fine) and max(coarse, fine) >= _ROUNDED_FROM:
            step = 10.0 ** (floor(log10(abs(fine))) + 1 - figures)
            if abs(round(fine / step) * step - coarse) <= _SAME * abs(coarse):
                return True
    return False


def _figures(value: float) -> int:
    """How many significant figures a value is written with."""
    return len(f"{abs(value):.12g}".replace(".", "").partition("e")[0].strip("0")) or 1


def _ratio(first: _Interval, second: _Interval) -> float | None:
    ends = [interval.low if interval.high == inf else interval.high for interval in (first, second)]
    middles = [
        (interval.low + interval.high) / 2 if interval.bounded and interval.low > 0 else end
        for interval, end in zip((first, second), ends, strict=True)
    ]
    small, great = sorted(abs(value) for value in middles)
    return great / small if small > 0 else None
