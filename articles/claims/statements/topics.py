"""What a statement is about: the concepts whose words it uses, each with the place of its word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.tokens import Token

_LONGEST = 4
_Table = dict[str, list[tuple[tuple[str, ...], str]]]


class Topic(NamedTuple):
    """A concept and the word or phrase that shows it, the tokens `first` to `last` (inclusive)."""

    key: str
    span: Span
    first: int
    last: int


@cache
def _table() -> _Table:
    """Phrases of stems by their first one, the longest first."""
    table: _Table = {}
    for key, words in lexicon.groups("en", "frames", "concepts").items():
        for word in words:
            parts = tuple(stem(part) for part in word.split())
            table.setdefault(parts[0], []).append((parts, key))
            if len(parts) > 1:  # a space lost in typing makes no other word
                joined = "".join(word.split())
                table.setdefault(joined, []).append(((joined,), key))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


def befalls(key: str) -> bool:
    """Whether a concept can befall people, as being killed or arrested does."""
    return key in lexicon.words("en", "frames", "befalling")


def shows(word: str, key: str) -> bool:
    """Whether a word is one of those by which a concept is shown, or its name."""
    mine = stem(word)
    return mine == stem(key) or any(parts == (mine,) and each == key for parts, each in _table().get(mine, ()))


def read_topics(tokens: Sequence[Token]) -> list[Topic]:
    """The topics among the tokens of one sentence, in order; words between the parts of a phrase may number two."""
    table = _table()
    found: list[Topic] = []
    for at, token in enumerate(tokens):
        keys: set[str] = set()
        for parts, key in table.get(token.key, ()):
            last = _reaches(tokens, at, parts)
            if last is not None and key not in keys:
                keys.add(key)
                found.append(Topic(key, Span(token.start, tokens[last].end), at, last))
    return found


def _reaches(tokens: Sequence[Token], at: int, parts: tuple[str, ...]) -> int | None:
    """The index of the last token of a phrase that begins at `at`, up to two other words between two parts."""
    last = at
    for part in parts[1:]:
        for nearby in range(last + 1, min(last + _LONGEST, len(tokens))):
            if tokens[nearby].key == part:
                last = nearby
                break
        else:
            return None
    return last
