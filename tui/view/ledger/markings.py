"""What is marked in the texts: what differs, what is reworded, and the layers that are on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.article import SIDES, Side, Span
from tui.view.ledger.marks import Difference, Layer, Marks, Places, Rewordings, layer_places, marks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.statements.finding import Ledger
    from articles.session import Session


@dataclass(frozen=True, slots=True)
class Starts:
    """Sorted offsets at which something begins: that differs, that is reworded, and a word of each layer that is on."""

    differing: Sequence[int]
    layered: tuple[tuple[Layer, Sequence[int]], ...]
    reworded: Sequence[int] = ()


class Markings:
    """The places of what differs, and of the words of each layer that the reader has switched on.

    `changed` are the passages of another wording in an earlier version.
    """

    def __init__(self) -> None:
        self.changed: dict[Side, list[Span]] = {}
        self._marks = Marks()
        self._layers: dict[Layer, Places] = {}
        self._starts = self._begins()
        self._ledger: Ledger | None = None
        self._rewordings = Rewordings()

    @property
    def differing(self) -> dict[Side, list[Span]]:
        """The words that differ, by side, in order."""
        return self._marks.differing

    @property
    def reworded(self) -> dict[Side, list[Span]]:
        """The words changed in what is else the same text, by side, in order."""
        return self._marks.reworded

    @property
    def differences(self) -> Sequence[Difference]:
        """What differs, as places to go to."""
        return self._marks.differences

    @property
    def layers(self) -> dict[Layer, Places]:
        """The layers that are on, and what each marks."""
        return self._layers

    def take(self, session: Session) -> None:
        """Mark what the session has found so far."""
        self._rewordings.take(session.comparison)
        self._mark(session)

    def complete(self, session: Session, seconds: float) -> bool:
        """Go on for so long with what takes long in long texts, which is marked in the end; whether there is more."""
        more = self._rewordings.look(seconds)
        if not more:
            self._mark(session)
        return more

    @property
    def incomplete(self) -> bool:
        """Whether `complete` has something to do."""
        return self._rewordings.look(0)

    def _mark(self, session: Session) -> None:
        self._ledger = session.ledger
        self._marks = marks_of(session.comparison, session.judged, self._rewordings)
        self._layers = {layer: self._places(layer) for layer in self._layers}
        self._starts = self._begins()

    def toggle(self, layer: Layer) -> None:
        """Switch a layer on or off."""
        if self._layers.pop(layer, None) is None:
            self._layers[layer] = self._places(layer)
        self._starts = self._begins()

    def starts(self, side: Side) -> Starts:
        """Where what is marked on a side begins; the same object until it changes."""
        return self._starts[side]

    def _begins(self) -> dict[Side, Starts]:
        return {
            side: Starts(
                [span.start for span in self.differing[side]],
                tuple((layer, [span.start for span in places[side]]) for layer, places in self._layers.items()),
                [span.start for span in self.reworded[side]],
            )
            for side in SIDES
        }

    def _places(self, layer: Layer) -> Places:
        return {side: [] for side in SIDES} if self._ledger is None else layer_places(self._ledger, layer)
