"""The line that words are typed into at the bottom: what to find, or a command's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

Purpose = Literal["find", "command"]


class PromptLine(Horizontal):
    """A sign, a field, and a word on what is found so far."""

    class Typed(Message):
        """The words changed."""

        def __init__(self, purpose: Purpose, words: str) -> None:
            super().__init__()
            self.purpose: Purpose = purpose
            self.words = words

    class Entered(Typed):
        """Enter was pressed."""

    def __init__(self, purpose: Purpose, names: Iterable[str] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.purpose: Purpose = purpose
        self._names = list(names)

    def compose(self) -> ComposeResult:
        """The sign, the field, the word."""
        yield Static("/" if self.purpose == "find" else ":", classes="prompt-sign", markup=False)
        suggester = SuggestFromList(self._names, case_sensitive=False) if self._names else None
        yield Input(compact=True, suggester=suggester, select_on_focus=False)
        yield Static("", classes="prompt-word", markup=False)

    def focus_field(self) -> None:
        """Begin typing."""
        self.query_one(Input).focus()

    def answer(self, words: str) -> None:
        """Say what is found so far."""
        self.query_one(".prompt-word", Static).update(words)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed."""
        event.stop()
        self.post_message(self.Typed(self.purpose, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on what was entered."""
        event.stop()
        self.post_message(self.Entered(self.purpose, event.value))
