"""The clauses and quotations of a sentence, word by word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.matching.wordlists import JOINERS
from articles.text.tokens import first_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.tokens import Token

MOST_CLAUSES = 8
_SHORTEST_CLAUSE = 4
_OPEN, _CLOSE = "“„«", "”»"
_BREAK = re.compile(r"[,;:()—–\"“”„«»]|\s-\s|--")


class Layout:
    """Reads the sentences of one article in order: a quotation may go on from one to the next."""

    def __init__(self) -> None:
        self._quoted = False

    def of(self, text: str, sentence: Sequence[Token]) -> tuple[list[int], list[int]]:
        """For each token of a sentence the number of its clause, and 1 in a quotation."""
        if not sentence:
            return [], []
        base = base_of(text, sentence)
        clauses: list[int] = []
        quotes: list[int] = []
        clause = since = end = 0
        for token in sentence:
            gap = text[end : token.start - base]
            if gap == " ":
                parts = token.key in JOINERS
            else:
                parts = _BREAK.search(gap) is not None
                self._pass(gap)
            if parts and since >= _SHORTEST_CLAUSE and clause < MOST_CLAUSES - 1:
                clause, since = clause + 1, 0
            since += 1
            clauses.append(clause)
            quotes.append(int(self._quoted))
            end = token.end - base
        # A straight mark at the end of a sentence opens nothing.
        self._pass(text[end:], opening=_OPEN)
        # The last few words alone are no clause.
        if 0 < since < _SHORTEST_CLAUSE and clause:
            clauses[-since:] = [clause - 1] * since
        return clauses, quotes

    def _pass(self, gap: str, opening: str = _OPEN + '"') -> None:
        """Take note of the quotation marks between two words."""
        for mark in gap:
            if mark in _OPEN or (mark in opening and not self._quoted):
                self._quoted = True
            elif mark in _CLOSE or mark == '"':
                self._quoted = False


def base_of(text: str, sentence: Sequence[Token]) -> int:
    """What the tokens of a sentence count from: its first token stands at the first letter or digit of its text."""
    return sentence[0].start - (first_letter(text) or 0)
