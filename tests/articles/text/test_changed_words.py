"""Words changed in passages that are the same but for them."""

from __future__ import annotations

import pytest

from articles.article import Span
from articles.text.changed_words import changed_words
from tests.building import article


def changed(one: str, other: str) -> list[tuple[str, str]]:
    a, b = article([[one]]), article([[other]])
    found = changed_words(a, b, Span(0, len(one)), Span(0, len(other)))
    return [(a.quote(words.a), b.quote(words.b)) for words in found]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (
            "All 35 workers on the late shift were safe.", "All 35 workers on the night shift were safe.",
            [("late", "night")],
        ),
        ("He worked the late shift.", "He worked the night shift.", [("late", "night")]),
        (
            "Nobody at the plant was told of the leak.", "Everybody at the plant was told of the leak.",
            [("Nobody", "Everybody")],
        ),
        ("The mayor did not praise the crews for it.", "The mayor did praise the crews for it.", [("not", "")]),
        ("The road to Orm was closed all night.", "The old road to Orm was closed all night.", [("", "old")]),
        ("They paid £5 for each of the tickets.", "They paid $5 for each of the tickets.", [("£", "$")]),
        (
            "A rise of 3.5 per cent was seen in May.", "A rise of 35 per cent was seen in June.",
            [("3.5", "35"), ("May", "June")],
        ),
        (
            "Die Brücke bei Dorn bleibt bis Montag zu.", "Die Brücke bei Dorn bleibt bis Freitag zu.",
            [("Montag", "Freitag")],
        ),
        ("“The gate is shut, and stays so,” he said.", '"The gate is shut and stays so", he said.', []),
        ("The Gate is shut and stays so till May.", "the gate is shut and stays so till May", []),
        ("The crane fell on two barges in the storm.", "In the storm a barge or two sank below the crane.", []),
        ("Snow fell.", "Snow lay.", []),
    ],
)  # fmt: skip
def test_the_changed_words_are_found_and_only_these(one: str, other: str, wanted: list[tuple[str, str]]) -> None:
    assert changed(one, other) == wanted
    assert changed(other, one) == [(right, left) for left, right in wanted]


def test_a_very_long_passage_is_left_alone() -> None:
    assert changed("word " * 3000, "word " * 2999 + "other") == []
