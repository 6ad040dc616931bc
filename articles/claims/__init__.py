"""What articles claim: quantities, dates, names, who says so and how firmly, and how two claims compare.

The public names load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.claims.compare_quantities import QuantityComparison, compare_figures, sum_of_two
    from articles.claims.dates import DateRange, read_dates
    from articles.claims.measures import in_base_unit
    from articles.claims.quantities import read_quantities
    from articles.claims.quantity import Quantity

__all__ = [
    "DateRange",
    "Quantity",
    "QuantityComparison",
    "compare_figures",
    "in_base_unit",
    "read_dates",
    "read_quantities",
    "sum_of_two",
]

_HOMES = {
    "DateRange": "articles.claims.dates",
    "Quantity": "articles.claims.quantity",
    "QuantityComparison": "articles.claims.compare_quantities",
    "compare_figures": "articles.claims.compare_quantities",
    "in_base_unit": "articles.claims.measures",
    "read_dates": "articles.claims.dates",
    "read_quantities": "articles.claims.quantities",
    "sum_of_two": "articles.claims.compare_quantities",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
