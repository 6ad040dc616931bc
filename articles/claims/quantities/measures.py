"""Units of measure: which class they belong to, and how they convert within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.claims.quantities.quantity import UnitClass

_CLASSES: tuple[UnitClass, ...] = (
    "length",
    "area",
    "volume",
    "weight",
    "time span",
    "rate",
    "age",
    "per cent",
    "magnitude",
)
_FACTORS: dict[UnitClass, Mapping[str, float]] = {
    kind: lexicon.values(lexicon.ANY, "units", kind.replace(" ", "_")) for kind in _CLASSES
}
_CLASS: dict[str, UnitClass] = {unit: kind for kind, units in _FACTORS.items() for unit in units}
_DEGREES = lexicon.classes(lexicon.ANY, "units", "scales_of_degrees")

MEASURED: frozenset[str] = frozenset(_CLASS) | frozenset(_DEGREES)
"""Every unit of measure known, by its singular name."""


def measure_class(unit: str) -> UnitClass | None:
    """The class of a unit of measure, None for any other noun."""
    return "temperature" if unit in _DEGREES else _CLASS.get(unit)


def in_base_unit(value: float, unit: str) -> tuple[float, str] | None:
    """`value` in the base unit of its class, and that unit's name; None for a unit that does not convert.

    Bases: metre, square metre, litre, kilogram, second, km/h, year-old, per cent, degree Celsius. Plain "degree" is
    left as it is, since the scale is not said.
    """
    if unit in _DEGREES:
        return _in_celsius(value, _DEGREES[unit])
    kind = _CLASS.get(unit)
    if kind is None:
        return None
    base = next(name for name, factor in _FACTORS[kind].items() if factor == 1)
    return value * _FACTORS[kind][unit], base


def _in_celsius(value: float, scale: str) -> tuple[float, str]:
    if scale == "fahrenheit":
        return (value - 32) / 1.8, "degree celsius"
    if scale == "kelvin":
        return value - 273.15, "degree celsius"
    return value, "degree celsius" if scale == "celsius" else "degree"
