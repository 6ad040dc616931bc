"""What articles claim: quantities, dates, names, who says so and how firmly, and how two claims compare.

The functions for single texts load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lazily import lazily

if TYPE_CHECKING:
    from articles.claims.dates.reading import read_dates
    from articles.claims.quantities.reading import read_quantities
    from articles.claims.verdicts.statements import compare_statements

__all__ = ["compare_statements", "read_dates", "read_quantities"]

__getattr__ = lazily(
    __name__,
    {
        "verdicts.statements": ("compare_statements",),
        "dates.reading": ("read_dates",),
        "quantities.reading": ("read_quantities",),
    },
)
