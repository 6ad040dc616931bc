"""What a statement is about: the concepts whose words it uses, each with the place of its word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from articles.article import Span
from articles.claims.statements.stems import stem
from articles.claims.words import frames_en as lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.statements.stems import Token

_LONGEST = 4
_Table = dict[str, list[tuple[tuple[str, ...], str]]]


class Frame(NamedTuple):
    """A concept and the word or phrase that shows it, the tokens `first` to `last` (inclusive)."""

    key: str
    span: Span
    first: int
    last: int


@cache
def _table() -> tuple[_Table, frozenset[str]]:
    """Phrases of stems by their first one, the longest first, and the concepts that can befall people."""
    table: _Table = {}
    befalling: set[str] = set()
    for line in lists.CONCEPTS.strip().splitlines():
        key, _, words = line.partition(": ")
        if key.startswith("!"):
            key = key[1:]
            befalling.add(key)
        for word in words.split():
            parts = tuple(stem(part) for part in word.split("_"))
            table.setdefault(parts[0], []).append((parts, key))
            if len(parts) > 1:  # a space lost in typing makes no other word
                table.setdefault("".join(word.split("_")), []).append((("".join(word.split("_")),), key))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table, frozenset(befalling)


def befalls(key: str) -> bool:
    """Whether a concept can befall people, as being killed or arrested does."""
    return key in _table()[1]


def read_frames(tokens: Sequence[Token]) -> list[Frame]:
    """The frames among the tokens of one sentence, in order; words between the parts of a phrase may number two."""
    table = _table()[0]
    found: list[Frame] = []
    for at, token in enumerate(tokens):
        keys: set[str] = set()
        for parts, key in table.get(token.stem, ()):
            last = _reaches(tokens, at, parts)
            if last is not None and key not in keys:
                keys.add(key)
                found.append(Frame(key, Span(token.start, tokens[last].end), at, last))
    return found


def _reaches(tokens: Sequence[Token], at: int, parts: tuple[str, ...]) -> int | None:
    """The index of the last token of a phrase that begins at `at`, up to two other words between two parts."""
    last = at
    for part in parts[1:]:
        for nearby in range(last + 1, min(last + _LONGEST, len(tokens))):
            if tokens[nearby].stem == part:
                last = nearby
                break
        else:
            return None
    return last
