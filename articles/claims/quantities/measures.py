"""Units of measure: which class they belong to, and how they convert within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.claims.quantities.quantity import UnitClass

_FACTORS: dict[UnitClass, dict[str, float]] = {
    "length": {
        "metre": 1,
        "millimetre": 0.001,
        "centimetre": 0.01,
        "kilometre": 1000,
        "inch": 0.0254,
        "foot": 0.3048,
        "yard": 0.9144,
        "mile": 1609.344,
        "nautical mile": 1852,
    },
    "area": {
        "square metre": 1,
        "square kilometre": 1e6,
        "hectare": 1e4,
        "acre": 4046.8564224,
        "square foot": 0.09290304,
        "square yard": 0.83612736,
        "square mile": 2589988.110336,
    },
    "volume": {
        "litre": 1,
        "millilitre": 0.001,
        "cubic metre": 1000,
        "cubic foot": 28.316846592,
        "gallon": 3.785411784,
        "barrel": 158.987294928,
    },
    "weight": {
        "kilogram": 1,
        "gram": 0.001,
        "milligram": 1e-6,
        "tonne": 1000,
        "ton": 1000,
        "pound": 0.45359237,
        "ounce": 0.028349523125,
        "stone": 6.35029318,
    },
    "time span": {
        "second": 1,
        "minute": 60,
        "hour": 3600,
        "day": 86400,
        "night": 86400,
        "week": 604800,
        "fortnight": 1209600,
        "month": 2629800,
        "season": 7889400,
        "year": 31557600,
        "decade": 315576000,
        "century": 3155760000,
    },
    "rate": {"km/h": 1, "mph": 1.609344, "knot": 1.852, "m/s": 3.6},
    "age": {"year-old": 1, "month-old": 1 / 12, "week-old": 1 / 52.18, "day-old": 1 / 365.25},
    "per cent": {"%": 1},
    "magnitude": {"magnitude": 1},
}
# Sources: the international yard and pound of 1959; the US liquid gallon and the oil barrel; a month and a year are the
# mean Julian ones. "ton" is taken for the metric one: the long and short ton lie within a tenth of it.

_CLASS: dict[str, UnitClass] = {unit: kind for kind, units in _FACTORS.items() for unit in units}
_DEGREES = {"degree": "degree", "degree celsius": "celsius", "degree fahrenheit": "fahrenheit", "kelvin": "kelvin"}

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
