"""What stands on the terminal already, and how far behind it is: only what differs is sent, no faster than it arrives.

Textual paints a whole screen each time one is opened, closed or laid out, often twice the same, and while a key is held
a frame for each time.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console
    from textual.geometry import Region
    from textual.strip import Strip
    from textual.widget import Widget

ASK = "\x1b[?2026$p"
"""Asks the terminal for a mode (DECRQM), as Textual does once at the start: the answer says that all before it came."""
IN_FLIGHT = 8_000
"""Characters that may be on their way: half of a full screen, so that no more than one is waited for."""
_ASK_AFTER = 2_000
_PATIENCE = 3.0


class Shown:
    """The pieces of text on the terminal: for each row, by the column they begin in, their width in cells and bytes."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, tuple[int, str]]] = {}

    def forget(self) -> None:
        """Take nothing for being there: the terminal has another size, or somebody else wrote on it."""
        self._rows.clear()

    def changes(self, pieces: Iterable[tuple[int, int, Strip]], console: Console) -> str:
        """What has to be sent for `pieces` (row, column, strip) to stand there; they count as sent."""
        parts = []
        for y, x, strip in pieces:
            row = self._rows.setdefault(y, {})
            width, text = strip.cell_length, strip.render(console)
            if row.get(x) == (width, text):
                continue
            # A terminal that takes wide or joined signs for wider than they are may write on what stands behind them.
            sure = sum(len(segment.text) for segment in strip) == width
            end = x + width if sure else console.width
            for start in [each for each, (wide, _) in row.items() if each < end and each + wide > x]:
                del row[start]
            row[x] = width, text
            parts.append(f"\x1b[{y + 1};{x + 1}H{text}")
        return "".join(parts)


class Pieces(CompositorUpdate):
    """A frame of pieces, each a row, a column and what stands there."""

    def __init__(self, pieces: Sequence[tuple[int, int, Strip]]) -> None:
        self.pieces = pieces

    def render_segments(self, console: Console) -> str:
        """The sequences to send."""
        return "".join(f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for y, x, strip in self.pieces)


class RowCompositor(Compositor):
    """Renders only the rows that are to be painted, where they belong to one widget that nothing lies over.

    Textual renders every widget between the first and the last of them, and cuts all rows at the edges of all widgets.
    """

    def render_partial_update(self) -> ChopsUpdate | Pieces | None:  # type: ignore[override] # what takes it asks what it is
        """A frame of what has changed; None where nothing has."""
        pieces: list[tuple[int, int, Strip]] = []
        for region in self._dirty_regions:
            owner = self._owner(region)
            if owner is None:
                return super().render_partial_update()
            widget, place = owner
            strips = widget.render_lines(region.translate(-place.offset))
            pieces += [(y, region.x, strip) for y, strip in enumerate(strips, region.y)]
        self._dirty_regions.clear()
        return Pieces(pieces) if pieces else None

    def _owner(self, region: Region) -> tuple[Widget, Region] | None:
        """The widget that all of a region shows, and where that stands; None where there are several, or a screen."""
        for widget, (place, clip) in self.visible_widgets.items():
            seen = place.intersection(clip)
            if seen.overlaps(region):
                return (widget, place) if seen.contains_region(region) and widget is not self.root else None
        return None


class Difference(CompositorUpdate):
    """A frame of Textual's, of which what is shown already is left out once it is sent."""

    def __init__(self, frame: LayoutUpdate | ChopsUpdate | Pieces, shown: Shown) -> None:
        self._frame = frame
        self._shown = shown

    def render_segments(self, console: Console) -> str:
        """The sequences to send."""
        return self._shown.changes(pieces_of(self._frame), console)


def pieces_of(frame: LayoutUpdate | ChopsUpdate | Pieces) -> Iterable[tuple[int, int, Strip]]:
    """What a frame draws: row, column, and what stands there."""
    if isinstance(frame, Pieces):
        return frame.pieces
    return _of_rows(frame) if isinstance(frame, LayoutUpdate) else _of_spans(frame)


def _of_rows(frame: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, strips in enumerate(frame.strips, frame.region.y):
        x = frame.region.x
        for strip in strips:
            yield y, x, strip
            x += strip.cell_length


def _of_spans(frame: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The pieces that Textual would send, by its own rule: those that a span touches, cut where it ends."""
    for y, left, right in frame.spans:
        for end, (x, strip) in zip(frame.chop_ends[y], frame.chops[y].items(), strict=False):
            if strip is not None and x <= right and end > left:
                whole = left <= x < right and end <= right
                yield y, x, strip if whole else strip.crop(0, min(end, right) - x)


class Pace:
    """How much of what was sent the terminal has not taken yet, by questions that it answers in order.

    A terminal that has never answered is not asked; one that no longer does is taken to keep up. `sent` is called in
    one thread, `answered` in another.
    """

    def __init__(self) -> None:
        self._answers = False
        self._asked: deque[tuple[float, int]] = deque()
        self._unasked = 0

    def sent(self, size: int) -> str:
        """Note that so many characters go out; returns a question to send behind them, or ""."""
        self._unasked += size
        if not self._answers or self._unasked < _ASK_AFTER:
            return ""
        self._asked.append((monotonic(), self._unasked))
        self._unasked = 0
        return ASK

    def answered(self) -> None:
        """Note an answer."""
        self._answers = True
        if self._asked:
            self._asked.popleft()

    @property
    def in_flight(self) -> int:
        """Characters on their way, as far as is known."""
        asked = tuple(self._asked)
        if asked and monotonic() - asked[0][0] > _PATIENCE:
            self._answers = False
            self._asked.clear()
            return 0
        return sum(size for _, size in asked)
