"""Numbers that are no quantities: dates, years, clock times, names, addresses, scores, telephone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.quantities.money import CODES, SIGNS
from articles.text.tokens import begins_unspaced

if TYPE_CHECKING:
    from articles.claims.quantities.count_words import CountWords
    from articles.claims.quantities.numbers import Numeral
    from articles.claims.quantities.tokens import Tokens
    from articles.claims.quantities.units import Unit
    from articles.text.tokens import Token

_STREETS = frozenset(lexicon.everywhere("quantities", "streets"))
_CLOCK = frozenset(lexicon.everywhere("quantities", "clock"))
_ENGLISH = lexicon.English("quantities")
_JOINTS = frozenset("#@/\\_=&^*`|")
FIRST_YEAR, LAST_YEAR = 1100, 2100
"""The first and the last number of four digits that may be a year; chosen, not measured."""
_LAST_DAY = 31
_YEAR_ALONE = 1600
"""From here on four digits that count nothing are a year by themselves, below behind "in" only; not measured."""
_RECENT = 1900, 2050
"""Years that may stand before a noun, as in "the 2016 elections"; chosen, not measured."""
_IN_THOUSANDS = frozenset(("person", "money", "length", "weight", "area"))
"""Kinds of units often counted in thousands: before one, "of 2016" is no year though "in 2016" is."""
_TITLED, _FEWEST_TITLED = 0.7, 4
"""The share of longer words with a capital above which words are a headline, and how many there must be.

Chosen, not measured, so that the capitals of a headline make no name of its number words.
"""
_LONGER = 4
"""Letters of a longer word: shorter ones are written small in headlines too."""
_FARTHEST_UNIT = 5
"""Tokens between "one" and what it counts at most; beyond, it is taken for a pronoun. Chosen, not measured."""
_EXCHANGE = 100
"""From here on a number behind "call" or "phone" is part of a telephone number, whose groups have three digits."""
_HIGHEST_SCORE = 200
"""The points of one side of a match at most; chosen, not measured."""


def is_trap(tokens: Tokens, numeral: Numeral, words: CountWords, unit: Unit | None, *, money: bool) -> bool:
    """Whether a numeral is no quantity; `unit` is what stands behind it, `money` says that a currency goes before."""
    if numeral.percent:
        return False
    if numeral.digits:
        if _stuck(tokens, numeral, unit) or in_chain(tokens, numeral):
            return True
        if money:
            return False
        return (
            _is_date(tokens, numeral, words)
            or _is_clock(tokens, numeral)
            or _is_year(tokens, numeral, words, unit)
            or _is_address(tokens, numeral)
            or _is_bracketed(tokens, numeral, unit)
            or _is_label(tokens, numeral, words, unit)
        )
    if not money and tokens[numeral.start].capital and _is_address(tokens, numeral):
        return True
    return _is_word_trap(tokens, numeral, words, unit) or _is_date(tokens, numeral, words)


def _stuck(tokens: Tokens, numeral: Numeral, unit: Unit | None) -> bool:
    """Whether the digits are part of a name or code: F-16, M1A1, 19th, 1080p, #4, 9/11."""
    return _stuck_before(tokens, numeral.start) or _stuck_behind(tokens, numeral.end, unit)


def _stuck_before(tokens: Tokens, start: int) -> bool:
    """Whether digits hang on what stands before them: F16, #4, 9/11, F-16."""
    before, prior = tokens[start - 1], tokens[start - 2]
    if before.lower == "/":
        return True
    if not tokens[start].glued:
        return False
    if before.kind == "word":
        return before.text not in CODES and before.text != "Rs" and not begins_unspaced(before.text)
    if before.lower == "-" and before.glued:
        if prior.kind != "word" or _is_prefix(prior.text):
            return False
        return prior.lower not in _ENGLISH.before_hyphened and prior.text not in SIGNS
    return before.lower in _JOINTS


def _is_prefix(word: str) -> bool:
    """Whether a word before a hyphen is a preposition of one letter, as Hebrew writes it, and no letter of a code."""
    return len(word) == 1 and not word.isascii() and not word.isupper()


def _stuck_behind(tokens: Tokens, end: int, unit: Unit | None) -> bool:
    """Whether something that is no unit hangs on the digits: 19th, 1080p, 747-like, 24/7."""
    after, later = tokens[end], tokens[end + 1]
    if after.glued and after.kind == "word" and (unit is None or unit.start != end):
        return True
    if not (after.glued and later.glued):
        return False
    if after.lower == "-" and unit is None:
        return later.kind == "word" and later.lower not in _ENGLISH.behind_hyphened
    return after.lower in ("/", "_", "@", "\\")


def in_chain(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether the digits stand in a chain: telephone numbers, 1-2-3, lists of bare numbers."""
    before, after = tokens[numeral.start - 1], tokens[numeral.end]
    if before.kind == "number" or (after.kind == "number" and numeral.scale == 1):
        return True
    if before.lower == "+" and not _signed(tokens, numeral):
        return True
    return _is_hyphened(tokens, numeral) or _is_telephone(tokens, numeral)


def _is_hyphened(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether hyphens join it to two numbers, or to one that is none: 1-2-3, 555-0199."""
    start, end = numeral.start, numeral.end
    left = tokens[start - 1].lower == "-" and tokens[start - 1].glued and tokens[start - 2].kind == "number"
    right = tokens[end].lower == "-" and tokens[end].glued and tokens[end + 1].kind == "number"
    if left and right:
        return True
    if left:
        further = tokens[start - 3].lower == "-" and tokens[start - 4].kind == "number"
        return further or not _plain_number(tokens[start - 2].text)
    if right:
        further = tokens[end + 2].lower == "-" and tokens[end + 3].kind == "number"
        return further or not _plain_number(tokens[end + 1].text)
    return False


def _is_telephone(tokens: Tokens, numeral: Numeral) -> bool:
    return (
        any(word in _ENGLISH.phones for word in tokens.lowers(numeral.start - 2, numeral.start))
        and numeral.low >= _EXCHANGE
    )


def _plain_number(digits: str) -> bool:
    return digits[0] != "0" or len(digits) == 1 or not digits[1].isdigit()


def _signed(tokens: Tokens, numeral: Numeral) -> bool:
    return tokens[numeral.end].lower in _ENGLISH.signed_behind


def _is_date(tokens: Tokens, numeral: Numeral, words: CountWords) -> bool:
    """Whether a number is a day or a year beside a month: "May 3", "3 May", "3 and 4 May", "May 2016"."""
    if not 1 <= numeral.low <= LAST_YEAR or numeral.scale != 1:
        return False
    before = tokens[numeral.start - 1]
    if before.lower == "." and before.glued:
        before = tokens[numeral.start - 2]
    if _names_month(before, words):
        return numeral.low <= _LAST_DAY or numeral.low >= FIRST_YEAR
    if numeral.low > _LAST_DAY:
        return False
    after = _behind_day(tokens, numeral.end, words)
    if _names_month(after, words):
        return True
    if after.lower in _ENGLISH.day_links and tokens[numeral.end + 1].kind == "number":
        return _names_month(tokens[numeral.end + 2], words)
    joined = tokens[numeral.start - 1].lower in _ENGLISH.day_links and tokens[numeral.start - 2].kind == "number"
    return joined and _names_month(tokens[numeral.start - 3], words)


def _behind_day(tokens: Tokens, end: int, words: CountWords) -> Token:
    """What follows a day that ends before token `end`, past the dot of "3. Mai" and the "de" of "3 de mayo"."""
    after = tokens[end + 1] if tokens[end].lower == "." and words.nouns == "capital" else tokens[end]
    return tokens[end + 1] if after.lower in ("de", "of") else after


def _names_month(token: Token, words: CountWords) -> bool:
    """Whether a word names a month, with a capital in the languages that give it one."""
    return token.lower in words.months and (token.capital or words.nouns not in ("plural", "capital"))


def _is_clock(tokens: Tokens, numeral: Numeral) -> bool:
    after, later = tokens[numeral.end], tokens[numeral.end + 1]
    before = tokens[numeral.start - 1]
    if after.lower in (":", "h") and after.glued and later.kind == "number" and later.glued:
        return True
    if before.lower in (":", "h") and before.glued and tokens[numeral.start].glued:
        return tokens[numeral.start - 2].kind == "number"
    return after.lower.rstrip(".") in _CLOCK or (after.lower in ("a", "p") and later.lower == "." and later.glued)


def _is_year(tokens: Tokens, numeral: Numeral, words: CountWords, unit: Unit | None) -> bool:
    """Whether four digits are a year, by what stands before and behind: "in 2016", not "over 2016 soldiers"."""
    if not _is_written_like_year(tokens, numeral):
        return False
    before = tokens[numeral.start - 1].lower
    if words.nouns == "beside":
        return True
    if unit is None:
        return numeral.low >= _YEAR_ALONE or before in words.years
    return _is_year_before(tokens, numeral, words, unit)


def _is_year_before(tokens: Tokens, numeral: Numeral, words: CountWords, unit: Unit) -> bool:
    """Whether four digits with a unit behind them are a year all the same: "the 2016 elections"."""
    before = tokens[numeral.start - 1].lower
    if unit.kind == "count" and tokens[unit.start].capital and words.nouns != "capital":
        return True
    if before in words.years or before in words.months:
        return unit.kind not in _IN_THOUSANDS or before in _ENGLISH.sure_year_leads
    if before in _ENGLISH.not_before_year or not _RECENT[0] <= numeral.low <= _RECENT[1]:
        return False
    described = unit.start > numeral.end + 1 and unit.kind == "count"
    return described or before in _ENGLISH.year_marks or before in _ENGLISH.owners


def _is_written_like_year(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a number is four digits and no more, in the range of years."""
    four = numeral.end == numeral.start + 1 and len(tokens[numeral.start].text) == 4
    return four and FIRST_YEAR <= numeral.low <= LAST_YEAR


def _is_address(tokens: Tokens, numeral: Numeral) -> bool:
    if not tokens[numeral.end].capital:
        return False
    for index in range(numeral.end, numeral.end + 4):
        token = tokens[index]
        if index > numeral.end and token.lower in _STREETS and token.capital:
            return True
        if not token.capital:
            return False
    return False


def _is_bracketed(tokens: Tokens, numeral: Numeral, unit: Unit | None) -> bool:
    """Footnote marks and numbers of list points: [12], (2), "3." at the head of a line."""
    before, after = tokens[numeral.start - 1].lower, tokens[numeral.end]
    if before == "[" and after.lower == "]":
        return True
    if unit is not None:
        return False
    headed = numeral.start == 0 or tokens[numeral.start - 1].kind == "break"
    return headed and after.lower in (".", ")") and after.glued


def _is_label(tokens: Tokens, numeral: Numeral, words: CountWords, unit: Unit | None) -> bool:
    """Whether a word before makes the number a name: Resolution 2334, iPhone 7, page 4, No. 10."""
    at = numeral.start - 1
    before = tokens[at]
    if before.kind != "word":
        return before.lower == "." and tokens[at - 1].lower in _ENGLISH.number_signs
    if numeral.grouped or numeral.scale != 1:
        return False
    if before.lower in ("no", "nr") and before.capital:
        return True
    if unit is not None and unit.kind not in ("count", "person", "vehicle"):
        return False
    if _ends_code(tokens, at, words):
        return True
    if before.lower in words.labels and before.lower != before.text:
        return unit is None or before.lower in _ENGLISH.brands or unit.start > numeral.end
    return unit is None and _is_named_or_listed(tokens, at, words)


def _is_named_or_listed(tokens: Tokens, at: int, words: CountWords) -> bool:
    """Whether the word in front of a number is a name or a plain label: Apollo 11, page 4."""
    return tokens[at].lower in _ENGLISH.plain_labels or _is_named(tokens, at, words)


def _ends_code(tokens: Tokens, at: int, words: CountWords) -> bool:
    """Whether a few capitals stand between two numbers, of which the second is part of a name: "two AK 47"."""
    before, prior = tokens[at], tokens[at - 1]
    return before.text.isupper() and 1 < len(before.text) < 5 and (prior.kind == "number" or prior.lower in words.small)


def _is_named(tokens: Tokens, at: int, words: CountWords) -> bool:
    """Whether a word in front of a number has a capital that only a name has: Apollo 11."""
    before = tokens[at]
    if before.lower in words.stops or before.lower in words.months or tokens.opens_sentence(at):
        return False
    return before.capital and words.nouns == "plural"


def _is_word_trap(tokens: Tokens, numeral: Numeral, words: CountWords, unit: Unit | None) -> bool:
    """Whether a number word counts nothing: "one another", "the Group of Seven", "five o'clock", "ground zero"."""
    before, after = tokens[numeral.start - 1], tokens[numeral.end]
    alone = numeral.end == numeral.start + 1
    if alone and _is_bare_scale(tokens, numeral, words):
        return before.lower not in _ENGLISH.scale_owners or unit is None
    if _is_compounded(tokens, numeral, unit) or after.lower.rstrip(".") in _CLOCK:
        return True
    if alone and _is_name(tokens, numeral, words):
        return True
    if before.lower in words.labels and before.capital and unit is None:
        return True
    if numeral.low == 1 and alone:
        return _is_no_count(tokens, numeral, words, unit)
    return numeral.low == 0 and (after.lower in _ENGLISH.behind_zero or before.lower in _ENGLISH.before_zero)


def _is_bare_scale(tokens: Tokens, numeral: Numeral, words: CountWords) -> bool:
    """Whether an English "hundred" or "million" is a number by itself, and not some hundreds."""
    return words.language == "en" and not numeral.vague and tokens[numeral.start].lower in words.scales


def _is_compounded(tokens: Tokens, numeral: Numeral, unit: Unit | None) -> bool:
    """Whether a hyphen makes a number word part of another word: forty-niner, mid-twenties."""
    before, after, later = tokens[numeral.start - 1], tokens[numeral.end], tokens[numeral.end + 1]
    if (
        tokens[numeral.start].glued
        and before.lower == "-"
        and before.glued
        and tokens[numeral.start - 2].kind == "word"
    ):
        return True
    hyphened = after.lower == "-" and after.glued and later.glued
    return hyphened and unit is None and later.lower not in _ENGLISH.behind_hyphened


def _is_name(tokens: Tokens, numeral: Numeral, words: CountWords) -> bool:
    """Whether a number word in capitals is part of a name: the Group of Seven, Ocean's Eleven."""
    first, before = tokens[numeral.start], tokens[numeral.start - 1]
    if not first.capital or before.kind != "word" or tokens.opens_sentence(numeral.start):
        return False
    around = [tokens[index] for index in range(numeral.start - 5, numeral.start + 6)]
    content = [token for token in around if token.kind == "word" and len(token.lower) >= _LONGER]
    titled = sum(token.capital for token in content) > _TITLED * len(content) and len(content) >= _FEWEST_TITLED
    return not titled and (words.nouns != "capital" or before.capital)


def _is_no_count(tokens: Tokens, numeral: Numeral, words: CountWords, unit: Unit | None) -> bool:
    before, after = tokens[numeral.start - 1], tokens[numeral.end]
    if words.language != "en":
        return unit is None or tokens[numeral.start].lower not in ("1",)
    if unit is None or before.lower in _ENGLISH.before_one or after.lower in words.ofs:
        return True
    if unit.name in _ENGLISH.idioms or unit.start - numeral.end > _FARTHEST_UNIT:
        return not (unit.name == "day" and before.lower in _ENGLISH.day_leads)
    return False


def is_score(tokens: Tokens, first: Numeral, second: Numeral) -> bool:
    """Whether two joined numbers are the score of a match: small, and falling or near words of sport."""
    if max(first.low, second.low) > _HIGHEST_SCORE or not (first.digits and second.digits):
        return False
    near = tokens.lowers(first.start - 8, second.end + 8)
    return (first.low >= second.low and second.start == first.end + 1) or any(word in _ENGLISH.sports for word in near)
