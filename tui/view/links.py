"""The lines of the gutter between the panes: a small canvas on which links are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from articles.article import SIDES, other_side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.article import Side
    from articles.matching.match import Match
    from tui.view.reading_view import ReadingView
    from tui.view.signs import Signs

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_SHAPES = (3, 12, 10, 6, 9, 5, 14, 13, 11, 7, 15, 4, 8, 1, 2)
_LIGHT = dict(zip(_SHAPES, "│─╭╮╰╯┬┴├┤┼╴╶╵╷", strict=True))
_HEAVY = dict(zip(_SHAPES, "┃━┏┓┗┛┳┻┣┫╋╸╺╹╻", strict=True))
_DASHED = {**_LIGHT, 12: "╌", 3: "╎"}
_ASCII = {3: "|", 12: "-", 4: "-", 8: "-", 1: "|", 2: "|"}

Tone = Literal["faint", "quiet", "lit", ""]


@dataclass(frozen=True, slots=True)
class Link:
    """A match as the gutter sees it: the rows of its two ends in the window (may lie outside), and how it looks."""

    row_left: int
    row_right: int
    strong: bool
    same: bool
    lit: bool
    starts: tuple[int, int] = (0, 0)
    """Offsets at which its passages begin, in a and in b."""


@dataclass(slots=True)
class _Cell:
    mask: int = 0
    strong: bool = False
    lit: bool = False
    text: str = ""


@dataclass(slots=True)
class Canvas:
    """Rows of cells; links are drawn on it one after another, the lit one last."""

    width: int
    height: int
    signs: Signs
    cells: dict[int, list[_Cell]] = field(init=False, default_factory=dict)
    """Of the rows that anything is drawn on."""

    def draw(self, links: Iterable[Link]) -> None:
        """Draw all links; level ones straight, crossing ones through a lane of their own."""
        lanes = _Lanes(self.width)
        for link in sorted(links, key=lambda link: (link.lit, abs(link.row_left - link.row_right), link.row_left)):
            if not link.lit and not (self._inside(link.row_left) and self._inside(link.row_right)):
                self._leaving(link)
            elif link.row_left == link.row_right:
                self._level(link)
            else:
                self._crossing(link, lanes.take(link))

    def _level(self, link: Link) -> None:
        for column in range(1, self.width - 1):
            self._line(link.row_left, column, _LEFT | _RIGHT, link)
        self._end(link.row_left, 0, link)
        self._end(link.row_left, self.width - 1, link)

    def _leaving(self, link: Link) -> None:
        """A link whose other end is out of sight: its sign, and an arrow to where it goes."""
        for row, far, column, beside in (
            (link.row_left, link.row_right, 0, 1),
            (link.row_right, link.row_left, self.width - 1, self.width - 2),
        ):
            if self._inside(row):
                self._end(row, column, link)
                if not (cell := self._cell(row, beside)).mask:
                    cell.text = self.signs["above" if far < row else "below"]

    def _crossing(self, link: Link, lane: int) -> None:
        low, high = sorted((link.row_left, link.row_right))
        for row in range(max(low, -1), min(high, self.height) + 1):
            mask = _DOWN if row == low else _UP if row == high else _UP | _DOWN
            self._line(row, lane, mask, link)
        for row, columns, turn in (
            (link.row_left, range(1, lane), _LEFT),
            (link.row_right, range(lane + 1, self.width - 1), _RIGHT),
        ):
            for column in columns:
                self._line(row, column, _LEFT | _RIGHT, link)
            self._line(row, lane, turn, link)
        self._end(link.row_left, 0, link)
        self._end(link.row_right, self.width - 1, link)

    def _inside(self, row: int) -> bool:
        return 0 <= row < self.height

    def _cell(self, row: int, column: int) -> _Cell:
        if row not in self.cells:
            self.cells[row] = [_Cell() for _ in range(self.width)]
        return self.cells[row][column]

    def _line(self, row: int, column: int, mask: int, link: Link) -> None:
        if self._inside(row):
            cell = self._cell(row, column)
            if link.lit and not cell.lit:
                cell.mask = 0
            cell.mask |= mask
            cell.strong = cell.strong or link.strong
            cell.lit = cell.lit or link.lit

    def _end(self, row: int, column: int, link: Link) -> None:
        if self._inside(row):
            cell = self._cell(row, column)
            if not cell.text or link.lit or link.strong:
                cell.text = self.signs["same" if link.same else "strong" if link.strong else "weak"]
            cell.lit = cell.lit or link.lit

    def row(self, number: int) -> tuple[tuple[str, Tone], ...]:
        """A row as (character, tone) pairs."""
        if number not in self.cells:
            return ((" ", ""),) * self.width
        return tuple((self._glyph(cell), self._tone(cell)) for cell in self.cells[number])

    def _tone(self, cell: _Cell) -> Tone:
        return "lit" if cell.lit else "quiet" if cell.text else "faint" if cell.mask else ""

    def _glyph(self, cell: _Cell) -> str:
        if cell.text:
            return cell.text
        if not cell.mask:
            return " "
        if self.signs.ascii_only:
            return _ASCII.get(cell.mask, "+")
        table = _DASHED if not cell.strong else _HEAVY if cell.lit else _LIGHT
        return table.get(cell.mask, "┼")


class _Lanes:
    """Columns for the upright parts of crossing links, so that two of them share one only where they must."""

    def __init__(self, width: int) -> None:
        middle = width // 2
        inner = range(2, width - 2) if width > 5 else range(1, width - 1)
        self._order = sorted(inner, key=lambda column: abs(column - middle))
        self._taken: dict[int, list[tuple[int, int]]] = {column: [] for column in self._order}

    def take(self, link: Link) -> int:
        """A free column for a link, the middle one first; the least used one when none is free."""
        low, high = sorted((link.row_left, link.row_right))
        for column in self._order:
            if all(high < start or end < low for start, end in self._taken[column]):
                self._taken[column].append((low, high))
                return column
        column = min(self._order, key=lambda column: len(self._taken[column]))
        self._taken[column].append((low, high))
        return column


def links_in_sight(view: ReadingView, left: Side) -> list[Link]:
    """The links with an end in sight, none of them folded away; `left` is the side shown on the left.

    Those of weak matches are drawn for the passage under the cursor, or all of them where the reader asked for it;
    where less is to be marked, so are those of strong ones.
    """
    lit = view.current_match()
    here = {match.id for match in view.matches_here()}
    density = view.display.density
    every = density == "all" or "weak" in view.markings.layers
    strong = density in ("usual", "all")
    near = {match.id: match for side in SIDES for match in view.index.matches_between(side, *view.window.stretch(side))}
    links: list[Link] = []
    for match in near.values():
        if not (
            every
            or (strong and (match.strength == "strong" or match.origin == "reader"))
            or match is lit
            or match.id in here
        ):
            continue
        rows = {side: view.page(side).row_of(match.span(side).start) - view.window.tops[side] for side in SIDES}
        seen = any(0 <= rows[side] < view.window.frame.heights[side] for side in SIDES)
        if seen and (match is lit or not any(_folded(view, side, match) for side in SIDES)):
            links.append(
                Link(
                    rows[left],
                    rows[other_side(left)],
                    strong=match.strength == "strong",
                    same=match.kind in ("identical", "near"),
                    lit=match is lit,
                    starts=(match.a.start, match.b.start),
                )
            )
    return links


def _folded(view: ReadingView, side: Side, match: Match) -> bool:
    page = view.page(side)
    return page.blocks[page.block_at(match.span(side).start)].fold is not None
