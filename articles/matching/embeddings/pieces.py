"""Word pieces: how a sentence is cut for the encoder, with the place of every piece.

The cutting is that of uncased BERT: control characters dropped, accents removed, lower case, cut at white space and
punctuation, Han letters singly; then the longest known piece at a time. It is written out here because the usual
library brings a network client with it, and because the places must be code points of the sentence as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from articles.text.tokens import VALUES

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNKNOWN, _OPEN, _CLOSE = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100
_HAN = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
# Sentences of these letters and marks alone need no look at single letters: each token is a word or one mark.
_COMMON = re.compile(r"[ -~\t\n\r\xa0\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*+")
# BERT's own cut of such a sentence, in which the encoder was trained, and not ours.
_BERT = re.compile(r"[A-Za-z0-9]+|[^\sA-Za-z0-9]")


class Pieces(NamedTuple):
    """A sentence cut up: `ids` with the opening and closing marks; words and what they are made of.

    `words` are code-point spans of the sentence; `owners[i]` is the word that piece i (the opening mark is 0) belongs
    to, or -1 for marks and punctuation.
    """

    ids: tuple[int, ...]
    words: tuple[tuple[int, int], ...]
    owners: tuple[int, ...]


class Vocabulary:
    """The pieces an encoder knows, in the order of their ids."""

    def __init__(self, text: str) -> None:
        self._ids = {piece: number for number, piece in enumerate(text.splitlines())}
        self._unknown, self._open, self._close = (self._ids[mark] for mark in (_UNKNOWN, _OPEN, _CLOSE))
        self._cut = lru_cache(maxsize=50_000)(self._cut_word)

    def cut(self, sentence: str, most: int) -> Pieces:
        """The pieces of a sentence; at most `most` with the marks, the rest of the sentence is left out."""
        spans = VALUES.spans(sentence)
        ids, owners = [self._open], [-1]
        words: list[tuple[int, int]] = []
        at = 0
        for token, places in _bare_words(sentence):
            punctuation = _is_punctuation(token[0])
            for number, first in self._cut(token):
                place = places[first]
                while at < len(spans) and spans[at][1] <= place:
                    at += 1
                inside = not punctuation and at < len(spans) and spans[at][0] <= place
                if inside and (not words or words[-1] != spans[at]):
                    words.append(spans[at])
                ids.append(number)
                owners.append(len(words) - 1 if inside else -1)
            if len(ids) >= most - 1:
                break
        owners = [*owners[: most - 1], -1]
        return Pieces((*ids[: most - 1], self._close), tuple(words[: max(owners) + 1]), tuple(owners))

    def pieces_of(self, word: str) -> tuple[int, ...]:
        """The ids of the pieces of one word in small letters, without marks."""
        return tuple(number for number, _ in self._cut(word))

    def _cut_word(self, word: str) -> tuple[tuple[int, int], ...]:
        """Pieces of one word: (id, where the piece begins in the word)."""
        if len(word) > _LONGEST_WORD:
            return ((self._unknown, 0),)
        found = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start and (piece := ("##" if start else "") + word[start:end]) not in self._ids:
                end -= 1
            if end == start:
                return ((self._unknown, 0),)
            found.append((self._ids[piece], start))
            start = end
        return tuple(found)


def _bare_words(sentence: str) -> list[tuple[str, Sequence[int]]]:
    """Words and punctuation marks in bare letters, each with the place in the sentence that each letter came from."""
    if _COMMON.fullmatch(sentence):
        return [(found[0].lower(), range(*found.span())) for found in _BERT.finditer(sentence)]
    found: list[tuple[str, Sequence[int]]] = []
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate((*sentence, " ")):
        for bare in _bare(letter):
            parts = bare == " " or _is_punctuation(bare)
            if parts and letters:
                found.append(("".join(letters), places))
                letters, places = [], []
            if not parts:
                letters.append(bare)
                places.append(place)
            elif bare != " ":
                found.append((bare, [place]))
    return found


@lru_cache(maxsize=5_000)
def _bare(letter: str) -> str:
    """A letter without accents and in lower case: mostly one letter, but none, two, or one between spaces as well."""
    if letter in "\t\n\r" or (letter.isspace() and unicodedata.category(letter) != "Cc"):
        return " "
    if letter == "\ufffd" or unicodedata.category(letter)[0] == "C":
        return ""
    bare = "".join(part for part in unicodedata.normalize("NFD", letter) if unicodedata.category(part) != "Mn").lower()
    return f" {bare} " if any(first <= ord(letter) <= last for first, last in _HAN) else bare


@lru_cache(maxsize=5_000)
def _is_punctuation(letter: str) -> bool:
    """Whether BERT parts a word here: Unicode punctuation and every ASCII sign."""
    return ("!" <= letter <= "~" and not letter.isalnum()) or unicodedata.category(letter)[0] == "P"
