"""Reports for a library to hold beside those that are sought: invented ones, some of one event and most alone.

The reports of `benchmarks/reports` (`work` and `train`) are the words; each time one is taken, its people, firms and
places get other names, the places those of the world, its figures and days become others, and some of its sentences are
left out. So a library is full of reports of the same sorts of event, in the same words, with other names.
"""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from articles.matching.words import names_in, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORTS = Path(__file__).resolve().parents[1] / "reports"

_NAMES: dict[str, str] = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
_PLACES, _FIRST, _LAST = (_NAMES[kind].split() for kind in ("places", "first", "last"))
_WHERE = frozenset({"in", "at", "near", "from", "outside", "of", "to"})
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBER = re.compile(r"\d+")
_SENTENCE = re.compile(r"[ab]\d+ (.+)")
_YEARS = range(1900, 2031)
_FEWEST = 4
_ALONE = 0.7
"""How many of the events have one report and no other."""


class Text(NamedTuple):
    """A report, and the event that it tells of."""

    event: str
    text: str


def background(count: int, seed: int = 11) -> Iterator[Text]:
    """`count` reports, the same each time; about half of them have another one on their event."""
    made = random.Random(seed)  # noqa: S311 - reports to be measured by, nothing secret
    pairs = [_sides(path) for folder in ("train", "work") for path in sorted((REPORTS / folder).glob("*.txt"))]
    number = given = 0
    while given < count:
        sides = pairs[made.randrange(len(pairs))]
        event, number = f"background-{number}", number + 1
        renamed = _Names(made, sides)
        for side in [made.choice(sides)] if made.random() < _ALONE else sides:
            if given < count:
                yield Text(event, renamed.report(side))
                given += 1


def _sides(path: Path) -> tuple[list[str], list[str]]:
    """The title and the sentences of both reports of a file."""
    found: tuple[list[str], list[str]] = ([], [])
    side = -1
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            parts = [part.strip() for part in line[3:].split("|")]
            side = {"A": 0, "B": 1}.get(parts[0], -1)
            if side >= 0:
                found[side].append(parts[3])
        elif side >= 0 and (sentence := _SENTENCE.fullmatch(line)):
            found[side].append(sentence[1])
    return found


class _Names:
    """Other names, figures and days for one event, the same in all reports of it."""

    def __init__(self, made: random.Random, sides: tuple[list[str], list[str]]) -> None:
        self._made = made
        read = [tokens(sentence) for side in sides for sentence in side[1:]]
        names = names_in(read)
        self._names: dict[str, str] = {}
        self._figures: dict[str, str] = {}
        self._turn = made.randrange(len(_DAYS))
        for sentence in read:
            for at, token in enumerate(sentence):
                if token.capital and token.key in names and token.lower not in self._names and len(token.text) > 1:
                    self._names[token.lower] = self._other(sentence[at - 1].lower if at else "", token.text)

    def report(self, side: list[str]) -> str:
        """A report with the other names: its title, its first sentence, and most of the others."""
        kept = [sentence for sentence in side[2:] if self._made.random() < self._made.choice((0.4, 0.7, 0.9))]
        body = [side[1], *(kept or side[2 : 2 + _FEWEST])]
        return f"{self._renamed(side[0])}\n\n" + " ".join(map(self._renamed, body)) + "\n"

    def _other(self, before: str, name: str) -> str:
        if name in _DAYS:
            return _DAYS[(_DAYS.index(name) + self._turn) % len(_DAYS)]
        if name.isupper():
            return "".join(self._made.choices("ABCDEFGHILMNOPRSTU", k=len(name)))
        return self._made.choice(_PLACES if before in _WHERE else _FIRST if self._made.random() < 0.3 else _LAST)

    def _renamed(self, sentence: str) -> str:
        words, end = [], 0
        for token in tokens(sentence):
            words.append(sentence[end : token.start])
            words.append(self._names.get(token.lower, token.text) if token.capital else token.text)
            end = token.end
        return _NUMBER.sub(self._figure, "".join(words) + sentence[end:])

    def _figure(self, found: re.Match[str]) -> str:
        digits = found[0]
        if digits not in self._figures:
            value = int(digits)
            low, high = (value - 6, value + 2) if value in _YEARS else (max(1, value * 2 // 3), value * 3 // 2 + 2)
            self._figures[digits] = str(self._made.randint(low, high))
        return self._figures[digits]
