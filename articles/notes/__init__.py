"""The reader's words on a text: what a note is, where it belongs, and how it stays on disk.

The rooms, each on those before it: `placement`, `content`, `collection`, `disk`, `exchange`; `failures` is below them
all and `store` above. The public names load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.notes.content.note import new_note
    from articles.notes.disk.naming import find_home
    from articles.notes.placement.placing import place_selector

__all__ = ["find_home", "new_note", "place_selector"]

_HOMES = {
    "find_home": "articles.notes.disk.naming",
    "new_note": "articles.notes.content.note",
    "place_selector": "articles.notes.placement.placing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
