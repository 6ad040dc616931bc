"""A quantity while it is read: its tokens, its interval, and what is known of its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.claims.quantities.numbers import Numeral
    from articles.claims.quantities.quantity import Modifier, Role, UnitClass


@dataclass(slots=True)
class Draft:
    """A quantity in the tokens `start` up to `end`; `after` is the token behind its bounding phrase and unit."""

    numeral: Numeral
    start: int
    end: int
    low: float
    high: float
    modifier: Modifier = "exact"
    unit: str = ""
    kind: UnitClass = "unknown"
    unit_tokens: tuple[int, int] | None = None
    role: Role = "plain"
    after: int = 0
    bounded: bool = False

    def take_unit(self, unit: str, kind: UnitClass, at: tuple[int, int] | None) -> None:
        """Make `unit` what is counted."""
        self.unit, self.kind, self.unit_tokens = unit, kind, at

    def borrow(self, other: Draft) -> None:
        """Count what `other` counts."""
        self.take_unit(other.unit, other.kind, other.unit_tokens)
