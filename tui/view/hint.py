"""A key of the bottom row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hint:
    """A key as shown, a word for what it does, and the command it runs."""

    key: str
    word: str
    command: str

    @property
    def cells(self) -> int:
        """Room it takes, the two spaces after it included."""
        return len(self.key) + 1 + len(self.word) + 2
