"""The reader's words on a text: what a note is, where it belongs, and how it stays on disk.

The public names load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.notes.failures import DamagedNotesError, NotSavedError
    from articles.notes.naming import Home, find_home
    from articles.notes.note import Note, Target, edited, new_note
    from articles.notes.placing import Placement, place_selector
    from articles.notes.saving import Saved
    from articles.notes.selectors import Selector, select
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
    "Home": "naming",
    "NotSavedError": "failures",
    "Note": "note",
    "NotesStore": "store",
    "Placement": "placing",
    "Saved": "saving",
    "Selector": "selectors",
    "Target": "note",
    "edited": "note",
    "find_home": "naming",
    "new_note": "note",
    "place_selector": "placing",
    "select": "selectors",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"articles.notes.{_HOMES[name]}"), name)
