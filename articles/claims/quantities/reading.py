"""Reading the quantities of a text: numbers in words and digits, their bounds, their units and their roles.

One pass over tokens that looks a fixed distance around, so that the time grows only with the length of the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.claims.quantities.bounds import bound_after, bound_before, joined, range_ends
from articles.claims.quantities.count_words import count_words
from articles.claims.quantities.draft import Draft
from articles.claims.quantities.implied_units import understand
from articles.claims.quantities.non_quantities import FIRST_YEAR, LAST_YEAR, in_chain, is_trap
from articles.claims.quantities.nouns import skipped
from articles.claims.quantities.numbers import Numeral, numeral_at
from articles.claims.quantities.quantity import Modifier, Quantity
from articles.claims.quantities.roles import give_roles
from articles.claims.quantities.special import special_at
from articles.claims.quantities.tokens import Tokens
from articles.claims.quantities.units import Unit, money_before, unit_after

if TYPE_CHECKING:
    from articles.claims.quantities.count_words import CountWords

SHORTEST_LIST = 3
_NEAR_UNIT = 4
"""Tokens from a number to its unit within which a bound behind the unit holds for it: "30 people or more"."""
_MILLION = 1e6
_THOUSAND = 1000
_LAST_DAY = 31
"""Up to here a bounded number without a unit may be a day, as in "by 30 June"."""
_FROM_WORDS = ("from", "between")


def read_quantities(text: str, language: str = "en") -> list[Quantity]:
    """The quantities of `text`, rising and disjoint; `language` is a code such as "en" or "de-AT".

    Dates, years, clock times, ordinals, names with numbers, addresses, scores and telephone numbers are none. A number
    for which nothing says what it counts is left out, unless it is bounded, multiplied or written with thousands in a
    language with lists.
    """
    tokens, words = Tokens(text), count_words(language)
    reader = _Reader(tokens, words)
    drafts = reader.drafts()
    understand(drafts, tokens, words)
    kept = [draft for draft in drafts if draft.unit or (words.nouns != "beside" and _has_sense(draft))]
    give_roles(kept, tokens, words)
    return [_quantity(draft, tokens) for draft in kept]


def _has_sense(draft: Draft) -> bool:
    numeral = draft.numeral
    return numeral.grouped or numeral.scale >= _THOUSAND or (draft.modifier != "exact" and draft.low > _LAST_DAY)


def _quantity(draft: Draft, tokens: Tokens) -> Quantity:
    low: float | None = float(draft.low)
    high: float | None = float(draft.high)
    if draft.modifier in ("at_least", "more_than"):
        high = None
    elif draft.modifier in ("at_most", "less_than"):
        low = None
    unit = draft.unit_tokens
    return Quantity(
        low=low,
        high=high,
        modifier=draft.modifier,
        unit=draft.unit,
        start=tokens[draft.start].start,
        end=tokens[draft.end - 1].end,
        unit_class=draft.kind,
        role=draft.role,
        unit_span=None if unit is None else (tokens[unit[0]].start, tokens[unit[1] - 1].end),
    )


def _without_lists(numerals: list[Numeral]) -> list[Numeral]:
    """The numerals without runs of three or more with nothing between them, which count nothing."""
    kept: list[Numeral] = []
    run: list[Numeral] = []
    for numeral in numerals:
        if run and run[-1].end != numeral.start:
            kept += run if len(run) < SHORTEST_LIST else []
            run = []
        run.append(numeral)
    return kept + (run if len(run) < SHORTEST_LIST else [])


def _has_one_unit(earlier: Draft, later: Draft) -> bool:
    """Whether two numbers have one unit between them."""
    return not earlier.unit or not later.unit or earlier.unit == later.unit


class _Reader:
    """The drafts of a text."""

    def __init__(self, tokens: Tokens, words: CountWords) -> None:
        self._tokens = tokens
        self._words = words
        self._floor = 0
        self._within = 0

    def drafts(self) -> list[Draft]:
        """Every numeral that is a quantity, with what stands around it."""
        numerals = self._numerals()
        drafts: list[Draft] = []
        index = 0
        while index < len(numerals):
            first = numerals[index]
            second = numerals[index + 1] if index + 1 < len(numerals) else None
            how = "" if second is None or self._special(second) else joined(self._tokens, first, second, self._words)
            if second is None or not how:
                drafts += self._one(first)
                index += 1
                continue
            drafts += self._two(first, second, how)
            index += 2
        return drafts

    def _special(self, numeral: Numeral) -> bool:
        return numeral.percent and not numeral.digits

    def _numerals(self) -> list[Numeral]:
        found: list[Numeral] = []
        at = 0
        while at < self._tokens.total:
            if self._tokens[at].kind in ("mark", "break"):
                at += 1
                continue
            numeral = special_at(self._tokens, at, self._words) or numeral_at(self._tokens, at, self._words)
            if numeral is None:
                at += 1
                continue
            numeral = self._millions(numeral)
            at = numeral.end
            if not (numeral.digits and in_chain(self._tokens, numeral)):
                found.append(numeral)
        return _without_lists(found)

    def _millions(self, numeral: Numeral) -> Numeral:
        """ "m" and "b" glued to digits as millions and billions: of money, or of a plural noun behind."""
        letter = self._tokens[numeral.end]
        if not (numeral.digits and letter.lower in ("m", "b", "mm") and numeral.scale == 1):
            return numeral
        money = money_before(self._tokens, numeral.start) is not None
        if not money and (not letter.glued or letter.lower == "mm"):
            return numeral
        if not money:
            unit = unit_after(self._tokens, numeral.end + 1, self._words, big=True)
            if unit is None or unit.kind in ("age", "time span") or self._tokens[numeral.end + 1].glued:
                return numeral
        scale = 1e9 if letter.lower == "b" else 1e6
        return replace(numeral, end=numeral.end + 1, low=numeral.low * scale, high=numeral.high * scale, scale=scale)

    def _one(self, numeral: Numeral) -> list[Draft]:
        draft, unit, money = self._draft(numeral)
        if numeral.start < self._within:
            return []
        if is_trap(self._tokens, numeral, self._words, unit, money=money):
            return []
        return [self._placed(draft)]

    def _two(self, first: Numeral, second: Numeral, how: str) -> list[Draft]:
        """The drafts of two numbers joined as `how` says: one of a range, else two; none where they count nothing."""
        later, unit, money = self._draft(second)
        before = money_before(self._tokens, first.start)
        bare = unit is None and not money
        if how == "score" and (bare or first.low >= second.low):
            return []
        bought = money or before is not None
        if any(is_trap(self._tokens, numeral, self._words, unit, money=bought) for numeral in (first, second)):
            return []
        earlier, own, _ = self._draft(first)
        if how not in ("range", "score"):
            self._relate(earlier, later, how, lacks_unit=own is None)
        elif _has_one_unit(earlier, later):
            if how == "range" and bare and before is None and not self._ranged(first, second):
                return []
            low, high = range_ends(first, second)
            return [self._placed(self._merged(first, later, low, high))]
        return [self._placed(earlier), self._placed(later)]

    def _relate(self, earlier: Draft, later: Draft, how: str, *, lacks_unit: bool) -> None:
        """Let two numbers that are no range share their unit, and say what they are to each other."""
        if lacks_unit and later.unit:
            earlier.borrow(later)
        if not earlier.unit and not later.unit and how == "vote":
            earlier.take_unit("vote", "count", None)
            later.take_unit("vote", "count", None)
        if how == "change":
            earlier.role, later.role = "change_from", "change_to"

    def _ranged(self, first: Numeral, second: Numeral) -> bool:
        """Whether two bare numbers may be a range at all: neither looks like a year."""
        return not (first.digits and FIRST_YEAR <= first.low <= LAST_YEAR and not first.grouped and not second.grouped)

    def _merged(self, first: Numeral, later: Draft, low: float, high: float) -> Draft:
        """The draft of a range, from the draft of its second part."""
        money = money_before(self._tokens, first.start)
        later.low, later.high = low, high
        later.start = first.start if money is None else money[1]
        later.numeral = replace(later.numeral, start=first.start, vague=first.vague or later.numeral.vague)
        if money is not None:
            later.take_unit(money[0], "money", None)
        return later

    def _draft(self, numeral: Numeral) -> tuple[Draft, Unit | None, bool]:
        """The draft of a numeral with the unit around it; that unit, if behind; whether a currency goes before."""
        draft = Draft(numeral, numeral.start, numeral.end, numeral.low, numeral.high, after=numeral.end)
        money = money_before(self._tokens, numeral.start)
        if numeral.percent:
            draft.take_unit("%", "per cent", None)
            return draft, None, False
        if money is not None:
            draft.take_unit(money[0], "money", None)
            draft.start = money[1]
        modifier, after = bound_after(self._tokens, numeral.end, self._words)
        unit = self._unit_behind(numeral, after)
        if money is None and unit is not None:
            draft.take_unit(unit.name, unit.kind, (unit.start, unit.end))
        if modifier != "exact":
            draft.modifier, draft.end, draft.after, draft.bounded = modifier, after, after, True
        elif unit is not None and unit.end <= numeral.end + _NEAR_UNIT:
            late, end = bound_after(self._tokens, unit.end, self._words)
            draft.modifier = late if end > unit.end else draft.modifier
        if unit is not None and unit.start == numeral.end and self._tokens[unit.start].glued:
            draft.end = max(draft.end, unit.end)
        return draft, unit, money is not None

    def _unit_behind(self, numeral: Numeral, after: int) -> Unit | None:
        """The unit that follows a number from token `after` on, past the "of" of "dozens of"."""
        one = numeral.high == 1 and not numeral.vague
        unit = unit_after(self._tokens, after, self._words, one=one, big=numeral.scale >= _MILLION)
        inner = after + skipped(self._tokens, after)
        if unit is None and numeral.vague and self._tokens[inner].lower in self._words.ofs:
            return unit_after(self._tokens, inner, self._words, one=True)
        return unit

    def _placed(self, draft: Draft) -> Draft:
        """`draft` with its sign and the phrases that bound it in front."""
        self._sign(draft)
        self._opening(draft)
        before, start = bound_before(self._tokens, draft.start, self._words, span=draft.kind == "time span")
        if before != "exact":
            modifier: Modifier = before if draft.modifier in ("exact", "approx") else draft.modifier
            draft.modifier, draft.start, draft.bounded = modifier, start, True
        if draft.numeral.vague or (draft.numeral.rough and draft.modifier == "exact"):
            draft.modifier = "approx"
        draft.start = max(draft.start, self._floor)
        self._floor = draft.end
        # "por ciento": a number word inside a unit is no number of its own.
        self._within = draft.unit_tokens[1] if draft.kind == "per cent" and draft.unit_tokens else 0
        draft.after = max(draft.after, draft.end)
        return draft

    def _sign(self, draft: Draft) -> None:
        before = self._tokens[draft.start - 1]
        minus = before.lower in ("minus", "negative") or (
            before.lower == "-" and self._tokens[draft.start].glued and not before.glued
        )
        if minus and draft.kind in ("temperature", "per cent", "count", "unknown", "money"):
            draft.low, draft.high, draft.start = -draft.high, -draft.low, draft.start - 1

    def _opening(self, draft: Draft) -> None:
        """Let a range begin at its "between" or "from"."""
        if draft.low != draft.high and self._tokens[draft.start - 1].lower in _FROM_WORDS:
            draft.start -= 1
