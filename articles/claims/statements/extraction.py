"""The claims of an article: its sentences, and the clauses of those that hold several figures, with what was read."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import Span
from articles.claims.attribution.reading import read_attributions
from articles.claims.dates.anchoring import in_story
from articles.claims.dates.reading import read_dates
from articles.claims.entities.people import read_names
from articles.claims.modality.checkable import checkable
from articles.claims.modality.clauses import clauses
from articles.claims.modality.firmness import read_firmness
from articles.claims.modality.negation import read_negations
from articles.claims.quantities.reading import read_quantities
from articles.claims.statements.finding import Claim
from articles.claims.statements.statement import Read, Statement, statements_of
from articles.text.asides import is_call, is_correction
from articles.text.languages import is_english

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from articles.article import Article, Side
    from articles.claims.particulars import Attribution, Name

LONGEST = 2_000
"""Code points of a sentence that are read; what runs on without an end is no sentence."""
_LONG = 100
"""Code points from which a sentence is looked at clause by clause."""
_AGE = re.compile(r"\d{1,3}\b,?|and \d{1,3},")
"""How a piece begins that goes on with a name before it: its age."""
_FEWEST = 5
"""Words that a claim has at least, unless it holds a figure or tells what it is about in a word."""


@dataclass(frozen=True, slots=True)
class ExtractedClaims:
    """The claims of one article with the statements they were made from, one by one."""

    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    names: tuple[Name, ...] = ()


def read_claims(article: Article, published: date | None = None, side: Side = "a") -> tuple[Claim, ...]:
    """The checkable statements of an article's body, quoted blocks and footnotes, in order.

    `published` stands in for the article's own day of publication; `side` is the letter of the ids.
    """
    return read_article(article, side, published).claims


def read_article(article: Article, side: Side, published: date | None = None) -> ExtractedClaims:
    """The claims and statements of an article.

    Comments, captions and site text are left out, and so are calls to the reader and notices of corrections.
    """
    wanted = _stated(article)
    if not wanted:
        return ExtractedClaims((), ())
    spans = [article.sentences[index].span for index in wanted]
    text = article.comparable[: spans[-1].end]
    read = _in_story(article, wanted, _read(text, spans, published or article.published, article.language))
    claims: list[Claim] = []
    statements: list[Statement] = []
    for index, span, each in zip(wanted, spans, read, strict=True):
        pieces = pieces_of(text, span, each)
        for made in statements_of(text, span, pieces, each, english=is_english(article.language)):
            if not _says_something(made):
                continue
            statements.append(made)
            claims.append(_claim(article, side, f"{side}{len(claims) + 1}", index, made))
    return ExtractedClaims(tuple(claims), tuple(statements), tuple(name for each in read for name in each.names))


def _in_story(article: Article, wanted: Sequence[int], read: Sequence[Read]) -> list[Read]:
    """What was read, its days as the story has them: "that Friday" is the Friday told before."""
    placed = in_story(article, [each.dates for each in read], wanted)
    return [replace(each, dates=tuple(dates)) for each, dates in zip(read, placed, strict=True)]


def on_side(read: ExtractedClaims, side: Side) -> ExtractedClaims:
    """What was read of an article, its claims as those of another side."""
    claims = tuple(replace(claim, id=f"{side}{claim.id[1:]}", side=side) for claim in read.claims)
    return replace(read, claims=claims)


class KnownClaims:
    """Reads the claims of articles, those of each once however many it is set against."""

    def __init__(self) -> None:
        self._read: dict[tuple[object, ...], ExtractedClaims] = {}

    def of(self, article: Article, side: Side, published: date | None = None) -> ExtractedClaims:
        """The claims and statements of an article, as `read_article` gives them."""
        day = published or article.published
        key = article.comparable, article.paragraphs, article.sentences, article.language, day
        if key not in self._read:
            self._read[key] = read_article(article, "a", day)
        return on_side(self._read[key], side)


def read_sentences(article: Article) -> dict[int, Read]:
    """What was read in each sentence that may claim something, by its index, whether or not it does."""
    wanted = _stated(article)
    spans = [article.sentences[index].span for index in wanted]
    text = article.comparable[: spans[-1].end] if spans else ""
    return dict(zip(wanted, _read(text, spans, article.published, article.language), strict=True)) if spans else {}


def _stated(article: Article) -> list[int]:
    corrected = {at for at, each in enumerate(article.paragraphs) if is_correction(article.quote(each.span))}
    return [index for index in article.matched_sentences() if _is_stated(article, index, corrected)]


def _is_stated(article: Article, index: int, corrected: Collection[int]) -> bool:
    """Whether a sentence may claim something; `corrected` are the paragraphs that say what an earlier version had."""
    sentence = article.sentences[index]
    if sentence.paragraph in corrected or len(sentence.span) > LONGEST:
        return False
    words = article.quote(sentence.span)
    return not is_call(words) and not is_correction(words)


def read_texts(texts: Sequence[str], published: date | None = None, language: str = "en") -> list[list[Statement]]:
    """The statements of each of several short texts, every text taken for one sentence."""
    found = []
    for text in texts:
        cut = text[:LONGEST]
        whole = Span(0, len(cut))
        found.append(
            statements_of(
                cut, whole, [whole], _read(cut, [whole], published, language)[0], english=is_english(language)
            )
        )
    return found


def _read(text: str, spans: Sequence[Span], published: date | None, language: str) -> list[Read]:
    """What stands in each sentence, for each: its figures, names, dates, negations, source and firmness."""
    starts = [span.start for span in spans]
    hedged = lexicon.base_of(language) in lexicon.languages("hedges")

    def owner(start: int) -> int | None:
        index = bisect_left(starts, start + 1) - 1
        return index if index >= 0 and spans[index].covers(start) else None

    quantities, dates, negations, names = ([[] for _ in spans] for _ in range(4))  # type: ignore[var-annotated] # four lists of differing kinds, filled below
    for quantity in read_quantities(text, language):
        if (at := owner(quantity.start)) is not None:
            quantities[at].append(quantity)
    for when in read_dates(text, published, language):
        if (at := owner(when.span.start)) is not None:
            dates[at].append(when)
    for negation in read_negations(text, language):
        if (at := owner(negation.cue.start)) is not None:
            negations[at].append(negation)
    for name in read_names(text, spans):
        names[name.sentence].append(name)
    said: list[list[Attribution]] = [[] for _ in spans]
    for attribution in read_attributions(text, spans, language):
        said[attribution.sentence].append(attribution)
    return [
        Read(
            tuple(quantities[at]),
            tuple(names[at]),
            tuple(dates[at]),
            tuple(negations[at]),
            said[at][0] if said[at] else None,
            read_firmness(text, span, said[at], language) if hedged else None,
        )
        for at, span in enumerate(spans)
    ]


def pieces_of(text: str, sentence: Span, read: Read) -> list[Span]:
    """A sentence in pieces that hold a figure each, where it has two or more in different clauses; else whole."""
    if len(sentence) < _LONG or len(read.quantities) < 2:
        return [sentence]
    pieces: list[Span] = []
    held = False
    for clause in clauses(text, sentence):
        figure = any(clause.covers(quantity.start) for quantity in read.quantities)
        if pieces and (not (figure and held) or _AGE.match(text, clause.start)):
            pieces[-1] = Span(pieces[-1].start, clause.end)
            held = held or figure
        else:
            pieces.append(clause)
            held = figure
    pieces[0] = Span(sentence.start, pieces[0].end)
    pieces[-1] = Span(pieces[-1].start, sentence.end)
    return pieces


def _says_something(made: Statement) -> bool:
    if made.figures or made.dates:
        return True
    return (bool(made.topics or made.names) and len(made.tokens) > 2) or len(made.stems) >= _FEWEST


def _claim(article: Article, side: Side, name: str, index: int, made: Statement) -> Claim:
    sentence = article.sentences[index]
    text = article.quote(made.span)
    return Claim(
        name,
        side,
        made.span,
        text,
        index,
        sentence.paragraph,
        article.paragraphs[sentence.paragraph].kind,
        tuple(figure.quantity for figure in made.figures),
        tuple(each for each in made.dates if made.span.covers(each.span.start)),
        tuple(each for each in made.names if made.span.covers(each.span.start)),
        made.attribution,
        made.firmness,
        made.negations,
        checkable(text),
    )
