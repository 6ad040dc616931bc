"""Which passages of two articles are about the same thing, how surely, and why.

The public names load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lazily import lazily

if TYPE_CHECKING:
    from articles.matching.alignment import align
    from articles.matching.scoring import ScoredPair, score_sentences

__all__ = ["ScoredPair", "align", "score_sentences"]

__getattr__ = lazily(
    __name__,
    {
        "scoring": ("ScoredPair", "score_sentences"),
        "alignment": ("align",),
    },
)
