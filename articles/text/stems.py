"""One stemmer of English: words without their endings, by one table of rules in two strengths.

Matching compares words by LIGHT, on which its weights were fitted and its word lists are written; claims compare them
by FULL, on which their rules were measured. The figures of either in place of the other, and of two libraries, are in
`docs/decisions/0014-one-floor-for-language.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from articles.text.casefold import lowered
from articles.text.tables import families

_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class _Rule:
    """An ending and what takes its place, in words with more letters than `longer_than`.

    `unless` names endings of words that are left alone, `vowel` asks for one in what is left; `undoubles` takes away
    the second of two equal last letters as well, and after a rule that is `last` no other is looked at.
    """

    ending: str
    becomes: str = ""
    longer_than: int = 0
    unless: tuple[str, ...] = ()
    vowel: bool = False
    undoubles: bool = False
    last: bool = False

    def takes(self, word: str) -> bool:
        """Whether the rule is for this word."""
        if not word.endswith(self.ending) or len(word) <= self.longer_than or word.endswith(self.unless):
            return False
        return not self.vowel or not _VOWELS.isdisjoint(word.removesuffix(self.ending))


class _Step:
    """Rules of which the first one that is for a word changes it."""

    def __init__(self, *rules: _Rule) -> None:
        self._rules = rules
        self._endings = tuple(rule.ending for rule in rules)

    def rule_for(self, word: str) -> _Rule | None:
        """The rule that changes the word; None where none does."""
        if not word.endswith(self._endings):
            return None
        return next((rule for rule in self._rules if rule.takes(word)), None)


@dataclass(frozen=True, slots=True)
class Strength:
    """How much a stemmer takes away, step by step.

    `doubled` are the letters of which two at the end become one, `silent_e` the length beyond which a last e goes, and
    `final_y` that beyond which a last y becomes i.
    """

    steps: tuple[_Step, ...]
    doubled: frozenset[str]
    always_undoubles: bool
    silent_e: int
    final_y: int | None = None


LIGHT: Final = Strength(
    steps=(
        _Step(
            _Rule("ies", "y", longer_than=4),
            _Rule("ses", "s", longer_than=4),
            _Rule("xes", "x", longer_than=4),
            _Rule("zes", "z", longer_than=4),
            _Rule("s", longer_than=3, unless=("ss", "us")),
        ),
        _Step(_Rule("ing", longer_than=5, undoubles=True), _Rule("ed", longer_than=4, undoubles=True)),
    ),
    doubled=frozenset("bcdfghjkmnpqrtvwxyz"),
    always_undoubles=False,
    silent_e=3,
    final_y=3,
)
"""What matching compares words by: endings go from short words too, so that rare words meet."""

FULL: Final = Strength(
    steps=(
        _Step(
            _Rule("ies", "y", longer_than=4, last=True),
            _Rule("sses", "ss", last=True),
            _Rule("xes", "x", last=True),
            _Rule("ches", "ch", last=True),
            _Rule("shes", "sh", last=True),
            _Rule("zes", "z", last=True),
            _Rule("s", unless=("ss", "us", "is")),
        ),
        _Step(
            _Rule("ied", "y", longer_than=4, last=True),
            _Rule("ing", longer_than=5, vowel=True),
            _Rule("ed", longer_than=4, vowel=True),
        ),
    ),
    doubled=frozenset("bdgklmnprtvsz"),
    always_undoubles=True,
    silent_e=4,
)
"""What claims compare words by: nouns keep their dictionary form, so that a stem can be looked up in lists."""

_SHORTEST = 4


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """An English word in small letters, without its ending or as its irregular family: FULL."""
    low = lowered(word)
    irregular = families()
    if low not in irregular:
        low = low.removesuffix("'s").removesuffix("s'")
    if low in irregular:
        return irregular[low]
    if low.endswith("n't"):
        return "not"
    if not low.isalpha() or len(low) < _SHORTEST:
        return low
    return without_endings(low, FULL)


def without_endings(word: str, strength: Strength) -> str:
    """A word in small letters without the endings that `strength` takes away."""
    undoubles = strength.always_undoubles
    for step in strength.steps:
        rule = step.rule_for(word)
        if rule is None:
            continue
        word = word.removesuffix(rule.ending) + rule.becomes
        if rule.last:
            return word
        undoubles = undoubles or rule.undoubles
    if undoubles and len(word) > 3 and word[-1] == word[-2] and word[-1] in strength.doubled:
        word = word[:-1]
    if len(word) > strength.silent_e:
        word = word.removesuffix("e")
    if strength.final_y is not None and len(word) > strength.final_y and word.endswith("y"):
        word = word[:-1] + "i"
    return word
