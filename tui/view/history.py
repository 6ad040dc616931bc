"""Where the reader has been: places to go back to and forward, and marks under letters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.article import Side

LONGEST = 200
"""Places that are kept to go back to; more than anybody walks back."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was: side, offsets on both sides, and whether the texts were locked."""

    side: Side
    offsets: tuple[int, int]
    locked: bool


@dataclass(slots=True)
class History:
    """Places behind and ahead, the nearest last, and the places remembered under letters.

    `unsure` are the letters of marks whose words are gone from a text that was changed.
    """

    behind: list[Place] = field(default_factory=list)
    ahead: list[Place] = field(default_factory=list)
    marks: dict[str, Place] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)

    def leave(self, place: Place) -> None:
        """Remember a place that is jumped away from; what was ahead is no longer."""
        self.behind.append(place)
        del self.behind[:-LONGEST]
        self.ahead.clear()

    def step(self, here: Place, *, back: bool) -> Place | None:
        """The place one step back or forward from `here`; None at the end."""
        source, target = (self.behind, self.ahead) if back else (self.ahead, self.behind)
        if not source:
            return None
        target.append(here)
        return source.pop()
