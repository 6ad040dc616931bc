"""How firmly a sentence says what it says, and the words that show it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import Span
from articles.claims.particulars import Attribution, Firmness, FirmnessLevel, FirmnessSign
from articles.text.tokens import HYPHENS, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.particulars import Attribution

_Table = dict[str, list[tuple[tuple[str, ...], FirmnessLevel]]]
_RANK: dict[FirmnessLevel, int] = {"stated": 0, "attributed": 1, "hedged": 2, "alleged": 3, "denied": 4, "asked": 5}
_LEVELS: dict[str, FirmnessLevel] = {
    "reported": "attributed",
    "quoted": "attributed",
    "rumour": "alleged",
    "inferred": "hedged",
}
_LISTS: tuple[tuple[str, FirmnessLevel], ...] = (
    ("hedge_phrases", "hedged"),
    ("hedges", "hedged"),
    ("alleged", "alleged"),
    ("denied_phrases", "denied"),
    ("denied", "denied"),
)
_NONE_BEHIND = lexicon.groups("en", "hedges", "none_behind")
_NONE_BEFORE = lexicon.groups("en", "hedges", "none_before")
_NOT_AFTER_HAD = lexicon.words("en", "hedges", "not_after_had")
_CLAIMED = lexicon.words("en", "attribution", "claimed_objects")
_QUESTION = re.compile(r"\?[\"'”’»)\]]*$")


@cache
def _signs(language: str) -> _Table:
    """Phrases of a language by their first word, the longest first."""
    table: _Table = {}
    for name, level in _LISTS:
        for phrase in lexicon.in_order(language, "hedges", name):
            parts = tuple(phrase.split())
            table.setdefault(parts[0], []).append((parts, level))
    for several in table.values():
        several.sort(key=lambda row: -len(row[0]))
    return table


def read_firmness(
    text: str, sentence: Span, attributions: Sequence[Attribution] = (), language: str = "en"
) -> Firmness:
    """How firmly `sentence` (a span of `text`) is said; `attributions` are those of the sentence."""
    table = _signs(lexicon.base_of(language))
    signs = _worded(table, HYPHENS.tokens(text, sentence.start, sentence.end))
    signs += [FirmnessSign(each.cue, _LEVELS[each.kind]) for each in attributions if each.cue and each.kind in _LEVELS]
    told = {sign.span for sign in signs if sign.level == "attributed"}
    signs = [sign for sign in signs if sign.level != "hedged" or sign.span not in told]
    signs += _question(text, sentence)
    signs = sorted(set(signs), key=lambda sign: (sign.span, -_RANK[sign.level]))
    carried = any(each.kind == "quoted" and not each.cue for each in attributions)
    levels: list[FirmnessLevel] = [sign.level for sign in signs] + (["attributed"] if carried else [])
    return Firmness(max(levels, key=_RANK.__getitem__, default="stated"), tuple(signs))


def _worded(table: _Table, words: list[Token]) -> list[FirmnessSign]:
    """The words and phrases of a sentence that take firmness away."""
    lows = [word.lower for word in words]
    signs: list[FirmnessSign] = []
    at = 0
    while at < len(words):
        length, level = _at(table, lows, at)
        if length and level and (length > 1 or _holds(words, lows, at)):
            signs.append(FirmnessSign(Span(words[at].start, words[at + length - 1].end), level))
        at += length or 1
    return signs


def _question(text: str, sentence: Span) -> list[FirmnessSign]:
    """The question mark that a sentence ends in, if it does."""
    start = max(sentence.start, sentence.end - 8)
    found = _QUESTION.search(text[start : sentence.end])
    return [FirmnessSign(Span(start + found.start(), start + found.start() + 1), "asked")] if found else []


def _at(table: _Table, lows: list[str], at: int) -> tuple[int, FirmnessLevel | None]:
    for parts, level in table.get(lows[at], ()):
        if tuple(lows[at : at + len(parts)]) == parts:
            return len(parts), level
    return 0, None


def _holds(words: list[Token], lows: list[str], at: int) -> bool:
    """Whether the word is what its list takes it for: not May, not "could not", not "claimed 12 lives"."""
    low = lows[at]
    before, after = lows[at - 1] if at else "", lows[at + 1] if at + 1 < len(lows) else ""
    if low == "may" and words[at].capital and at > 0 and not words[at].text.isupper():
        return False
    if before in _NONE_BEHIND.get(low, ()) or after in _NONE_BEFORE.get(low, ()):
        return False
    if low.startswith("claim") and any(word in _CLAIMED for word in lows[at + 1 : at + 5]):
        return False
    return not (low in _NOT_AFTER_HAD and before in ("had", "never"))
