"""The reader's word on what belongs to the articles and what is known of them, taken into the reading. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from articles.article import SIDES, Span
from articles.matching.match import Alignment
from articles.reading.recut import BoundaryEdit, concerned, is_excluded, kept_in, paragraphs_in
from tui.model.claiming import take_ledger
from tui.model.folds import folds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Article, Side
    from articles.decisions import Decisions
    from articles.matching.match import Match
    from articles.reading.recut import CutKind
    from tui.model.reading import Reading

_QUOTED = 200
"""Characters of the first and of the last paragraph by which a long stretch is found again."""


class Change(NamedTuple):
    """How a cut is kept: the cuts that it makes needless, and the places of the one to be added, if one is needed."""

    needless: tuple[str, ...]
    places: tuple[Span, ...]


# taking what was decided


def take_present(reading: Reading, decided: Decisions) -> None:
    """Show the articles as the reader has them: cursors and opened folds stay, matches that can no longer be go.

    The texts must be matched again where `seen_by_matching` is another.
    """
    reading.cuts, reading.amendments = decided.cuts, decided.amendments
    before = {side: reading.comparison.article(side) for side in SIDES}
    after = {side: decided.present(side, reading.loaded[side]) for side in SIDES}
    if all(after[side] == before[side] for side in SIDES):
        return
    for side in SIDES:
        _note_unfolded(reading, side)
    found = reading.comparison
    if any(after[side].sentences != before[side].sentences for side in SIDES):
        reading.machine = Alignment()
        take_ledger(reading, None)
        found = replace(found, alignment=Alignment(), matched=False)
    elif any(after[side].paragraphs != before[side].paragraphs for side in SIDES):
        reading.machine = still_standing(reading.machine, after["a"], after["b"])
        found = replace(found, alignment=still_standing(found.alignment, after["a"], after["b"]))
    reading.comparison = replace(found, a=after["a"], b=after["b"])
    for side in SIDES:
        _keep_open(reading, side)


def seen_by_matching(article: Article) -> tuple[object, ...]:
    """What of an article matching and claims depend on, beside its text."""
    return article.paragraphs, article.sentences, article.language, article.published


def still_standing(found: Alignment, a: Article, b: Article) -> Alignment:
    """What is left of an alignment when paragraphs were put aside: until the texts have been matched again."""
    articles: dict[Side, Article] = {"a": a, "b": b}
    kept = {side: set(articles[side].matched_sentences()) for side in SIDES}

    def stands(match: Match) -> bool:
        return all(kept[side].issuperset(match.sentences(side)) for side in SIDES)

    matches = tuple(match for match in found.matches if stands(match))
    only: dict[Side, tuple[int, ...]] = {}
    for side in SIDES:
        taken = {number for match in matches for number in match.sentences(side)}
        lost = {number for match in found.matches for number in match.sentences(side)}
        only[side] = tuple(sorted(({*found.only(side), *lost} - taken) & kept[side]))
    return replace(
        found,
        matches=matches,
        only_a=only["a"],
        only_b=only["b"],
        below_threshold=tuple(match for match in found.below_threshold if stands(match)),
        chain=tuple(
            (left, right)
            for left, right in found.chain
            if not is_excluded(a.paragraphs[left].kind) and not is_excluded(b.paragraphs[right].kind)
        ),
    )


def _note_unfolded(reading: Reading, side: Side) -> None:
    """Remember which of the paragraphs that are aside no fold hides."""
    article, unfolded = reading.comparison.article(side), reading.folding.unfolded[side]
    closed = folds(article, side, reading.comparison, reading.folding, reading.loaded[side])
    hidden = {index for fold in closed for index in range(fold.first, fold.last + 1)}
    excluded = {index for index, paragraph in enumerate(article.paragraphs) if is_excluded(paragraph.kind)}
    unfolded.difference_update(hidden)
    unfolded.update(excluded - hidden)


def _keep_open(reading: Reading, side: Side) -> None:
    """Open those folds of what is aside now that were open before, whatever their first paragraph was then."""
    opened, unfolded = reading.folding.opened, reading.folding.unfolded[side]
    opened -= {key for key in opened if key[:2] == (side, "section")}
    article = reading.comparison.article(side)
    for fold in folds(article, side, reading.comparison, reading.folding, reading.loaded[side]):
        if fold.reason == "section" and unfolded.issuperset(range(fold.first, fold.last + 1)):
            opened.add(fold.key)


# deciding


def paragraphs_here(reading: Reading) -> range:
    """The paragraphs of the selection, of the fold under the cursor, or the one under the cursor; empty without any."""
    article, selection, fold = reading.comparison.article(reading.side), reading.selection(), reading.fold_here()
    if selection is not None:
        return paragraphs_in(article, selection)
    if fold is not None:
        return range(fold.first, fold.last + 1)
    index = article.paragraph_at(reading.offset)
    return range(0) if index is None else range(index, index + 1)


def all_excluded(article: Article, paragraphs: range) -> bool:
    """Whether none of the paragraphs is part of the article."""
    return all(is_excluded(article.paragraphs[index].kind) for index in paragraphs)


def change_for(reading: Reading, side: Side, kind: CutKind, paragraphs: range) -> Change | None:
    """How the reader's word on some paragraphs is kept; None where it would leave nothing of the article.

    It takes the place of what was said before of the same paragraphs, and of another beginning or end. Where nothing is
    left to be said then, since the article was loaded so, no cut is added.
    """
    article = reading.loaded[side]
    span = Span(article.paragraphs[paragraphs[0]].span.start, article.paragraphs[paragraphs[-1]].span.end)
    new = BoundaryEdit("", kind, side, span)
    mine = [cut for cut in reading.cuts if cut.side == side]
    whole = concerned(article, new)
    needless = [cut for cut in mine if cut.kind == new.kind not in ("article", "not-article")]
    needless += [cut for cut in mine if cut not in needless and concerned(article, cut) <= whole]
    left = [cut for cut in mine if cut not in needless]
    wanted = kept_in(article, [*left, new])
    if not any(wanted):
        return None
    places = () if kept_in(article, left) == wanted else _places(article, paragraphs)
    return Change(tuple(cut.id for cut in needless), places)


def _places(article: Article, paragraphs: range) -> tuple[Span, ...]:
    """The words by which a stretch is found again: all of a short paragraph, else its first words and its last ones."""
    first, last = article.paragraphs[paragraphs[0]].span, article.paragraphs[paragraphs[-1]].span
    if len(paragraphs) == 1 and len(first) <= 2 * _QUOTED:
        return (first,)
    return (
        Span(first.start, min(first.end, first.start + _QUOTED)),
        Span(max(last.start, last.end - _QUOTED), last.end),
    )


def changed(reading: Reading, before: Sequence[bool], side: Side) -> tuple[int, int]:
    """How many paragraphs of a side came back since `before`, and how many were put aside."""
    now = [not is_excluded(paragraph.kind) for paragraph in reading.comparison.article(side).paragraphs]
    pairs = list(zip(before, now, strict=True))
    return pairs.count((False, True)), pairs.count((True, False))
