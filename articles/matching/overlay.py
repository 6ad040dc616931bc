"""The reader's corrections applied to the machine's alignment: pairs made, pairs rejected, and how strict to be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from articles.article import Span
from articles.matching.chain import paragraph_chain
from articles.matching.match import Alignment, Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.article import Article

CorrectionKind = Literal["match", "no-match"]
CORRECTION_KINDS: tuple[CorrectionKind, ...] = ("match", "no-match")

LOOSEST, AS_FOUND, STRICTEST = -2, 0, 2
"""How strict to be: all pairs below the threshold too, the better half of them, as found, without the lower half of the
weak matches, strong matches only."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader decided about two passages: that they match, or not. `id` is that of the note that keeps it."""

    id: str
    kind: CorrectionKind
    a: Span
    b: Span


def apply_corrections(
    alignment: Alignment, a: Article, b: Article, corrections: Sequence[Correction], strictness: int = AS_FOUND
) -> Alignment:
    """The alignment with the reader's corrections, as strict as asked (`LOOSEST` to `STRICTEST`).

    The reader's pairs come first: a machine match that lies within one, or that the reader rejected, is left out.
    What no longer has a match counts as only here, and what was found to be only here, with a faint partner or none,
    stays so until the reader pairs it or asks for fainter pairs. The chain is made again from all matches that were
    found, so being looser or stricter moves no text. `below_threshold` are then those that are not shown.
    """
    made = [correction for correction in corrections if correction.kind == "match"]
    found, faint = (_standing(matches, corrections) for matches in (alignment.matches, alignment.below_threshold))
    own = _made(made, alignment, a, b)
    shown = shown_at(found, faint, strictness)
    places = {_place(match) for match in shown}
    matches = tuple(sorted([*shown, *own], key=_place))
    taken_a, taken_b = _sentences_of(matches)
    added_a, added_b = _sentences_of([*own, *shown[len(found) :]])
    matched_a, matched_b = _sentences_of(alignment.matches)
    return Alignment(
        matches,
        only_a=tuple(sorted((set(alignment.only_a) - added_a) | (matched_a - taken_a))),
        only_b=tuple(sorted((set(alignment.only_b) - added_b) | (matched_b - taken_b))),
        chain=paragraph_chain(sorted([*found, *own], key=_place), a, b),
        same_event=alignment.same_event,
        below_threshold=tuple(match for match in faint if _place(match) not in places),
        notices=alignment.notices,
    )


def _standing(matches: Iterable[Match], corrections: Sequence[Correction]) -> list[Match]:
    """The machine's matches that the reader neither rejected nor paired otherwise."""
    return [match for match in matches if not any(_overrules(each, match) for each in corrections)]


def _overrules(correction: Correction, match: Match) -> bool:
    if correction.kind == "no-match":
        return _same_place(match, correction)
    return _within(match, correction)


def _sentences_of(matches: Iterable[Match]) -> tuple[set[int], set[int]]:
    """The sentences of a, and of b, that some matches hold."""
    held: tuple[set[int], set[int]] = set(), set()
    for match in matches:
        held[0].update(match.a_sentences)
        held[1].update(match.b_sentences)
    return held


def shown_at(found: Sequence[Match], faint: Sequence[Match], strictness: int) -> list[Match]:
    """Those of the matches found, and of the pairs below the threshold, that are shown at a strictness."""
    if strictness <= LOOSEST:
        return [*found, *faint]
    if strictness < AS_FOUND:
        return [*found, *_better_half(faint)]
    if strictness == AS_FOUND:
        return list(found)
    weak = [] if strictness >= STRICTEST else _better_half([match for match in found if match.strength == "weak"])
    return [*(match for match in found if match.strength == "strong"), *weak]


def _better_half(matches: Sequence[Match]) -> list[Match]:
    """The half that scores best, the larger one of an odd number."""
    return sorted(matches, key=lambda match: (-match.score, *_place(match)))[: (len(matches) + 1) // 2]


def behind(match: Match, corrections: Iterable[Correction], a: Article, b: Article) -> tuple[Correction, ...]:
    """The corrections by which the reader made a match."""
    return tuple(
        correction
        for correction in corrections
        if correction.kind == "match"
        and sentences_in(a, correction.a) == match.a_sentences
        and sentences_in(b, correction.b) == match.b_sentences
    )


def _place(match: Match) -> tuple[Span, Span]:
    return match.a, match.b


def _same_place(match: Match, correction: Correction) -> bool:
    return match.a.overlaps(correction.a) and match.b.overlaps(correction.b)


def _within(match: Match, correction: Correction) -> bool:
    """Whether both passages of the match lie inside those of the reader's pair."""
    spans = ((match.a, correction.a), (match.b, correction.b))
    return all(outer.start <= inner.start and inner.end <= outer.end for inner, outer in spans)


def _made(made: Iterable[Correction], alignment: Alignment, a: Article, b: Article) -> list[Match]:
    """The reader's pairs as matches, with the machine's evidence where it had paired exactly these passages."""
    matches = []
    seen: set[tuple[range, range]] = set()
    for number, correction in enumerate(made, 1):
        a_sentences, b_sentences = sentences_in(a, correction.a), sentences_in(b, correction.b)
        # Several people may have made one pair.
        if not a_sentences or not b_sentences or (a_sentences, b_sentences) in seen:
            continue
        seen.add((a_sentences, b_sentences))
        paired = (match for match in (*alignment.matches, *alignment.below_threshold) if _within(match, correction))
        known = next(paired, None)
        match = Match(
            f"r{number}", _outer(a, a_sentences), _outer(b, b_sentences), a_sentences, b_sentences,
            1.0, "strong", known.kind if known is not None else "reworded", origin="reader",
        )  # fmt: skip
        matches.append(match if known is None else replace(match, evidence=known.evidence))
    return matches


def sentences_in(article: Article, span: Span) -> range:
    """The sentences that a span touches, as a range of indices; empty if it touches none."""
    touched = [number for number, sentence in enumerate(article.sentences) if sentence.span.overlaps(span)]
    return range(touched[0], touched[-1] + 1) if touched else range(0)


def _outer(article: Article, sentences: range) -> Span:
    return Span(article.sentences[sentences.start].span.start, article.sentences[sentences.stop - 1].span.end)
