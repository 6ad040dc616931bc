"""A merged notes file on the screen: disagreements are stops, are listed, stand in the ledger, and can be settled."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT, place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from articles.article import Article, Side, Span
    from articles.notes.content.note import Note
    from tests.tui.screen import Diptych, Opener

    Quotes = dict[Side, str]

ARTICLES: dict[Side, Article] = {"a": LEFT, "b": RIGHT}
DOORS: Quotes = {
    "a": "The owner denied that the doors had been locked.",
    "b": "Officials said the doors had probably been locked.",
}
HURT: Quotes = {
    "a": "Fourteen workers were hurt, the fire chief said.",
    "b": "At least eleven workers were injured, according to the hospital.",
}


def said(by: str, quotes: Quotes, body: str = "", *tags: str, relation: str | None = None) -> Note:
    spans: dict[Side, Span] = {side: place(side, words) for side, words in quotes.items()}
    why = "assessing" if relation == "verdict" else None
    return new_note(ARTICLES, spans, body, creator=by, relation=relation, tags=tags, motivation=why)  # type: ignore[arg-type] # the words are motivations


def verdict(by: str, quotes: Quotes, word: str) -> Note:
    return said(by, quotes, "", word, relation="verdict")


SAID = (
    verdict("Ada", HURT, "agree"),
    verdict("Ben", HURT, "contradict"),
    verdict("Cem", HURT, "agree"),
    verdict("Ada", DOORS, "differ"),
    verdict("Ben", DOORS, "differ"),
    said("Ben", HURT, "Ask the hospital."),
    said("Cem", {"a": "Nobody lives in the row behind it."}, "alone"),
)


@asynccontextmanager
async def reading(diptych: Opener, *notes: Note, author: str = "Teacher", **more: Any) -> AsyncIterator[Diptych]:
    """The pair with notes of several people, as another one reads it."""
    store = NotesStore.open(diptych.notes_path, LEFT, RIGHT)
    for note in notes or SAID:
        store.add(note)
    store.save()
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER, author=author, **more) as it:
        yield it


def on_disk(diptych: Opener) -> dict[str, Note]:
    return {note.id: note for note in NotesStore.open(diptych.notes_path, LEFT, RIGHT).notes}


async def test_a_disagreement_is_a_stop_that_says_who_says_what(diptych: Opener) -> None:
    async with reading(diptych) as it:
        await it.command("next-disagreement")
        assert it.at_cursor.startswith("Fourteen workers")
        assert it.said == "agree (Ada, Cem), contradict (Ben)"
        await it.command("next-disagreement")
        assert it.said == "no disagreement after this one"
        await it.press("tab", "G")
        await it.command("previous-disagreement")
        assert it.at_cursor.startswith("At least eleven")


async def test_where_the_texts_are_stacked_the_other_passage_is_in_sight(diptych: Opener) -> None:
    far: Quotes = {"a": "Nobody lives in the row behind it.", "b": "The rioters at the gate had watched it begin."}
    async with reading(diptych, verdict("Ada", far, "agree"), verdict("Ben", far, "differ"), size=(80, 24)) as it:
        assert far["b"] not in it.text
        await it.command("next-disagreement")
        assert it.at_cursor.startswith(far["a"])
        assert far["b"] in it.text


async def test_next_stop_goes_there_too_unless_that_kind_is_not_chosen(diptych: Opener) -> None:
    async with reading(diptych) as it:
        it.reading.display.stop_kinds = frozenset({"disagree"})
        await it.press("]")
        assert it.at_cursor.startswith("Fourteen workers")
        await it.press("f")
        assert "where people disagree" in it.text
        await it.press("escape", "g g")


async def test_the_list_shows_both_quotations_and_everyones_words_and_goes_there(diptych: Opener) -> None:
    async with reading(diptych) as it:
        await it.press("w")
        assert "Disagreements of 3 people" in it.text
        assert "agree (Ada, Cem), contradict (Ben)" in it.text
        assert "Ask the hospital." in it.text
        await it.press("enter")
        assert it.at_cursor.startswith("Fourteen workers")
        assert it.said.startswith("t gives yours: agree (Ada, Cem)")


async def test_one_persons_notes_have_no_disagreements(diptych: Opener) -> None:
    async with reading(diptych, verdict("Ada", HURT, "agree"), said("ada", HURT, "x")) as it:
        await it.press("w")
        assert it.said.startswith("the notes here are one person's")
        await it.command("next-disagreement")
        assert it.said == "no disagreement here"


async def test_people_who_agree_are_told_apart_from_one(diptych: Opener) -> None:
    async with reading(diptych, verdict("Ada", HURT, "agree"), verdict("Ben", HURT, "agree")) as it:
        await it.press("w")
        assert it.said == "2 people have notes here, and none disagree"


async def test_the_ledger_says_who_says_what(diptych: Opener) -> None:
    async with reading(diptych, size=(150, 30)) as it:
        await it.press("c")
        rows = [line for line in it.lines if "disputed" in line]
        assert len(rows) == 1
        assert "hurt workers" in rows[0]
        assert "2 people" in next(line for line in it.lines if "locked doors" in line)
        while "agree: Ada, Cem; contradict: Ben; the machine: differ" not in it.text:
            await it.press("j")


async def test_where_people_disagree_the_machines_verdict_stands_until_the_reader_settles_it(diptych: Opener) -> None:
    async with reading(diptych) as it:
        await it.command("next-disagreement")
        judged = next(each for each in it.reading.session.judged if each.finding.id == "f2")
        assert (judged.verdict, judged.by, judged.unsettled) == ("differ", "machine", True)
        await it.press("t")
        assert "Ada, Cem" in it.text
        await it.type("contradict")
        await it.press("enter")
        judged = next(each for each in it.reading.session.judged if each.finding.id == "f2")
        assert (judged.verdict, judged.by, judged.unsettled) == ("contradict", "reader", False)
        await it.until(lambda: len(on_disk(diptych)) == len(SAID) + 1)
    kept = on_disk(diptych)
    assert {note.id: kept[note.id].body for note in SAID} == {note.id: note.body for note in SAID}
    (own,) = (note for note in kept.values() if note.id not in {each.id for each in SAID})
    assert (own.creator, own.relation, own.tags) == ("Teacher", "verdict", ("contradict",))


async def test_another_verdict_of_ones_own_takes_the_place_of_ones_own_alone(diptych: Opener) -> None:
    async with reading(diptych) as it:
        await it.command("next-disagreement")
        for word in ("contradict", "agree", "as the machine"):
            await it.press("t")
            await it.type(word)
            await it.press("enter")
        judged = next(each for each in it.reading.session.judged if each.finding.id == "f2")
        assert judged.unsettled
        await it.until(lambda: {note.id for note in SAID} == on_disk(diptych).keys())


async def test_a_tick_of_somebody_else_stays(diptych: Opener) -> None:
    theirs = said("Ada", DOORS, relation="checked")
    async with reading(diptych, theirs, verdict("Ben", HURT, "agree")) as it:
        await it.press("4 J")
        await it.press("C")
        await it.until(lambda: len(on_disk(diptych)) == 3)
        await it.press("C")
        await it.until(lambda: theirs.id in on_disk(diptych) and len(on_disk(diptych)) == 2)


async def test_the_list_of_notes_marks_what_is_disputed(diptych: Opener) -> None:
    async with reading(diptych) as it:
        await it.press("A")
        assert it.text.count("people disagree") == 1
        await it.type("disagree")
        assert "Ask the hospital." in it.text
        assert "agree (Ada, Cem), contradict (Ben)" in it.text
        assert "alone" not in it.text


async def test_the_note_box_shows_what_others_say_of_the_passage(diptych: Opener) -> None:
    async with reading(diptych) as it:
        await it.command("next-disagreement")
        await it.press("a")
        assert "verdict agree (Ada, Cem), verdict contradict (Ben)" in it.text
        assert "Ben: Ask the hospital." in it.text
        await it.press("escape", "G", "a")
        assert "Ask the hospital." not in it.text


@pytest.mark.parametrize("author", ["Ada", ""])
async def test_a_pair_that_somebody_else_made_is_rejected_beside_it(diptych: Opener, author: str) -> None:
    made = said(
        "Ben", {"a": LEFT.quote(LEFT.sentences[5].span), "b": RIGHT.quote(RIGHT.sentences[4].span)}, relation="match"
    )
    async with reading(diptych, made, verdict("Cem", HURT, "agree"), author=author) as it:
        before = len(it.reading.comparison.alignment.matches)
        it.reading.put(LEFT.sentences[5].span.start, "a")
        await it.press("x")
        assert len(it.reading.comparison.alignment.matches) == before - 1
        await it.until(lambda: len(on_disk(diptych)) == 3)
    assert on_disk(diptych)[made.id].relation == "match"


async def test_a_note_of_somebody_else_is_not_edited_and_ones_own_beside_it_is(diptych: Opener) -> None:
    mine = said("Teacher", HURT, "Well seen.")
    async with reading(diptych, *SAID, mine) as it:
        await it.command("next-disagreement")
        await it.press("e")
        await it.type(" Twice.")
        await it.press("ctrl+s", "D")
        assert it.said.startswith("note deleted")
        await it.press("e")
        assert it.said == "this is a note of Ben: a writes yours beside it"
        await it.press("A")
        await it.type("alone")
        await it.press("ctrl+e")
        assert "this is a note of Cem" in it.status
        await it.press("D")
        assert it.said.startswith("note of Cem deleted; z brings it back")
        await it.press("z")
    assert {note.body for note in SAID} <= {note.body for note in on_disk(diptych).values()}
