"""Long sentences as clauses, side by side."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.claims.modality.clauses import clauses


def _read(text: str) -> list[str]:
    return [each.of(text) for each in clauses(text, Span(0, len(text)))]


def test_a_short_sentence_is_one_clause() -> None:
    assert _read("The old quay sank before dawn.") == ["The old quay sank before dawn."]


def test_a_new_verb_after_a_comma_begins_a_clause() -> None:
    assert _read("The quay sank before dawn, and the ferry was lost with it.") == [
        "The quay sank before dawn",
        "and the ferry was lost with it.",
    ]


def test_while_and_but_begin_a_clause() -> None:
    assert _read("The quay sank while the guards slept but nobody was hurt.") == [
        "The quay sank",
        "while the guards slept",
        "but nobody was hurt.",
    ]


def test_figures_of_a_list_stand_apart_once_there_was_a_verb() -> None:
    assert _read("Forty boats were sunk, 12 sailors drowned and 3 were saved.")[1].startswith("12 sailors")


def test_a_number_with_a_comma_is_not_cut() -> None:
    assert _read("The quay was built with 5,000 stones.") == ["The quay was built with 5,000 stones."]


def test_a_list_of_things_is_not_cut() -> None:
    assert _read("Ropes, nets, salt and lamps were on the quay.") == ["Ropes, nets, salt and lamps were on the quay."]


_WORDS = "the quay sank , and but while 12 ; : — said 5,000 who ."


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(_WORDS.split()),
        max_size=40,
    ).map(" ".join)
)
def test_clauses_lie_side_by_side_and_hold_every_word(text: str) -> None:
    found = clauses(text, Span(0, len(text)))
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(each.end <= len(text) for each in found)
    held = {at for each in found for at in range(each.start, each.end)}
    assert all(at in held for at, letter in enumerate(text) if letter.isalnum())


@pytest.mark.parametrize("piece", ["a", ",", "and ", "the quay sank, ", '"..[111 111'])
def test_a_long_run_of_one_thing_is_cut_to_its_end(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    assert clauses(text, Span(0, len(text)))[-1].end <= len(text)
