"""Evidence: what two passages share, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.matching.evidence import evidence_of
from articles.matching.rarity import Rarity
from articles.matching.words import names_in, tokens
from tests.articles.matching.made import SENTENCES

if TYPE_CHECKING:
    from articles.matching.match import Evidence

OTHERS = ("The mayor spoke of the cost.", "Bread was dear in Lund that winter.", "Nobody slept.", "It rained.")


def shared(a: str, b: str) -> tuple[Evidence, ...]:
    left, right = tokens(a), tokens(b)
    all_sentences = [left, right, *(tokens(text) for text in OTHERS)]
    return evidence_of(left, right, Rarity.of(all_sentences), names_in(all_sentences))


def words(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(piece.kind, piece.a.of(a), piece.b.of(b)) for piece in shared(a, b)]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_weights_fall_and_are_at_most_the_whole_score(a: str, b: str) -> None:
    weights = [piece.weight for piece in shared(a, b)]
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) <= 1
    assert all(weight >= 0 for weight in weights)


def test_equal_numbers_are_evidence_however_they_are_written() -> None:
    assert ("number", "2,000", "two thousand") in words("They counted 2,000 boats.", "Some said two thousand.")


def test_different_numbers_are_no_evidence() -> None:
    assert not [piece for piece in words("They counted 2,000.", "They counted 2,100.") if piece[0] == "number"]


def test_a_name_of_several_words_is_one_piece_of_evidence() -> None:
    found = words("A boat of Ida Holm sank.", "Yesterday Ida Holm wept.")
    assert ("name", "Ida Holm", "Ida Holm") in found


def test_forms_of_one_word_are_shown_as_they_stand() -> None:
    assert ("word", "leaning", "leaned") in words("They saw it leaning.", "It leaned.")


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    found = words("The crane leaned in the wind.", "The crane leaned for an hour.")
    assert found[-1][1] == "The"


def test_passages_without_a_shared_word_have_no_evidence() -> None:
    assert shared("A crane fell.", "Nobody slept.") == ()
