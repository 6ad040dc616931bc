"""A conversation about two texts: what is typed, and what is answered."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from articles.notes.disk.files import Disk
from tests.tui.plain.talking import Conversation

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = (
    "Finding 1 of 5, contradicts: locked doors. To check.",
    "Finding 2 of 5, differs in number: hurt workers. To check.",
)


@pytest.fixture
def talk(tmp_path: Path) -> Conversation:
    return Conversation(tmp_path)


# going


def test_next_goes_to_the_first_finding_with_both_sentences(talk: Conversation) -> None:
    assert talk.say("next") == [
        FIRST,
        "A, denied: The owner denied that the doors had been locked. (paragraph 4 of 13; The owner, reported, denied)",
        "B, probably: Officials said the doors had probably been locked. "
        "(paragraph 4 of 11; Officials, no name, reported, hedged)",
    ]


@pytest.mark.parametrize(
    "typed", ["next", "n", ".", "]", "NEXT", ":next-stop", "n difference", "next-difference", "n d"]
)
def test_next_may_be_typed_in_many_ways(talk: Conversation, typed: str) -> None:
    assert talk.first(typed) == FIRST


def test_previous_comes_back_and_stops_at_the_first(talk: Conversation) -> None:
    talk.say("n")
    assert talk.first("n") == SECOND
    assert talk.first("p") == FIRST
    assert talk.say("p") == ["No finding before this one; 5 in all; 3 left to check."]


def test_a_kind_is_kept_until_another_is_named(talk: Conversation) -> None:
    talk.say("next difference")
    talk.say("n")
    assert talk.first("n") == "Finding 3 of 5, differs in date and quotation: asked for doors. To check."
    assert talk.say("n") == ["No difference after this one; 3 in all; 3 left to check."]
    assert talk.first("next finding") == "Finding 4 of 5, compatible: fire."


def test_the_texts_are_read_paragraph_by_paragraph_with_what_is_there(talk: Conversation) -> None:
    assert talk.say("next paragraph") == [
        "A, paragraph 1 of 13: Fire broke out at the Harrow mill shortly after nine on Monday.",
        "Here: finding 4 compatible; finding 5 agrees.",
    ]
    assert talk.first("n") == (
        "A, paragraph 2 of 13: Fourteen workers were hurt, the fire chief said. Two of them were flown to the city."
    )
    assert talk.first("other text") == "B, paragraph 1 of 11: A blaze destroyed the Harrow mill on Monday evening."
    assert talk.first("n").startswith("B, paragraph 2 of 11: At least eleven")
    assert talk.first("7").startswith("B, paragraph 7 of 11: In yard south")


def test_an_empty_line_reads_the_whole_paragraphs_of_a_finding(talk: Conversation) -> None:
    talk.say("finding 2")
    assert talk.say("") == [
        "A, paragraph 2 of 13: Fourteen workers were hurt, the fire chief said. Two of them were flown to the city.",
        "B, paragraph 2 of 11: At least eleven workers were injured, according to the hospital.",
    ]


def test_from_a_finding_the_next_sentence_is_the_one_after_it(talk: Conversation) -> None:
    talk.say("finding 2")
    assert talk.first("next sentence") == "A, paragraph 2 of 13: Two of them were flown to the city."


def test_matches_and_what_one_text_alone_says_are_gone_through_in_reading_order(talk: Conversation) -> None:
    assert talk.first("next match") == "Match 1 of 4, strong, reworded."
    assert talk.first("next only").startswith("Only in A, 1 of ")
    assert talk.first("counterpart").startswith("No counterpart")


def test_found_words_are_counted_and_gone_through(talk: Conversation) -> None:
    assert talk.say("/ines varga") == [
        "ines varga: 1 in A, 1 in B.",
        'Hit 1 of 2, A, paragraph 3 of 13: "We asked for new doors in March," said Ines Varga, a weaver.',
    ]
    assert talk.first("n").startswith("Hit 2 of 2, B, paragraph 3 of 11:")
    assert talk.first("N").startswith("Hit 1 of 2")
    assert talk.say("find zebra") == ["zebra: nothing found."]


def test_back_goes_to_where_one_was(talk: Conversation) -> None:
    talk.say("n")
    talk.say("/roof")
    assert talk.first("back") == FIRST
    assert talk.say("back") == ["Nothing to go back to."]


def test_where_says_the_place_and_what_is_left(talk: Conversation) -> None:
    assert talk.first("where am I?").startswith("At the beginning.")
    talk.say("n")
    assert talk.say("where") == [f"{FIRST} A, paragraph 4 of 13; B, paragraph 4 of 11. 3 left to check."]


# judging


def test_a_verdict_says_whose_it_is_and_what_is_left(talk: Conversation) -> None:
    talk.say("n")
    assert talk.say("verdict agree") == ["You say agree, the machine says contradict; 2 left to check."]
    assert talk.first("again") == "Finding 1 of 5, you say agree, the machine says contradict: locked doors."
    assert talk.say("t machine") == ["As the machine has it: contradict; 3 left to check."]


def test_a_verdict_is_asked_for_and_may_be_left(talk: Conversation) -> None:
    talk.say("n")
    asked = talk.say("t")
    assert asked == [
        "Now contradicts. Your verdict: contradict, differ, compatible, agree, related, or machine? "
        "An empty line leaves it."
    ]
    assert talk.say("") == ["Left as it is: contradicts."]
    talk.say("t")
    assert talk.say("d") == ["You say differ, the machine says contradict; 3 left to check."]


def test_a_verdict_that_may_be_two_is_not_guessed(talk: Conversation) -> None:
    talk.say("n")
    assert talk.first("t co").startswith("No verdict given: co may be contradict or compatible.")
    assert talk.first("t maybe").startswith("No verdict given: maybe is no verdict.")


def test_the_walk_goes_on_after_a_verdict_that_takes_the_finding_out_of_it(talk: Conversation) -> None:
    talk.say("next difference")
    talk.say("verdict agree")
    assert talk.first("n") == SECOND


def test_a_tick_counts_down_and_is_taken_back(talk: Conversation) -> None:
    talk.say("n")
    assert talk.say("tick") == ["Checked; 2 left to check."]
    assert talk.first("again").endswith("Checked.")
    assert talk.say("r") == ["No longer checked; 3 left to check."]


def test_what_is_left_names_the_findings(talk: Conversation) -> None:
    talk.say("n")
    talk.say("r")
    assert talk.say("what is left") == [
        "2 left to check.",
        "2, differs in number: hurt workers; A Fourteen workers, B At least eleven",
        "3, differs in date and quotation: asked for doors; A new doors in March, B other doors in spring",
    ]


def test_a_hidden_finding_is_gone_and_the_next_one_is_not_skipped(talk: Conversation) -> None:
    talk.say("n")
    assert talk.say("hide") == ["Hidden, undo takes it back; 2 left to check."]
    assert talk.first("n") == "Finding 1 of 4, differs in number: hurt workers. To check."
    assert talk.say("undo") == ["Undone: what was hidden; 3 left to check."]


def test_in_the_texts_a_verdict_names_the_finding_it_is_on(talk: Conversation) -> None:
    talk.say("next paragraph")
    talk.say("4")
    assert talk.say("r") == ["Checked finding 1 of 5; 2 left to check."]


def test_a_finding_of_ones_own_is_made_of_the_sentences_visited(talk: Conversation) -> None:
    assert talk.first("own finding differ").startswith("First go to the sentence in A:")
    talk.say("/roof fell")
    talk.say("text b")
    talk.say("5")
    assert talk.first("own finding").startswith("Your own finding on A paragraph 5 of 13 and B paragraph 5 of 11 needs")
    assert talk.first("own finding differ").startswith("Your own finding: differ, A paragraph 5 of 13")
    assert talk.first("finding 1") == "Finding 1 of 6, differs, your own finding. To check."


def test_why_gives_the_reasons_and_what_the_pairing_rests_on(talk: Conversation) -> None:
    talk.say("n")
    said = talk.say("why")
    assert said[0] == "Why contradicts: one side denies what the other says was so."
    assert len(said) == 2


# writing


def test_a_note_in_one_line_is_on_disk_at_once(talk: Conversation) -> None:
    talk.say("n")
    assert talk.say("note ask the owner") == ["Note saved, on the pair."]
    assert "ask the owner" in talk.path.read_text(encoding="utf-8")


def test_each_line_of_a_longer_note_is_on_disk_before_the_next(talk: Conversation) -> None:
    talk.say("n")
    assert talk.say("note A") == ["Note on A. Type it; each line is saved, an empty line ends it."]
    assert talk.say("q") == ["Line 1 saved, on A."]
    talk.say("and a second line")
    assert "q\\nand a second line" in talk.path.read_text(encoding="utf-8")
    assert talk.say("") == ["Note ended, 2 lines, on A."]
    assert not talk.talk.leaving


def test_a_note_that_is_left_keeps_its_lines(talk: Conversation) -> None:
    talk.say("n")
    talk.say("note")
    talk.say("kept")
    said = asyncio.run(talk.desk.leave_question("and half"))
    assert said == ["Line 2 saved, on the pair.", "Note ended, 2 lines, on the pair."]
    assert "kept\\nand half" in talk.path.read_text(encoding="utf-8")
    assert talk.first("notes").startswith(
        "Note 1 of 1, on the pair: kept. and half (A, paragraph 4 of 13; B, paragraph 4 of 11)"
    )


def test_a_note_that_begins_with_a_small_a_is_no_note_on_a(talk: Conversation) -> None:
    talk.say("n")
    talk.say("note a second source is needed")
    assert talk.session.notes[0].body == "a second source is needed"
    assert talk.session.notes[0].about == "pair"


def test_a_note_is_changed_tagged_and_deleted(talk: Conversation) -> None:
    talk.say("n")
    talk.say("a one")
    assert talk.say("edit two") == ["Note changed, on the pair."]
    assert talk.say("tag water, #to ask") == ["Tagged water, to ask, on the pair."]
    assert talk.first("next note") == "Note 1 of 1, on the pair: two #water #to ask"
    assert talk.say("D") == ["Note deleted, 0 notes left; undo brings it back."]
    talk.say("undo")
    assert len(talk.session.notes) == 1


def test_a_full_disk_is_said_and_the_note_is_kept(talk: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    talk.say("n")
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "replace", refuse)
        assert talk.first("note ask").startswith("NOT SAVED, ")
        assert talk.session.store.unsaved
    assert talk.say("save") == [f"All is saved in {talk.path}."]
    assert "ask" in talk.path.read_text(encoding="utf-8")


def test_what_was_said_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    before = Conversation(tmp_path)
    for line in ("n", "t related", "n", "r", "note ask the hospital"):
        before.say(line)
    after = Conversation(tmp_path)
    assert after.first("finding 5").startswith("Finding 5 of 5, you say related")
    said = after.say("next unchecked")
    assert said[0].startswith("Finding 2 of 5, differs in date")
    assert after.first("p finding").endswith("Checked.")
    assert "Your note, on the pair: ask the hospital" in after.say("again")


def test_other_peoples_notes_are_told_with_their_names(tmp_path: Path) -> None:
    Conversation(tmp_path, author="Ida").say("/roof")
    theirs = Conversation(tmp_path, author="Ida")
    theirs.say("/roof")
    theirs.say("note too early")
    mine = Conversation(tmp_path, author="Ben")
    assert mine.say("5")[-1] == "Here: 1 note."
    mine.say("note also mine")
    assert "by Ida: too early" in mine.first("notes")


def test_where_people_disagree_is_gone_through_with_who_says_what(tmp_path: Path) -> None:
    for author, verdict in (("Ada", "agree"), ("Ben", "contradict")):
        theirs = Conversation(tmp_path, author=author)
        theirs.say("/fourteen workers")
        theirs.say(f"verdict {verdict}")
    assert Conversation(tmp_path, author="Cem").say("next disagreement") == [
        "Disagreement 1 of 1: agree (Ada), contradict (Ben).",
        "A, paragraph 2 of 13: Fourteen workers were hurt, the fire chief said.",
        "B, paragraph 2 of 11: At least eleven workers were injured, according to the hospital.",
    ]


def test_what_changed_since_an_earlier_version_is_gone_through(talk: Conversation) -> None:
    roof = talk.session.article("a").sentences[5].span
    talk.talk.changed = {"a": [roof]}
    assert talk.first("next changed") == "Changed 1 of 1, A, paragraph 5 of 13: " + talk.session.article("a").quote(
        roof
    )


# handing in, and lists


def test_the_report_is_written_and_never_over_a_file(
    talk: Conversation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert talk.first("report").endswith("An empty line takes mercury+post.html.")
    assert talk.say("mill.json") == ["Report written: mill.json, 5 findings."]
    assert len(json.loads((tmp_path / "mill.json").read_text(encoding="utf-8"))["findings"]) == 5
    assert talk.say("X mill.json") == ["No report written: mill.json is there already. Choose another name."]
    assert talk.first("report mill.txt").startswith("No report written: mill.txt has no ending that says its form.")


def test_lists_stand_a_line_each(talk: Conversation) -> None:
    assert talk.first("findings") == "5 findings: contradict 1, differ 2, compatible 1, agree 1."
    assert talk.say("findings agree")[1:] == ["5, agrees: fire; A shortly after nine, B shortly after nine"]
    assert talk.first("only here").startswith("Only in A: Two of them were flown to the city. (paragraph 2 of 13)")
    assert talk.first("w") == "Ines Varga: both (A 1, B 1)"
    assert talk.say("wording") == ["people at the gate: A strikers (1), B rioters (1)"]
    assert talk.first("clashes").startswith("Inside A, number:")
    assert talk.first("about").startswith("A: Fire at the Harrow mill, 13 paragraphs. Outlet Harrow Mercury")


# what is typed otherwise


def test_what_is_no_command_names_one_that_is_near(talk: Conversation) -> None:
    assert talk.say("verdit") == ["verdit is no command; did you mean verdict?"]
    assert talk.say("xyzzy") == ["xyzzy is no command; help lists what can be typed."]
    assert talk.first("next zebra").startswith("zebra is no kind of place; there are difference, finding,")


def test_help_lists_and_explains(talk: Conversation) -> None:
    said = talk.say("help")
    assert len(said) < 9
    assert "verdict (t)" in "\n".join(said)
    assert talk.say("? tick") == ["tick: mark the finding checked; again, take that back. Also check, checked, r, C."]
    assert talk.say("help nonsense") == ["nonsense is no command; help lists them."]


def test_before_the_texts_are_compared_they_can_be_read(tmp_path: Path) -> None:
    talk = Conversation(tmp_path, compared=False)
    assert talk.first("next paragraph").startswith("A, paragraph 1 of 13")
    assert talk.first("next difference").startswith("No findings: ")
    assert talk.say("report x.html") == ["Nothing is matched, so there is nothing to report."]
    assert talk.say("note read this") == ["Note saved, on A."]


def test_quit_leaves(talk: Conversation) -> None:
    assert talk.say("q") == []
    assert talk.talk.leaving
