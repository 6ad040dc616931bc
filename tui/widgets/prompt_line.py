"""The line that words are typed into at the bottom: what to find, or a command's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

Purpose = Literal["find", "command"]
_ASKED: dict[Purpose, str] = {
    "find": "words to find in both texts",
    "command": "the name of a command; → completes it, ↑ brings back",
}
_REMEMBERED = 100
"""Lines entered that are kept while the screen is open."""


class _Completion(Suggester):
    """Proposes the first of the lines that what is typed may become."""

    def __init__(self, completions: Callable[[str], Sequence[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._completions = completions

    async def get_suggestion(self, value: str) -> str | None:
        """The line proposed; None where there is nothing more to type."""
        return next((line for line in self._completions(value) if line != value and line.startswith(value)), None)


class PromptLine(Horizontal):
    """A sign, a field, and a word on what is found so far. Up and down bring back what was entered before."""

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

    def __init__(
        self,
        entered: Mapping[str, Sequence[str]],
        keep: Callable[[str, str], None],
        *,
        id: str | None = None,
    ) -> None:
        """`entered` are the lines of earlier times, by what they were for; `keep` gets each new one for later times."""
        super().__init__(id=id)
        self._keep = keep
        self.display = False
        self.purpose: Purpose = "find"
        self._entered: dict[Purpose, list[str]] = {name: [*entered.get(name, ())] for name in _ASKED}
        self._back = 0

    def compose(self) -> ComposeResult:
        """The sign, the field, the word."""
        yield Static("", classes="prompt-sign", markup=False)
        yield Input(compact=True, select_on_focus=False)
        yield Static("", classes="prompt-word", markup=False)

    def open(
        self, purpose: Purpose, completions: Callable[[str], Sequence[str]] | None, words: str = "", leave: str = ""
    ) -> None:
        """Begin typing at once; `completions` gives the lines that one may become, `leave` is the key that leaves."""
        self.purpose, self._back = purpose, 0
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = words
            field.cursor_position = len(words)
        field.suggester = _Completion(completions) if completions is not None else None
        field.placeholder = f"{_ASKED[purpose]}   {leave} leaves" if leave else _ASKED[purpose]
        self.query_one(".prompt-sign", Static).update("/" if purpose == "find" else ":")
        self.answer("")
        self.display = True
        self.screen.set_focus(field)

    def close(self) -> None:
        """Hide the line."""
        self.display = False
        self.screen.set_focus(None)

    def on_key(self, event: events.Key) -> None:
        """Up goes back through what was entered before, down comes forward again."""
        if event.key not in ("up", "down"):
            return
        event.stop()
        event.prevent_default()
        kept = self._entered[self.purpose]
        back = min(max(self._back + (1 if event.key == "up" else -1), 0), len(kept))
        if back != self._back:
            self._back = back
            field = self.query_one(Input)
            field.value = kept[-back] if back else ""
            field.cursor_position = len(field.value)

    def answer(self, words: str) -> None:
        """Say what is found so far."""
        self.query_one(".prompt-word", Static).update(words)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed."""
        event.stop()
        self.post_message(self.Typed(self.purpose, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on what was entered, and keep it for later."""
        event.stop()
        kept = self._entered[self.purpose]
        if event.value.strip() and event.value not in kept[-1:]:
            kept.append(event.value)
            del kept[:-_REMEMBERED]
            self._keep(self.purpose, event.value)
        self.post_message(self.Entered(self.purpose, event.value))
