"""A field for a path: completed as it is typed, and taking what is dropped or pasted on it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from articles.reading.named import names_in
from tui.view.choosing.completing import completed

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType


class PathSuggester(Suggester):
    """Completes a path; the folder is looked at in a thread, since one on the network may take its time."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The completed path, or None."""
        return await asyncio.to_thread(completed, value)


class PathInput(Input):
    """Tab or the right arrow takes the completion; without one, Tab goes to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False)]

    class Dropped(Message):
        """Several names were pasted at once."""

        def __init__(self, names: list[str]) -> None:
            super().__init__()
            self.names = names

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, suggester=PathSuggester())

    def action_complete(self) -> None:
        """Take the completion, or go on."""
        if self._suggestion and self.cursor_at_end:
            self.action_cursor_right()
        else:
            self.screen.focus_next()

    def _on_paste(self, event: events.Paste) -> None:
        """One name takes the place of what is selected, several are handed on."""
        event.prevent_default()
        event.stop()
        names = names_in(event.text)
        if len(names) == 1:
            selection = self.selection
            if selection.is_empty:
                self.insert_text_at_cursor(names[0])
            else:
                self.replace(names[0], *selection)
        elif names:
            self.post_message(self.Dropped(names))
