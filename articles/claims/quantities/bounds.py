"""Bounds and ranges: the phrases around a number that open one end of it, and numbers joined as the ends of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.quantities.money import CODES, MONEY_WORDS, PERCENT, SIGNS
from articles.claims.quantities.non_quantities import is_score
from articles.claims.quantities.nouns import skipped

if TYPE_CHECKING:
    from articles.claims.quantities.count_words import CountWords, Phrases
    from articles.claims.quantities.numbers import Numeral
    from articles.claims.quantities.quantity import Modifier
    from articles.claims.quantities.tokens import Tokens

LONGEST = 5
_ENGLISH = lexicon.English("quantities")


def bound_before(tokens: Tokens, at: int, words: CountWords, *, span: bool) -> tuple[Modifier, int]:
    """The modifier in front of token `at`, and the token its phrase begins at; `span` says a span of time follows."""
    modifier: Modifier = "exact"
    start = _over_marks(tokens, at)
    reached = at
    for _ in range(2):
        found = _phrase_before(tokens, start, words.before)
        if found is None:
            break
        length, kind = found
        if _is_other(tokens, start - length, start, kind, span=span):
            break
        if modifier in ("exact", "approx"):
            modifier = kind
        reached = start = start - length
    return modifier, reached


def _over_marks(tokens: Tokens, at: int) -> int:
    start = at
    while tokens[start - 1].lower == '"' and start > at - 2:
        start -= 1
    if tokens[start - 1].lower in _ENGLISH.softeners and tokens[start - 2].lower in _ENGLISH.before_softeners:
        return start - 1
    return start


def _phrase_before(tokens: Tokens, at: int, phrases: Phrases) -> tuple[int, Modifier] | None:
    lowers = tokens.lowers(at - LONGEST, at)
    for length in range(len(lowers), 0, -1):
        found = phrases.get(lowers[-length:])
        if found is not None:
            return length, found
    return None


def _is_other(tokens: Tokens, start: int, end: int, kind: Modifier, *, span: bool) -> bool:
    """Whether the phrase means something else here: "talks about two men", "killed 20 over three days"."""
    word, before = tokens[end - 1].lower, tokens[start - 1].lower
    if end - start > 1:
        return False
    if word == "about":
        return before in _ENGLISH.speech_before_about
    if word in _ENGLISH.span_bounds and kind != "approx" and span:
        return start > 0 and before not in _ENGLISH.lasting and not tokens.opens_sentence(start)
    return False


def bound_after(tokens: Tokens, at: int, words: CountWords) -> tuple[Modifier, int]:
    """The modifier behind a number or its noun that ends before token `at`, and the token its phrase ends at."""
    start = at + skipped(tokens, at) if tokens[at].lower != "-" else at
    for length in range(3, 0, -1):
        found = words.after.get(tokens.lowers(start, start + length))
        if found is not None and (tokens[start].lower != "-" or tokens[start].glued):
            return found, start + length
    return "exact", at


def joined(tokens: Tokens, first: Numeral, second: Numeral, words: CountWords) -> str:
    """How two neighbouring numerals belong together: "range", "change", "score", "vote", or "" for not at all."""
    link = _link(tokens, first, second, words)
    if not link or (first.vague != second.vague):
        return ""
    near = tokens.lowers(first.start - 9, first.start)
    lead = tokens.lowers(first.start - 5, first.start)
    if link in words.ands:
        return "range" if words.between & set(lead) and _ends(first, second)[0] < second.low else ""
    if link == "-" or link in words.tos:
        if set(words.froms) & set(lead[-4:]) and _ENGLISH.changes & set(near) and not _ENGLISH.ranges & set(near):
            return "change"
        if _ENGLISH.votes & set(tokens.lowers(first.start - 6, second.end + 2)):
            return "vote"
        if is_score(tokens, first, second):
            return "score"
    return "range" if _ends(first, second)[0] < second.high else ""


_FARTHEST = 5
"""Tokens between two numbers that belong together, their unit and the word that links them; chosen, not measured."""


def _link(tokens: Tokens, first: Numeral, second: Numeral, words: CountWords) -> str:
    """The word or dash between two numerals, with nothing but their unit beside it: "to" of "3 km to 5 km"; else ""."""
    if not 0 < second.start - first.end <= _FARTHEST:
        return ""
    between = list(range(first.end, second.start))
    while between and _unit_word(tokens, between[0], words):
        between.pop(0)
    while between and (tokens[between[-1]].text in SIGNS or tokens[between[-1]].text in CODES):
        between.pop()
    link = _without_filling([tokens[index].lower for index in between], words)
    return link if link == "-" or link in words.tos or link in words.ors or link in words.ands else ""


def _without_filling(lowers: list[str], words: CountWords) -> str:
    """The one word that links two numbers, without the hyphens, articles and "about" beside it; empty for none."""
    if lowers and lowers[-1] in words.articles | _ENGLISH.before_end:
        lowers.pop()
    if len(lowers) == 3 and lowers[0] == lowers[2] == "-":
        lowers = lowers[1:-1]
    elif lowers[:1] == ["-"] and lowers[1:] and lowers[1] in words.tos | words.ors:
        lowers.pop(0)
    return lowers[0] if len(lowers) == 1 else ""


def _unit_word(tokens: Tokens, at: int, words: CountWords) -> bool:
    token = tokens[at]
    if token.lower in words.ands or token.lower in words.tos or token.lower in words.ors:
        return False
    return (
        token.lower in PERCENT
        or token.lower in _ENGLISH.short_units
        or token.lower in MONEY_WORDS
        or token.lower in words.measures
        or token.text in SIGNS
    )


def _ends(first: Numeral, second: Numeral) -> tuple[float, float]:
    """The ends of a range whose first part may lack the scale of the second: "two to three million", "5-6,000"."""
    low = first.low
    if first.scale == 1 and second.scale > 1 and low < 1000 and low <= second.low / second.scale:
        low *= second.scale
    elif first.digits and second.grouped and second.low % 1000 == 0 and second.low / 4000 <= low < second.low / 1000:
        low *= 1000
    return low, second.high


def range_ends(first: Numeral, second: Numeral) -> tuple[float, float]:
    """The ends of the range that two joined numerals make."""
    return _ends(first, second)
