"""What articles claim: quantities, dates, names, who says so and how firmly, and how two claims compare.

The public names load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.claims.attribution import Attribution, read_attributions
    from articles.claims.compare_quantities import QuantityComparison, compare_figures, sum_of_two
    from articles.claims.dates import DateRange, Progress, read_dates, read_progress
    from articles.claims.extraction import read_claims
    from articles.claims.finding import Claim, Clash, Difference, Finding, Ledger, Speaker, Wording
    from articles.claims.firmness import Firmness, read_firmness
    from articles.claims.ledger import find
    from articles.claims.measures import in_base_unit
    from articles.claims.negation import Negation, read_negations
    from articles.claims.people import Name, link_names, may_be_same, read_names, same_name
    from articles.claims.quantities import read_quantities
    from articles.claims.quantity import Quantity
    from articles.claims.statements import StatementVerdict, compare_statements

__all__ = [
    "Attribution",
    "Claim",
    "Clash",
    "DateRange",
    "Difference",
    "Finding",
    "Firmness",
    "Ledger",
    "Name",
    "Negation",
    "Progress",
    "Quantity",
    "QuantityComparison",
    "Speaker",
    "StatementVerdict",
    "Wording",
    "compare_figures",
    "compare_statements",
    "find",
    "in_base_unit",
    "link_names",
    "may_be_same",
    "read_attributions",
    "read_claims",
    "read_dates",
    "read_firmness",
    "read_names",
    "read_negations",
    "read_progress",
    "read_quantities",
    "same_name",
    "sum_of_two",
]

_HOMES = {
    "same_name": "articles.claims.people",
    "read_names": "articles.claims.people",
    "may_be_same": "articles.claims.people",
    "link_names": "articles.claims.people",
    "Name": "articles.claims.people",
    "read_negations": "articles.claims.negation",
    "Negation": "articles.claims.negation",
    "read_firmness": "articles.claims.firmness",
    "Firmness": "articles.claims.firmness",
    "read_progress": "articles.claims.dates",
    "Progress": "articles.claims.dates",
    "read_attributions": "articles.claims.attribution",
    "Attribution": "articles.claims.attribution",
    "DateRange": "articles.claims.dates",
    "Quantity": "articles.claims.quantity",
    "QuantityComparison": "articles.claims.compare_quantities",
    "compare_figures": "articles.claims.compare_quantities",
    "in_base_unit": "articles.claims.measures",
    "read_dates": "articles.claims.dates",
    "read_quantities": "articles.claims.quantities",
    "sum_of_two": "articles.claims.compare_quantities",
    "read_claims": "articles.claims.extraction",
    "find": "articles.claims.ledger",
    "compare_statements": "articles.claims.statements",
    "StatementVerdict": "articles.claims.statements",
    **dict.fromkeys(
        ("Claim", "Clash", "Difference", "Finding", "Ledger", "Speaker", "Wording"), "articles.claims.finding"
    ),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
