"""Numbers in tokens: digits with their separators, number words, scales, vague words; one numeral at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.quantities.digits import VULGAR, digits_value, spaced_groups
from articles.text.numbers import SpelledNumber

if TYPE_CHECKING:
    from articles.claims.quantities.count_words import CountWords
    from articles.claims.quantities.tokens import Tokens

_SCALED_FRACTIONS = lexicon.words("en", "quantities", "scaled_fractions")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the tokens `start` up to `end` (indices of tokens).

    `scale` is the word that multiplied it (1 without one), `vague` marks "hundreds", `digits` a number that begins
    with digits, `grouped` one written with thousands marked, `percent` a fraction as per cent, `rough` a number
    that a word such as "couple" makes approximate.
    """

    start: int
    end: int
    low: float
    high: float
    scale: float = 1.0
    vague: bool = False
    digits: bool = False
    grouped: bool = False
    percent: bool = False
    rough: bool = False


def numeral_at(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """The numeral that begins at token `at`, the longest one; None where none begins."""
    token = tokens[at]
    if token.kind == "number":
        return _digits(tokens, at, words)
    if token.kind != "word":
        return None
    if token.lower in VULGAR:
        return _scaled(tokens, Numeral(at, at + 1, VULGAR[token.lower], VULGAR[token.lower], digits=True), words)
    return _vague(tokens, at, words) or _couple(tokens, at, words) or _spelled(tokens, at, words)


def _digits(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    value, end, grouped = spaced_groups(tokens, at)
    if value is None:
        value = digits_value(tokens[at].text, words.decimal)
        grouped = value is not None and value >= 1000 and not tokens[at].text.isdigit()
    if value is None:
        return None
    if tokens[end].lower in VULGAR and not tokens[end].capital:
        value, end = value + VULGAR[tokens[end].lower], end + 1
    return _scaled(tokens, Numeral(at, end, value, value, digits=True, grouped=grouped), words)


def _scaled(tokens: Tokens, numeral: Numeral, words: CountWords) -> Numeral:
    """`numeral` times the scales that follow it: "1.2 million", "40-million"; "m" is settled with the unit."""
    end, scale = numeral.end, 1.0
    while scale < 1e15:
        at = end + 1 if tokens[end].lower == "-" and tokens[end].glued and tokens[end + 1].glued else end
        word = tokens[at].lower
        factor = words.scales.get(word)
        if factor is None or (word == "k" and not tokens[at].glued) or (factor == 12 and scale > 1):
            break
        scale, end = scale * factor, at + 1
        if tokens[end].lower == "." and len(word) < 4 and tokens[end].glued and not tokens[end + 1].capital:
            end += 1
    if scale == 1.0:
        return numeral
    return replace(numeral, end=end, low=numeral.low * scale, high=numeral.high * scale, scale=scale)


def _above(scale: float) -> float:
    """The next round number above a scale, which a vague word stays below."""
    return 100.0 if scale < 100 else scale * 10


def _vague(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    word = tokens[at].lower
    if word in words.several:
        end, scale = _run_of_scales(tokens, at + 1, words)
        return Numeral(at, end, 3 * scale, _above(scale) - 1, scale=scale, vague=True) if scale > 1 else None
    scale = words.vague.get(word, 0.0)
    end = at + 1
    if not scale:
        return None
    if tokens[end].lower in words.ofs and tokens[end + 1].lower in words.vague:
        scale, end = max(scale, 10) * words.vague[tokens[end + 1].lower], end + 2
        if words.vague[word] == 12:
            return Numeral(at, end, 2 * scale, 100 * scale / 12 - 1, scale=scale, vague=True)
    elif scale == 10 or (scale == 20 and tokens[end].lower not in words.ofs):
        return None
    low = 2 * scale
    return Numeral(at, end, low, _above(scale) - 1, scale=scale, vague=True)


def _run_of_scales(tokens: Tokens, at: int, words: CountWords) -> tuple[int, float]:
    scale = 1.0
    while tokens[at].lower in words.scales and scale < 1e12:
        scale, at = scale * words.scales[tokens[at].lower], at + 1
    return at, scale


def _couple(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """ "a couple of hundred", "a couple of days", "half a million", "a quarter of a million"."""
    if words.language != "en":
        return None
    start = at + 1 if tokens[at].lower in words.articles else at
    word = tokens[start].lower
    end = start + 2 if tokens[start + 1].lower in words.ofs else start + 1
    if word == "couple" and start > at:
        past, scale = _run_of_scales(tokens, end, words)
        if scale > 1 or end > start + 1:
            return Numeral(at, past, 2 * scale, 2 * scale, scale=scale, rough=True)
        return None
    if word not in _SCALED_FRACTIONS:
        return None
    end = end + 1 if tokens[end].lower in words.articles or tokens[end].lower == "-" else end
    past, scale = _run_of_scales(tokens, end, words)
    if scale < 12:
        return None
    value = words.fractions[word] * scale
    return Numeral(at, past, value, value, scale=scale)


def _spelled(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """A number in words, its parts joined by hyphens and "and"; a fraction may end it: "two and a half"."""
    here = at
    if tokens[at].lower in words.articles:
        if tokens[at + 1].lower not in words.scales or tokens[at + 1].lower == "k":
            return None
        here = at + 1
    number = SpelledNumber(words)
    end = at
    while here < tokens.total:
        step = _taken(number, tokens, here, words)
        if not step:
            break
        here = end = here + step
        here += _joint(tokens, here, words)
    if end == at:
        return None
    return Numeral(at, end, number.value, number.value, scale=number.outer)


def _taken(number: SpelledNumber, tokens: Tokens, at: int, words: CountWords) -> int:
    """How many tokens from `at` on were read into the number, 0 if the one at `at` does not belong."""
    before = at - 2 if tokens[at - 1].lower == "-" else at - 1
    joined = tokens[before].lower in words.ands
    if joined and (step := _fraction(number, tokens, at, words)):
        return step
    if tokens[at].lower in words.ones and (joined or not words.ands):
        return int(number.add_one())
    return int(tokens[at].kind == "word" and number.take(tokens[at].lower, joined=joined))


def _fraction(number: SpelledNumber, tokens: Tokens, at: int, words: CountWords) -> int:
    """How many tokens write a fraction that was added to the number: "a half", "a-quarter"; 0 for none."""
    if tokens[at].lower not in words.articles:
        return 0
    hyphen = tokens[at + 1].lower == "-"
    word = tokens[at + 1 + hyphen].lower
    if word not in _SCALED_FRACTIONS or word not in words.fractions:
        return 0
    return 2 + hyphen if number.add_fraction(words.fractions[word]) else 0


def _joint(tokens: Tokens, at: int, words: CountWords) -> int:
    """How many tokens join the parts of a number here: a hyphen, or "and"."""
    if tokens[at].lower == "-" and tokens[at].glued and tokens[at + 1].glued:
        return 3 if tokens[at + 1].lower in words.ands and tokens[at + 2].lower == "-" else 1
    return 1 if tokens[at].lower in words.ands else 0
