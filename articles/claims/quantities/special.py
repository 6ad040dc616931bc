"""English numbers that are not written as numbers: fractions, shares, "both", "no", "a single", "over a month"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.quantities.nouns import noun_after, noun_class, skipped
from articles.claims.quantities.numbers import Numeral, numeral_at

if TYPE_CHECKING:
    from articles.claims.quantities.count_words import CountWords
    from articles.claims.quantities.tokens import Tokens

_LARGEST_WHOLE = 1000
"""The largest whole of which "one in" makes a share; larger ones are counts."""
_ENGLISH = lexicon.English("quantities")
_TIMES = lexicon.words("en", "units", "time_units")
_TO_WHOLE = sorted(map(str.split, lexicon.words("en", "quantities", "to_whole")), key=len, reverse=True)


def special_at(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """The number that begins at token `at` without being written as one; None where none does."""
    lower = tokens[at].lower
    if words.language != "en" or not (
        lower in _ENGLISH.special_starts or lower in words.small or tokens[at].kind == "number"
    ):
        return None
    if tokens[at].kind == "number":
        return _share(tokens, at, words) or _slashed(tokens, at, words)
    return (
        _share(tokens, at, words)
        or _fraction(tokens, at, words)
        or _half(tokens, at, words)
        or _pair(tokens, at, words)
        or _none(tokens, at, words)
        or _single(tokens, at, words)
    )


def _share(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """ "one in five", "nine out of ten": a part of a round number, as per cent."""
    if not _may_be_part(tokens, at, words):
        return None
    part = numeral_at(tokens, at, words)
    if part is None or part.end != at + 1:
        return None
    step = _link_to_whole(tokens.lowers(part.end, part.end + 3))
    whole = numeral_at(tokens, part.end + step, words) if step else None
    if whole is None or not 0 < part.low < whole.low <= _LARGEST_WHOLE:
        return None
    if whole.vague or tokens[whole.end].lower == "-" or (step == 1 and not _is_round_whole(tokens, whole, words)):
        return None
    value = 100 * part.low / whole.low
    return Numeral(at, whole.end, value, value, percent=True)


def _may_be_part(tokens: Tokens, at: int, words: CountWords) -> bool:
    """Whether a small number has a word behind it that may lead to a whole."""
    lower = tokens[at].lower
    small = lower in words.small or (tokens[at].text.isdigit() and len(lower) < 3)
    return small and any(tokens[at + 1].lower == link[0] for link in _TO_WHOLE)


def _is_round_whole(tokens: Tokens, whole: Numeral, words: CountWords) -> bool:
    """Whether a number behind a bare "in" is a whole: no "in 50 minutes", "in 12 May" or "in 117"."""
    following = tokens[whole.end].lower
    if words.measures.get(following) or following in words.months:
        return False
    return whole.low <= 100 or not whole.low % 100


def _link_to_whole(words: tuple[str, ...]) -> int:
    """How many words stand between a part and its whole: "in", "out of", "out of every"; 0 where none do."""
    return next((len(link) for link in _TO_WHOLE if list(words[: len(link)]) == link), 0)


def _slashed(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """ "2/3 of the seats", as per cent."""
    if tokens[at + 1].lower != "/" or tokens[at + 3].lower not in words.ofs:
        return None
    part, whole = tokens[at].text, tokens[at + 2].text
    if not (part.isdecimal() and whole.isdecimal() and len(part) < 3 and len(whole) < 4):
        return None
    if not 0 < int(part) < int(whole):
        return None
    value = 100 * int(part) / int(whole)
    return Numeral(at, at + 3, value, value, percent=True)


def _fraction(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """ "a third of", "two-thirds", "three quarters"."""
    lower = tokens[at].lower
    number = 1.0 if lower in words.articles else words.small.get(lower, 0.0)
    hyphen = tokens[at + 1].lower == "-" and tokens[at + 1].glued
    part = at + 1 + hyphen
    name = tokens[part].lower
    if not number or not _counts_parts(number, name, words):
        return None
    several = number > 1
    share = tokens[part + 1].lower in words.ofs or several
    if not share and not _is_bare_share(tokens, at, part, words):
        return None
    after = tokens[part + 2].lower
    if share and not several and (after in words.articles or after in words.months):
        return None
    scale = words.scales.get(tokens[part + 3].lower, 1.0)
    if share and after in words.articles and scale > 1:
        value = number * words.fractions[name] * scale
        return Numeral(at, part + 4, value, value, scale=scale)
    value = 100 * number * words.fractions[name]
    return Numeral(at, part + 1, value, value, percent=True)


def _counts_parts(number: float, name: str, words: CountWords) -> bool:
    """Whether a number and the name of a fraction agree: one third, two thirds; "one half" is read elsewhere."""
    if name not in words.fractions or (name.startswith("half") and number == 1):
        return False
    return name in ("half", "halves") or name.endswith("s") == (number > 1)


def _is_bare_share(tokens: Tokens, at: int, part: int, words: CountWords) -> bool:
    """Whether one fraction stands for a share without "of": "fell by a third", "one third were"."""
    led = tokens[at].lower not in words.articles or tokens[at - 1].lower in _ENGLISH.share_leads
    return led and (tokens[part + 1].kind != "word" or tokens[part + 1].lower in words.stops)


def _half(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """ "half of the town" as per cent; "half a mile" and "half-mile" as half of one."""
    start = at + (tokens[at].lower in words.articles and tokens[at + 1].lower == "half")
    before = tokens[at - 1].lower
    if tokens[start].lower != "half" or before in _ENGLISH.other_halves or before == "-":
        return None
    after, later = tokens[start + 1], tokens[start + 2].lower
    if after.lower in words.articles:
        return Numeral(at, start + 2, 0.5, 0.5) if words.measures.get(later, "point") != "point" else None
    if after.lower == "-" and after.glued:
        return Numeral(at, start + 1, 0.5, 0.5) if words.measures.get(later) in _ENGLISH.halved_units else None
    return Numeral(at, start + 1, 50, 50, percent=True) if _is_half_share(tokens, at, start + 1, words) else None


def _is_half_share(tokens: Tokens, at: int, behind: int, words: CountWords) -> bool:
    """Whether "half" is a share of what was said: "half of them", "fell by half", "Half were"."""
    after = tokens[behind].lower
    if after in _ENGLISH.half_wholes or after in ("-", ":") or after in words.scales:
        return False
    return after in _ENGLISH.behind_half or tokens[at - 1].lower in _ENGLISH.share_leads or tokens.opens_sentence(at)


def _pair(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    lower = tokens[at].lower
    if lower == "pair" and tokens[at - 1].lower in words.articles and tokens[at + 1].lower in words.ofs:
        head = noun_after(tokens, at + 1, words)
        person = head is not None and noun_class(words.singular(tokens[head].lower), words) == "person"
        return Numeral(at, at + 1, 2, 2) if person else None
    if lower != "both":
        return None
    head = noun_after(tokens, at + 1, words)
    if head is None or head > at + 4 or tokens[head + 1].lower == "and" or tokens[at + 1].lower in words.ofs:
        return None
    return Numeral(at, at + 1, 2, 2)


def _none(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """ "no civilians were hurt": none of people, of harm, or of a subject that something would have happened to."""
    if tokens[at].lower != "no" or tokens[at + 1].kind != "word" or tokens[at + 1].lower in words.stops:
        return None
    head = noun_after(tokens, at + 1, words)
    if head is None or head > at + 4:
        return None
    noun = words.singular(tokens[head].lower)
    person = noun_class(noun, words) in ("person", "vehicle")
    happens = tokens[head + 1].lower in _ENGLISH.were and tokens.opens_sentence(at)
    return Numeral(at, at + 1, 0, 0) if person or noun in _ENGLISH.none_of or happens else None


def _single(tokens: Tokens, at: int, words: CountWords) -> Numeral | None:
    """ "a single bullet", and "a month" behind a bound: "more than a month"."""
    if tokens[at].lower not in words.articles:
        return None
    after = tokens[at + 1].lower
    if after in _ENGLISH.lone:
        return Numeral(at, at + 2, 1, 1)
    start = at + 1 + skipped(tokens, at + 1)
    if words.measures.get(tokens[start].lower) not in _TIMES or tokens[start].lower.endswith("s"):
        return None
    before = " ".join(tokens.lowers(at - 2, at)), tokens[at - 1].lower
    return None if _ENGLISH.before_lone_unit.isdisjoint(before) else Numeral(at, at + 1, 1, 1)
