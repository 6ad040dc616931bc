"""What stands behind or before a number as its unit: a measure, money, per cent, an age, a noun behind a hyphen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.quantities.measures import MEASURED, measure_class
from articles.claims.quantities.money import CODES, DOLLARS, MONEY_WORDS, OF_COUNTRY, PERCENT, SIGNS
from articles.claims.quantities.nouns import noun_after, noun_class, skipped
from articles.text.tokens import begins_unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.claims.quantities.count_words import CountWords
    from articles.claims.quantities.quantity import UnitClass
    from articles.claims.quantities.tokens import Tokens

_NOT_UNITS = lexicon.words("en", "units", "not_units")
_PEOPLES = lexicon.in_order("en", "nouns", "people_endings")
_POWERS = lexicon.classes("en", "units", "powers")
_SIGNS = lexicon.classes(lexicon.ANY, "units", "signs")
_LETTERS = lexicon.classes(lexicon.ANY, "units", "letters")
_SPEEDS = lexicon.classes(lexicon.ANY, "units", "speeds")
_DEGREES = lexicon.classes("en", "units", "degrees")
_CAPITAL_IS_NO_UNIT = lexicon.words("en", "units", "capital_is_no_unit")
_SHARED_NAMES = lexicon.in_order("en", "money", "shared_names")
_ENGLISH = lexicon.English("quantities")
_PER = frozenset(lexicon.everywhere("units", "per"))
_CENT = frozenset(lexicon.everywhere("units", "cent"))
_MONEY_TALK = lexicon.words("en", "money", "money_talk")

_KANA = "\u3040"
_UNSPACED_WORD = 3
_SHORT_WORD = 3
"""Letters up to which a word beside a number is likely to be a preposition, an article or a measure word."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its singular name, its class, and the tokens `start` up to `end` it stands in."""

    name: str
    kind: UnitClass
    start: int
    end: int


def unit_after(tokens: Tokens, at: int, words: CountWords, *, one: bool = False, big: bool = False) -> Unit | None:
    """The unit that stands behind a number that ends before token `at`; None where none does.

    `one` is true for a single thing; `big` for a number of millions, of which pounds are money.
    """
    hyphen = tokens[at].lower == "-" and tokens[at].glued and tokens[at + 1].glued
    if hyphen:
        return _hyphenated(tokens, at + 1, words)
    start = at
    while step := skipped(tokens, start):
        start += step
    unit = money_after(tokens, start, big=big) or _measure(tokens, start, words)
    if unit is None and words.nouns == "beside":
        return _beside(tokens, start)
    if unit is not None or (
        tokens[start].glued and tokens[start].kind == "word" and tokens[start - 1].kind == "number"
    ):
        return unit
    if tokens[start].lower in words.ofs and (unit := _behind_of(tokens, start + 1, words)):
        return unit
    head = noun_after(tokens, start, words, one=one)
    return None if head is None else _noun_unit(tokens, head, words)


def _behind_of(tokens: Tokens, at: int, words: CountWords) -> Unit | None:
    """Money or a measure behind "of" or "of the": hundreds of dollars."""
    inner = at + (tokens[at].lower in _ENGLISH.behind_of)
    unit = money_after(tokens, inner, big=True) or _measure(tokens, inner, words)
    return None if unit is None or unit.name in ("point", "%") else unit


def _beside(tokens: Tokens, at: int) -> Unit | None:
    """The word beside a number in a language without lists; a short one, as "of" may be, with the word behind it.

    In Chinese and Japanese the first letters of what follows stand for the word.
    """
    token, after = tokens[at], tokens[at + 1]
    spaced = not begins_unspaced(token.lower) or token.lower < _KANA
    if token.kind != "word" or (token.glued and token.lower.isascii()):
        return None
    name = token.lower if spaced else token.lower[:_UNSPACED_WORD]
    short = len(name) <= (1 if token.glued else _SHORT_WORD)
    if spaced and short and after.kind == "word":
        return Unit(f"{name} {after.lower}", "count", at, at + 2)
    return None if spaced and len(name) == 1 else Unit(name, "count", at, at + 1)


def _noun_unit(tokens: Tokens, head: int, words: CountWords) -> Unit:
    lower = tokens[head].lower.removesuffix("'s").removeprefix("d'")
    if lower in words.measures:
        name = words.measures[lower]
        return _timed(tokens, Unit(name, measure_class(name) or "count", head, head + 1), words)
    name = words.singular(tokens[head].text if words.nouns == "capital" else lower)
    kind = noun_class(name, words)
    # A capital and the ending of a people's name: Syrians, Koreans, Israelis.
    if kind == "count" and words.nouns == "plural" and tokens[head].capital and name.endswith(_PEOPLES):
        kind = "person"
    return Unit(name, kind, head, head + 1)


def _hyphenated(tokens: Tokens, at: int, words: CountWords) -> Unit | None:
    lower = tokens[at].lower
    if (
        tokens[at].kind != "word"
        or lower in _NOT_UNITS
        or lower in words.stops
        or lower == "another"
        or lower in words.small
    ):
        return None
    if lower == "strong":
        head = noun_after(tokens, at + 1, words, one=True)
        return Unit("strong", "count", at, at + 1) if head is None else _noun_unit(tokens, head, words)
    money = money_after(tokens, at, big=False)
    unit = money or _measure(tokens, at, words)
    if unit is not None:
        return unit
    return Unit(words.singular(lower), noun_class(words.singular(lower), words), at, at + 1)


def _measure(tokens: Tokens, at: int, words: CountWords) -> Unit | None:
    """The measure that begins at token `at`, None where none does."""
    return _percentage(tokens, at) or _abbreviated(tokens, at, words) or _spelled(tokens, at, words)


def _percentage(tokens: Tokens, at: int) -> Unit | None:
    """ "%", "per cent", "percentage points"."""
    lower, after = tokens[at].lower, tokens[at + 1].lower
    if lower in PERCENT:
        return _percent(tokens, at, at + 1)
    if lower in _PER and after in _CENT:
        return _percent(tokens, at, at + 2)
    if lower == "percentage" and after in ("point", "points"):
        return Unit("percentage point", "count", at, at + 2)
    return None


def _abbreviated(tokens: Tokens, at: int, words: CountWords) -> Unit | None:
    """A measure written as a sign or a letter: "°", "m"."""
    lower = tokens[at].lower
    if lower in _SIGNS:
        return Unit(_SIGNS[lower], measure_class(_SIGNS[lower]) or "count", at, at + 1)
    if lower in _LETTERS and _letter_unit(tokens, at):
        name = _LETTERS[lower]
        return _timed(tokens, Unit(name, measure_class(name) or "count", at, at + 1), words)
    return None


def _spelled(tokens: Tokens, at: int, words: CountWords) -> Unit | None:
    """A measure written as a word, with "square" or "cubic" before it or not."""
    token = tokens[at]
    name, end = words.measures.get(token.lower, ""), at + 1
    if token.lower in _POWERS:
        inner = words.measures.get(tokens[at + 1].lower, "")
        name, end = f"{_POWERS[token.lower]} {inner}", at + 2
    if not name or (token.lower in _POWERS and name not in MEASURED):
        return None
    if not token.glued and token.lower in _CAPITAL_IS_NO_UNIT and token.capital:
        return None
    return _timed(tokens, Unit(name, measure_class(name) or "count", at, end), words)


def _letter_unit(tokens: Tokens, at: int) -> bool:
    """Whether a single letter is a unit here: glued to digits, a bare "m" in small print, degrees in capitals."""
    token, before = tokens[at], tokens[at - 1]
    if token.lower in ("c", "f"):
        return token.text.isupper() and (token.glued or before.lower in ("degree", "degrees", "°"))
    if token.lower in ("g", "h", "s"):
        return token.glued and token.lower == "h" and before.kind == "number"
    return token.text == "m" and before.kind == "number"


def _percent(tokens: Tokens, start: int, end: int) -> Unit:
    if tokens[end].lower in ("point", "points"):
        return Unit("percentage point", "count", start, end + 1)
    return Unit("%", "per cent", start, end)


def _timed(tokens: Tokens, unit: Unit, words: CountWords) -> Unit:
    """`unit` with what follows it: "years old", "miles per hour", "degrees Celsius"."""
    end = unit.end
    hyphen = tokens[end].lower == "-" and tokens[end].glued
    after = tokens[end + hyphen].lower
    if unit.kind == "time span" and unit.name in _ENGLISH.aged_units:
        if after in ("old", "olds"):
            return Unit(f"{unit.name}-old", "age", unit.start, end + hyphen + 1)
        if (after, tokens[end + 1].lower) == ("of", "age"):
            return Unit("year-old", "age", unit.start, end + 2)
    if unit.name == "degree":
        scale = _DEGREES.get(after) or ("fahrenheit" if tokens[end].text == "F" else None)
        if scale:
            return Unit(f"degree {scale}", "temperature", unit.start, end + 1)
    if unit.name in _SPEEDS:
        hourly = after in _ENGLISH.rate_leads and words.measures.get(tokens[end + 1].lower) in ("hour", "second")
        if hourly or (after == "/" and tokens[end + 1].lower in ("h", "s")):
            return Unit(_SPEEDS[unit.name], "rate", unit.start, end + 2)
    return unit


def money_after(tokens: Tokens, at: int, *, big: bool) -> Unit | None:
    """Money named behind its number: "12 million US dollars", "300 €", "40 USD"."""
    token = tokens[at]
    if token.text in SIGNS or token.text in CODES:
        return Unit(SIGNS.get(token.text, token.text), "money", at, at + 1)
    country, skip = _country_of_money(tokens, at)
    lower, end = tokens[at + skip].lower.removeprefix("d'"), at + skip + 1
    if lower not in MONEY_WORDS or (lower == "won" and not big):
        return None
    name = MONEY_WORDS[lower]
    if country is not None and lower.startswith(_SHARED_NAMES):
        name = country.get(lower[:4], name)
    if lower in ("pound", "pounds"):
        sterling = tokens[end].lower == "sterling"
        if not (big or sterling or country is not None or _talks_money(tokens, at)):
            return None
        end += sterling
    return Unit(name, "money", at, end)


def _country_of_money(tokens: Tokens, at: int) -> tuple[Mapping[str, str] | None, int]:
    """The currencies of the country named at token `at`, and how many tokens name it: "Hong Kong dollars"."""
    lower = tokens[at].lower
    country = OF_COUNTRY.get(lower) or OF_COUNTRY.get(f"{lower} {tokens[at + 1].lower}")
    if country is None:
        return None, 0
    return country, 2 if lower in ("hong", "new") else 1


def _talks_money(tokens: Tokens, at: int) -> bool:
    return any(word in _MONEY_TALK for word in tokens.lowers(at - 10, at + 8))


def money_before(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The currency written before the number at token `at`, and the token it begins at: "$", "US$", "Rs.", "EUR"."""
    before = tokens[at - 1]
    if before.lower == "." and tokens[at - 2].lower == "rs":
        return "INR", at - 2
    if before.text in SIGNS:
        prefix = tokens[at - 2]
        if before.text == "$" and before.glued and prefix.kind == "word" and prefix.lower in DOLLARS:
            return DOLLARS[prefix.lower], at - 2
        return SIGNS[before.text], at - 1
    if before.kind == "word" and (before.text in CODES or before.text == "Rs"):
        return ("INR" if before.text == "Rs" else before.text), at - 1
    return None
