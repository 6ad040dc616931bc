"""Words with their places: tokens, the keys they are compared by, numbers by value, and what is a name.

There is no list of stop words: how much a word says is decided by how rare it is in the two articles.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from articles import lexicon
from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TokenKind = Literal["word", "number"]

# Scripts written without spaces (Thai to Khmer, kana, Han): each letter is a token; pairs of neighbours do the rest.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_TOKEN = re.compile(
    rf"(?P<number>(?<![^\W_])\d+(?:[.,]\d+)*(?![^\W_]))"
    rf"|(?P<word>[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’][^\W_{_UNSPACED}]+)*)"
)
_LETTER = re.compile(rf"[{_UNSPACED}]")
# By length in letters, 1 to 4: free of cost on news-dev and superpal-dev, and "may" and "now" no longer pair texts.
_SHORT = (0.2, 0.4, 0.6, 0.8)
_OPENING_MARKS = "\"'“‘«„‹([—"
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SPELLED = lexicon.numbers("en", "counting", "small")
_PREFIX = 7


class Token(NamedTuple):
    """A word or a number: where it stands, `text[start:end]`, and the key by which it equals others.

    A number's key is `#` and its value, so that "2,000" and "two thousand" are one. `capital` is True when it begins
    with a capital, `opens` when it is the first word of a sentence or of a quotation.
    """

    start: int
    end: int
    key: str
    kind: TokenKind = "word"
    capital: bool = False
    opens: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def tokens(text: str, language: str = "en", offset: int = 0) -> list[Token]:
    """The tokens of one sentence in order; `offset` is where the sentence stands, and is added to every span."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match.lastgroup == "number":
            found.append(Token(start + offset, end + offset, f"#{_value(match[0], language)}", "number"))
            continue
        word = match[0]
        opens = not found or text[start - 1] in _OPENING_MARKS
        found.append(Token(start + offset, end + offset, word_key(word, language), "word", word[0].isupper(), opens))
    return _join_numbers(found, text, offset) if _is_english(language) else found


@lru_cache(maxsize=50_000)
def word_key(word: str, language: str = "en") -> str:
    """What a word is compared by: lower case, without possessive, plural and the commonest endings.

    English loses endings by rule. Elsewhere the first seven letters stand for the word, since inflection sits at its
    end: on the German of deplain-dev that did as well as any rule tried.
    """
    word = word.casefold().replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    word = word.replace("'", "")
    if any(letter.isdigit() for letter in word):
        return word
    return _without_endings(word) if _is_english(language) else word[:_PREFIX]


def _is_english(language: str) -> bool:
    return language.lower().partition("-")[0] == "en"


def _without_endings(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("ses", "xes", "zes")) and len(word) > 4:
        word = word[:-2]
    elif word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
                word = word[:-1]
            break
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 3 and word[-1] == "y":
        word = word[:-1] + "i"
    return word


def _value(digits: str, language: str) -> str:
    """The value of written digits as a plain decimal: "2,000" is "2000", "1.50" is "1.5"."""
    thousands, point = (",", ".") if _is_english(language) else (".", ",")
    groups = digits.split(thousands)
    if len(groups) > 1 and all(len(group.split(point)[0]) == 3 for group in groups[1:]):
        digits = "".join(groups)
    digits = digits.replace(",", ".")
    if digits.count(".") > 1:
        return digits
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def _join_numbers(found: list[Token], text: str, offset: int) -> list[Token]:
    """English numbers of several words made one token: "two thousand", "twenty-six", "1.5 million"."""
    joined: list[Token] = []
    index = 0
    while index < len(found):
        token = found[index]
        if token.kind == "word" and token.key not in _SPELLED_KEYS:
            joined.append(token)
            index += 1
            continue
        end, value = _number_at(found, index, text, offset)
        if value is None:
            joined.append(token)
            index += 1
            continue
        joined.append(Token(token.start, found[end - 1].end, f"#{value}", "number"))
        index = end
    return joined


def _number_at(found: Sequence[Token], index: int, text: str, offset: int) -> tuple[int, str | None]:
    """Where the number that begins at token `index` ends, and its value; None when there is nothing to make.

    A lone "one" is a pronoun more often than a number and stays a word.
    """
    total: float = 0
    current: float = 0
    at = index
    while at < len(found):
        if at > index and not _touch(text[found[at - 1].end - offset : found[at].start - offset]):
            break
        word = text[found[at].start - offset : found[at].end - offset].casefold()
        if found[at].kind == "number" and at == index:
            current = _as_number(found[at].key[1:])
            if current < 0:
                break
        elif word in _SPELLED and (at == index or (current % 100 == 0 or (current % 10 == 0 and _SPELLED[word] < 10))):
            if at > index and found[index].kind == "number":
                break
            current += _SPELLED[word]
        elif word in _SCALES and at > index:
            scale = _SCALES[word]
            total, current = (total, current * scale) if scale == 100 else (total + current * scale, 0)
        else:
            break
        at += 1
    single = at == index + 1
    if at == index or (single and (found[index].kind == "number" or found[index].key == word_key("one"))):
        return index + 1, None
    return at, f"{total + current:.10f}".rstrip("0").rstrip(".")


def _as_number(digits: str) -> float:
    try:
        return float(digits)
    except ValueError:
        return -1


def _touch(between: str) -> bool:
    return between.strip(" \t\n\r") in {"", "-"} and len(between) <= 3


def numbers(text: str, language: str = "en") -> list[str]:
    """The values of the numbers in `text`, sorted, repeats kept: "2,000 of two thousand" gives 2000 twice."""
    return sorted(token.key[1:] for token in tokens(text, language) if token.kind == "number")


def terms(keys: Sequence[str]) -> list[str]:
    """What two sentences can share: the keys, then each pair of neighbouring keys joined by a space."""
    return [*keys, *map(" ".join, pairwise(keys))]


@lru_cache(maxsize=50_000)
def standing(key: str) -> float:
    """How much a key can say by its length (0..1): the words that hold sentences together are short in every language.

    Numbers of two digits and more, and the letters of scripts without spaces, stand for 1.
    """
    if len(key) > len(_SHORT) or _LETTER.match(key) or (key[0] == "#" and len(key) > 2):
        return 1.0
    return _SHORT[len(key) - 1]


def names_in(sentences: Iterable[Sequence[Token]], language: str = "en") -> frozenset[str]:
    """Keys of the names in some sentences: written with a capital in mid-sentence, and so more often than without.

    Sentences in which most words have capitals (headlines) do not count. German writes all nouns so and has none here.
    """
    if language.lower().startswith("de"):
        return frozenset()
    balance: dict[str, int] = {}
    for sentence in sentences:
        words = [token for token in sentence if token.kind == "word"]
        if sum(token.capital for token in words) > 0.6 * len(words):
            continue
        for token in words:
            if not token.opens:
                balance[token.key] = balance.get(token.key, 0) + (1 if token.capital else -1)
    return frozenset(key for key, count in balance.items() if count > 0)


_SPELLED_KEYS = frozenset(word_key(word) for word in _SPELLED)
