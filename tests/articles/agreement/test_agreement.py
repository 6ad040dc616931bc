"""Who said what on which passage; where people disagree, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.agreement import agreement_of
from articles.agreement.figures import TOO_FEW
from tests.articles.agreement.saying import LORRIES, ROAD, WALL, said, verdict

if TYPE_CHECKING:
    from articles.notes.content.note import Note


def test_a_passage_holds_what_everyone_said_of_it() -> None:
    notes = [
        verdict("Ada", LORRIES, "differ"),
        said("Ada", LORRIES, relation="checked"),
        said("Ben", LORRIES, "Count them.", relation="contradict", tags=("lorries",)),
        said("Cem", LORRIES, relation="no-match"),
        said("Dee", LORRIES, "Who says so?", kind="question"),
    ]
    (passage,) = agreement_of(notes).passages
    assert dict(passage.quotes) == LORRIES
    assert [(each.person, each.kind, each.value) for each in passage.judgements] == [
        ("Ada", "verdict", "differ"),
        ("Cem", "pair", "not a pair"),
        ("Ben", "relation", "contradict"),
        ("Ada", "tick", "checked"),
        ("Dee", "type", "question"),
        ("Ben", "tag", "lorries"),
    ]


def test_of_two_verdicts_of_one_person_the_later_one_holds() -> None:
    notes = [verdict("Ada", LORRIES, "agree", "2026-03-03T09:00:00Z"), verdict("Ada", LORRIES, "differ")]
    for order in (notes, notes[::-1]):
        found = agreement_of(order)
        assert found.passages[0].answers("verdict") == {"Ada": "agree"}
        assert found.disagreements == ()


def test_one_name_is_one_person_whatever_its_capitals() -> None:
    found = agreement_of([verdict("Ada Holt", LORRIES, "agree"), said("ada  holt", ROAD, "x"), said("Ada Holt", ROAD)])
    assert [(author.name, author.notes) for author in found.authors] == [("Ada Holt", 3)]
    assert not found.several


def test_agreement_counts_the_verdicts_of_people_on_the_same_passages() -> None:
    notes = [
        *(verdict("Ada", place, "differ") for place in (LORRIES, ROAD, WALL)),
        *(verdict("Ben", place, "differ") for place in (LORRIES, ROAD)),
        verdict("Ben", WALL, "agree"),
    ]
    figure = agreement_of(notes).figure
    assert (figure.measure, figure.units, figure.raters, figure.same, figure.pairs) == ("Cohen's kappa", 3, 2, 2, 3)
    assert figure.value == pytest.approx(0.0)


def test_one_passage_in_common_gives_no_figure() -> None:
    figure = agreement_of([verdict("Ada", LORRIES, "differ"), verdict("Ben", LORRIES, "differ")]).figure
    assert (figure.value, figure.why) == (None, TOO_FEW)


def test_a_place_marked_a_little_differently_is_the_same_passage() -> None:
    wider = {"a": "Nine lorries were", "b": "Eleven lorries were"}
    notes = [verdict("Ada", LORRIES, "differ"), verdict("Ben", wider, "agree"), verdict("Cem", LORRIES, "agree")]
    (each,) = agreement_of(notes).disagreements
    assert each.said == {"agree": ("Ben", "Cem"), "differ": ("Ada",)}
    assert dict(each.passage.quotes) == LORRIES


def test_a_verdict_and_what_a_note_says_of_the_pair_answer_different_questions() -> None:
    assert (
        agreement_of([verdict("Ada", LORRIES, "agree"), said("Ben", LORRIES, relation="contradict")]).disagreements
        == ()
    )


def test_a_question_beside_a_comment_is_no_disagreement_and_an_objection_is() -> None:
    asked, told = said("Ada", ROAD, "why?", kind="question"), said("Ben", ROAD, "so", kind="comment")
    assert agreement_of([asked, told]).disagreements == ()
    (each,) = agreement_of([asked, told, said("Cem", ROAD, "no", kind="disagreement")]).disagreements
    assert (each.kind, each.said["disagreement"]) == ("type", ("Cem",))
    assert each.people == ("Ada", "Ben", "Cem")


def test_verdicts_that_set_a_discrepancy_against_none_come_first() -> None:
    notes = [
        verdict("Ada", WALL, "differ"),
        verdict("Ben", WALL, "contradict"),
        said("Ada", ROAD, relation="match"),
        said("Ben", ROAD, relation="no-match"),
        verdict("Ada", LORRIES, "agree"),
        verdict("Ben", LORRIES, "differ"),
    ]
    found = agreement_of(notes).disagreements
    assert [(each.kind, each.passage.quotes["a"]) for each in found] == [
        ("verdict", LORRIES["a"]),
        ("verdict", WALL["a"]),
        ("pair", ROAD["a"]),
    ]


def test_a_pair_that_was_widened_was_made_not_rejected() -> None:
    """Widening rejects the narrow pair and makes the wide one in one moment."""
    wider = {"a": "Nine lorries were", "b": "Eleven lorries were"}
    notes = [said("Ada", LORRIES, relation="no-match"), said("Ada", wider, relation="match")]
    assert agreement_of(notes).passages[0].answers("pair") == {"Ada": "paired"}


NOTES = [
    *(verdict("Ada", place, "differ") for place in (LORRIES, ROAD)),
    *(verdict("Ben", place, "agree") for place in (LORRIES, ROAD)),
    said("Cem", LORRIES, "x", relation="contradict"),
    said("Cem", {"a": "Nine lorries were trapped"}, "y", kind="disagreement"),
    said("Ada", {"a": "Nine lorries"}, "z", tags=("t",)),
    said("Ben", {"a": "lorries were trapped, the county"}, "q"),
    said("ada", WALL, relation="match"),
]  # fmt: skip


@given(st.permutations(NOTES))
def test_the_order_of_the_notes_changes_nothing(notes: list[Note]) -> None:
    one, other = agreement_of(NOTES), agreement_of(notes)
    assert one.authors == other.authors
    assert one.figure == other.figure
    assert [(each.kind, each.said, each.passage.place) for each in one.disagreements] == [
        (each.kind, each.said, each.passage.place) for each in other.disagreements
    ]
    assert [(each.place, each.judgements) for each in one.passages] == [
        (each.place, each.judgements) for each in other.passages
    ]
