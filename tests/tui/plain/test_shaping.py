"""Pairs, strictness, what belongs to the articles and what is known of them, said without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.plain.talking import Conversation

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def talk(tmp_path: Path) -> Conversation:
    """A conversation on the mill, compared."""
    return Conversation(tmp_path)


def _go_to_both(talk: Conversation, left: str, right: str) -> None:
    for line in ("h", left, "l", right):
        talk.say(line)


def test_two_sentences_are_paired_and_the_pair_is_taken_back(talk: Conversation) -> None:
    assert talk.first("pair").startswith("First go to the sentence in A")
    _go_to_both(talk, "5", "11")
    said = talk.first("pair")
    assert said == "Paired by you: A paragraph 5 of 13 and B paragraph 11 of 11; undo takes it back."
    assert talk.first("pair").startswith("They are a pair already")
    assert talk.say("counterpart")[0].endswith("paired by you.")
    assert talk.first("unpair").startswith("Your pair is removed")
    assert talk.first("undo").startswith("Undone")
    assert any(match.origin == "reader" for match in talk.session.comparison.alignment.matches)


def test_a_pair_of_the_machine_is_rejected(talk: Conversation) -> None:
    talk.say("next match")
    before = len(talk.session.comparison.alignment.matches)
    assert talk.first("unpair").startswith("Pair rejected: A paragraph 1 of 13 and B paragraph 1 of 11")
    assert len(talk.session.comparison.alignment.matches) == before - 1


def test_a_pair_is_widened_and_narrowed_on_the_side_one_is_on(talk: Conversation) -> None:
    talk.say("next match")
    said = talk.say("widen")
    assert said[0] == "Pair widened; undo takes it back."
    assert "Fourteen workers" in said[2]
    assert talk.first("narrow") == "Pair narrowed; undo takes it back."
    assert talk.first("narrow") == "There is no pair here, or in A it is one sentence already."


def test_strictness_steps_and_says_where_it_ends(talk: Conversation) -> None:
    assert talk.first("stricter 9").endswith("it cannot be stricter.")
    strict = len(talk.session.comparison.alignment.matches)
    talk.say("loose 2")
    assert len(talk.session.comparison.alignment.matches) >= strict


def test_paragraphs_go_out_and_come_back(talk: Conversation) -> None:
    assert talk.first("exclude").startswith("First go to the paragraph")
    talk.say("2")
    assert talk.first("exclude") == "In A 1 paragraph excluded; the texts are matched again; undo takes it back."
    talk.say("4")
    assert talk.first("ends").startswith("In A 8 paragraphs excluded")
    listed = talk.say("excluded")
    assert "Fourteen workers were hurt" in listed[0]
    assert listed[0].startswith("1, A: 1 ")
    assert "Two of them" in talk.first("excluded 1")
    assert talk.first("restore 1") == "In A 1 paragraph put back; the texts are matched again; undo takes it back."
    assert talk.first("restore 9") == "There are 1 excluded parts; excluded lists them."
    talk.say("1")
    assert talk.first("begins") == "No change."


def test_what_is_known_of_an_article_is_corrected(talk: Conversation) -> None:
    assert talk.first("about A outlet The Mercury") == "A, outlet: The Mercury; undo takes it back."
    assert talk.first("about B date 12 March 2020") == "B, date: 2020-03-12; undo takes it back."
    assert "not a date" in talk.first("about B date some day")
    assert talk.first("about A length 5").startswith("Say whose and what")
    assert "The Mercury" in " ".join(talk.say("about"))
    talk.say("undo")
    assert "2020" not in " ".join(talk.say("about"))


def test_another_language_leaves_the_place_where_it_was(talk: Conversation) -> None:
    talk.say("5")
    assert talk.first("about A language German") == "A, language: German; undo takes it back."
    assert talk.first("again").startswith("A, paragraph 5 of 13")
    assert talk.first("next sentence").startswith("A, paragraph 5 of 13")


def test_a_hidden_finding_is_listed_and_shown_again(talk: Conversation) -> None:
    assert talk.say("hidden") == ["Nothing is hidden."]
    talk.say("next")
    talk.say("hide")
    assert talk.say("hidden")[-1] == "hidden and a number shows one again."
    assert talk.first("hidden 2") == "There are 1 hidden finding; hidden lists them."
    assert talk.first("hidden 1").startswith("Shown again")
    assert talk.say("hidden") == ["Nothing is hidden."]


def test_the_outline_lists_what_both_tell_in_order(talk: Conversation) -> None:
    listed = talk.say("outline")
    assert listed[0].startswith("A paragraph 1 of 13, B paragraph 1 of 11: Fire broke out")
    assert len(listed) == 3
