"""Which words of a quotation were exchanged for others: what tells a correction from another statement.

A word that was mistyped, cut, put in or moved leaves a statement what it was; one that stands for another may not.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from articles.text.tokens import accented, begins_unspaced, unspaced

_ROOMY = 10
"""Letters from which a word may hold two mistakes and still be the same word."""
_SIGNS = 12
"""Characters of a script without spaces among which one may be mistyped."""
_LETTERS_A_SIGN = 2.5
_MANY = 60
"""Words that differ beyond which no mistakes in typing are looked for among them: it is another statement."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """How many words gave way to others: figures, and all of them."""

    figures: int
    words: int


def exchanged(before: str, after: str) -> Exchanged:
    """What of `before` gave way to something else in `after`; each character of scripts without spaces is a word."""
    written = _words(before)
    then, now = Counter(written), Counter(_words(after))
    lost, new = list((then - now).elements()), list((now - then).elements())
    for word in lost[:] if max(len(lost), len(new)) <= _MANY else []:
        same = next((other for other in new if _mistyped(word, other)), None)
        if same is not None:
            lost.remove(word)
            new.remove(same)
    figures = min(sum(map(_is_figure, lost)), sum(map(_is_figure, new)))
    words = min(len(lost), len(new)) - figures
    # One character is less than a word, and may be a mistake in typing.
    signs = sum(1 for word in lost if begins_unspaced(word) and not _is_figure(word))
    return Exchanged(figures, figures + max(0, words - min(signs, len(written) // _SIGNS)))


def letters(text: str) -> float:
    """How many letters say as much as `text`: a character of a script without spaces is some part of a word."""
    return len(text) + (_LETTERS_A_SIGN - 1) * unspaced(text)


def _is_figure(word: str) -> bool:
    return any(map(str.isnumeric, word))


def _mistyped(word: str, other: str) -> bool:
    """Whether two words may be one, with a letter lost, doubled, changed or swapped; figures and signs never are."""
    if _is_figure(word + other) or begins_unspaced(word) or begins_unspaced(other):
        return False
    allowed = 2 if len(word) >= _ROOMY else 1
    return OSA.distance(word, other, score_cutoff=allowed) <= allowed


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return accented().texts("".join(char for char in plain if unicodedata.category(char) != "Cf"))
