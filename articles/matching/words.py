"""Words with their places: tokens, the keys they are compared by, numbers by value, and what is a name.

There is no list of stop words: how much a word says is decided by how rare it is in the two articles.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.text.casefold import folded, plain_digits
from articles.text.languages import decimal_of, is_english
from articles.text.numbers import SpelledNumber, plain_numbers
from articles.text.stems import LIGHT, without_endings
from articles.text.tokens import SEPARATE, Token, begins_unspaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from articles.text.numbers import PlainNumbers

# By length in letters, 1 to 4: free of cost on news-dev and superpal-dev, and "may" and "now" no longer pair texts.
_SHORT = (0.2, 0.4, 0.6, 0.8)
_PREFIX = 7


def tokens(text: str, language: str = "en", offset: int = 0) -> list[Token]:
    """The tokens of one sentence in order; `offset` is where the sentence stands, and is added to every span.

    The key of a word is its `word_key`. A number's is `#` and its value, so that "2,000" and "two thousand" are one.
    """
    key, value = _keys(language)
    found = SEPARATE.tokens(text, offset=offset, key=key, value=value)
    return _join_numbers(found, text, offset, language)


@lru_cache(maxsize=128)
def _keys(language: str) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """What makes the keys of words and of numbers, the same functions each time, by which words are remembered."""
    return partial(word_key, language=language), lambda digits: f"#{_value(digits, language)}"


@lru_cache(maxsize=50_000)
def word_key(word: str, language: str = "en") -> str:
    """What a word is compared by: lower case, without possessive, plural and the commonest endings.

    English loses endings by rule. Elsewhere the first seven letters stand for the word, since inflection sits at its
    end: on the German of deplain-dev that did as well as any rule tried.
    """
    word = folded(word).removesuffix("'s").replace("'", "")
    if any(letter.isdigit() for letter in word):
        return word
    return without_endings(word, LIGHT) if is_english(language) else word[:_PREFIX]


def _value(digits: str, language: str) -> str:
    """The value of written digits as a plain decimal: "2,000" is "2000", "1.50" is "1.5"."""
    digits = plain_digits(digits)
    thousands, point = (",", ".") if decimal_of(language) == "." else (".", ",")
    groups = digits.split(thousands)
    if len(groups) > 1 and all(len(group.split(point)[0]) == 3 for group in groups[1:]):
        digits = "".join(groups)
    digits = digits.replace(",", ".")
    if digits.count(".") > 1:
        return digits
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def _join_numbers(found: list[Token], text: str, offset: int, language: str) -> list[Token]:
    """Numbers in words made one token: "two thousand", "twenty-six", "1.5 million", "zweitausend"."""
    words = plain_numbers(language)
    if not words.small:
        return found
    joined: list[Token] = []
    done = 0
    starts = [
        at
        for at, token in enumerate(found)
        if token.kind == "number" or token.lower in words.small or _is_compound(token, words)
    ]
    for index in starts:
        end, value = (index, None) if index < done else _number_at(found, index, text, offset, words)
        if value is not None:
            start, past = found[index].start, found[end - 1].end
            written = text[start - offset : past - offset]
            joined += found[done:index]
            joined.append(Token(start, past, written, written.lower(), f"#{value}", "number"))
            done = end
    return joined + found[done:] if done else found


def _is_compound(token: Token, words: PlainNumbers) -> bool:
    return words.compound is not None and words.compound(token.lower) is not None


def _number_at(
    found: Sequence[Token], index: int, text: str, offset: int, words: PlainNumbers
) -> tuple[int, str | None]:
    """Where the number that begins at token `index` ends, and its value; None when there is nothing to make.

    Digits take scales alone. A lone "one" is a pronoun oftener than a number and stays a word, as "neuf" does.
    """
    first = found[index]
    digits = _as_number(first.key[1:]) if first.kind == "number" else None
    if digits is not None and digits < 0:
        return index + 1, None
    number = SpelledNumber(words, digits)
    if digits is None:
        number.take(first.lower)
    at = index + 1
    while at < len(found) and _touch(text[found[at - 1].end - offset : found[at].start - offset]):
        word = found[at].lower
        if (digits is not None and word not in words.scales) or not number.take(word):
            break
        at += 1
    if at == index + 1 and (digits is not None or first.lower in words.not_alone):
        return at, None
    return at, f"{number.value:.10f}".rstrip("0").rstrip(".")


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
    if len(key) > len(_SHORT) or begins_unspaced(key) or (key[0] == "#" and len(key) > 2):
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
