"""What articles claim: quantities, dates, names, who says so and how firmly, and how two claims compare.

The functions for single texts load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.claims.dates.reading import read_dates
    from articles.claims.quantities.reading import read_quantities
    from articles.claims.verdicts.statements import compare_statements

__all__ = ["compare_statements", "read_dates", "read_quantities"]

_HOMES = {
    "compare_statements": "articles.claims.verdicts.statements",
    "read_dates": "articles.claims.dates.reading",
    "read_quantities": "articles.claims.quantities.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
