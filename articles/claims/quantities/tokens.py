"""A text as tokens for the quantity grammar: words, runs of digits, signs and breaks, in one linear pass."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from articles import lexicon

# No part can match in two ways, so that a text of any make is read in one pass.
_TOKEN = re.compile(
    r"(?P<digits>\d++(?:[.,]\d++)*+)|(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]++(?:'[^\W\d_]++)*+)|(?P<gap>\s+)|(?P<sign>[^\s\d])"
)
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FOLDED: dict[int, str] = {
    **{0xFF01 + offset: chr(0x21 + offset) for offset in range(0x5E)},
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-"),
}
MARGIN = 128
ENDINGS = frozenset(".!?")

Kind = Literal["digits", "word", "sign", "break"]


class Token(NamedTuple):
    """A token `text[start:end]`; `lower` is its folded form in lower case.

    `glued` says that no space stands before it; `folded` keeps the case. A break is an empty line.
    """

    start: int
    end: int
    folded: str
    lower: str
    kind: Kind
    glued: bool

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.kind == "word" and self.folded[0].isupper()


NOTHING = Token(0, 0, "", "", "break", glued=False)
"""What stands before the first token and behind the last."""


class Tokens(list[Token]):
    """The tokens of a text, asked by index; up to `MARGIN` outside of the text there is NOTHING.

    The margin stands at the end of the list alone: an index below zero reaches it too.
    """

    def __init__(self, text: str) -> None:
        super().__init__(_scan(text.translate(_FOLDED)))
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


def _scan(folded: str) -> list[Token]:
    tokens: list[Token] = []
    last = 0
    for found in _TOKEN.finditer(folded):
        kind, part = found.lastgroup, found.group()
        start, end = found.span()
        if kind == "gap":
            if part.count("\n") > 1:
                tokens.append(Token(start, end, "", "", "break", glued=False))
            continue
        named: Kind = "digits" if kind == "digits" else "word" if kind == "word" else "sign"
        tokens.append(Token(start, end, part, part.lower(), named, glued=start == last and start > 0))
        last = end
    return tokens


def _sentence_ends(tokens: list[Token]) -> list[int]:
    numbers: list[int] = []
    number = 0
    ended = False
    for index, token in enumerate(tokens):
        if token.kind == "break" or (ended and not token.glued and (token.capital or token.kind == "digits")):
            number, ended = number + 1, False
        numbers.append(number)
        if token.lower in ENDINGS and token.kind == "sign":
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
