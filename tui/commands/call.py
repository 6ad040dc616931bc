"""How a command is called: the mode that keys are read in, and what was typed with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["reading", "select", "note", "find", "list", "pick", "start", "ledger", "table"]
MODES: tuple[Mode, ...] = ("reading", "select", "note", "find", "list", "pick", "start", "ledger", "table")
TYPING_MODES: frozenset[Mode] = frozenset({"note", "find", "list", "pick"})


@dataclass(frozen=True, slots=True)
class Call:
    """How a command was called: the number typed before it, if any, and its argument (a letter, or text after `:`)."""

    count: int | None = None
    argument: str = ""

    @property
    def times(self) -> int:
        """The count, or 1."""
        return self.count or 1
