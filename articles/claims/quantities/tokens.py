"""A text as tokens for the quantity grammar, with its sentences: words, runs of digits, marks and breaks."""

from __future__ import annotations

from articles import lexicon
from articles.text.casefold import alike
from articles.text.tokens import FINE, Token

_FOLDED = alike(
    single="\u2018\u2019\u201b\u02bc\u00b4",
    double="\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a",
    dashes="\u2010\u2011\u2012\u2013\u2212",
) | {0x66B: ".", 0x66C: ","}  # the Arabic signs for decimals and thousands
MARGIN = 128
ENDINGS = frozenset(".!?")

NOTHING = Token(0, 0, "", "", "", "break")
"""What stands before the first token and behind the last."""


class Tokens(list[Token]):
    """The tokens of a text, asked by index; up to `MARGIN` outside of the text there is NOTHING.

    The margin stands at the end of the list alone: an index below zero reaches it too.
    """

    def __init__(self, text: str) -> None:
        super().__init__(FINE.tokens(text.translate(_FOLDED)))
        self.total = len(self)
        self._sentences = [*_sentence_ends(self), *[-1] * MARGIN]
        self.extend([NOTHING] * MARGIN)
        self._lowers = [token.lower for token in self]

    def lowers(self, start: int, end: int) -> tuple[str, ...]:
        """The lower-case forms of the tokens from `start` up to `end`."""
        return tuple(self._lowers[max(0, start) : max(0, end)])

    def sentence(self, index: int) -> int:
        """The number of the sentence that the token at `index` stands in, -1 outside the text."""
        return self._sentences[index]

    def opens_sentence(self, index: int) -> bool:
        """Whether the token at `index` is the first word of its sentence."""
        before = index - 1
        while before >= index - 3 and self[before].lower in ('"', "(", "'", "-"):
            before -= 1
        return before < 0 or self[before].kind == "break" or self.sentence(before) != self.sentence(index)


def _sentence_ends(tokens: list[Token]) -> list[int]:
    numbers: list[int] = []
    number = 0
    ended = False
    for index, token in enumerate(tokens):
        if token.kind == "break" or (ended and not token.glued and (token.capital or token.kind == "number")):
            number, ended = number + 1, False
        numbers.append(number)
        if token.lower in ENDINGS and token.kind == "mark":
            ended = not _abbreviated(tokens, index)
        elif token.lower not in ('"', "'", ")"):
            ended = False
    return numbers


_ABBREVIATIONS = lexicon.words("en", "quantities", "abbreviations")


def _abbreviated(tokens: list[Token], stop: int) -> bool:
    before = tokens[stop - 1] if stop else NOTHING
    return (
        tokens[stop].lower == "." and tokens[stop].glued and (before.lower in _ABBREVIATIONS or len(before.lower) == 1)
    )
