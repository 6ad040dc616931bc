"""What is marked in the texts: what differs, and the layers that are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES, Side, Span
from tui.view.ledger.marks import Difference, Layer, Marks, Places, layer_places, marks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.statements.finding import Ledger
    from articles.session import Session


class Markings:
    """The places of what differs, and of the words of each layer that the reader has switched on."""

    def __init__(self) -> None:
        self._marks = Marks()
        self._layers: dict[Layer, Places] = {}
        self._ledger: Ledger | None = None

    @property
    def differing(self) -> dict[Side, list[Span]]:
        """The words that differ, by side, in order."""
        return self._marks.differing

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
        self._ledger = session.ledger
        self._marks = marks_of(session.comparison, session.judged)
        self._layers = {layer: self._places(layer) for layer in self._layers}

    def toggle(self, layer: Layer) -> None:
        """Switch a layer on or off."""
        if self._layers.pop(layer, None) is None:
            self._layers[layer] = self._places(layer)

    def _places(self, layer: Layer) -> Places:
        return {side: [] for side in SIDES} if self._ledger is None else layer_places(self._ledger, layer)
