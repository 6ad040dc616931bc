"""Whether a kept alignment fits the two articles exactly: whatever else stands in its place counts as none."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, get_args

from articles.matching.match import EvidenceKind, MatchKind, Origin, Strength, Weakness

if TYPE_CHECKING:
    from articles.article import Article

_PARTS = {"matches", "only_a", "only_b", "chain", "same_event", "below_threshold", "notices"}
_MATCH = {"id", "spans", "sentences", "score", "strength", "kind", "origin", "weaknesses", "evidence"}


def is_sound(found: Any, a: Article, b: Article) -> bool:
    """Whether `found` is what `transfer.alignment_to` makes of an alignment of these articles."""
    if not isinstance(found, dict) or set(found) != _PARTS:
        return False
    matches, more = found["matches"], found["below_threshold"]
    if not (_are(matches, dict) and _are(more, dict) and all(_fits(each, a, b) for each in (*matches, *more))):
        return False
    places = [(each["spans"][0], each["spans"][2]) for each in matches]
    return (
        len({each["id"] for each in (*matches, *more)}) == len(matches) + len(more)
        and places == sorted(places)
        and _rises(found["only_a"], len(a.sentences))
        and _rises(found["only_b"], len(b.sentences))
        and _is_chain(found["chain"], a, b)
        and (found["same_event"] is None or _is_share(found["same_event"]))
        and _are(found["notices"], str)
    )


def _fits(match: dict[str, Any], a: Article, b: Article) -> bool:
    """Whether a match is on sentences that are there, and its spans are theirs."""
    if set(match) != _MATCH or not (_whole(match["spans"], 4) and _whole(match["sentences"], 4)):
        return False
    for at, article in ((0, a), (2, b)):
        first, stop = match["sentences"][at : at + 2]
        if not 0 <= first < stop <= len(article.sentences):
            return False
        bounds = [article.sentences[first].span.start, article.sentences[stop - 1].span.end]
        if match["spans"][at : at + 2] != bounds:
            return False
    return (
        isinstance(match["id"], str)
        and _is_share(match["score"])
        and _is_one_of(match["strength"], Strength)
        and _is_one_of(match["kind"], MatchKind)
        and _is_one_of(match["origin"], Origin)
        and _are(match["weaknesses"], list)
        and all(len(each) == 2 and _is_one_of(each[0], Weakness) and _is_share(each[1]) for each in match["weaknesses"])
        and _are(match["evidence"], list)
        and all(_is_evidence(each, a, b) for each in match["evidence"])
    )


def _is_evidence(piece: list[Any], a: Article, b: Article) -> bool:
    if len(piece) != 6 or not _whole(piece[1:5], 4):
        return False
    kind, left, left_end, right, right_end, weight = piece
    return (
        _is_one_of(kind, EvidenceKind)
        and 0 <= left <= left_end <= len(a.comparable)
        and 0 <= right <= right_end <= len(b.comparable)
        and _is_share(weight)
    )


def _is_chain(chain: Any, a: Article, b: Article) -> bool:
    return (
        _are(chain, list)
        and all(_whole(pair, 2) for pair in chain)
        and _rises([pair[0] for pair in chain], len(a.paragraphs))
        and _rises([pair[1] for pair in chain], len(b.paragraphs))
    )


def _rises(numbers: Any, end: int) -> bool:
    """Whether these are indices below `end`, each larger than the one before."""
    return (
        isinstance(numbers, list)
        and _whole(numbers, len(numbers))
        and all(0 <= number < end for number in numbers)
        and all(one < other for one, other in itertools.pairwise(numbers))
    )


def _whole(numbers: Any, count: int) -> bool:
    return isinstance(numbers, list) and len(numbers) == count and all(type(number) is int for number in numbers)


def _is_share(number: Any) -> bool:
    return type(number) in (int, float) and 0 <= number <= 1


def _is_one_of(word: Any, names: Any) -> bool:
    return isinstance(word, str) and word in get_args(names)


def _are(items: Any, kind: type) -> bool:
    return isinstance(items, list) and all(isinstance(item, kind) for item in items)
