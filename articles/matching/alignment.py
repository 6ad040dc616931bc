"""Two articles aligned: matches and their evidence, what stands only in one, the chain that levels the panes."""

from __future__ import annotations

from itertools import chain as chained
from typing import TYPE_CHECKING

from articles.article import Span
from articles.matching.chain import paragraph_chain
from articles.matching.evidence import evidence_of
from articles.matching.match import Alignment, Match, MatchKind
from articles.matching.nearness import nearness
from articles.matching.options import MatchOptions
from articles.matching.passages import Pairing, Side, choose, faint_notice, join
from articles.matching.rarity import Rarity
from articles.matching.scoring import score_texts, strength_of
from articles.matching.weaknesses import weaknesses_of
from articles.matching.words import names_in, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.article import Article
    from articles.matching.match import Weakness
    from articles.matching.nearness import Encode
    from articles.matching.scoring import Scores

LONGEST = 20_000
"""Sentences a side that take part in matching; those after them are neither matched nor "only here"."""

_NEAR = 0.9
# One side is contained in the other when it is this many times as heavy and most of the light side is shared.
_LONGER = 1.8
_ENCODING_SHARE = 0.6
_SCORED = 0.9
_PLAIN = MatchOptions()


def align(
    a: Article,
    b: Article,
    progress: Callable[[float], None] | None = None,
    options: MatchOptions = _PLAIN,
    encode: Encode | None = None,
    least: float = 0.0,
) -> Alignment:
    """The alignment of two articles, over the sentences of body, quoted blocks and footnotes.

    `progress` gets fractions from 0 to 1 that never fall; `encode` is that of `nearness`. Where the articles are about
    one event with a probability below `least`, that alone is told. Matches have the ids m1, m2, ... in the order of a,
    then b. The same articles and options give the same alignment; pairs below the threshold are called s1, s2, ...
    """
    tell = _rising(progress)
    tell(0.0)
    side_a, side_b = _side(a), _side(b)
    scores, notice = _scored(a, b, (side_a, side_b), options, tell, encode)
    if scores.same_event is not None and scores.same_event < least:
        return Alignment(same_event=scores.same_event)
    rarity = Rarity.of(chained(side_a.sentences, side_b.sentences))
    chosen = choose(scores, len(side_a.sentences), len(side_b.sentences))
    pairings = join(chosen.shown, side_a, side_b, rarity)
    tell(_SCORED)
    builder = _Builder(a, b, side_a, side_b, rarity, weaknesses_of(scores, [*pairings, *chosen.spare]))
    matches = tuple(builder.match(f"m{number}", pairing) for number, pairing in enumerate(pairings, 1))
    faint = sorted(chosen.spare, key=lambda pairing: (pairing.a.start, pairing.b.start))
    firm = [*chosen.firm, *(pairing for pairing in pairings if strength_of(pairing.score) == "strong")]
    fewer = min(len(side_a.sentences), len(side_b.sentences))
    alignment = Alignment(
        matches,
        only_a=_without(side_a, {at for pairing in firm for at in pairing.a}),
        only_b=_without(side_b, {at for pairing in firm for at in pairing.b}),
        chain=paragraph_chain(matches, a, b),
        same_event=scores.same_event,
        below_threshold=tuple(builder.match(f"s{number}", pairing) for number, pairing in enumerate(faint, 1)),
        notices=tuple(line for line in (notice, faint_notice(chosen.shown, fewer)) if line),
    )
    tell(1.0)
    return alignment


def _scored(
    a: Article,
    b: Article,
    read: tuple[Side, Side],
    options: MatchOptions,
    tell: Callable[[float], None],
    encode: Encode | None,
) -> tuple[Scores, str]:
    """The scores of all pairs, and what meaning could not do, in one line or ""."""
    texts = _texts(a, read[0]), _texts(b, read[1])
    sides, languages = (read[0].sentences, read[1].sentences), (a.language, b.language)
    near = nearness(texts, languages, options, lambda fraction: tell(0.1 + _ENCODING_SHARE * fraction), sides, encode)
    encoded = 0.1 if near.features is None else 0.1 + _ENCODING_SHARE
    scores = score_texts(
        texts,
        sides,
        languages,
        near.features,
        lambda fraction: tell(encoded + (_SCORED - encoded) * fraction),
        one_event=options.one_event,
    )
    return scores, near.notice


def _rising(progress: Callable[[float], None] | None) -> Callable[[float], None]:
    """`progress`, called only with more than before: an encoder may fail in the middle."""
    told = -1.0

    def tell(fraction: float) -> None:
        nonlocal told
        if progress is not None and fraction > told:
            told = fraction
            progress(fraction)

    return tell


def _side(article: Article) -> Side:
    """The sentences of an article that take part, with their tokens read from the comparable text."""
    numbers = article.matched_sentences()[:LONGEST]
    sentences = []
    for number in numbers:
        span = article.sentences[number].span
        sentences.append(tuple(tokens(span.of(article.comparable), article.language, span.start)))
    return Side(numbers, tuple(sentences), tuple(article.sentences[number].paragraph for number in numbers))


def _texts(article: Article, side: Side) -> list[str]:
    """The comparable text of each sentence that takes part."""
    return [article.sentences[number].span.of(article.comparable) for number in side.numbers]


def _without(side: Side, paired: set[int]) -> tuple[int, ...]:
    """The indices in the article of the sentences that are not among the paired ones."""
    return tuple(number for at, number in enumerate(side.numbers) if at not in paired)


class _Builder:
    """Makes matches from pairings: spans, kind and evidence."""

    def __init__(
        self,
        a: Article,
        b: Article,
        side_a: Side,
        side_b: Side,
        rarity: Rarity,
        weaknesses: Mapping[Pairing, tuple[tuple[Weakness, float], ...]],
    ) -> None:
        self._a = a
        self._b = b
        self._side_a = side_a
        self._side_b = side_b
        self._rarity = rarity
        self._names = names_in(side_a.sentences, a.language) | names_in(side_b.sentences, b.language)
        self._weaknesses = weaknesses

    def match(self, match_id: str, pairing: Pairing) -> Match:
        """The match that a pairing stands for."""
        a_sentences, b_sentences = _numbers(self._side_a, pairing.a), _numbers(self._side_b, pairing.b)
        a_span, b_span = _outer(self._a, a_sentences), _outer(self._b, b_sentences)
        a_tokens, b_tokens = self._side_a.tokens(pairing.a), self._side_b.tokens(pairing.b)
        return Match(
            match_id,
            a_span,
            b_span,
            a_sentences,
            b_sentences,
            round(pairing.score, 4),
            strength_of(pairing.score),
            _kind(
                a_span.of(self._a.comparable),
                b_span.of(self._b.comparable),
                self._rarity.terms_of(a_tokens),
                self._rarity.terms_of(b_tokens),
            ),
            evidence_of(a_tokens, b_tokens, self._rarity, self._names),
            weaknesses=self._weaknesses[pairing],
        )


def _numbers(side: Side, passage: range) -> range:
    return range(side.numbers[passage.start], side.numbers[passage.stop - 1] + 1)


def _outer(article: Article, sentences: range) -> Span:
    return Span(article.sentences[sentences.start].span.start, article.sentences[sentences.stop - 1].span.end)


def _kind(a: str, b: str, a_terms: dict[str, float], b_terms: dict[str, float]) -> MatchKind:
    """How similar two passages are as text: their comparable words, and the weights of their terms."""
    a_words, b_words = (" ".join(text.casefold().split()).strip("\"'.,;:") for text in (a, b))
    if a_words == b_words:
        return "identical"
    # Texts of such different length cannot be near, and the library takes a while to load.
    if 2 * min(len(a_words), len(b_words)) >= _NEAR * (len(a_words) + len(b_words)):
        from rapidfuzz.fuzz import ratio

        if ratio(a_words, b_words, score_cutoff=_NEAR * 100):
            return "near"
    light, heavy = sorted((sum(a_terms.values()), sum(b_terms.values())))
    return "partial" if heavy >= _LONGER * light else "reworded"
