"""Browsing a library: what is shown of it, which text is taken, where the cursor is. No screen, no disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.library import Entry, Hit, Told

Sight = Literal["all", "found", "event", "pairs"]
"""What is shown: all texts, those that hold the words, those that tell of an event, likely pairs."""


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A text or a pair of texts: `chance` is how probably it is of the event (None: not asked), `parts` the words
    around what was sought, or the reasons, with those that were sought marked.
    """

    entries: tuple[Entry, ...]
    chance: float | None = None
    parts: tuple[tuple[str, bool], ...] = ()


@dataclass(slots=True)
class Shelving:
    """The rows in sight and the cursor among them; the text that is `taken` as the first of two, the one that the event
    is `about`, and how many texts the library has.
    """

    sight: Sight = "all"
    rows: list[ShelfRow] = field(default_factory=list)
    cursor: int = 0
    taken: Entry | None = None
    about: Entry | None = None
    total: int = 0

    def first(self) -> int:
        """The place of the first row."""
        return 0

    def point_near(self, place: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        self.cursor = max(0, min(place, len(self.rows) - 1))

    def here(self) -> ShelfRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def show_all(self, entries: Iterable[Entry], total: int) -> None:
        """Show texts as they were added, the last first."""
        self._show("all", [ShelfRow((each,)) for each in entries])
        self.total = total

    def show_found(self, hits: Iterable[Hit]) -> None:
        """Show what a search found."""
        self._show("found", [ShelfRow((hit.entry,), parts=hit.parts) for hit in hits])

    def show_event(self, about: Entry, told: Iterable[Told]) -> None:
        """Show what tells of the event of a text, which is taken as the first of two."""
        self.about = self.taken = about
        self._show("event", [ShelfRow((each.entry,), each.chance, ((_why(each), False),)) for each in told])

    def show_pairs(self, pairs: Sequence[tuple[Entry, Entry, float, str]]) -> None:
        """Show likely pairs: two texts, the chance, the reasons."""
        self.taken = None
        self._show("pairs", [ShelfRow((a, b), chance, ((why, False),)) for a, b, chance, why in pairs])

    def take(self) -> tuple[int, int] | None:
        """Take what is under the cursor: the numbers of two texts to open, or None where one is wanted still."""
        row = self.here()
        if row is None:
            return None
        if len(row.entries) > 1:
            return row.entries[0].number, row.entries[1].number
        (entry,) = row.entries
        if self.taken is None or self.taken.number == entry.number:
            self.taken = None if self.taken is not None else entry
            return None
        return self.taken.number, entry.number

    def _show(self, sight: Sight, rows: list[ShelfRow]) -> None:
        self.sight, self.rows, self.cursor = sight, rows, 0


def _why(told: Told) -> str:
    return ", ".join(part for part in (*told.names, *told.words, told.days) if part)
