"""What a reader has set up in two texts, in a form that outlives them: marks, folds, the filter, layers, the layout.

Places are kept with the words at them, by which they are found again in a text that was changed, as notes are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from articles.article import SIDES, Side, Span
from tui.view.history import Place
from tui.view.ledger.marks import LAYERS, Layer
from tui.view.search import fold_all_but_hits

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article
    from articles.comparison import Comparison
    from tui.view.display import Display
    from tui.view.history import History
    from tui.view.ledger.markings import Markings
    from tui.view.pages.folds import Folding, FoldReason
    from tui.view.search import Search

_LONGEST_WORDS = 120
"""Characters from a place on by which it is found again."""


class SetUp(Protocol):
    """Two texts in sight, as far as what is set up in them is concerned."""

    comparison: Comparison
    folding: Folding
    history: History
    search: Search
    markings: Markings
    display: Display

    def article(self, side: Side) -> Article:
        """The article of a side."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a text: its offset, the words from it on, and those around them. No words: it is behind the last."""

    offset: int
    words: str = ""
    before: str = ""
    after: str = ""

    def found_in(self, article: Article) -> int | None:
        """Its offset in a text that may have been changed; None where its words are gone."""
        if not self.words:
            return min(self.offset, len(article.text))
        from articles.notes.placement.placing import place_selector

        around = {"exact": self.words, "prefix": self.before, "suffix": self.after}
        placed = place_selector(article.text, {**around, "start": self.offset, "end": self.offset + len(self.words)})
        return placed.start if placed.status == "anchored" else None


@dataclass(frozen=True, slots=True)
class KeptMark:
    """A mark: its letter, the side it is on, the places of both cursors, and whether the texts were locked."""

    letter: str
    side: Side
    spots: tuple[Spot, Spot]
    locked: bool
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class KeptFold:
    """A fold that was opened: why it was closed, and where it begins."""

    side: Side
    reason: FoldReason
    spot: Spot


@dataclass(frozen=True, slots=True)
class Kept:
    """All that was set up. `searched` are the words sought last; `only` whether all else was folded away.

    `stacked` is whether the reader put the texts above each other, None where the width decides; `left` is the one that
    is on the left, or on top.
    """

    marks: tuple[KeptMark, ...] = ()
    agreeing: bool = False
    open_sections: bool = False
    opened: tuple[KeptFold, ...] = ()
    searched: str = ""
    only: bool = False
    layers: tuple[Layer, ...] = ()
    stacked: bool | None = None
    left: Side = "a"


def spot_at(article: Article, offset: int) -> Spot:
    """The place at an offset, with the words there."""
    from articles.notes.placement.selectors import select

    end = min(offset + _LONGEST_WORDS, len(article.text))
    if not 0 <= offset < end:
        return Spot(offset)
    found = select(article.text, Span(offset, end))
    return Spot(offset, found.exact, found.prefix, found.suffix)


def kept_of(view: SetUp) -> Kept:
    """What is set up now."""
    folding, history = view.folding, view.history
    marks = (
        KeptMark(letter, place.side, _spots(view, place.offsets), place.locked, letter in history.unsure)
        for letter, place in sorted(history.marks.items())
    )
    return Kept(
        tuple(marks),
        folding.agreeing,
        folding.open_sections,
        tuple(
            KeptFold(side, reason, spot_at(view.article(side), view.article(side).paragraphs[first].span.start))
            for side, reason, first in sorted(folding.opened)
        ),
        view.search.words,
        folding.only is not None,
        tuple(layer for layer in LAYERS if layer in view.markings.layers),
        view.display.forced,
        view.display.left,
    )


def _spots(view: SetUp, offsets: tuple[int, int]) -> tuple[Spot, Spot]:
    a, b = (spot_at(view.article(side), offset) for side, offset in zip(SIDES, offsets, strict=True))
    return a, b


def bring_back(view: SetUp, kept: Kept) -> None:
    """Set up again what was kept, before the texts are laid out; a mark whose words are gone is where they were."""
    for mark in kept.marks:
        _bring_back_mark(view, mark)
    folding = view.folding
    folding.agreeing, folding.open_sections = kept.agreeing, kept.open_sections
    if kept.searched:
        view.search.seek(kept.searched, view.comparison)
        if kept.only:
            fold_all_but_hits(view.search, view.folding, view.comparison)
    for fold in kept.opened:
        offset = fold.spot.found_in(view.article(fold.side))
        index = None if offset is None else view.article(fold.side).paragraph_at(offset)
        if index is not None:
            folding.opened.add((fold.side, fold.reason, index))
    view.display.forced, view.display.left = kept.stacked, kept.left
    for layer in kept.layers:
        if layer not in view.markings.layers:
            view.markings.toggle(layer)


def _bring_back_mark(view: SetUp, mark: KeptMark) -> None:
    found = [spot.found_in(view.article(side)) for side, spot in zip(SIDES, mark.spots, strict=True)]
    if mark.unsure or found[SIDES.index(mark.side)] is None:
        view.history.unsure.add(mark.letter)
    a, b = (
        min(spot.offset, max(len(view.article(side).text) - 1, 0)) if offset is None else offset
        for side, spot, offset in zip(SIDES, mark.spots, found, strict=True)
    )
    view.history.marks[mark.letter] = Place(mark.side, (a, b), mark.locked)


def kept_reader() -> Callable[[Any], Kept]:
    """What makes a `Kept` of its plain form; raises ValueError or TypeError for anything else."""
    from articles import article
    from articles.plain import reader
    from tui.view.ledger import marks
    from tui.view.pages import folds

    return reader(Kept, article, marks, folds)
