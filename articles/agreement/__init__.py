"""What many people judged about one pair of articles: by passage and by author, and how far they agree.

The rooms, each on those before it: `people`, `units` and `figures`, `judgements`, `agreement`; `merged` above them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lazily import lazily

if TYPE_CHECKING:
    from articles.agreement.agreement import Agreement, agreement_of
    from articles.agreement.merged import Merged, merge

__all__ = ["Agreement", "Merged", "agreement_of", "merge"]

__getattr__ = lazily(
    __name__,
    {
        "agreement": ("Agreement", "agreement_of"),
        "merged": ("Merged", "merge"),
    },
)
