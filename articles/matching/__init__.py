"""Which passages of two articles are about the same thing, how surely, and why.

The public names load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.matching.alignment import align
    from articles.matching.scoring import ScoredPair, score_sentences

__all__ = ["ScoredPair", "align", "score_sentences"]

_HOMES = {
    "ScoredPair": "articles.matching.scoring",
    "align": "articles.matching.alignment",
    "score_sentences": "articles.matching.scoring",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
