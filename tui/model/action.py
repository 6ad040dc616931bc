"""The shape of a command's work on the reading state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tui.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Call:
    """How a command was called: the number typed before it, if any, and its argument (a letter, or text after `:`)."""

    count: int | None = None
    argument: str = ""

    @property
    def times(self) -> int:
        """The count, or 1."""
        return self.count or 1


class Action(Protocol):
    """A command's work: it changes the reading and returns a line for the reader, or None."""

    def __call__(self, reading: Reading, call: Call, /) -> str | None:
        """Do it."""
