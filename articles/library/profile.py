"""What is kept of an article so that it can be set beside others at once: its words as numbers, and where they stand.

A profile says of each word how often it comes, whether it is a name, a figure, a day or a place, and whether the
article opens with it: what the same-event gate of matching asks of an article as a whole (`articles/matching/gate.py`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
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


class Word(NamedTuple):
    """A key as the article has it: how it is written first, its number, whether it is a name or a figure, and the
    spellings that it has, in small letters.
    """

    written: str
    key: int
    name: bool
    figure: bool
    forms: set[str]


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
    counts: Counter[str] = Counter()
    flags: dict[str, int] = {}
    words: dict[str, Word] = {}
    for number, sentence in enumerate(sentences):
        opens = (FIRST if number == 0 else 0) | (LEAD if number < _LEAD else 0)
        for at, token in enumerate(sentence):
            if token.kind == "mark" or not token.key:
                continue
            is_name = token.capital and token.key in names
            key = _canonical(token.key, english=english, is_name=is_name)
            counts[key] += 1
            flags[key] = flags.get(key, 0) | opens | _kind(sentence, at, number, is_name=is_name)
            if key not in words:
                words[key] = Word(token.text, word_hash(key) & 0xFFFFFFFF, is_name, key[0] == "#", set())
            words[key].forms.add(token.lower)
    chosen = sorted(counts, key=lambda key: -counts[key])[:MOST_KEYS]
    by_number = {words[key].key: key for key in reversed(chosen)}
    order = sorted(by_number)
    keys = [by_number[number] for number in order]
    made = Profile(
        np.array(order, dtype=np.uint32),
        np.array([min(_MOST, counts[key]) for key in keys], dtype=np.float32),
        np.array([standing(key) for key in keys], dtype=np.float32),
        np.array([flags[key] for key in keys], dtype=np.uint8),
    )
    lower = Counter(token.lower for sentence in sentences for token in sentence if token.kind == "word")
    return Read(made, list(words.values()), lower)


def _sentences(article: Article) -> Iterator[list[Token]]:
    for index in article.matched_sentences()[:MOST_SENTENCES]:
        yield tokens(article.sentences[index].span.of(article.comparable), article.language)


def _canonical(key: str, *, english: bool, is_name: bool) -> str:
    if not english:
        return key
    return MONTHS.get(key) or (key if is_name else root(key))


def _kind(sentence: Sequence[Token], at: int, number: int, *, is_name: bool) -> int:
    token = sentence[at]
    if token.key[0] == "#":
        return FIGURE | (YEARLY if YEAR.match(token.key) else 0)
    found = NAME if is_name else 0
    if is_name and at and sentence[at - 1].key in WHERE:
        found |= PLACE
    if token.capital and token.key in WEEKDAYS and number < _DATED:
        found |= WEEKDAY
    if token.key in MONTHS and any(
        near.key[:1] == "#" for near in (*sentence[max(0, at - 1) : at], *sentence[at + 1 : at + 2])
    ):
        found |= MONTH
    return found
