"""A field whose words narrow a list down."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Input


class FilterInput(Input):
    """The field for the words; Backspace in an empty one is said."""

    class Emptied(Message):
        """Backspace was pressed where there was nothing left to take away."""

    def action_delete_left(self) -> None:
        """Take a letter away, or say that there is none."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied())
