"""What a pane shows, as values: rows of text with tags, signs in its margins. Widgets turn tags into styles."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import IntFlag
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS
from tui.view.ledger.markings import Starts
from tui.view.ledger.marks import spans_within
from tui.view.pairs import pair_at_cursors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Side, Span
    from tui.view.ledger.marks import Layer
    from tui.view.pages.page import Page, Row
    from tui.view.reading_view import ReadingView


class Tag(IntFlag):
    """How a run of characters is shown."""

    PLAIN = 0
    LIT = 1
    COUNTERPART = 2
    NOTE = 4
    HIT = 8
    EVIDENCE = 16
    SELECTED = 32
    CURSOR = 64
    HEADING = 128
    FOLD = 256
    DIFFERS = 512
    ATTRIBUTION = 1024
    HEDGE = 2048
    LOADED = 4096
    QUOTATION = 8192
    NUMBER = 16384
    EXCLUDED = 32768
    REWORDED = 65536


LAYER_TAGS: dict[Layer, Tag] = {
    "attribution": Tag.ATTRIBUTION,
    "hedge": Tag.HEDGE,
    "loaded": Tag.LOADED,
    "quotation": Tag.QUOTATION,
    "number": Tag.NUMBER,
}


_NOTHING = Starts((), ())


@dataclass(frozen=True, slots=True)
class PaneView:
    """A pane at one moment.

    `marks` are spans with their tags; `only` the sorted starts of passages only here, `excluded` the paragraphs in
    sight that are no part of the article. `notes` are sorted (start, number) pairs, `guessed` the numbers of those
    whose place here is a guess. `lit` are the spans that carry the bar, `starts` where what the ledger marks begins,
    `counts` sorted pairs of where a sentence begins that a class marked, and by how many. `cursor_row` is None on the
    side without the cursor; `behind` are the cells behind the text for signs of notes and layers.
    """

    page: Page
    top: int
    measure: int
    indent: int
    marks: tuple[tuple[int, int, Tag], ...]
    only: Sequence[int]
    notes: Sequence[tuple[int, int]]
    lit: tuple[Span, ...]
    cursor_row: int | None
    starts: Starts = _NOTHING
    excluded: Sequence[Span] = ()
    guessed: frozenset[int] = frozenset()
    counts: Sequence[tuple[int, int]] = ()
    behind: int = 3

    def runs(self, row: Row) -> list[tuple[str, Tag]]:
        """A row of text as runs of one tag each."""
        base = Tag.HEADING if row.heading else Tag.PLAIN
        text = self.page.shown
        end = row.start + len(text[row.start : row.end].rstrip())
        near = [mark for mark in self.marks if mark[0] < end and row.start < mark[1]]
        if not near:
            return [(text[row.start : end], base)]
        over = [(max(low, row.start), min(high, end), tag) for low, high, tag in near]
        cuts = sorted({row.start, end, *(low for low, _, _ in over), *(high for _, high, _ in over)})
        runs: list[tuple[str, Tag]] = []
        for low, high in pairwise(cuts):
            tag = base
            for start, stop, mark in over:
                if start <= low and high <= stop:
                    tag |= mark
            runs.append((text[low:high], tag))
        return runs

    def is_lit(self, row: Row) -> bool:
        """Whether the row carries the bar."""
        return row.fold is None and any(span.start < row.end and row.start < span.end for span in self.lit)

    def stands_alone(self, row: Row) -> bool:
        """Whether a passage that has no counterpart begins in the row."""
        return row.fold is None and _begins(self.only, row)

    def is_excluded(self, row: Row) -> bool:
        """Whether a paragraph that is no part of the article begins in the row."""
        return row.fold is None and any(row.start <= span.start < row.end for span in self.excluded)

    def differs(self, row: Row) -> bool:
        """Whether something that differs begins in the row."""
        return row.fold is None and _begins(self.starts.differing, row)

    def rewords(self, row: Row) -> bool:
        """Whether words that were changed in the same text begin in the row."""
        return row.fold is None and _begins(self.starts.reworded, row)

    def layers_in(self, row: Row) -> list[Layer]:
        """The layers of which a word begins in the row."""
        return [] if row.fold is not None else [layer for layer, starts in self.starts.layered if _begins(starts, row)]

    def count(self, row: Row) -> int:
        """How many of a class marked the sentence that begins in the row; the most, where several do."""
        index = bisect_left(self.counts, (row.start, 0))
        within = takewhile(lambda each: each[0] < row.end, islice(self.counts, index, None))
        return max((count for _, count in within), default=0)

    def note_number(self, row: Row) -> int | None:
        """The number of the first note that begins in the row."""
        index = bisect_left(self.notes, (row.start, 0))
        return self.notes[index][1] if index < len(self.notes) and self.notes[index][0] < row.end else None


def changed_rows(old: PaneView, new: PaneView) -> set[int] | None:
    """The rows of the page that look otherwise in `new`, wherever its window stands; None where all may."""
    same = (old.measure, old.indent, old.behind) == (new.measure, new.indent, new.behind)
    same = same and old.page is new.page and old.only is new.only and old.notes is new.notes
    if not same or old.starts is not new.starts:
        return None
    spans = {(low, high) for low, high, _tag in set(old.marks) ^ set(new.marks)}
    changed = (set(old.lit) ^ set(new.lit)) | (set(old.excluded) ^ set(new.excluded))
    spans |= {(span.start, span.end) for span in changed}
    page = new.page
    rows = {row for low, high in spans for row in range(page.row_of(low), page.row_of(max(high - 1, low)) + 1)}
    if old.cursor_row != new.cursor_row:
        rows |= {row for row in (old.cursor_row, new.cursor_row) if row is not None}
    return rows


def moved_by(old: PaneView, new: PaneView, height: int) -> int | None:
    """How many rows further down the page all stands that a window of that height shows, and looks as before.

    None where anything in it looks otherwise.
    """
    down = new.top - old.top
    cursor = old.cursor_row if old.cursor_row is None else old.cursor_row + down
    if replace(old, page=new.page, top=new.top, cursor_row=cursor) != new:
        return None
    pairs = ((old.page.row(old.top + row), new.page.row(new.top + row)) for row in range(height))
    return down if all(before == now for before, now in pairs) else None


def _begins(starts: Sequence[int], row: Row) -> bool:
    index = bisect_left(starts, row.start)
    return index < len(starts) and starts[index] < row.end


def pane_view(view: ReadingView, side: Side) -> PaneView:
    """What the pane of `side` shows now."""
    display, own = view.display, side == view.cursor.side
    low, high = view.window.stretch(side)
    noted, lit, excluded = view.noted(side), _lit(view, side), _excluded(view, side, low, high)
    notes = [span for span, _note in noted.between(low, high)]
    return PaneView(
        page=view.page(side),
        top=view.window.tops[side],
        measure=display.measures[side].cells,
        indent=display.measures[side].indent,
        marks=_marks(view, side, notes, lit, excluded),
        only=view.index.only_starts[side] if view.comparison.matched and display.density in ("usual", "all") else (),
        notes=noted.starts,
        lit=lit,
        cursor_row=view.cursor_row() if own else None,
        starts=_NOTHING if display.density == "bare" else view.markings.starts(side),
        excluded=excluded,
        guessed=noted.guessed,
        counts=[(each.span.start, each.count) for each in view.group.marked[side]] if view.group is not None else (),
        behind=display.measures[side].behind,
    )


def _marks(
    view: ReadingView, side: Side, notes: list[Span], lit: tuple[Span, ...], excluded: list[Span]
) -> tuple[tuple[int, int, Tag], ...]:
    """What is drawn on the words that are in sight, later marks over earlier ones."""
    own = side == view.cursor.side
    low, high = view.window.stretch(side)
    tagged = (
        (lit, Tag.LIT if own else Tag.COUNTERPART),
        (notes, Tag.NOTE),
        (view.search.hits[side].within(low, high), Tag.HIT),
    )
    marks = [
        *((span.start, span.end, tag) for spans, tag in tagged for span in spans),
        *_evidence(view, side),
        *((span.start, span.end, Tag.EXCLUDED) for span in excluded),
        *_claimed(view, side, low, high),
        *_selected(view, side),
    ]
    return tuple(mark for mark in marks if mark[0] < high and low < mark[1])


def _lit(view: ReadingView, side: Side) -> tuple[Span, ...]:
    """The passage that is lit on a side: that of the cursor or its counterpart, or what would be paired by hand."""
    match = view.current_match()
    passage = view.passage() if side == view.cursor.side else match.span(side) if match is not None else None
    if view.display.pairing:
        passage = (pair_at_cursors(view) or {}).get(side, passage)
    return () if passage is None else (passage,)


def _evidence(view: ReadingView, side: Side) -> Iterator[tuple[int, int, Tag]]:
    """While the strip says why: the words that the lit match rests on, or those changed in what is else the same."""
    match = view.current_match()
    if view.display.why and match is not None:
        from articles.matching.evidence import telling
        from articles.text.changed_words import changed_words

        changed = changed_words(view.comparison.a, view.comparison.b, match.a, match.b)
        for found in changed or telling(match, view.comparison.a, view.comparison.b):
            span = found.a if side == "a" else found.b
            yield span.start, span.end, Tag.EVIDENCE


def _selected(view: ReadingView, side: Side) -> Iterator[tuple[int, int, Tag]]:
    """What is selected, and the end of it that moves; or what stays selected in the text that was left."""
    kept = view.cursor.kept.get(side)
    if kept is not None:
        yield kept.start, kept.end, Tag.SELECTED
    selection, offset = view.selection(), view.cursor.offset
    if selection is not None and side == view.cursor.side:
        yield selection.start, selection.end, Tag.SELECTED
        yield offset, offset + 1, Tag.CURSOR


def _excluded(view: ReadingView, side: Side, low: int, high: int) -> list[Span]:
    """The paragraphs between two offsets that are no part of the article."""
    paragraphs = view.comparison.article(side).paragraphs
    first = bisect_left(paragraphs, low, key=lambda paragraph: paragraph.span.end)
    inside = takewhile(lambda paragraph: paragraph.span.start < high, islice(paragraphs, first, None))
    return [paragraph.span for paragraph in inside if paragraph.kind not in MATCHED_KINDS]


def _claimed(view: ReadingView, side: Side, low: int, high: int) -> Iterator[tuple[int, int, Tag]]:
    """What the ledger marks between two offsets: the layers that are on, what is reworded, and what differs."""
    for layer, places in view.markings.layers.items():
        for span in spans_within(places[side], low, high):
            yield span.start, span.end, LAYER_TAGS[layer]
    marked = ((view.markings.reworded, Tag.REWORDED), (view.markings.differing, Tag.DIFFERS))
    for places, tag in marked if view.display.density != "bare" else ():
        for span in spans_within(places[side], low, high):
            yield span.start, span.end, tag
