"""What the ledger says of one claim: its words, the figures in it, who says it and how firmly, where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.article import OUTSIDE, Side, Span
from articles.reading.display import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.claims.particulars import AttributionKind, FirmnessLevel
    from articles.claims.statements.finding import Claim, Difference
    from tui.view.reading_view import ReadingView

_SAID: dict[AttributionKind, str] = {
    "author": "",
    "reported": "reported",
    "quoted": "quoted",
    "inferred": "inferred",
    "rumour": "rumour",
}
_LESS_FIRM: frozenset[FirmnessLevel] = frozenset({"hedged", "alleged", "denied", "asked"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row.

    `span` is what is gone to, `passage` what the foot shows whole, `marks` what stands out in it. `figures` are the
    words lifted out; `words` those of the claim. `source` and `firmness` may be empty; `place` is as in "¶ 2 of 18".
    """

    side: Side
    span: Span
    passage: Span
    words: str
    place: str
    figures: tuple[str, ...] = ()
    marks: tuple[Span, ...] = ()
    source: str = ""
    firmness: str = ""

    @property
    def said(self) -> str:
        """Who says it and how firmly: "harbour authority, reported"."""
        return ", ".join(part for part in (self.source, self.firmness) if part)


def cell_of(
    view: ReadingView, claim: Claim, differences: Iterable[Difference] = (), *, second: bool = False, own: bool = False
) -> Cell:
    """The cell of a claim; `second` takes the right-hand words of the differences.

    What stands out in a finding of the reader's `own` is all of the claim.
    """
    spans, figures = [], []
    for difference in differences:
        span = difference.b if second else difference.a
        words = plain(difference.b_words if second else difference.a_words)
        if span is not None:
            spans.append(span)
        if words and words not in figures:
            figures.append(words)
    from articles.claims.statements.finding import passage_of

    article = view.comparison.article(claim.side)
    passage = passage_of(article, claim)
    return Cell(
        claim.side,
        claim.span,
        passage,
        _shown(view, claim.side, claim.span),
        place_of_paragraph(view, claim.side, claim.paragraph),
        tuple(figure for figure in figures if not any(figure != other and figure in other for other in figures)),
        (claim.span,) if own and claim.span != passage else tuple(spans),
        source_of(view, claim),
        firmness_of(claim),
    )


def cell_at(view: ReadingView, side: Side, spans: tuple[Span, ...], word: str) -> Cell | None:
    """The cell of a word with its places; None when it has none."""
    if not spans:
        return None
    article = view.comparison.article(side)
    sentence = article.sentence_at(spans[0].start)
    passage = spans[0] if sentence is None else article.sentences[sentence].span
    times = "once" if len(spans) == 1 else f"{len(spans)} times"
    place = place_of_paragraph(view, side, article.paragraph_at(spans[0].start) or 0)
    return Cell(side, spans[0], passage, plain(word), place, (plain(word),), spans, times)


def place_of_paragraph(view: ReadingView, side: Side, index: int) -> str:
    """Where a paragraph is among those that are compared: "¶ 2 of 18"; what it is where it is none of them."""
    place = view.index.paragraph_number(side, index)
    if place is None:
        return OUTSIDE.get(view.comparison.article(side).paragraphs[index].kind, "")
    return f"¶ {place[0]} of {place[1]}"


def source_of(view: ReadingView, claim: Claim) -> str:
    """Who says it, in the article's words; an unnamed source says so. "" when the article itself does."""
    said = claim.attribution
    if said is None or said.kind == "author":
        return ""
    span = said.speaker or said.source
    name = _shown(view, claim.side, span) if span is not None else ""
    if said.unnamed:
        return f"{name} (no name)" if name else "no name"
    return name


def firmness_of(claim: Claim) -> str:
    """How it is said and how firmly: "quoted, hedged"; "stated" when the article says it flatly, "" if not read."""
    said = _SAID[claim.attribution.kind] if claim.attribution is not None else ""
    level = claim.firmness.level if claim.firmness is not None else ""
    if level in _LESS_FIRM:
        return f"{said}, {level}" if said else level
    return said or ("reported" if level == "attributed" else level)


def _shown(view: ReadingView, side: Side, span: Span) -> str:
    return " ".join(view.shown[side][span.start : span.end].split())
