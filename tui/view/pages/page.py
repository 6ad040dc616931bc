"""One article laid out in rows: paragraphs and folded lines, each with its top row."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from articles.article import Safe
from tui.view.pages.wrapping import cells_before, is_narrow, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Article, Paragraph
    from tui.view.pages.folds import Fold


_HALF_A_WORD = 3
"""Cells: where words end, a row is so much shorter than it may be."""
_SAMPLE = 2_000


class Block(NamedTuple):
    """A paragraph or a fold: its span in the text, the offsets of its rows, and what it is.

    Before a paragraph is wrapped, its rows are a range: evenly long ones.
    """

    # A long text has ten thousands, made again for each width, and a tuple is made in a third of the time.

    start: int
    end: int
    rows: Sequence[int]
    paragraph: int
    heading: bool = False
    fold: Fold | None = None

    @property
    def height(self) -> int:
        """Rows it takes."""
        return len(self.rows)


_block = tuple.__new__


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page that holds text: `text[start:end]`, or the line of a fold."""

    block: int
    start: int
    end: int
    heading: bool
    fold: Fold | None


class Wraps:
    """The paragraphs of a text as blocks of rows. Each is wrapped once for a width, whatever is folded or matched."""

    def __init__(self, shown: Safe) -> None:
        self.shown = shown
        self._width, self._step = 0, 1
        self._made: dict[int, Block] = {}
        sample = Safe(shown[:_SAMPLE])
        self._cells = max(cells_before(sample, 0, _SAMPLE) / max(len(sample), 1), 1)
        """How many cells a character takes, on the average."""
        self._narrow = is_narrow(shown) or None
        """Whether all characters are one cell wide; None where each paragraph has to be looked at."""
        self._last: tuple[Sequence[Paragraph], Sequence[Fold], list[Block]] | None = None
        self._waiting: Iterator[Block] = iter(())
        self._under_way: tuple[Sequence[Paragraph], Sequence[Fold], list[Block]] = (), (), []

    def blocks(self, article: Article, closed: Sequence[Fold], width: int, whole: bool = True) -> list[Block]:  # noqa: FBT001, FBT002 - as Layout has it
        """The blocks of an article at a measure of `width` cells: paragraphs, closed folds as one row.

        All paragraphs are wrapped, or where the `whole` is not wanted, those that were before. The same list as before
        while all of this is the same.
        """
        if width != self._width:
            self._width, self._made, self._last = width, {}, None
            self._step = max(int((width - _HALF_A_WORD) / self._cells), 1)
        paragraphs, last = article.paragraphs, self._last
        if last is not None and last[0] is paragraphs and last[1] == closed:
            return last[2]
        make = self._block if whole else self._expected
        blocks: list[Block] = []
        index = 0
        for fold in closed:
            blocks += map(make, range(index, fold.first), paragraphs[index : fold.first])
            start = paragraphs[fold.first].span.start
            blocks.append(Block(start, paragraphs[fold.last].span.end, (start,), fold.first, fold=fold))
            index = fold.last + 1
        blocks += map(make, range(index, len(paragraphs)), paragraphs[index:])
        self._last = (paragraphs, closed, blocks) if whole else None
        self._under_way, self._waiting = (paragraphs, closed, []), iter(blocks)
        return blocks

    def wrapped(self, block: Block) -> Block:
        """A block with the rows that it has in the end; itself where it has them."""
        if isinstance(block.rows, tuple):
            return block
        rows = tuple(wrap(self.shown, block.start, block.end, self._width, narrow=self._narrow))
        made = self._made[block.start] = Block(block.start, block.end, rows, block.paragraph, block.heading)
        return made

    @property
    def whole(self) -> bool:
        """Whether all blocks made last have the rows that they have in the end."""
        return self._last is not None

    def rest(self, end: float) -> bool:
        """Wrap the blocks made last until `end`, a time of `perf_counter`; whether there are more."""
        for block in self._waiting:
            self._under_way[2].append(self.wrapped(block))
            if perf_counter() > end:
                return True
        self._last = self._last or self._under_way
        return False

    def _block(self, index: int, paragraph: Paragraph) -> Block:
        start, end = paragraph.span.start, paragraph.span.end
        known = self._made.get(start)
        if known is None or known.end != end or known.paragraph != index or known.heading != paragraph.heading:
            rows = tuple(wrap(self.shown, start, end, self._width, narrow=self._narrow))
            known = self._made[start] = Block(start, end, rows, index, paragraph.heading)
        return known

    def _expected(self, index: int, paragraph: Paragraph) -> Block:
        """The block of a paragraph; where it was not wrapped yet, with the rows that its length lets expect."""
        span = paragraph.span
        start = span.start
        if start in self._made:
            return self._block(index, paragraph)
        # Made as Block(...) makes it, without the call of a Python function for each.
        return _block(Block, (start, span.end, range(start, span.end, self._step), index, paragraph.heading, None))


class Page:
    """Blocks with their top rows. Rows between blocks are padding and hold nothing."""

    def __init__(self, shown: Safe, blocks: Sequence[Block], tops: Sequence[int], height: int) -> None:
        self.shown = shown
        self.blocks = blocks
        self.tops = tops
        self.height = height
        self._starts = [block.start for block in blocks]

    def row(self, number: int) -> Row | None:
        """What is on a row; None on padding and outside the page."""
        index = bisect_right(self.tops, number) - 1
        if index < 0:
            return None
        block = self.blocks[index]
        inside = number - self.tops[index]
        if inside >= block.height:
            return None
        if block.fold is not None:
            return Row(index, block.start, block.end, heading=False, fold=block.fold)
        end = block.rows[inside + 1] if inside + 1 < block.height else block.end
        return Row(index, block.rows[inside], end, heading=block.heading, fold=None)

    def block_at_row(self, number: int) -> int:
        """Index of the block on a row, or of the last one above it."""
        return min(max(bisect_right(self.tops, number) - 1, 0), len(self.blocks) - 1)

    def stretch(self, top: int, height: int) -> tuple[int, int]:
        """The offsets, from and to, of the blocks on the rows from `top` on."""
        if not self.blocks:
            return 0, 0
        return self.blocks[self.block_at_row(top)].start, self.blocks[self.block_at_row(top + height)].end

    def offset_at_row(self, number: int) -> int:
        """The first offset that is drawn on a row, or on the next one below it that holds text."""
        index = bisect_right(self.tops, number) - 1
        if index < 0:
            return 0
        block, inside = self.blocks[index], number - self.tops[index]
        return block.rows[inside] if inside < block.height else block.end

    def block_at(self, offset: int) -> int:
        """Index of the block that holds `offset`, or of the nearest before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def row_of(self, offset: int) -> int:
        """The row that shows the character at `offset`; of a folded one, the row of its fold."""
        if not self.blocks:
            return 0
        index = self.block_at(offset)
        block = self.blocks[index]
        if block.fold is not None:
            return self.tops[index]
        return self.tops[index] + max(bisect_right(block.rows, offset) - 1, 0)

    def next_text_row(self, number: int, step: int) -> int | None:
        """The nearest row with text beyond `number` in the direction of `step` (1 or -1); None at the end."""
        if not self.blocks:
            return None
        index = bisect_right(self.tops, number) - 1
        if step > 0:
            if index >= 0 and number + 1 < self.tops[index] + self.blocks[index].height:
                return number + 1
            return self.tops[index + 1] if index + 1 < len(self.blocks) else None
        if index < 0:
            return None
        if number > self.tops[index]:
            return min(number - 1, self.tops[index] + self.blocks[index].height - 1)
        return self.tops[index - 1] + self.blocks[index - 1].height - 1 if index > 0 else None

    def nearest_text_row(self, number: int) -> int:
        """`number` itself if it holds text, else the nearest row above it that does, else the first below."""
        if self.row(number) is not None:
            return number
        above = self.next_text_row(number, -1)
        if above is not None:
            return above
        below = self.next_text_row(number, 1)
        return below if below is not None else 0
