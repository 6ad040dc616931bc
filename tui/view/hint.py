"""A key of the bottom row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Hint:
    """A key as shown, a word for what it does, and the command it runs."""

    key: str
    word: str
    command: str

    @property
    def cells(self) -> int:
        """Room it takes, the two spaces after it included."""
        return cell_len(self.key) + 1 + cell_len(self.word) + 2


def first_and_last(hints: Sequence[Hint]) -> list[Hint]:
    """The keys that have the first right to room: what matters most here, and help, which is the last."""
    return [hint for index, hint in enumerate(hints) if index in (0, len(hints) - 1)]


def room_beside(hints: Sequence[Hint], width: int) -> int:
    """The cells of a row of that width that are left beside these keys, blanks between them included."""
    return max(width - sum(hint.cells for hint in first_and_last(hints)) - 3, 1)
