"""The notes in a case alone, for reading: whatever lies beside the case is not looked at."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from articles.notes.disk.naming import Home
from articles.notes.store import NotesStore

if TYPE_CHECKING:
    from articles.article import Article
    from articles.cases.case import Case


def notes_store(case: Case, a: Article | None = None, b: Article | None = None) -> NotesStore:
    """The notes of a case, for reading: on its two articles, or on these two of several."""
    # There is no file of that name anywhere, so the notes are made of the packed ones.
    nowhere = Path("/") / hashlib.sha256(case.notes).hexdigest() / "notes.json"
    accounts = tuple(case.articles.values()) if case.further else ()
    home = Home(nowhere, packed=case.notes, accounts=accounts)
    return NotesStore.open(home, a or case.a, b or case.b, only_read=True)
