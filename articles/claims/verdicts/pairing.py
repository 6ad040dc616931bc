"""Which claims of two articles are set against each other: those of matched passages, and such as share a concept or a
kind of figure, found by an index and weighed by how rare that is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, Protocol

from articles import lexicon
from articles.claims.entities.people import link_names
from articles.claims.statements.statement import content
from articles.claims.statements.stems import canonical_stem
from articles.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.claims.statements.extraction import ExtractedClaims
    from articles.claims.statements.statement import Figure, Statement

_MOST = 24
"""Claims on either side that may share a key before the key is too common to bring claims together."""
_BESIDE = 7
_AT_MOST = 12
"""Pairs of clauses that one match brings together."""
STATES = lexicon.words("en", "frames", "states")
"""Concepts that tell how a thing stands: two accounts that say so of one name say the same."""


class Matched(Protocol):
    """What is read of a match: sentence indices of both sides, its score and strength."""

    @property
    def id(self) -> str: ...  # noqa: D102 # a member of a protocol speaks for itself
    @property
    def a_sentences(self) -> range: ...  # noqa: D102 # the same
    @property
    def b_sentences(self) -> range: ...  # noqa: D102 # the same
    @property
    def score(self) -> float: ...  # noqa: D102 # the same
    @property
    def strength(self) -> str: ...  # noqa: D102 # the same
    @property
    def kind(self) -> str: ...  # noqa: D102 # the same


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim of a and a claim of b by index, the match that joins them, and how near they are (0..1)."""

    a: int
    b: int
    score: float
    match: Matched | None = None
    shared: frozenset[str] = frozenset()


@dataclass(slots=True)
class Pairing:
    """Both readings, the links between their names, and how common each word, name and concept is in them."""

    a: ExtractedClaims
    b: ExtractedClaims
    links: dict[str, str] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    concepts: tuple[Counter[str], Counter[str]] = field(default_factory=lambda: (Counter(), Counter()))
    figures: tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]] = field(
        default_factory=lambda: (Counter(), Counter())
    )
    traits_a: list[frozenset[str]] = field(default_factory=list)
    traits_b: list[frozenset[str]] = field(default_factory=list)


def pairing_of(a: ExtractedClaims, b: ExtractedClaims, text_a: str, text_b: str) -> Pairing:
    """What is known of two readings together."""
    links = link_names(a.names, b.names, text_a, text_b) if a.names and b.names else {}
    made = Pairing(a, b, links)
    for reading, side in ((a, 0), (b, 1)):
        for statement in reading.statements:
            made.concepts[side].update(statement.keys)
            made.figures[side].update({key for figure in statement.figures for key in narrow_keys(figure)})
    made.traits_a = [_traits(each, {}) for each in a.statements]
    made.traits_b = [_traits(each, links) for each in b.statements]
    counts = Counter(trait for traits in (*made.traits_a, *made.traits_b) for trait in traits)
    total = len(made.traits_a) + len(made.traits_b)
    made.weights = {trait: log(1 + total / count) for trait, count in counts.items()}
    return made


def figure_keys(figure: Figure) -> list[tuple[str, str]]:
    """The kinds of figure under which another may be the same: its unit class with each concept beside it."""
    keys = {key for key, away in figure.topics.items() if away <= _BESIDE}
    keys |= {"casualties"} if {"killed", "wounded"} & keys else set()
    return [(figure.quantity.unit_class, key) for key in sorted(keys)] or [(figure.quantity.unit_class, "")]


def narrow_keys(figure: Figure) -> list[tuple[str, str]]:
    """The same with the noun that is counted, fighters and militants being one; none for parts of a ratio."""
    if figure.quantity.role in ("ratio", "per"):
        return []
    noun = canonical_stem(stem(figure.quantity.unit))
    return [(f"{kind} {noun}", key) for kind, key in figure_keys(figure) if key]


def _traits(statement: Statement, links: dict[str, str]) -> frozenset[str]:
    mine = [name for name in statement.names if statement.span.covers(name.span.start)]
    names = {f"@{links.get(name.id, name.id)}" for name in mine}
    inside = [token for token in statement.tokens if any(name.span.covers(token.start) for name in mine)]
    return frozenset(f"#{key}" for key in statement.keys) | names | (statement.stems - content(inside))


def candidates(pairing: Pairing, matches: Iterable[Matched]) -> list[Candidate]:
    """The pairs of claims worth comparing, each once, the nearest first.

    A sentence that the other article copied is set against its copy alone: what clashes with it elsewhere in that
    article clashes with the article's own words.
    """
    matches = tuple(matches)
    joined = _joined(pairing, matches)
    for pair in _by_key(pairing):
        joined.setdefault(pair, None)
    copies = _copies(matches)
    found = [_candidate(pairing, a, b, match) for (a, b), match in joined.items() if _fits(pairing, a, b, copies)]
    return sorted(found, key=lambda each: (-each.score, each.a, each.b))


def _copies(matches: Iterable[Matched]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """The sentences of each side that are copied, each with its copies in the other."""
    found: tuple[dict[int, set[int]], dict[int, set[int]]] = ({}, {})
    for match in matches:
        if match.kind in ("identical", "near") and len(match.a_sentences) == len(match.b_sentences) == 1:
            a, b = match.a_sentences[0], match.b_sentences[0]
            found[0].setdefault(a, set()).add(b)
            found[1].setdefault(b, set()).add(a)
    return found


def _fits(pairing: Pairing, a: int, b: int, copies: tuple[dict[int, set[int]], dict[int, set[int]]]) -> bool:
    left, right = pairing.a.claims[a].sentence, pairing.b.claims[b].sentence
    return right in copies[0].get(left, (right,)) and left in copies[1].get(right, (left,))


def _joined(pairing: Pairing, matches: Iterable[Matched]) -> dict[tuple[int, int], Matched | None]:
    by_sentence: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
    for side, reading in enumerate((pairing.a, pairing.b)):
        for at, claim in enumerate(reading.claims):
            by_sentence[side].setdefault(claim.sentence, []).append(at)
    found: dict[tuple[int, int], Matched | None] = {}
    for match in sorted(matches, key=lambda match: -match.score):
        left = [at for sentence in match.a_sentences for at in by_sentence[0].get(sentence, ())]
        right = [at for sentence in match.b_sentences for at in by_sentence[1].get(sentence, ())]
        for pair in [(x, y) for x in left[:_AT_MOST] for y in right[:_AT_MOST]]:
            found.setdefault(pair, match)
    return found


def _by_key(pairing: Pairing) -> list[tuple[int, int]]:
    """Pairs that share a kind of figure or a concept which is not too common: two counts of the wounded."""
    postings: tuple[dict[tuple[str, str], list[int]], dict[tuple[str, str], list[int]]] = ({}, {})
    for side, reading in enumerate((pairing.a, pairing.b)):
        for at, statement in enumerate(reading.statements):
            keys = {key for figure in statement.figures for key in figure_keys(figure)}
            keys |= {("", key) for key in statement.keys}
            for key in keys:
                postings[side].setdefault(key, []).append(at)
    found = []
    for key, left in postings[0].items():
        right = postings[1].get(key, ())
        if key != ("", "") and len(left) <= _MOST and len(right) <= _MOST:
            found += [(x, y) for x in left for y in right]
    return found


def _candidate(pairing: Pairing, a: int, b: int, match: Matched | None) -> Candidate:
    left, right = pairing.traits_a[a], pairing.traits_b[b]
    shared = left & right
    weight = pairing.weights
    least = min(sum(weight[trait] for trait in side) for side in (left, right))
    likeness = sum(weight[trait] for trait in shared) / max(least, 12.0)
    score = 1 - (1 - (match.score if match else 0.0)) * (1 - min(0.9, likeness))
    return Candidate(a, b, score, match, shared)


def only_such(pairing: Pairing, a: Sequence[tuple[str, str]], b: Sequence[tuple[str, str]]) -> bool:
    """Whether two figures share a kind of which either article has no other."""
    shared = set(a) & set(b)
    return any(pairing.figures[0][key] == 1 and pairing.figures[1][key] == 1 for key in shared)
