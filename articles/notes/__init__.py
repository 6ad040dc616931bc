"""The reader's words on a text: what a note is, where it belongs, and how it stays on disk.

The rooms, each on those before it: `placement`, `content`, `collection`, `disk`, `exchange`; `failures` is below them
all and `store` above. The public names load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.notes.content.note import Note, Target, edited, new_note
    from articles.notes.disk.naming import Home, find_home
    from articles.notes.disk.saving import Saved
    from articles.notes.failures import DamagedNotesError, NotSavedError
    from articles.notes.placement.placing import Placement, place_selector
    from articles.notes.placement.selectors import Selector, select
    from articles.notes.store import NotesStore

__all__ = [
    "DamagedNotesError",
    "Home",
    "NotSavedError",
    "Note",
    "NotesStore",
    "Placement",
    "Saved",
    "Selector",
    "Target",
    "edited",
    "find_home",
    "new_note",
    "place_selector",
    "select",
]

_HOMES = {
    "DamagedNotesError": "failures",
    "Home": "disk.naming",
    "NotSavedError": "failures",
    "Note": "content.note",
    "NotesStore": "store",
    "Placement": "placement.placing",
    "Saved": "disk.saving",
    "Selector": "placement.selectors",
    "Target": "content.note",
    "edited": "content.note",
    "find_home": "disk.naming",
    "new_note": "content.note",
    "place_selector": "placement.placing",
    "select": "placement.selectors",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"articles.notes.{_HOMES[name]}"), name)
