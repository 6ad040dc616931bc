"""Which rows of a long list are in sight."""

from __future__ import annotations


def first_in_sight(top: int, index: int, fitting: int, count: int) -> int:
    """The first of so many rows in sight where `fitting` fit, moved from `top` only as far as the cursor asks for."""
    around = 1 if fitting > 4 else 0
    top = max(min(top, max(index - around, 0)), index + around - fitting + 1)
    return min(max(top, 0), max(count - fitting, 0))
