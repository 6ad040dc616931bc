"""The tokeniser: a text cut into words, numbers and marks, each with its place.

A word is a run of letters and digits. Readers differ in which signs may stand inside one and in what else they need to
see, so each names its view; all views are put together from the parts at the head of this file.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from articles.article import Span
from articles.text.casefold import lowered

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["word", "number", "mark", "break"]

UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Scripts written without spaces (Thai to Khmer, kana, Han), as the inside of a character class."""
OPENING_MARKS: Final = "\"'“‘«„‹([—"

_INDIC = "".join(f"{chr(at)}-{chr(at + 0x63)}{chr(at + 0x70)}-{chr(at + 0x7F)}" for at in range(0x900, 0xE00, 0x80))
_POINTS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
_TONES = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
# Signs for vowels and tones that stand inside a word, though Python counts them as no letters.
_INSIDE = f"{_INDIC}{_POINTS}{_TONES}"

# Parts are possessive where they can be: no text, of whatever make, is gone through twice.
_RUN = r"[^\W_]"
_LETTERS = r"[^\W\d_]"
_SPACED = rf"[^\W_{UNSPACED}]"
_APOSTROPHES = "['’]"
_STRAIGHT = "'"
_GROUP = re.compile(r"\(\?P<\w++>")


def _word(run: str, inner: str = "") -> str:
    """A run, and further runs each after one of the signs `inner`."""
    return rf"{run}++(?:{inner}{run}++)*+" if inner else rf"{run}++"


def _marked(letter: str, marks: str) -> str:
    """A letter with the marks that follow it."""
    return f"(?:{letter}[{marks}]*+)"


class Token(NamedTuple):
    """A token that stands at `start` up to `end`; `text` is how it is written, `lower` that in small letters.

    `key` is what it equals others by: `lower`, unless a reader has a stem or a value for it. `capital` marks a word
    that begins with a capital letter, `opens` the first token of what was read and one after an opening mark, `glued`
    one with nothing between it and the token before. A break is an empty line.
    """

    start: int
    end: int
    text: str
    lower: str
    key: str
    kind: Kind = "word"
    capital: bool = False
    opens: bool = False
    glued: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


# Makes a token as `Token(...)` does, without the call of a Python function for each: matching reads very many.
_token = tuple.__new__


class View:
    """One way of cutting a text: a pattern in which the groups `number`, `mark` and `gap` are what is no word."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled at the first use, since few views are needed before the first screen."""
        return re.compile(self._source)

    @cached_property
    def _parts(self) -> re.Pattern[str]:
        """The pattern without groups, which finds all at once."""
        return re.compile(_GROUP.sub("(?:", self._source))

    def texts(self, text: str) -> list[str]:
        """The tokens of a text as they are written."""
        return self._parts.findall(text)

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the tokens of a text stand."""
        return tuple([found.span() for found in self.pattern.finditer(text)])

    def tokens(
        self,
        text: str,
        start: int = 0,
        end: int = sys.maxsize,
        *,
        offset: int = 0,
        key: Callable[[str], str] | None = None,
        value: Callable[[str], str] | None = None,
    ) -> list[Token]:
        """The tokens of `text[start:end]` in order.

        `offset` is added to every place; `key` makes the keys of words, `value` those of numbers.
        """
        found: list[Token] = []
        last = -1
        for match in self.pattern.finditer(text, start, end):
            first, past = match.span()
            part = match[0]
            kind = match.lastgroup
            if kind is None:
                kind = "word"
                lower, name, capital = _word_read(part, key)
            elif kind == "gap":
                if part.count("\n") > 1:
                    found.append(Token(first + offset, past + offset, "", "", "", "break"))
                continue
            else:
                lower, capital = lowered(part), False
                name = value(part) if value and kind == "number" else lower
            opens = not found or text[first - 1] in OPENING_MARKS
            fields = first + offset, past + offset, part, lower, name, kind, capital, opens, first == last
            found.append(_token(Token, fields))
            last = past
        return found


@lru_cache(maxsize=100_000)
def _word_read(word: str, key: Callable[[str], str] | None) -> tuple[str, str, bool]:
    """A word in small letters, its key, and whether it begins with a capital: most words come again and again."""
    lower = lowered(word)
    return lower, key(word) if key else lower, word[0].isupper()


BARE = View(_word(_RUN))
"""Runs of letters and digits, whatever stands between them."""

APOSTROPHES = View(_word(_RUN, _APOSTROPHES))
"""`don't` is one word, `so-called` two: how speech is compared."""

HYPHENS = View(_word(_RUN, "['’-]"))
"""`so-called` is one word, `U.S.` two: how phrases are looked up."""

POINTS = View(f"[{UNSPACED}]|" + _word(_marked(_SPACED, _INDIC + _POINTS), "['’.-]"))
"""`U.S` and `3.5` are one word each, letters without spaces stand singly: what statements are about."""

FIGURES = View(_word(_RUN, "['’.,-]"))
"""`3,500` is one word as well: what clauses are counted by."""

VALUES = View(_word(_RUN, r"(?:['’]|(?<=\d)[.,](?=\d))"))
"""`3,500` and `don't` are one word each, `U.S` and `so-called` two: words as a reader counts them."""

LETTERS = View(_word(_LETTERS))
"""Runs of letters; digits part words."""

SPELLED = View(_word(_LETTERS, _APOSTROPHES))
"""Runs of letters with the apostrophes inside them."""

SEPARATE = View(
    rf"(?P<number>(?<!{_RUN})\d+(?:[.,]\d+)*(?!{_RUN}))|[{UNSPACED}]"
    rf"|{_word(_marked(_SPACED, _INDIC + _POINTS), _APOSTROPHES)}"
)
"""Numbers apart from words, and each letter of a script without spaces on its own."""

PRINTED = View(r"\w+|[^\w\s]")
"""Words and single marks, all that is printed: how two wordings are laid side by side."""

NAMES = View(rf"(?:{_LETTERS}\.){{2,}}|" + _word(_RUN, "['’ʼ‘-]") + r"\.?")
"""Words with a full stop that may belong to them, `U.N.` in one piece: what names are made of."""

FINE = View(
    r"(?P<number>\d++(?:[.,]\d++)*+)"
    rf"|(?:[A-Z]\.){{2,}}|{_word(_marked(_LETTERS, _INSIDE), _STRAIGHT)}"
    r"|(?P<gap>\s+)|(?P<mark>[^\s\d])"
)
"""Words, runs of digits and marks, side by side: `12kg` is two tokens, and an empty line is a break."""


@cache
def accented() -> View:
    """Words with the combining marks that Python counts as no letters, figures, and letters without spaces singly."""
    marks = "".join(char for char in map(chr, range(0x300, 0x3100)) if unicodedata.category(char) in ("Mn", "Mc"))
    return View(rf"[0-9]+(?:[.,:][0-9]+)*|[{UNSPACED}]|(?:(?![{UNSPACED}])[\w{marks}])+")


_UNSPACED = View(f"[{UNSPACED}]")
_LETTER = View(_RUN)


def unspaced(text: str) -> int:
    """How many letters of a text are of a script without spaces."""
    return len(_UNSPACED.pattern.findall(text))


def begins_unspaced(word: str) -> bool:
    """Whether a word begins with a letter of a script without spaces."""
    return _UNSPACED.pattern.match(word) is not None


def first_letter(text: str) -> int | None:
    """Where the first letter or digit of a text stands; None in a text without any."""
    found = _LETTER.pattern.search(text)
    return found.start() if found else None
