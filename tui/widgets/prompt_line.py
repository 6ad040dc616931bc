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
_ASKED: dict[Purpose, str] = {"find": "words to find in both texts", "command": "the name of a command; → completes it"}


class PromptLine(Horizontal):
    """A sign, a field, and a word on what is found so far."""

    class Typed(Message):
        """The words changed."""

        def __init__(self, purpose: Purpose, words: str) -> None:
            super().__init__()
            self.purpose: Purpose = purpose
            self.words = words

    class Entered(Message):
        """Enter was pressed."""

        def __init__(self, purpose: Purpose, words: str) -> None:
            super().__init__()
            self.purpose: Purpose = purpose
            self.words = words

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self.purpose: Purpose = "find"

    def compose(self) -> ComposeResult:
        """The sign, the field, the word."""
        yield Static("", classes="prompt-sign", markup=False)
        yield Input(compact=True, select_on_focus=False)
        yield Static("", classes="prompt-word", markup=False)

    def open(self, purpose: Purpose, names: Iterable[str] = (), words: str = "", leave: str = "") -> None:
        """Begin typing at once; `names` are what a command's name is completed from, `leave` is the key that leaves."""
        self.purpose = purpose
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = words
            field.cursor_position = len(words)
        field.suggester = SuggestFromList(list(names), case_sensitive=False) if purpose == "command" else None
        field.placeholder = f"{_ASKED[purpose]}   {leave} leaves" if leave else _ASKED[purpose]
        self.query_one(".prompt-sign", Static).update("/" if purpose == "find" else ":")
        self.answer("")
        self.display = True
        self.screen.set_focus(field)

    def close(self) -> None:
        """Hide the line."""
        self.display = False
        self.screen.set_focus(None)

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
