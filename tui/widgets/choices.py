"""A row of words of which one is chosen: with the left and right arrows, Space, or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

_GAP = 1
_STEPS = {"left": -1, "right": 1, "space": 1}


class Choices(Widget, can_focus=True):
    """`options` are values with the words for them; where they have no room, only the chosen one is shown."""

    class Changed(Message):
        """Another one was chosen."""

        def __init__(self, choices: Choices) -> None:
            super().__init__()
            self.choices = choices

        @property
        def control(self) -> Choices:
            """The row in which it was chosen."""
            return self.choices

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = tuple(options)
        self._index = self._place_of(value)

    @property
    def value(self) -> str:
        """The value of the one that is chosen."""
        return self._options[self._index][0]

    def choose(self, value: str) -> None:
        """Choose by value, and tell if that is another one."""
        self._go(self._place_of(value))

    def on_key(self, event: events.Key) -> None:
        """Left and right; Space goes on, and from the last to the first."""
        step = _STEPS.get(event.key)
        if step is None:
            return
        event.stop()
        event.prevent_default()
        index = self._index + step
        self._go(index % len(self._options) if event.key == "space" else min(max(index, 0), len(self._options) - 1))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked on; on a row that shows only one, the next."""
        if not self._fits:
            self._go((self._index + 1) % len(self._options))
            return
        at = 0
        for index, (_value, words) in enumerate(self._options):
            at += cell_len(words) + 2 + _GAP
            if event.x < at:
                self._go(index)
                return

    def render(self) -> Content:
        """All of them, the chosen one in brackets; or that one, and how many there are."""
        if not self._fits:
            words = self._options[self._index][1]
            return Content.assemble(
                ("‹ ", "$ink-quiet"), (words, "bold"), (f" ›  {self._index + 1} of {len(self._options)}", "$ink-quiet")
            )
        parts: list[str | tuple[str, str]] = []
        for index, (_value, words) in enumerate(self._options):
            here = index == self._index
            parts += [(f"[{words}]", "bold") if here else (f" {words} ", "$ink-quiet"), " " * _GAP]
        return Content.assemble(*parts)

    @property
    def _fits(self) -> bool:
        return sum(cell_len(words) + 2 + _GAP for _value, words in self._options) - _GAP <= self.content_size.width

    def _place_of(self, value: str) -> int:
        return next((index for index, (known, _words) in enumerate(self._options) if known == value), 0)

    def _go(self, index: int) -> None:
        if index != self._index:
            self._index = index
            self.refresh()
            self.post_message(self.Changed(self))
