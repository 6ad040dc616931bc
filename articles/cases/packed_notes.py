"""The notes in a case alone, for reading: whatever lies beside the case is not looked at."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from articles.notes.disk.naming import Home
from articles.notes.store import NotesStore

if TYPE_CHECKING:
    from articles.cases.case import Case


def notes_store(case: Case) -> NotesStore:
    """The notes of a case, for reading."""
    # There is no file of that name anywhere, so the notes are made of the packed ones.
    nowhere = Path("/") / hashlib.sha256(case.notes).hexdigest() / "notes.json"
    return NotesStore.open(Home(nowhere, packed=case.notes), case.a, case.b, only_read=True)
