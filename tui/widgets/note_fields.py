"""The fields of the note box: words up to what a note may hold, and tags that are completed from those in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult

from articles.notes.content.note import LONGEST_NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widgets.text_area import Edit


class Words(TextArea):
    """The words of a note; what would make them too long is refused as it is typed or pasted."""

    class Refused(Message):
        """An edit was not made; `why` is a line for the reader."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit, unless the words would be longer than a note may be."""
        before, present = len(self.get_text_range(edit.from_location, edit.to_location)), len(self.text)
        if len(edit.text) > before and present - before + len(edit.text) > LONGEST_NOTE:
            self.post_message(self.Refused(f"a note holds {LONGEST_NOTE:,} characters: make two of it"))
            return EditResult(end_location=self.cursor_location, replaced_text="")
        return super().edit(edit)


class TagSuggester(Suggester):
    """Completes the last of several tags from those in use, the most used first."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = tuple(tags)

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last tag completed; None when nothing fits."""
        lead, comma, last = value.rpartition(",")
        begun = last.lstrip(" #")
        used = {tag.strip().casefold() for tag in lead.split(",")}
        if not begun:
            return None
        fits = (
            tag
            for tag in self._tags
            if tag.casefold().startswith(begun.casefold()) and tag.casefold() not in used and tag != begun
        )
        found = next(fits, None)
        return None if found is None else f"{lead}{comma}{last}{found[len(begun) :]}"
