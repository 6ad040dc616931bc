"""Reports for a library to hold beside those that are sought: invented ones, some of one event and most alone.

The reports of `benchmarks/reports` (`work` and `train`) are the words; each time one is taken, its people, firms and
places get other names, its figures, in digits or in words, its days and months become others, and some of its sentences
are left out. So a library is full of reports of the same sorts of event, in the same words, with other names. Of the
sentences in which nothing became another, few are kept and none opens a report: two reports that are said to tell of
two events differ in nearly every sentence. Where a side has too few others, its file is not taken.
"""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from articles.matching.words import names_in, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.text.tokens import Token

REPORTS = Path(__file__).resolve().parents[1] / "reports"

_NAMES: dict[str, str] = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
_PLACES, _FIRST, _LAST, _SYLLABLES, _ENDS = (
    _NAMES[kind].split() for kind in ("places", "first", "last", "syllables", "ends")
)
_DAYS, _MONTHS, _SPELLED = (_NAMES[kind].split() for kind in ("days", "months", "figures"))
_WHERE = frozenset({"in", "at", "near", "from", "outside", "of", "to"})
_DECIMAL = re.compile(r"\d+\.(\d+)")
_SENTENCE = re.compile(r"[ab]\d+ (.+)")
_YEARS = range(1900, 2031)
_FEWEST = 6
"""Sentences of a side in which something becomes another, at the least."""
_ALONE = 0.7
"""How many of the events have one report and no other."""
_PLAIN = 0.15
"""How many of the sentences are kept in which nothing became another."""
_RARE = 0.6
"""How many of the names are made up of syllables: most names of the world are in few texts."""


class Text(NamedTuple):
    """A report, and the event that it tells of."""

    event: str
    text: str


class _Side(NamedTuple):
    """A report as it was written: title and sentences, each with its tokens."""

    title: tuple[str, list[Token]]
    sentences: list[tuple[str, list[Token]]]


def background(count: int, seed: int = 11) -> Iterator[Text]:
    """`count` reports, the same each time; about half of them have another one on their event."""
    made = random.Random(seed)  # noqa: S311 - reports to be measured by, nothing secret
    pairs = _pairs()
    number = given = 0
    while given < count:
        sides, names = pairs[made.randrange(len(pairs))]
        event, number = f"background-{number}", number + 1
        others = _Others(made, names)
        for side in [made.choice(sides)] if made.random() < _ALONE else sides:
            if given < count:
                yield Text(event, others.report(side))
                given += 1


@cache
def _pairs() -> list[tuple[tuple[_Side, _Side], dict[str, str]]]:
    """Both sides of each file, and their names in small letters with the word before each where it is first."""
    files = [_sides(path) for folder in ("train", "work") for path in sorted((REPORTS / folder).glob("*.txt"))]
    every = [token for sides in files for side in sides for _, line in side.sentences for token in line]
    small = {token.key for token in every if not token.capital}
    found = []
    for sides in files:
        lines = [line for side in sides for _, line in (side.title, *side.sentences)]
        inside = names_in(lines)
        names: dict[str, str] = {}
        for line in lines:
            for at, token in enumerate(line):
                # A word that is nowhere written small is a name at the head of a sentence, too.
                if token.capital and len(token.text) > 1 and (token.key in inside or token.key not in small):
                    names.setdefault(token.lower, line[at - 1].lower if at else "")
        told = [sum(any(_changes(token, names) for token in line) for _, line in side.sentences) for side in sides]
        if min(told) >= _FEWEST:
            found.append((sides, names))
    return found


def _sides(path: Path) -> tuple[_Side, _Side]:
    """Both reports of a file."""
    titles, lines = ["", ""], ([], [])  # type: tuple[list[str], tuple[list[str], list[str]]]
    side = -1
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            parts = [part.strip() for part in line[3:].split("|")]
            side = {"A": 0, "B": 1}.get(parts[0], -1)
            if side >= 0:
                titles[side] = parts[3]
        elif side >= 0 and (sentence := _SENTENCE.fullmatch(line)):
            lines[side].append(sentence[1])
    a, b = (
        _Side((title, tokens(title)), [(line, tokens(line)) for line in some])
        for title, some in zip(titles, lines, strict=True)
    )
    return a, b


def _changes(token: Token, names: Mapping[str, str]) -> bool:
    return token.kind == "number" or (token.capital and token.lower in names)


class _Others:
    """Other names, figures and days for one event, the same in all reports of it."""

    def __init__(self, made: random.Random, names: Mapping[str, str]) -> None:
        self._made = made
        self._before = names
        self._others: dict[str, str] = {}
        self._figures: dict[str, float] = {}
        self._days, self._months = made.randrange(1, 7), made.randrange(1, 12)

    def report(self, side: _Side) -> str:
        """A report with the other names: its title, and most of the sentences in which something became another."""
        told = [(self._renamed(*line), line[0]) for line in side.sentences]
        share = self._made.choice((0.4, 0.7, 0.9))
        kept = [new for new, old in told if self._made.random() < (share if new != old else _PLAIN)]
        changed = [new for new, old in told if new != old]
        body = dict.fromkeys((changed[0], *(kept if len(kept) >= _FEWEST - 2 else changed[:_FEWEST])))
        title = self._renamed(*side.title)
        return (f"{title}\n\n" if title != side.title[0] else "") + " ".join(body) + "\n"

    def _renamed(self, sentence: str, line: list[Token]) -> str:
        words, end = [], 0
        for token in line:
            words.append(sentence[end : token.start])
            words.append(self._other(token))
            end = token.end
        return "".join(words) + sentence[end:]

    def _other(self, token: Token) -> str:
        if token.kind == "number":
            return self._figure(token)
        if not token.capital or token.lower not in self._before:
            return token.text
        if token.lower not in self._others:
            self._others[token.lower] = self._name(token)
        return self._others[token.lower]

    def _name(self, token: Token) -> str:
        made = self._made
        for row, turn in ((_DAYS, self._days), (_MONTHS, self._months)):
            if token.text in row:
                return row[(row.index(token.text) + turn) % len(row)]
        if token.text.isupper():
            return "".join(made.choices("ABCDEFGHILMNOPRSTU", k=len(token.text)))
        place = self._before[token.lower] in _WHERE
        if made.random() < _RARE:
            name = "".join(made.choices(_SYLLABLES, k=made.choice((1, 2, 2, 3)))) + made.choice(_ENDS)
            return name.capitalize()
        return made.choice(_PLACES if place else _FIRST if made.random() < 0.3 else _LAST)

    def _figure(self, token: Token) -> str:
        """Another figure, written as the first one is."""
        if token.key.count(".") > 1:
            return token.text
        if token.key not in self._figures:
            value = float(token.key[1:])
            year = value in _YEARS and token.text.isdigit()
            low, high = (value - 6, value + 2) if year else (value * 2 / 3, value * 3 / 2 + 2)
            self._figures[token.key] = self._made.uniform(low, high)
        value = self._figures[token.key]
        if decimal := _DECIMAL.fullmatch(token.text):
            return f"{value:.{len(decimal[1])}f}"
        whole = max(2, round(value))
        if not token.text[0].isdigit() and whole - 2 < len(_SPELLED):
            return _SPELLED[whole - 2].capitalize() if token.text[0].isupper() else _SPELLED[whole - 2]
        return f"{whole:,}" if "," in token.text or whole > 9_999 else str(whole)
