"""What can go wrong with notes, in the reader's words."""

from __future__ import annotations

from articles.errors import DiptychError


class DamagedNotesError(DiptychError):
    """A notes file that is not what it should be: cut short, not strict JSON, too large, not a collection of notes."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "the notes file cannot be read", why, "it is kept under another name and nothing is overwritten"
        )


class NotSavedError(DiptychError):
    """The notes are not on disk: the old file is as it was, and the notes are still in memory."""
