"""One file that holds a comparison: both texts, what is known of them, the notes, and what was found.

`pack` makes the bytes of a `Case`, `read_case` reads them, also those of a stranger. The public names load what they
need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lazily import lazily

if TYPE_CHECKING:
    from articles.cases.case import Case
    from articles.cases.gathering import gather
    from articles.cases.packing import pack
    from articles.cases.reading import read_case
    from articles.cases.verifying import verify
    from articles.cases.versions import changes_between

__all__ = ["Case", "changes_between", "gather", "pack", "read_case", "verify"]

__getattr__ = lazily(
    __name__,
    {
        "case": ("Case",),
        "versions": ("changes_between",),
        "gathering": ("gather",),
        "packing": ("pack",),
        "reading": ("read_case",),
        "verifying": ("verify",),
    },
)
