"""Which texts of a library tell of the event that an article tells of, best first, with the reasons.

Texts that share the article's rarest words are found by the index of words, those near it in meaning by the vectors;
the likeliest of both are weighed as wholes and vouch for one another (`articles.library.judging`). Texts that are far
down the list cost nothing: time grows with the number of texts that hold a rare word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from articles.library.judging import Around, all_keys, chances, vouched
from articles.library.library import BUCKETS
from articles.library.profile import FIGURE, LEAD, NAME, read
from articles.library.vectors import vector
from articles.matching.signatures.grouping import COPIES
from articles.matching.signatures.wording import likeness, wording
from articles.pair_ranking import days_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from articles.article import Article
    from articles.library.library import Entry, Library
    from articles.library.profile import Profile, Read

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

MOST = 20
"""How many texts are given, at most."""
LEAST, LIKELY = 0.1, 0.5
"""The chance from which a text is given, and from which it is more likely than not."""

# benchmarks.library measures what is lost: with these nine in a thousand of the right texts are no candidates.
_KEYS = 40
_BY_WORDS, _WEIGHED, _BY_MEANING = 150, 60, 20
_COMMON, _COMMONEST = 0.05, 3_000
_FEWEST = 8
_NAME, _FIGURE, _LEADS = 1.6, 0.7, 3.0
_NAMES, _WORDS = 4, 3


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the library, how probably (0..1) it tells of the event, and why: the names and the words that it
    shares, rarest first, the days of publication where they are near; `copy` is how alike the wording is (0..1) where
    the text is a copy with changes, else 0.
    """

    entry: Entry
    chance: float
    names: tuple[str, ...]
    words: tuple[str, ...]
    days: str = ""
    copy: float = 0.0


def event_of(library: Library, article: Article, without: Sequence[int] = (), most: int = MOST) -> list[Told]:
    """The texts that tell of the event of `article`, at most `most`, best first; those `without` are left out."""
    known = read(article)
    numbers, around = gather(library, known, article, without)
    found = vouched(chances(around))[0, 1:]
    alike = likeness(around.wordings[0], around.wordings[1:]) * around.wordings[0].any()
    order = [at for at in np.argsort(-found, kind="stable").tolist() if found[at] >= LEAST][:most]
    entries = {each.number: each for each in library.entries([numbers[at] for at in order])}
    rarity = around.rarity[np.searchsorted(around.keys, known.profile.keys)]
    told = []
    for at in order:
        entry = entries.get(numbers[at])
        if entry is not None:
            names, words = shared(known, around.profiles[at + 1], rarity)
            copy = round(float(alike[at]), 3) if alike[at] >= COPIES else 0.0
            days = days_shown(article.published, entry.published)
            told.append(Told(entry, round(float(found[at]), 4), names, words, days, copy))
    return told


def gather(library: Library, known: Read, article: Article, without: Sequence[int] = ()) -> tuple[list[int], Around]:
    """The numbers of the texts that may tell of one event with an article that was `read`, among the latest versions of
    all; and the article, first, and those texts, to be set beside one another.
    """
    total, counts = library.count(), library.counts()
    rarity = rarities(known.profile.keys, counts, total)
    by_words = _by_words(library, known, rarity, total)
    by_meaning = _by_meaning(library, vector(known.counts))
    numbers = library.latest([*dict.fromkeys([*by_words.tolist(), *by_meaning.tolist()])], without)
    marks = library.marks(numbers)
    close = _closeness(known.profile, rarity, [each.profile for each in marks])
    chosen = {*np.argsort(-close, kind="stable")[:_WEIGHED].tolist()}
    near = set(by_meaning.tolist())
    kept = [mark for at, mark in enumerate(marks) if at in chosen or mark.number in near]
    profiles = [known.profile, *(each.profile for each in kept)]
    wordings = np.stack([wording(article.text), *(each.wording for each in kept)])
    keys = all_keys(profiles)
    days = [article.published, *(each.day for each in kept)]
    return [each.number for each in kept], Around(profiles, wordings, days, keys, rarities(keys, counts, total))


def rarities(keys: NDArray[np.uint32], counts: NDArray[np.int32], total: int) -> Floats:
    """How rare each key is among `total` texts: the logarithm of one in how many has it."""
    held = counts[keys & np.uint32(BUCKETS - 1)]
    rarity: Floats = np.log((1 + max(total, _FEWEST)) / np.maximum(held, 1)).clip(0).astype(np.float32)
    return rarity


def shared(known: Read, other: Profile, rarity: Floats) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names and the other words that an article shares with a text, as the article writes them, those that say most
    first; `rarity` is that of the keys of its profile.
    """
    held = set(other.keys.tolist())
    much = dict(zip(known.profile.keys.tolist(), says(known.profile, rarity).tolist(), strict=True))
    both = [word for word in known.words if word.key in held and len(word.written) > 1]
    both.sort(key=lambda word: -much.get(word.key, 0.0))
    names = tuple(word.written for word in both if word.name)[:_NAMES]
    plain = tuple(word.written for word in both if not word.name and not word.figure)[:_WORDS]
    return names, plain


def _by_words(library: Library, known: Read, rarity: Floats, total: int) -> Ints:
    """The texts that hold most of the article's rarest words; `rarity` is that of the keys of its profile."""
    at = {key: place for place, key in enumerate(known.profile.keys.tolist())}
    much = says(known.profile, rarity)
    most = max(_FEWEST, min(_COMMONEST, int(total * _COMMON) or 1))
    least = np.log((1 + max(total, _FEWEST)) / most)
    chosen = [word for word in known.words if word.key in at and rarity[at[word.key]] >= min(least, np.log(2))]
    chosen = sorted(chosen, key=lambda word: -much[at[word.key]])[:_KEYS]
    held = library.holding([sorted(word.forms) for word in chosen], _COMMONEST)
    numbers = np.concatenate([np.zeros(0, dtype=np.int64), *held])
    weights = np.concatenate(
        [np.zeros(0), *(np.full(len(some), much[at[word.key]] ** 2) for word, some in zip(chosen, held, strict=True))]
    )
    score = np.bincount(numbers, weights) if len(numbers) else np.zeros(0)
    best = np.argsort(-score, kind="stable")[:_BY_WORDS]
    return best[score[best] > 0]


def _by_meaning(library: Library, mine: NDArray[np.int8]) -> Ints:
    """The texts whose vectors are nearest, what all texts have in common taken out of both."""
    scores, numbers = [np.zeros(0, dtype=np.float32)], [np.zeros(0, dtype=np.int64)]
    middle: Floats | None = None
    for first, block in library.vectors():
        rows = block.astype(np.float32)
        squares = np.einsum("ij,ij->i", rows, rows)
        there = np.flatnonzero(squares)
        if not len(there):
            continue
        if middle is None:
            # What is common to the first thousand is common to all, well enough.
            middle = rows[there].mean(axis=0)
        sides = np.stack((mine - middle, middle), axis=1)
        shift, length = middle @ sides
        # Cosines of what is left of both, made of products with whole rows, since a copy of each would take longer.
        near, common = (rows @ sides)[there].T
        scores.append((near - shift) / np.sqrt(np.maximum(squares[there] - 2 * common + length, 1)))
        numbers.append(there + first)
    order = np.argsort(-np.concatenate(scores), kind="stable")[:_BY_MEANING]
    return np.concatenate(numbers)[order]


def says(profile: Profile, rarity: Floats) -> Floats:
    """How much each key of a profile says of its event, shape (n,); `rarity` is that of its keys."""
    opens, names, figures = ((profile.flags & flag) > 0 for flag in (LEAD, NAME, FIGURE))
    kind = np.where(figures, _FIGURE, np.where(names, _NAME, 1.0))
    much: Floats = (np.log1p(profile.counts + (_LEADS - 1) * opens) * profile.standing * kind * rarity).astype(
        np.float32
    )
    return much


def _closeness(mine: Profile, rarity: Floats, others: Sequence[Profile]) -> Floats:
    """How alike each of the others is in words that say much: a cosine, times a length that is the same for all."""
    much = says(mine, rarity)
    close = np.zeros(len(others), dtype=np.float32)
    for number, other in enumerate(others):
        at = np.searchsorted(mine.keys, other.keys).clip(max=max(0, len(mine.keys) - 1))
        same = mine.keys[at] == other.keys
        weight = says(other, np.where(same, rarity[at], rarity.max(initial=0.0)))
        length = float(np.sqrt((weight * weight).sum())) or 1.0
        close[number] = float((weight[same] * much[at[same]]).sum()) / length
    return close
