"""Words brought to the form by which they are compared: the tokens of a text with their places and stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from articles import lexicon
from articles.claims.words.frames_en import GROUPS

_WORD = re.compile(r"[^\W_]++(?:['’.-][^\W_]++)*+")
_DOUBLED = frozenset("bdgklmnprtvsz")
_IRREGULAR: dict[str, str] = {
    form: row.split()[0]
    for row in (
        "kill killed killing kills", "die died dying dies", "fall fell fallen", "take took taken taking", "win won",
        "shoot shot shooting shots", "lose lost losing", "flee fled", "hold held", "leave left leaving",
        "say said says saying", "build built", "buy bought", "sell sold", "send sent", "meet met", "pay paid",
        "make made making", "give gave given giving", "go went gone goes", "rise rose risen rising", "grow grew grown",
        "break broke broken", "strike struck", "fight fought", "sink sank sunk", "speak spoke spoken", "tell told",
        "write wrote written writing", "find found", "keep kept", "lead led", "run ran running", "begin began begun",
        "seek sought", "spend spent", "stand stood", "steal stole stolen", "catch caught", "drive drove driven driving",
        "bear born bore", "woman women", "man men", "child children", "throw threw thrown", "come came coming",
        "see saw seen", "know knew known", "get got gotten getting", "bring brought", "feel felt", "hit hits hitting",
        "put puts putting", "cut cuts cutting", "beat beaten", "blow blew blown blowing", "burn burnt", "dig dug",
        "draw drew drawn", "shrink shrank shrunk", "become became", "be is are was were been being am",
        "have has had having", "do does did done doing", "life lives", "wife wives", "knife knives", "half halves",
        "foot feet", "wed wedded", "medium media", "crisis crises", "hurt hurts", "quit quits", "teach taught",
        "serve served serving serves", "have had has", "use used using", "name named", "note noted", "gunman gunmen",
        "casualty casualties", "body bodies", "lie lay lain lying", "wound wounded wounding", "tie tied ties",
        "fire fired firing fires", "save saved saving", "arrive arrived", "close closed closing", "move moved moving",
        "celsius", "not n't cannot", "series", "news", "police", "attack", "bus", "gas", "loss losses",
    )
    for form in row.split()
}  # fmt: skip
_IRREGULAR["can't"] = "not"

COMMON = lexicon.words("en", "stems", "common")
"""Stems that say little of what a statement is about."""


class Token(NamedTuple):
    """A word of a text at `text[start:end]`, and the stem by which it equals others."""

    start: int
    end: int
    stem: str


@lru_cache(maxsize=1)
def _one_word() -> dict[str, str]:
    """Stems of the words by which accounts name one referent, each with the first of its line."""
    found: dict[str, str] = {}
    for line in GROUPS.strip().splitlines():
        words = [stem(word) for word in line.removeprefix("=").split()] if line.startswith("=") else []
        for word in words:
            found.setdefault(word, words[0])
    return found


def told(word: str) -> str:
    """The stem under which a stem is compared with other texts: fighters and militants are one."""
    return _one_word().get(word, word)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of `text[start:end]` in order."""
    return [Token(*mark.span(), stem(mark[0])) for mark in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """An English word without its ending, in lower case; a rule and the commonest irregular forms."""
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("s'") if low not in _IRREGULAR else low
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("n't"):
        return "not"
    if not low.isalpha() or len(low) < 4:
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes", "zes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    for ending in ("ing", "ed"):
        cut = low[: -len(ending)]
        if low.endswith(ending) and len(cut) >= 3 and any(letter in "aeiouy" for letter in cut):
            return _rounded(cut)
    return _rounded(low)


def _rounded(cut: str) -> str:
    """Without a doubled last letter or a silent e, so that "stall" and "stalled", "move" and "moving" are one."""
    if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] in _DOUBLED:
        return cut[:-1]
    return cut.removesuffix("e") if len(cut) > 4 else cut
