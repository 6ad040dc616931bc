"""A conversation is come back to where it was left, from the screen too, and the screen from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.reading import article_from_text
from articles.session import Session
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT
from tests.tui.plain.talking import Conversation
from tui.plain.returning import remember, resume
from tui.recent import load_recents

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screen import Opener


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def _again(folder: Path) -> tuple[Conversation, list[str]]:
    later = Conversation(folder)
    return later, resume(later.talk)


def test_a_new_pair_begins_at_the_beginning(tmp_path: Path) -> None:
    assert _again(tmp_path)[1] == []


def test_the_place_and_the_kind_gone_through_are_found_again(tmp_path: Path) -> None:
    earlier = Conversation(tmp_path)
    for line in ("next difference", "next difference"):
        earlier.say(line)
    remember(earlier.talk)
    later, said = _again(tmp_path)
    assert said[0].startswith("You were at A, paragraph ")
    third = Conversation(tmp_path)
    heard = [third.say("next difference") for _ in range(3)]
    assert later.say("next") == heard[-1]


def test_it_stands_among_the_recent_ones_with_what_is_left(tmp_path: Path) -> None:
    earlier = Conversation(tmp_path)
    earlier.say("next")
    earlier.say("note ask")
    remember(earlier.talk)
    (recent,) = load_recents()
    assert recent.titles == ("Fire at the Harrow mill", "Mill burns down")
    assert recent.notes == 1
    assert recent.to_check == earlier.talk.to_check()


def test_marks_and_strictness_are_there_again(tmp_path: Path) -> None:
    earlier = Conversation(tmp_path)
    earlier.say("5")
    assert earlier.say("mark x") == ["Mark x is here."]
    assert earlier.first("m 12").startswith("A mark is named by a letter")
    earlier.say("1")
    earlier.session.set_strictness(1)
    remember(earlier.talk)
    later, _said = _again(tmp_path)
    assert later.session.strictness == 1
    assert later.first("marks").startswith("x, A, paragraph 5 of 13: The roof fell in")
    assert later.first("'x").startswith("A, paragraph 5 of 13: The roof fell in")
    assert later.first("go to mark q") == "No mark q; there are x."


async def test_the_screen_and_the_conversation_find_each_others_place(diptych: Opener, tmp_path: Path) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        it.reading.put(LEFT.text.index("The roof fell in"))
        await it.press("m r")
        await it.command("density differences")
    talk = Conversation(tmp_path).talk
    assert resume(talk) == ["On the screen you were at A, paragraph 5 of 13; again reads it."]
    assert list(talk.marks) == ["r"]
    talk.offsets["a"] = LEFT.text.index("The strikers")
    remember(talk)
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        assert it.at_cursor.startswith("The strikers")
        assert it.reading.display.density == "differences"
        await it.press("' r")
        assert it.at_cursor.startswith("The roof fell in")


def test_the_place_is_found_in_texts_that_were_edited(tmp_path: Path) -> None:
    a, b = (article_from_text(each.text, each.source) for each in (LEFT, RIGHT))
    first = Conversation(tmp_path)
    first.talk.session = Session(a, b, first.session.store)
    first.talk.offsets["a"] = a.text.index("The roof fell in")
    remember(first.talk)
    edited = article_from_text("A correction was added here.\n\n" + a.text.replace("second engine", "engine"), a.source)
    later = Conversation(tmp_path)
    later.talk.session = Session(edited, b, later.session.store)
    assert resume(later.talk)[0].startswith("You were at A, ")
    assert later.talk.offsets["a"] == edited.text.index("The roof fell in")
