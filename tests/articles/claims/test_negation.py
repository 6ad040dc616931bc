"""What is said not to be so, what is left out, and how far that holds."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.claims.modality.negation import read_negations
from tests.work import calls_of


@pytest.mark.parametrize(
    ("sentence", "kind", "scope"),
    [
        ("The quay did not sink, the mayor said.", "negation", "not sink"),
        ("The quay hasn't moved in weeks.", "negation", "hasn't moved in weeks"),
        ("The guild and none else repaired the quay.", "exclusion", "none else repaired the quay"),
        ("No boat except for the ferry came.", "negation", "No boat "),
        ("The ferry no longer stops here but the bus does.", "ceased", "no longer stops here"),
        ("The guild failed to repair the quay.", "failed", "failed to repair the quay"),
        ("He refused to leave.", "failed", "refused to leave"),
    ],
)
def test_cue_kind_and_scope(sentence: str, kind: str, scope: str) -> None:
    first = read_negations(sentence)[0]
    assert (first.kind, first.scope.of(sentence).startswith(scope)) == (kind, True)


def test_the_scope_ends_with_the_clause() -> None:
    sentence = "The ferry did not stop; the bus did."
    assert read_negations(sentence)[0].scope.of(sentence) == "not stop"


@pytest.mark.parametrize(
    "sentence",
    [
        "Not only the ferry came.",
        "No fewer than 40 boats sank.",
        "Not less than 40 boats sank.",
        "No doubt the quay sank.",
        "Only 12 boats came.",
    ],
)
def test_words_that_negate_nothing_are_left_alone(sentence: str) -> None:
    assert read_negations(sentence) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Der Kai sank nicht."),
        ("fr", "Le quai n'a pas coulé."),
        ("es", "El muelle no se hundió."),
        ("ru", "Он не утонул."),
    ],
)
def test_other_languages_negate_too(language: str, sentence: str) -> None:
    assert [each.kind for each in read_negations(sentence, language)] == ["negation"]


_WORDS = "not no , only except for ; but n't x"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80) | st.lists(st.sampled_from(_WORDS.split()), max_size=30).map(" ".join))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    found = read_negations(text)
    assert all(each.scope.start == each.cue.start <= each.cue.end <= each.scope.end <= len(text) for each in found)
    assert [each.cue.start for each in found] == sorted(each.cue.start for each in found)


@pytest.mark.parametrize("piece", ["not ", ",", "a", "no longer ", '"..[111 111'])
def test_twice_the_text_takes_twice_the_work(piece: str) -> None:
    once, twice = (calls_of(partial(read_negations, piece * (length // len(piece)))) for length in (25_000, 50_000))
    assert twice <= 2.3 * once + 200
