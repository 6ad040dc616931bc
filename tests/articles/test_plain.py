"""Values as JSON holds them, and what is refused when they are read back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Sentence, Span
from articles.plain import plain, reader, written

Colour = Literal["red", "green"]


@dataclass(frozen=True)
class Leaf:
    colour: Colour
    share: float
    run: range
    day: date | None = None


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    pair: tuple[str, int]
    tall: bool
    seen: dict[str, int] = field(default_factory=dict, init=False, compare=False)


HERE = ModuleType("here")
HERE.__dict__.update(globals())
TREE = Tree((Leaf("red", 0.5, range(2, 4), date(2026, 4, 21)), Leaf("green", 1, range(0))), ("a", 1), tall=True)
READ = reader(Tree, HERE)


def test_a_value_comes_back_as_it_was() -> None:
    assert READ(json.loads(json.dumps(plain(TREE)))) == TREE


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ((0,), {}), ((0,), "red"), ((0, 0), []), ((0, 0, 0), "blue"), ((0, 0, 0), []), ((0, 0, 1), True),
        ((0, 0, 1), "1"), ((0, 0, 2), [1, 2, 3]), ((0, 0, 2), [1.0, 2]), ((0, 0, 3), "a day"), ((0, 0, 3), 7),
        ((1,), ["a"]), ((1, 1), True), ((2,), 1), ((2,), None),
    ],
)  # fmt: skip
def test_what_is_not_of_its_type_is_refused(way: tuple[int, ...], value: object) -> None:
    raw: Any = plain(TREE)
    part = raw
    for step in way[:-1]:
        part = part[step]
    part[way[-1]] = value
    with pytest.raises((ValueError, TypeError)):
        READ(raw)


def test_words_that_come_often_are_held_once() -> None:
    words = reader(tuple[str, ...])(json.loads('["rope and sail", "rope and sail"]'))
    assert words[0] is words[1]


def test_a_field_too_many_is_refused() -> None:
    with pytest.raises(ValueError, match="longer"):
        READ([*plain(TREE), 1])


@given(st.lists(st.integers(0, 9), max_size=300), st.text(max_size=20), st.integers(1, 200_000))
@settings(max_examples=30, deadline=None)
def test_what_is_written_in_pieces_is_the_same_json(starts: list[int], words: str, length: int) -> None:
    sentences = tuple(Sentence(Span(start, start + 1), start) for start in starts)
    long = (words + 'é"水\U0001f692')[: length % 7 + 1] * (length // 4)
    value = {
        "text": long,
        "sentences": sentences,
        "one": Span(1, 2),
        "none": None,
        "inner": {"many": tuple(starts)},
        "": {},
    }
    inner = {"many": starts}
    whole = {"text": long, "sentences": plain(sentences), "one": [1, 2], "none": None, "inner": inner, "": {}}
    assert "".join(written(value)) == json.dumps(whole, separators=(",", ":"))
