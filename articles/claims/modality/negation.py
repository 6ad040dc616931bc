"""What a sentence says is not so, and what it leaves out: each negation with the words it holds for."""

from __future__ import annotations

import re
from functools import cache

from articles import lexicon
from articles.article import Span
from articles.claims.particulars import Negation, NegationKind
from articles.lexicon import alternatives
from articles.text.tokens import HYPHENS

_END = re.compile(
    rf"[;:.!?()—\n](?=\s|$)| [–-] |,? {alternatives(lexicon.words('en', 'negation', 'clause_ends'))}\b"
    rf"|, {alternatives(lexicon.words('en', 'negation', 'clause_ends_after_comma'))}\b|, "
)
_COUNTED_AFTER_ONLY = lexicon.words("en", "negation", "counted_after_only")
_TIME_AFTER_ONLY = lexicon.words("en", "negation", "time_after_only")
_LISTS: tuple[tuple[str, NegationKind | None], ...] = (
    ("negations", "negation"),
    ("not_negations", None),
    ("exclusions", "exclusion"),
    ("ceased", "ceased"),
    ("failed", "failed"),
)
_REACH = 240


@cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], NegationKind | None]]]:
    """Phrases by their first word, the longest first; None marks a phrase that does not negate."""
    table: dict[str, list[tuple[tuple[str, ...], NegationKind | None]]] = {}
    for name, kind in _LISTS:
        for phrase in lexicon.in_order(language, "negation", name):
            parts = tuple(phrase.split())
            table.setdefault(parts[0], []).append((parts, kind))
    for several in table.values():
        several.sort(key=lambda row: (-len(row[0]), row[1] is not None))
    return table


def read_negations(text: str, language: str = "en") -> list[Negation]:
    """The negations of a text, in order."""
    code = lexicon.base_of(language)
    table = _phrases(code)
    words = HYPHENS.tokens(text)
    lows = [word.lower for word in words]
    found: list[Negation] = []
    ends = [each.start() for each in _END.finditer(text)]
    at, after = 0, 0
    while at < len(words):
        length, kind = _at(table, lows, at, english=code == "en")
        if length and kind and not (kind == "exclusion" and length == 1 and _of_time(lows, at)):
            cue = Span(words[at].start, words[at + length - 1].end)
            while after < len(ends) and ends[after] < cue.end:
                after += 1
            end = min(ends[after] if after < len(ends) else len(text), cue.end + _REACH)
            found.append(Negation(cue, Span(cue.start, max(cue.end, end)), kind))
        at += length or 1
    return found


def _of_time(lows: list[str], at: int) -> bool:
    """ "Only last week", "only 12", "not the only": nothing is left out."""
    if lows[at] != "only":
        return False
    before, earlier = lows[at - 1] if at else "", lows[at - 2] if at > 1 else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    denied = before == "the" and (earlier == "not" or earlier.endswith("n't"))
    counted = after[:1].isdigit() or after in _COUNTED_AFTER_ONLY
    return denied or counted or before in ("if", "not") or after in _TIME_AFTER_ONLY


def _at(
    table: dict[str, list[tuple[tuple[str, ...], NegationKind | None]]], lows: list[str], at: int, *, english: bool
) -> tuple[int, NegationKind | None]:
    for parts, kind in table.get(lows[at], ()):
        if tuple(lows[at : at + len(parts)]) == parts:
            return len(parts), kind
    if english and lows[at].endswith("n't"):
        return 1, "negation"
    return 0, None
