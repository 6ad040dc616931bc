"""What is marked in the texts: what differs, what is reworded, and the layers that are on."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from articles.article import SIDES, Side, Span
from tui.view.ledger.marks import Difference, Layer, Marks, Places, Rewordings, layer_places, marking

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from articles.claims.statements.finding import Ledger
    from articles.session import Session


_MOMENT = 0.001
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Starts:
    """Sorted offsets at which something begins: that differs, that is reworded, and a word of each layer that is on."""

    differing: Sequence[int]
    layered: tuple[tuple[Layer, Sequence[int]], ...]
    reworded: Sequence[int] = ()


class Markings:
    """The places of what differs, and of the words of each layer that the reader has switched on.

    `changed` are the passages of another wording in an earlier version; `incomplete` tells that `complete` has
    something to do.
    """

    def __init__(self) -> None:
        self.changed: dict[Side, list[Span]] = {}
        self._marks = Marks()
        self._layers: dict[Layer, Places] = {}
        self._starts: dict[Side, Starts] = {side: self._begins(side) for side in SIDES}
        self._ledger: Ledger | None = None
        self._rewordings = Rewordings()
        self._under_way: Generator[None, None, None]
        self.incomplete = False

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
        """Mark what the session has found so far; where that is much, `complete` does it, and the marks stay till then
        as they were.
        """
        if not self._rewordings.take(session.comparison):
            self._marks, self._layers = Marks(), {layer: _nowhere() for layer in self._layers}
            self._starts = {side: self._begins(side) for side in SIDES}
        self._under_way, self.incomplete = self._marking(session), True
        if len(session.judged) + len(session.comparison.alignment.matches) <= Rewordings.AT_ONCE:
            self.complete(float("inf"))

    def complete(self, seconds: float) -> bool:
        """Go on for so long with what takes long in long texts; whether there is more."""
        end = monotonic() + seconds
        self.incomplete = any(monotonic() > end for _pause in self._under_way)
        return self.incomplete

    def _marking(self, session: Session) -> Generator[None, None, None]:
        """Mark what differs, look for words that were changed, and mark those too."""
        yield from self._mark(session)
        if self._rewordings.look(0):
            while self._rewordings.look(_MOMENT):
                yield
            yield from self._mark(session)

    def _mark(self, session: Session) -> Generator[None, None, None]:
        self._ledger = session.ledger
        self._marks = yield from marking(session.comparison, session.judged, self._rewordings)
        for layer in tuple(self._layers):
            yield
            if layer in self._layers:
                self._layers[layer] = self._places(layer)
        starts = {}
        for side in SIDES:
            yield
            starts[side] = self._begins(side)
        self._starts = starts

    def toggle(self, layer: Layer) -> None:
        """Switch a layer on or off."""
        if self._layers.pop(layer, None) is None:
            self._layers[layer] = self._places(layer)
        self._starts = {side: self._begins(side) for side in SIDES}

    def starts(self, side: Side) -> Starts:
        """Where what is marked on a side begins; the same object until it changes."""
        return self._starts[side]

    def _begins(self, side: Side) -> Starts:
        return Starts(
            [span.start for span in self.differing[side]],
            tuple((layer, [span.start for span in places[side]]) for layer, places in self._layers.items()),
            [span.start for span in self.reworded[side]],
        )

    def _places(self, layer: Layer) -> Places:
        return _nowhere() if self._ledger is None else layer_places(self._ledger, layer)


def _nowhere() -> Places:
    return {side: [] for side in SIDES}
