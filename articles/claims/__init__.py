"""What articles claim: quantities, dates, names, who says so and how firmly, and how two claims compare.

The public names load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.claims.attribution.reading import Attribution, read_attributions
    from articles.claims.dates.reading import DateRange, Progress, read_dates, read_progress
    from articles.claims.entities.people import Name, link_names, may_be_same, read_names, same_name
    from articles.claims.ledger import find
    from articles.claims.modality.firmness import Firmness, read_firmness
    from articles.claims.modality.negation import Negation, read_negations
    from articles.claims.quantities.measures import in_base_unit
    from articles.claims.quantities.quantity import Quantity
    from articles.claims.quantities.reading import read_quantities
    from articles.claims.statements.extraction import read_claims
    from articles.claims.statements.finding import Claim, Clash, Difference, Finding, Ledger, Speaker, Wording
    from articles.claims.verdicts.compare_quantities import QuantityComparison, compare_figures, sum_of_two
    from articles.claims.verdicts.statements import StatementVerdict, compare_statements

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
    "same_name": "articles.claims.entities.people",
    "read_names": "articles.claims.entities.people",
    "may_be_same": "articles.claims.entities.people",
    "link_names": "articles.claims.entities.people",
    "Name": "articles.claims.entities.people",
    "read_negations": "articles.claims.modality.negation",
    "Negation": "articles.claims.modality.negation",
    "read_firmness": "articles.claims.modality.firmness",
    "Firmness": "articles.claims.modality.firmness",
    "read_progress": "articles.claims.dates.reading",
    "Progress": "articles.claims.dates.reading",
    "read_attributions": "articles.claims.attribution.reading",
    "Attribution": "articles.claims.attribution.reading",
    "DateRange": "articles.claims.dates.reading",
    "Quantity": "articles.claims.quantities.quantity",
    "QuantityComparison": "articles.claims.verdicts.compare_quantities",
    "compare_figures": "articles.claims.verdicts.compare_quantities",
    "in_base_unit": "articles.claims.quantities.measures",
    "read_dates": "articles.claims.dates.reading",
    "read_quantities": "articles.claims.quantities.reading",
    "sum_of_two": "articles.claims.verdicts.compare_quantities",
    "read_claims": "articles.claims.statements.extraction",
    "find": "articles.claims.ledger",
    "compare_statements": "articles.claims.verdicts.statements",
    "StatementVerdict": "articles.claims.verdicts.statements",
    **dict.fromkeys(
        ("Claim", "Clash", "Difference", "Finding", "Ledger", "Speaker", "Wording"),
        "articles.claims.statements.finding",
    ),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
