"""What many people judged about one pair of articles: by passage and by author, and how far they agree.

The rooms, each on those before it: `people`, `units` and `figures`, `judgements`, `agreement`; `merged` above them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.agreement.agreement import Agreement, agreement_of
    from articles.agreement.merged import Merged, merge

__all__ = ["Agreement", "Merged", "agreement_of", "merge"]

_HOMES = {
    "Agreement": "articles.agreement.agreement",
    "Merged": "articles.agreement.merged",
    "agreement_of": "articles.agreement.agreement",
    "merge": "articles.agreement.merged",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
