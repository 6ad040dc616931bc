"""What the reader chose to see, whatever the texts are: which one is left, stacked or not, signs, kinds of stop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from articles.article import Side, other_side
from tui.view.pages.geometry import STACK_BELOW, Measure
from tui.view.signs import Signs
from tui.view.stops import DEFAULT_STOPS

if TYPE_CHECKING:
    from tui.view.stops import StopKind

Density = Literal["bare", "differences", "usual", "all"]
DENSITIES: dict[Density, str] = {
    "bare": "only what is under the cursor, and notes",
    "differences": "what differs, and notes",
    "usual": "what differs, what is only here, and strong matches",
    "all": "weak matches too",
}


@dataclass(slots=True)
class Display:
    """The reader's choices of display; `measures` follow from them and from the room that the panes have.

    `width` is that of the screen in cells; `forced` is whether the texts are stacked, None while the width decides;
    `pairing` lights what would be paired by hand; `why` shows the strip
    that says why two passages were matched; `density` is how much of what was found is marked; `account` says which of
    several accounts is at the right.
    """

    signs: Signs = field(default_factory=Signs)
    left: Side = "a"
    width: int = 120
    forced: bool | None = None
    why: bool = False
    pairing: bool = False
    stop_kinds: frozenset[StopKind] = DEFAULT_STOPS
    density: Density = "usual"
    account: str = ""
    measures: dict[Side, Measure] = field(default_factory=lambda: {"a": Measure(40, 0), "b": Measure(40, 0)})

    @property
    def stacked(self) -> bool:
        """Whether the texts are one above the other."""
        return self.width < STACK_BELOW if self.forced is None else self.forced

    def switch_layout(self) -> None:
        """Put the texts beside or above each other."""
        self.forced = not self.stacked

    def swap(self) -> None:
        """Put the other text on the left."""
        self.left = other_side(self.left)

    def switch_signs(self) -> None:
        """Change between drawn signs and plain ones."""
        self.signs = Signs(ascii_only=not self.signs.ascii_only)
