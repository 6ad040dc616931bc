"""A quantity as read from a text: its interval, how it is bounded, what is counted, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Modifier = Literal["exact", "approx", "at_least", "at_most", "more_than", "less_than"]

UnitClass = Literal[
    "person",
    "vehicle",
    "money",
    "per cent",
    "length",
    "area",
    "volume",
    "weight",
    "time span",
    "age",
    "rate",
    "temperature",
    "magnitude",
    "count",
    "unknown",
]

Role = Literal["total", "part", "change_from", "change_to", "change_by", "ratio", "per", "plain"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity and its span `text[start:end]`: the number with its modifier, currency and attached sign.

    `low` and `high` are the ends as said, None for an open end; equal for one value. Vague words are wide `approx`
    ranges (dozens: 24 to 99). `unit` is the singular head noun in lower case, an ISO code for money, `%`, `year-old`,
    or empty when nothing says what is counted; `unit_class` is `unknown` then. `unit_span` is where the unit stands
    in the text, None when it is part of the number or understood. Fractions are per cent.
    """

    low: float | None
    high: float | None
    modifier: Modifier
    unit: str
    start: int
    end: int
    unit_class: UnitClass = "unknown"
    role: Role = "plain"
    unit_span: tuple[int, int] | None = None
