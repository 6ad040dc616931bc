"""One file that holds a comparison: both texts, what is known of them, the notes, and what was found.

`pack` makes the bytes of a `Case`, `read_case` reads them, also those of a stranger. The public names load what they
need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.cases.case import Case
    from articles.cases.gathering import gather
    from articles.cases.packing import pack
    from articles.cases.reading import read_case
    from articles.cases.verifying import verify
    from articles.cases.versions import changes_between

__all__ = ["Case", "changes_between", "gather", "pack", "read_case", "verify"]

_HOMES = {
    "Case": "articles.cases.case",
    "changes_between": "articles.cases.versions",
    "gather": "articles.cases.gathering",
    "pack": "articles.cases.packing",
    "read_case": "articles.cases.reading",
    "verify": "articles.cases.verifying",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
