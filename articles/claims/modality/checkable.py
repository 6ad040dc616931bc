"""How much a sentence is worth checking: does it claim something about the world that a record could settle?"""

from __future__ import annotations

import json
import re
from functools import cache, partial
from math import exp, log1p
from pathlib import Path
from typing import TYPE_CHECKING

from articles import lexicon
from articles.lexicon import alternatives
from articles.text.casefold import lowered
from articles.text.tokens import SPELLED

if TYPE_CHECKING:
    from collections.abc import Mapping

WORTH_CHECKING = 0.5
"""From this score on a sentence counts as worth checking. The weights are trained with both classes weighing the same,
so the threshold fits a text in which half of the sentences are."""

_words = partial(lexicon.words, "en", "checkable")
_NUMBER = re.compile(r"(?<![^\W_])\d[\d,.]*")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_MONEY = re.compile(rf"[$£€]\s?\d|\b{alternatives(_words('money'))}\b", re.IGNORECASE)
_PERCENT = re.compile(r"\d\s?%|\bper ?cent\b", re.IGNORECASE)
_SPELLED = re.compile(rf"\b{alternatives(_words('spelled'))}\b", re.IGNORECASE)
_LONGEST = 2_000
"""Code points that are looked at; no sentence worth checking needs more."""


_PAST, _FIRST, _OPINION, _ASKS = map(_words, ("past", "first", "opinion", "asks"))
_GROUPS = {
    "a measure": _words("comparing"),
    "a large number": _words("scale"),
    "a deed on record": _words("deeds"),
    "a public matter": _words("matters"),
    "talk": _words("talk"),
    "I": _words("first"),
    "we": _words("we"),
    "you": _words("you"),
    "he or they": _words("they"),
    "a duty": _words("duty"),
    "the future": _words("future"),
    "being": _words("be"),
    "praise": _words("vague"),
}


def features(text: str) -> dict[str, float]:
    """What is counted of a sentence: each value 0 to about 3, by a name that a reader understands."""
    text = text[:_LONGEST]
    written = SPELLED.texts(text)
    words = [lowered(word) for word in written]
    said = set(words)
    count = max(1, len(words))
    capitals = sum(word[0].isupper() for word in written[1:] if word.partition("'")[0] != "I")
    past = sum(word in _PAST or (word.endswith("ed") and len(word) > 4) for word in words)
    found: dict[str, float] = {
        "a figure": min(2, len(_NUMBER.findall(text))),
        "any figure": float(bool(_NUMBER.search(text) or _SPELLED.search(text))),
        "a figure in words": min(2, len(_SPELLED.findall(text))),
        "a year": float(bool(_YEAR.search(text))),
        "money": float(bool(_MONEY.search(text))),
        "a percentage": float(bool(_PERCENT.search(text))),
        "names": log1p(capitals),
        "the past": log1p(past),
        "the length": log1p(count),
        "a short sentence": float(count < 7),
        "a question": float(text.rstrip(" \"'”’").endswith("?")),
        "I and an opinion": float(bool(said & _FIRST) and bool(said & _OPINION)),
    }
    found |= {name: log1p(sum(word in group for word in words)) for name, group in _GROUPS.items()}
    found["asking"] = float(bool(words) and words[0] in _ASKS)
    found["a name and the past"] = float(capitals > 0 and past > 0)
    found["a figure and a public matter"] = float(found["any figure"] > 0 and found["a public matter"] > 0)
    found["I, and no figure"] = float(bool(said & _FIRST) and not found["any figure"])
    return found


@cache
def _model() -> tuple[float, Mapping[str, float]]:
    read = json.loads(Path(__file__).with_name("checkable.json").read_text(encoding="utf-8"))
    return float(read["bias"]), {name: float(weight) for name, weight in read["weights"].items()}


def checkable(text: str) -> float:
    """How much a sentence is worth checking, 0 to 1; see `WORTH_CHECKING`. For English; elsewhere figures count."""
    bias, weights = _model()
    total = bias + sum(weights.get(name, 0.0) * value for name, value in features(text).items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
