"""What is kept of an article so that it can be set beside others at once: its words as numbers, and where they stand.

A profile says of each word how often it comes, whether it is a name, a figure, a day or a place, and whether the
article opens with it: what the same-event gate of matching asks of an article as a whole (`articles/matching/gate.py`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from articles.matching.morphology import root
from articles.matching.signatures.wording import word_hash
from articles.matching.wordlists import MONTHS, WEEKDAYS, WHERE, YEAR
from articles.matching.words import names_in, standing, tokens
from articles.text.languages import is_english

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from articles.article import Article
    from articles.text.tokens import Token

MOST_SENTENCES = 400
"""Sentences of an article that are looked at; an event is told well before."""
MOST_KEYS = 1_000
"""Words of an article that are kept: those that come most often, then those that come first."""

FIRST, LEAD, NAME, FIGURE, WEEKDAY, MONTH, YEARLY, PLACE = (1 << bit for bit in range(8))
"""Flags of a key: in the first sentence, in the first three; a name, a figure, a weekday among the first four, a month
with a number, a year; named as a place."""
_LEAD, _DATED = 3, 4
_MOST = 31
_SAID = (0.2, 0.4, 0.6, 0.8, 1.0)
_KINDS = np.dtype([("key", "<u4"), ("said", "u1"), ("flags", "u1")])


class _Key(NamedTuple):
    """What a key is by itself: its number, what its length says, its flags, and whether those beside it say more."""

    number: int
    standing: float
    flags: int
    looks: bool


class Word:
    """A key as an article has it: how it is written first, its number, whether it is a name or a figure, the spellings
    that it has, in small letters, how often it comes, its flags, and what its length says.
    """

    __slots__ = ("count", "figure", "flags", "forms", "key", "name", "standing", "written")

    def __init__(self, own: _Key, written: str, *, name: bool) -> None:
        self.key, self.standing, self.figure = own.number, own.standing, own.flags & FIGURE > 0
        self.written, self.name = written, name
        self.count = self.flags = 0
        self.forms: set[str] = set()


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """`keys` (n,) are numbers of 32 bits, rising and distinct; along them how often each comes (31 at most), how much
    one of its length says (.2 to 1), and its flags.
    """

    keys: NDArray[np.uint32]
    counts: NDArray[np.float32]
    standing: NDArray[np.float32]
    flags: NDArray[np.uint8]

    def packed(self) -> bytes:
        """As bytes, six a key."""
        table = np.zeros(len(self.keys), dtype=_KINDS)
        table["key"], table["flags"] = self.keys, self.flags
        step = np.searchsorted(np.array(_SAID, dtype=np.float32) - 0.1, self.standing, "right") - 1
        table["said"] = (step.astype(np.uint8) << 5) | self.counts.astype(np.uint8)
        return table.tobytes()


def unpacked(data: bytes) -> Profile:
    """The profile that was `packed`. Raises ValueError for anything else."""
    table = np.frombuffer(data, dtype=_KINDS)
    said = table["said"]
    standing = np.array((*_SAID, 1.0, 1.0, 1.0), dtype=np.float32)[said >> 5]
    return Profile(table["key"], (said & _MOST).astype(np.float32), standing, table["flags"])


class Read(NamedTuple):
    """The profile of an article; its words as they are written, in the order of their first places; and how often each
    word comes, in small letters.
    """

    profile: Profile
    words: list[Word]
    counts: Counter[str]


def read(article: Article) -> Read:
    """What an article's profile is made of, and the profile."""
    sentences = list(_sentences(article))
    names = names_in(sentences, article.language)
    english = is_english(article.language)
    words: dict[int, Word] = {}
    # What is known of a token by its own key, as a name and as none.
    known: tuple[dict[str, tuple[Word, _Key]], dict[str, tuple[Word, _Key]]] = ({}, {})
    for number, sentence in enumerate(sentences):
        opens = (FIRST if number == 0 else 0) | (LEAD if number < _LEAD else 0)
        for at, token in enumerate(sentence):
            key = token.key
            if not key:
                continue
            is_name = token.capital and key in names
            found = known[is_name].get(key)
            if found is None:
                own = _key(key, english, is_name)
                if own.number not in words:
                    words[own.number] = Word(own, token.text, name=is_name)
                found = known[is_name][key] = words[own.number], own
            word, own = found
            word.count += 1
            word.flags |= opens | own.flags
            word.forms.add(token.lower)
            if own.looks:
                word.flags |= _around(sentence, at, number, is_name=is_name)
    chosen = sorted(words.values(), key=lambda word: -word.count)[:MOST_KEYS]
    chosen.sort(key=lambda word: word.key)
    made = Profile(
        np.array([word.key for word in chosen], dtype=np.uint32),
        np.array([word.count for word in chosen], dtype=np.float32).clip(max=_MOST),
        np.array([word.standing for word in chosen], dtype=np.float32),
        np.array([word.flags for word in chosen], dtype=np.uint8),
    )
    lower = Counter([token.lower for sentence in sentences for token in sentence if token.kind == "word"])
    return Read(made, list(words.values()), lower)


def _sentences(article: Article) -> Iterator[list[Token]]:
    for index in article.matched_sentences()[:MOST_SENTENCES]:
        yield tokens(article.sentences[index].span.of(article.comparable), article.language)


@lru_cache(maxsize=200_000)
def _key(key: str, english: bool, is_name: bool) -> _Key:  # noqa: FBT001 - called very often
    """A token's key, as what all words of its family have in common."""
    if english:
        key = MONTHS.get(key) or (key if is_name else root(key))
    number = word_hash(key) & 0xFFFFFFFF
    if key[0] == "#":
        return _Key(number, standing(key), FIGURE | (YEARLY if YEAR.match(key) else 0), looks=False)
    return _Key(number, standing(key), NAME if is_name else 0, is_name or key in WEEKDAYS or key in MONTHS)


def _around(sentence: Sequence[Token], at: int, number: int, *, is_name: bool) -> int:
    token = sentence[at]
    found = PLACE if is_name and at and sentence[at - 1].key in WHERE else 0
    if token.capital and token.key in WEEKDAYS and number < _DATED:
        found |= WEEKDAY
    if token.key in MONTHS and any(
        near.key[:1] == "#" for near in (*sentence[max(0, at - 1) : at], *sentence[at + 1 : at + 2])
    ):
        found |= MONTH
    return found
