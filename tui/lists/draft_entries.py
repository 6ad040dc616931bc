"""The lines of the list of drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from articles.notes.content.fields import as_typed
from articles.reading.display import displayable
from tui.lists.entry import Entry
from tui.view.noting import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.background.note_editor import Draft


def draft_entries(drafts: Iterable[Draft]) -> list[Entry]:
    """Every draft: its words, and beside them those of the note that it would change."""
    made = []
    for draft in drafts:
        words = displayable(" ".join(as_typed(draft.written).split()))
        saved = displayable(" ".join(draft.note.body.split())) if draft.note is not None else ""
        about = LABELS[draft.about].removeprefix("the ")
        below = f"     saved: {saved}" if saved else "     a new note" if draft.spans else "     its place is gone"
        content = Content.assemble(f"{about:<11} {words}\n", (below, "$ink-quiet"))
        made.append(Entry(draft.key, content, f"{about} {words} {saved}"))
    return made
