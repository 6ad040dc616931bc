"""Which articles of many are most likely about one event, from their titles, their openings and their dates alone.

A cheap measure, made to put likely pairs before the reader; whether two articles are about one event is for the gate
of matching, which reads them whole. Every article becomes a vector of its words, weighted by how rare each is among the
articles given (tf-idf with logarithms: Salton and Buckley 1988), a title's words and names counting more, and pairs
are compared by the cosine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from heapq import nlargest
from math import log, sqrt
from typing import TYPE_CHECKING, Any

from articles import lexicon
from articles.matching.words import names_in, standing, tokens
from articles.reading.preview import from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from articles.reading.preview import Preview
    from articles.text.tokens import Token

    Floats = NDArray[np.float64]

MOST_PAIRS = 50
"""The most pairs that are proposed."""
MOST_PARTNERS = 6
"""The most partners that are kept for each article."""
LEAST = 0.16
"""The score from which a pair is worth proposing."""

# Set by judgement and not fitted to anything; benchmarks/pair_ranking.py shows how they do.
_TITLE = 3.0
_NAME = 1.6
_FIGURE = 0.7
_NEAR_DAYS = 3
_FAR_DAYS = 60
_NEAR, _FAR = 1.25, 0.5
# A word in more articles than these tells none of them from the others.
_OFTEN = 100
_FEWEST = 8
_REASONS = 3
# One word alone may be chance, however much of a short text it is.
_LEAST_SHARED = 3


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two articles, by their places among those looked at: a score (0..1), the words that speak for it, and the days of
    publication where they are near.
    """

    a: int
    b: int
    score: float
    reasons: tuple[str, ...]
    days: str = ""


@dataclass(frozen=True, slots=True)
class Proposals:
    """The pairs most likely about one event, best first, and for each article those most likely to go with it."""

    pairs: tuple[LikelyPair, ...] = ()
    partners: dict[int, tuple[LikelyPair, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of an article: how much each key counts before rarity, which are names, how each is written."""

    counts: dict[str, float]
    names: frozenset[str]
    written: dict[str, str]
    published: date | None
    digest: str


def propose(previews: Sequence[Preview]) -> Proposals:
    """The likely pairs among `previews`. Articles with the same words are never a pair."""
    read = [_words(preview) for preview in previews]
    weights = _rarity(read)
    vectors = [_vector(words, weights) for words in read]
    best = _neighbours(read, vectors)
    partners: dict[int, tuple[LikelyPair, ...]] = {}
    pairs: dict[tuple[int, int], LikelyPair] = {}
    for index, near in enumerate(best):
        found = []
        for score, other in near:
            a, b = min(index, other), max(index, other)
            if len(vectors[a].keys() & vectors[b].keys()) < _LEAST_SHARED:
                continue
            if (a, b) not in pairs:
                days = days_shown(read[a].published, read[b].published)
                pairs[a, b] = LikelyPair(a, b, score, _reasons(read[a], read[b], vectors[a], vectors[b]), days)
            found.append(pairs[a, b])
        if found:
            partners[index] = tuple(found)
    ranked = sorted(pairs.values(), key=lambda pair: (-pair.score, pair.a, pair.b))
    return Proposals(tuple(ranked[:MOST_PAIRS]), partners)


def proposed(previews: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """`propose` from plain values to plain values, as they go from process to process."""
    found = propose([from_json(each) for each in previews])
    pairs = list({(pair.a, pair.b): pair for each in found.partners.values() for pair in each}.values())
    places = {(pair.a, pair.b): place for place, pair in enumerate(pairs)}
    return {
        "likely": {
            "all": [[pair.a, pair.b, pair.score, list(pair.reasons), pair.days] for pair in pairs],
            "pairs": [places[pair.a, pair.b] for pair in found.pairs],
            "partners": [[index, [places[pair.a, pair.b] for pair in each]] for index, each in found.partners.items()],
        }
    }


def proposals_from(found: Mapping[str, Any]) -> Proposals:
    """The proposals that `proposed` wrote. Raises KeyError, TypeError, ValueError or IndexError for anything else."""
    pairs = [
        LikelyPair(int(a), int(b), float(score), tuple(map(str, reasons)), str(days))
        for a, b, score, reasons, days in found["all"]
    ]
    partners = {int(index): tuple(pairs[place] for place in places) for index, places in found["partners"]}
    return Proposals(tuple(pairs[place] for place in found["pairs"]), partners)


def _words(preview: Preview) -> _Words:
    title = tokens(preview.title, preview.language)
    opening = [tokens(sentence, preview.language) for sentence in preview.opening]
    names = names_in(opening, preview.language)
    counts: Counter[str] = Counter(token.key for sentence in opening for token in sentence)
    said = {key: 1 + log(count) for key, count in counts.items()}
    for token in title:
        said[token.key] = max(said.get(token.key, 0.0), _TITLE)
    written: dict[str, str] = {}
    for token, text in _with_text(preview, title, opening):
        if token.key not in written or (token.key in names and not written[token.key][0].isupper()):
            written[token.key] = text
    return _Words(said, names, written, preview.published, preview.digest)


def _with_text(preview: Preview, title: list[Token], opening: list[list[Token]]) -> list[tuple[Token, str]]:
    found = [
        (token, text[token.start : token.end])
        for text, said in zip(preview.opening, opening, strict=True)
        for token in said
    ]
    return found + [(token, preview.title[token.start : token.end]) for token in title]


def _rarity(read: Sequence[_Words]) -> dict[str, float]:
    """How much each key says: its rarity among the articles; nothing for one that only one article has."""
    seen: Counter[str] = Counter()
    for words in read:
        seen.update(words.counts.keys())
    total = max(len(read), _FEWEST)
    return {
        key: log((1 + total) / count) * standing(key)
        for key, count in seen.items()
        if count <= max(_FEWEST, min(_OFTEN, total // 2))
    }


def _vector(words: _Words, weights: dict[str, float]) -> dict[str, float]:
    """The weighing keys of an article, of length 1."""
    vector = {}
    for key, count in words.counts.items():
        weight = weights.get(key, 0.0)
        if weight:
            kind = _FIGURE if key[0] == "#" else _NAME if key in words.names else 1.0
            vector[key] = count * weight * kind
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {key: weight / length for key, weight in vector.items()}


def _neighbours(read: Sequence[_Words], vectors: Sequence[dict[str, float]]) -> list[list[tuple[float, int]]]:
    """For each article its nearest ones, best first, with their scores."""
    import numpy as np  # a screen that only shows what was found does without

    held: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        for key, weight in vector.items():
            held[key].append((index, weight))
    holders = {
        key: (np.array([index for index, _ in each]), np.array([its for _, its in each])) for key, each in held.items()
    }
    best = []
    for index, vector in enumerate(vectors):
        scores = _cosines(vector, holders, len(read))
        scores[index] = 0.0
        # Dates move a score by less than the number of those looked at makes up for.
        near = np.argsort(-scores, kind="stable")[: 3 * MOST_PARTNERS]
        dated = [(_dated(float(scores[other]), read[index], read[other]), int(other)) for other in near]
        kept = [(score, other) for score, other in dated if score >= LEAST and read[other].digest != read[index].digest]
        best.append(nlargest(MOST_PARTNERS, kept, key=lambda item: (item[0], -item[1])))
    return best


def _cosines(vector: dict[str, float], holders: dict[str, tuple[NDArray[np.int64], Floats]], count: int) -> Floats:
    """The cosine of a vector with each of `count` vectors, given who holds each key and with what weight."""
    import numpy as np

    if not vector:
        return np.zeros(count)
    ids = np.concatenate([holders[key][0] for key in vector])
    weights = np.concatenate([holders[key][1] * weight for key, weight in vector.items()])
    return np.bincount(ids, weights, minlength=count).astype(np.float64)


def _dated(score: float, a: _Words, b: _Words) -> float:
    """The score raised where both were published within days of one another, lowered where months lie between."""
    if a.published is None or b.published is None:
        return min(1.0, score)  # the cosine of two equal vectors may be above 1 by a rounding error
    days = abs((a.published - b.published).days)
    return min(1.0, score * (_NEAR if days <= _NEAR_DAYS else _FAR if days > _FAR_DAYS else 1.0))


def _reasons(a: _Words, b: _Words, left: dict[str, float], right: dict[str, float]) -> tuple[str, ...]:
    """What says most that both have in common: names first, and another word."""
    shared = nlargest(
        24, (key for key in left if key in right and key[0] != "#"), key=lambda key: left[key] * right[key]
    )
    names = [key for key in shared if key in a.names or key in b.names]
    others = [key for key in shared if key not in names]
    room = _REASONS - min(1, len(others))
    keys = names[:room] + others[: _REASONS - len(names[:room])]
    return tuple(a.written[key] if key in a.names or key not in b.names else b.written[key] for key in keys)


def days_shown(a: date | None, b: date | None) -> str:
    """The days of publication where they are near: "12 Mar", "12-13 Mar", "30 Mar-1 Apr"."""
    if a is None or b is None or abs((a - b).days) > _FAR_DAYS // 2:
        return ""
    first, last = sorted((a, b))
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    return f"{_day(first)}–{_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {lexicon.rows('en', 'months', 'months')[day.month - 1][-1]}"
