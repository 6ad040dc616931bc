"""What is folded away in an article, and the line that says so. Nothing folded is ever lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from articles.article import Article, Side
    from articles.comparison import Comparison

FoldReason = Literal["section", "agree", "filter"]

FOLDED_KINDS = {
    "caption": ("picture line", "picture lines"),
    "comments": ("paragraph of comments", "paragraphs of comments"),
    "boilerplate": ("line outside the article", "lines outside the article"),
}


@dataclass(frozen=True, slots=True)
class Fold:
    """Paragraphs `first` to `last` (both included) shown as one line, `label`."""

    side: Side
    first: int
    last: int
    reason: FoldReason
    label: str

    @property
    def key(self) -> tuple[Side, FoldReason, int]:
        """What the fold is known by when it is opened."""
        return (self.side, self.reason, self.first)


@dataclass(slots=True)
class Folding:
    """Which folds are closed. Sections that are not body are, until opened; what agrees is, when asked for."""

    agreeing: bool = False
    only: dict[Side, frozenset[int]] | None = None
    """Paragraphs that a filter keeps on each side; None when no filter is on."""
    filter_words: str = ""
    opened: set[tuple[Side, FoldReason, int]] = field(default_factory=set)
    open_sections: bool = False
    unfolded: dict[Side, set[int]] = field(default_factory=lambda: {"a": set(), "b": set()})
    """Paragraphs of folds that were open when what belongs to the article last changed."""


def remember_open(folding: Folding, side: Side, article: Article, closed: Iterable[Fold]) -> None:
    """Remember which of the paragraphs that are no part of the article no fold hides, before that changes."""
    unfolded = folding.unfolded[side]
    hidden = {index for fold in closed for index in range(fold.first, fold.last + 1)}
    excluded = {index for index, paragraph in enumerate(article.paragraphs) if paragraph.kind in FOLDED_KINDS}
    unfolded.difference_update(hidden)
    unfolded.update(excluded - hidden)


def open_again(folding: Folding, side: Side, closed_of: Callable[[], Iterable[Fold]]) -> None:
    """Open those folds of what is excluded now that were open before, whatever their first paragraph was then."""
    folding.opened -= {key for key in folding.opened if key[:2] == (side, "section")}
    for fold in closed_of():
        if fold.reason == "section" and folding.unfolded[side].issuperset(range(fold.first, fold.last + 1)):
            folding.opened.add(fold.key)


OWN = ("paragraph excluded by you", "paragraphs excluded by you")


def folds(
    article: Article, side: Side, comparison: Comparison, folding: Folding, loaded: Article | None = None
) -> list[Fold]:
    """The closed folds of one side, in order, never overlapping.

    What the reader excluded, which was part of the article as it was `loaded`, is a fold of its own.
    """
    asked = folding.agreeing or folding.only is not None
    if not asked and FOLDED_KINDS.keys().isdisjoint({paragraph.kind for paragraph in article.paragraphs}):
        return []  # as in most long texts, which need not be gone through
    reason: list[FoldReason | None] = [None] * len(article.paragraphs)
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind in FOLDED_KINDS:
            reason[index] = "section"
    if folding.agreeing:
        for pair in comparison.agreeing_paragraphs():
            reason[pair[0] if side == "a" else pair[1]] = "agree"
    if folding.only is not None:
        kept = folding.only[side]
        for index in range(len(reason)):
            if reason[index] != "section" and index not in kept:
                reason[index] = "filter"
    kinds = excluded_kinds(article, loaded)
    closed = (_fold(article, side, run, kinds, folding) for run in _runs(kinds, reason, _partners(side, comparison)))
    return [
        fold
        for fold in closed
        if fold.key not in folding.opened and not (fold.reason == "section" and folding.open_sections)
    ]


def excluded_kinds(article: Article, loaded: Article | None = None) -> list[tuple[str, str]]:
    """For each paragraph, what it is called where it is no part of the article, one and many of them; else blank."""
    found = article if loaded is None else loaded
    return [
        (OWN if before.kind not in FOLDED_KINDS else FOLDED_KINDS[now.kind]) if now.kind in FOLDED_KINDS else ("", "")
        for now, before in zip(article.paragraphs, found.paragraphs, strict=True)
    ]


def size_of(article: Article, paragraphs: range, names: tuple[str, str]) -> str:
    """How many paragraphs of which kind, and how many words: `3 picture lines, 12 words`."""
    words = sum(len(article.quote(article.paragraphs[index].span).split()) for index in paragraphs)
    return f"{len(paragraphs)} {names[len(paragraphs) > 1]}, {words} {'word' if words == 1 else 'words'}"


def _partners(side: Side, comparison: Comparison) -> dict[int, int]:
    chain = comparison.alignment.chain
    return dict(chain) if side == "a" else {b: a for a, b in chain}


def _runs(
    kinds: list[tuple[str, str]], reason: list[FoldReason | None], partners: dict[int, int]
) -> Iterable[tuple[FoldReason, list[int]]]:
    """Neighbouring paragraphs folded for one reason; runs that agree also break where their partners do."""

    def key(index: int) -> tuple[object, ...]:
        why = reason[index]
        kind = kinds[index] if why == "section" else ""
        return (why, kind, index - partners.get(index, 0) if why == "agree" else 0)

    for (why, *_rest), group in groupby(range(len(reason)), key=key):
        if why is not None:
            yield why, list(group)  # type: ignore[misc]  # the key's first part is the reason itself


def _fold(
    article: Article,
    side: Side,
    run: tuple[FoldReason, list[int]],
    kinds: list[tuple[str, str]],
    folding: Folding,
) -> Fold:
    why, indices = run
    count = len(indices)
    if why == "section":
        label = size_of(article, range(indices[0], indices[-1] + 1), kinds[indices[0]])
    elif why == "agree":
        label = "1 paragraph agrees" if count == 1 else f"{count} paragraphs agree"
    else:
        label = f"{count} {'paragraph' if count == 1 else 'paragraphs'} without “{folding.filter_words}”"
    return Fold(side, indices[0], indices[-1], why, label)
