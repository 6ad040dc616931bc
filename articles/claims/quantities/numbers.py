"""Numbers in tokens: digits with their separators, number words, scales, vague words; one numeral at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.claims.quantities.digits import VULGAR, digits_value, spaced_groups

if TYPE_CHECKING:
    from articles.claims.quantities.count_words import CountWords
    from articles.claims.quantities.tokens import Tokens


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
    if token.kind == "digits":
        return _digits(tokens, at, words)
    if token.kind != "word":
        return None
    if token.lower in VULGAR:
        return _scaled(tokens, Numeral(at, at + 1, VULGAR[token.lower], VULGAR[token.lower], digits=True), words)
    return _vague(tokens, at, words) or _couple(tokens, at, words) or _spelled(tokens, at, words)


def _digits(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    value, end, grouped = spaced_groups(tokens, at)
    if value is None:
        value = digits_value(tokens[at].folded, words.decimal)
        grouped = value is not None and value >= 1000 and not tokens[at].folded.isdigit()
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
    if word not in ("half", "quarter", "third"):
        return None
    end = end + 1 if tokens[end].lower in words.articles or tokens[end].lower == "-" else end
    past, scale = _run_of_scales(tokens, end, words)
    if scale < 12:
        return None
    value = words.fractions[word] * scale
    return Numeral(at, past, value, value, scale=scale)


def _spelled(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """A number in words: units and tens add up, scales multiply, and a smaller part may follow a greater."""
    run = _Spelling(words)
    here = at
    if tokens[at].lower in words.articles:
        if tokens[at + 1].lower not in words.scales or tokens[at + 1].lower == "k":
            return None
        here = at + 1
    end = at
    while here < tokens.total:
        step = run.take(tokens, here)
        if not step:
            break
        here = end = here + step
        here += _joint(tokens, here, words)
    if end == at:
        return None
    return Numeral(at, end, run.value, run.value, scale=run.outer)


def _joint(tokens: Tokens, at: int, words: CountWords) -> int:
    """How many tokens join the parts of a number here: a hyphen, or "and"."""
    if tokens[at].lower == "-" and tokens[at].glued and tokens[at + 1].glued:
        return 3 if tokens[at + 1].lower in words.ands and tokens[at + 2].lower == "-" else 1
    return 1 if tokens[at].lower in words.ands else 0


class _Spelling:
    """The value of a number in words while it is read."""

    def __init__(self, words: CountWords) -> None:
        self._words = words
        self._total = 0.0
        self._part: float | None = None
        self._last = 0.0
        self._floor = float("inf")
        self.outer = 1.0
        self._joined = False

    @property
    def value(self) -> float:
        """The number read so far."""
        return self._total + (self._part or 0.0)

    def take(self, tokens: Tokens, at: int) -> int:
        """Read the token at `at` into the number; how many tokens were read, 0 if it does not belong."""
        before = at - 2 if tokens[at - 1].lower == "-" else at - 1
        joined = tokens[before].lower in self._words.ands
        word = tokens[at].lower
        half = self._half(tokens, at) if joined else 0
        if half:
            return half
        if word in self._words.scales and tokens[at].kind == "word":
            return self._scale(self._words.scales[word], word, joined=joined)
        value = self._words.small.get(word)
        if value is None and self._words.compound is not None and tokens[at].kind == "word":
            value = self._words.compound(word)
        return 0 if value is None else self._small(value, joined=joined)

    def _half(self, tokens: Tokens, at: int) -> int:
        fractions, articles = self._words.fractions, self._words.articles
        if self._part is None or self._part >= 100 or tokens[at].lower not in articles:
            return 0
        at_hyphen = tokens[at + 1].lower == "-"
        word = tokens[at + 1 + at_hyphen].lower
        if word not in ("half", "quarter", "third") or word not in fractions:
            return 0
        self._part += fractions[word]
        return 2 + at_hyphen

    def _small(self, value: float, *, joined: bool) -> int:
        started = self._part is not None or self._total > 0
        if not started:
            self._part = value
        elif self._part is None:
            if value >= self._floor:
                return 0
            self._part = value
        elif value >= self._last or (joined and self._last < 100) or value == 0 or (self._last < 100 and value >= 10):
            return 0
        else:
            self._part += value
        self._last = value
        if value >= 100:
            self.outer = max(self.outer, 1.0)
        return 1

    def _scale(self, factor: float, word: str, *, joined: bool) -> int:
        if factor < 1000 and word != "dozen" and factor != 12:
            if joined and self._part is None and self._total == 0:
                return 0
            if self._part is not None and (self._part >= 100 or (self._part != int(self._part) and joined)):
                return 0
            self._part = (self._part if self._part is not None else 1.0) * factor
            self._last = factor
        else:
            if (self._part is None and (self._total > 0 or joined)) or factor >= self._floor or word == "k":
                return 0
            self._total += (self._part if self._part is not None else 1.0) * factor
            self._part, self._last, self._floor = None, factor, factor
        self.outer = max(self.outer, factor)
        return 1
