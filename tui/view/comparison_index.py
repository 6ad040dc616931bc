"""What is computed once for a comparison, so that no key press has to compute it again."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, SIDES, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.comparison import Comparison
    from articles.matching.match import Match


class ComparisonIndex:
    """Look-ups over a comparison.

    `only[side]` are runs of neighbouring sentences of one paragraph that have no counterpart, headings left out;
    `only_starts[side]` their starts; `alone[side]` the paragraphs in which no sentence has a counterpart;
    `paragraphs[side]` the indices of those that are part of the article.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._alignment = comparison.alignment
        self.only: dict[Side, list[Span]] = {side: only_here(comparison, side) for side in SIDES}
        self.only_starts = {side: [span.start for span in self.only[side]] for side in SIDES}
        self.alone: dict[Side, frozenset[int]] = {side: _paragraphs_alone(comparison, side) for side in SIDES}
        self.paragraphs: dict[Side, list[int]] = {}
        self._body: dict[Side, dict[int, int]] = {}
        for side in SIDES:
            paragraphs = enumerate(comparison.article(side).paragraphs)
            self.paragraphs[side] = [index for index, paragraph in paragraphs if paragraph.kind in MATCHED_KINDS]
            self._body[side] = {index: number for number, index in enumerate(self.paragraphs[side], 1)}

    @cached_property
    def by_id(self) -> dict[str, Match]:
        """The matches by their ids."""
        return {match.id: match for match in self._alignment.matches}

    @cached_property
    def _strong(self) -> list[int]:
        """How many of the matches up to each are strong."""
        return list(accumulate(int(match.strength == "strong") for match in self._alignment.matches))

    def ordinal(self, match: Match) -> tuple[int, int]:
        """Which of the matches of its strength it is, from 1, and how many there are."""
        matches, strong = self._alignment.matches, self._strong
        at = bisect_left(matches, _place(match), key=_place)
        if at == len(matches) or matches[at] is not match:
            at = matches.index(match)
        if match.strength == "strong":
            return strong[at], strong[-1]
        return at + 1 - strong[at], len(matches) - strong[-1]

    def paragraph_number(self, side: Side, index: int) -> tuple[int, int] | None:
        """Which of the paragraphs that are compared it is, from 1, and how many there are; None for others."""
        number = self._body[side].get(index)
        return None if number is None else (number, len(self._body[side]))

    def matches_between(self, side: Side, low: int, high: int) -> Iterator[Match]:
        """The matches whose passage on `side` begins at an offset from `low` to before `high`."""
        matches = self._alignment.in_order(side)
        index = bisect_left(matches, low, key=lambda match: match.span(side).start)
        while index < len(matches) and matches[index].span(side).start < high:
            yield matches[index]
            index += 1


def only_here(comparison: Comparison, side: Side) -> list[Span]:
    """Runs of neighbouring sentences of one paragraph that have no counterpart; headings are left out."""
    article = comparison.article(side)
    runs: list[Span] = []
    last = (-2, -2)
    for index in comparison.alignment.only(side):
        sentence = article.sentences[index]
        if article.paragraphs[sentence.paragraph].heading:
            continue
        if last == (index - 1, sentence.paragraph):
            runs[-1] = Span(runs[-1].start, sentence.span.end)
        else:
            runs.append(sentence.span)
        last = (index, sentence.paragraph)
    return runs


def _paragraphs_alone(comparison: Comparison, side: Side) -> frozenset[int]:
    """The paragraphs in which no sentence has a counterpart."""
    article, alignment = comparison.article(side), comparison.alignment
    alone = {article.sentence(index).paragraph for index in alignment.only(side)}
    told = (each for each in alone if any(alignment.has_match(side, n) for n in article.paragraphs[each].sentences))
    return frozenset(alone.difference(told))


def _place(match: Match) -> tuple[int, int, int, int]:
    return match.a.start, match.a.end, match.b.start, match.b.end
