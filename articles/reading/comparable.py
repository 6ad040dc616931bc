"""A copy of a text for comparing, equal in length: look-alike spaces, quotes, dashes and letters made the same.

The text itself is never changed; every offset of the copy is an offset of the text.
"""

from __future__ import annotations

import re

from articles.text.casefold import alike
from articles.text.characters import unusual
from articles.text.tokens import BARE

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u02bc\u00b4"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u301d\u301e"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"

_ALIKE = {
    chr(code): plain for code, plain in alike(single=_SINGLE_QUOTES, double=_DOUBLE_QUOTES, dashes=_DASHES).items()
}

# Letters of Cyrillic and Greek that most typefaces draw like a Latin one, each above the letter it is drawn like.
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲ",
    "ABESIJKMHOPCTYXaesijopcyxdqwABEZHIKMNOPTYXovc",
)
_FOREIGN_CLASS = r"\u0370-\u03ff\u0400-\u052f"
_FOREIGN = re.compile(f"[{_FOREIGN_CLASS}]")
_LATIN = r"A-Za-z\u00c0-\u024f"
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_SEAM = re.compile(f"[{_FOREIGN_CLASS}][{_LATIN}0-9]|[{_LATIN}0-9][{_FOREIGN_CLASS}]")


def comparable(text: str) -> str:
    """`text` made easy to compare: same length, same case.

    Spaces of any width become a space, typographic quotation marks and apostrophes ASCII ones, dashes a hyphen,
    full-width forms their ASCII ones. Cyrillic and Greek letters become the Latin letters they look like, but only in
    words that look wholly Latin: see `mixed_words`.
    """
    return comparable_with_count(text)[0]


def comparable_with_count(text: str) -> tuple[str, int]:
    """`comparable(text)`, and the number of words in which look-alike letters were changed."""
    plain, count = text, 0
    for letter in _ALIKE.keys() & unusual(text):
        plain = plain.replace(letter, _ALIKE[letter])
    # Words that became Latin can tip a text to mostly Latin, so it is looked at until nothing changes.
    while (changed := _translated(plain, spans := mixed_words(plain))) != plain:
        plain, count = changed, count + len(spans)
    return plain, count


def _translated(text: str, spans: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts += text[last:start], text[start:end].translate(_LOOK_ALIKES)
        last = end
    return "".join([*parts, text[last:]])


def mixed_words(text: str) -> list[tuple[int, int]]:
    """The words (start, end) in which Cyrillic or Greek letters stand for Latin ones.

    A word counts when each of its foreign letters looks Latin and it also holds a Latin letter, or, in a text that is
    mostly Latin, a digit. A word of one foreign script alone is never touched.
    """
    found: list[tuple[int, int]] = []
    if text.isascii() or _FOREIGN.search(text) is None:
        return found
    mostly_latin: bool | None = None
    end = 0
    for seam in _SEAM.finditer(text):
        if seam.start() < end:
            continue
        start, end = _word_around(text, seam.start())
        word = text[start:end]
        if _FOREIGN.search(word.translate(_LOOK_ALIKES)):
            continue
        if not _LATIN_LETTER.search(word):
            if mostly_latin is None:
                mostly_latin = len(_LATIN_LETTER.findall(text)) > len(_FOREIGN.findall(text))
            if not mostly_latin:
                continue
        found.append((start, end))
    return found


def _word_around(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the run of letters and digits that holds `offset`."""
    start = offset
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    word = BARE.pattern.match(text, offset)
    return start, word.end() if word else offset + 1
