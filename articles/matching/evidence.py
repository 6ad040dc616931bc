"""Why two passages were paired: the words, names and numbers they share, with places and part of the score."""

from __future__ import annotations

from functools import cache
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.matching.match import Evidence, EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.article import Article
    from articles.matching.match import Match
    from articles.matching.scoring import Rarity
    from articles.text.tokens import Token


class _Shared(NamedTuple):
    """Something shared: tokens `a`..`a_end` of one passage and `b`..`b_end` of the other."""

    kind: EvidenceKind
    a: int
    a_end: int
    b: int
    b_end: int
    weight: float


def evidence_of(a: Sequence[Token], b: Sequence[Token], rarity: Rarity, names: frozenset[str]) -> tuple[Evidence, ...]:
    """What two passages, given by their tokens, share: sorted by falling weight; the weights are at most 1 in sum.

    Each thing is shown once, at its first place on either side. What a pair of neighbouring words adds is credited to
    its words; neighbouring names become one piece of evidence.
    """
    terms_a, terms_b = rarity.terms_of(a), rarity.terms_of(b)
    shared = {term: weight for term, weight in terms_a.items() if term in terms_b}
    whole = sum(shared.values())
    if not whole:
        return ()
    found = _joined_names(sorted(_located(_credits(shared), a, b, names), key=lambda item: (item.a, item.b)))
    evidence = [
        Evidence(
            item.kind,
            Span(a[item.a].start, a[item.a_end - 1].end),
            Span(b[item.b].start, b[item.b_end - 1].end),
            floor(item.weight / whole * 10_000) / 10_000,
        )
        for item in found
    ]
    return tuple(sorted(evidence, key=lambda piece: (-piece.weight, piece.a, piece.b)))


def telling(match: Match, a: Article, b: Article) -> tuple[Evidence, ...]:
    """The evidence of a match without the words that say nothing by themselves, such as articles and prepositions."""
    small = _small_words(a.language) | _small_words(b.language)
    return tuple(
        piece
        for piece in match.evidence
        if piece.kind != "word" or not small.issuperset(a.quote(piece.a).replace("’", "'").lower().split())
    )


@cache
def _small_words(language: str) -> frozenset[str]:
    lists = (("language", "common"), ("nouns", "stops"), ("frames", "speaker_verbs"))
    return frozenset(word for subject, name in lists for word in lexicon.words(language, subject, name))


def _credits(shared: Mapping[str, float]) -> dict[str, float]:
    """The weight of each shared word; a pair of words gives its own to those of the two that weigh, else keeps it."""
    gains = {term: weight for term, weight in shared.items() if " " not in term}
    for term, weight in shared.items():
        parts = [part for part in term.split(" ") if part in shared] if " " in term else []
        for part in parts:
            gains[part] += weight / len(parts)
        if " " in term and not parts:
            gains[term] = weight
    return gains


def _located(
    gains: Mapping[str, float], a: Sequence[Token], b: Sequence[Token], names: frozenset[str]
) -> list[_Shared]:
    first_a, first_b = _first_places(a), _first_places(b)
    found = []
    for term, weight in gains.items():
        at_a, at_b = first_a[term], first_b[term]
        length = 2 if " " in term else 1
        kind: EvidenceKind = "word"
        if length == 1 and a[at_a].kind == "number" and b[at_b].kind == "number":
            kind = "number"
        elif length == 1 and term in names and a[at_a].capital and b[at_b].capital:
            kind = "name"
        found.append(_Shared(kind, at_a, at_a + length, at_b, at_b + length, weight))
    return found


def _first_places(passage: Sequence[Token]) -> dict[str, int]:
    """Where each key, and each pair of neighbouring keys, stands first."""
    places: dict[str, int] = {}
    for index, token in enumerate(passage):
        places.setdefault(token.key, index)
        if index + 1 < len(passage):
            places.setdefault(f"{token.key} {passage[index + 1].key}", index)
    return places


def _joined_names(found: Sequence[_Shared]) -> list[_Shared]:
    """The same, with names that follow each other on both sides made one."""
    joined: list[_Shared] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and last.kind == item.kind == "name" and (last.a_end, last.b_end) == (item.a, item.b):
            joined[-1] = _Shared("name", last.a, item.a_end, last.b, item.b_end, last.weight + item.weight)
        else:
            joined.append(item)
    return joined
