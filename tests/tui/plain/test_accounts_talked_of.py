"""A conversation about several accounts: two at a time, and what all of them state."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reading import load
from articles.session import Session
from tests.tui.accounts.together import find_at_once, three_names
from tui.plain.accounts import Several
from tui.plain.desk import Desk
from tui.plain.talk import Talk
from tui.view.accounts.desk import AccountDesk

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator
    from pathlib import Path

    from tui.plain.command import Command
    from tui.view.accounts.desk import Pair


class Talking:
    """Says lines about three accounts, and gives the answers."""

    def __init__(self, notes: Path) -> None:
        every = [load(name) for name in three_names()]
        home = find_home(*every, notes=notes)
        book = AccountDesk([article.source for article in every], dict(enumerate(every, 1)))
        self.loop = asyncio.new_event_loop()
        self.said: list[str] = []

        def session(pair: Pair) -> Session:
            a, b = (book.articles[number] for number in pair)
            return Session(a, b, NotesStore.open(home, a, b))

        def desk(session: Session, commands: tuple[Command, ...]) -> Desk:
            return Desk(Talk(session), self.said.append, repr, commands)

        self.desk = Several(book, session, desk, self.said.append)
        self._run(self.desk.start())

    def _run(self, work: Coroutine[object, object, list[str] | None]) -> list[str]:
        return self.loop.run_until_complete(work) or []

    def say(self, line: str) -> list[str]:
        """The lines that answer one line."""
        return self._run(self.desk.answer(line))

    def end(self) -> None:
        """Leave."""
        self._run(self.desk.close())
        self.loop.close()


@pytest.fixture
def talking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Talking]:
    """The three accounts, every two of which are matched at once."""
    find_at_once(monkeypatch)
    made = Talking(tmp_path / "kept.notes.json")
    yield made
    made.end()


pytestmark = pytest.mark.whole


def test_it_begins_with_the_first_two_and_lists_all(talking: Talking) -> None:
    lines = talking.desk.opening()
    assert lines[0].startswith("Account 1, The Meridian Courier: ")
    assert lines[0].endswith("; the base, A.")
    assert lines[1].endswith("; B.")
    assert lines[2].startswith("Account 3, The Saltmarsh Gazette: ")
    assert "1 and 3 go back to one source." in talking.say("accounts")


def test_another_account_is_talked_of_and_the_place_in_the_base_stays(talking: Talking) -> None:
    talking.say("5")
    here = talking.desk.talk.offsets["a"]
    assert [line.partition(":")[0] for line in talking.say("account 3")][-2:] == ["A", "B"]
    assert talking.desk.talk.offsets["a"] == here
    assert "Ring closes" in talking.say("about")[1]
    assert talking.say("account 3")[0] == "Account 3 is B already."
    assert talking.say("account 9")[0] == "Which account? There are 1, 2, 3."


def test_another_base_is_a(talking: Talking) -> None:
    talking.say("base 3")
    assert "Ring closes" in talking.say("about")[0]


def test_the_table_is_read_out_a_statement_a_line(talking: Talking) -> None:
    whole = talking.say("table")
    assert whole[0].endswith("in all but one.")
    assert whole[1].startswith("Statement 1, ")
    number, line = next((at, line) for at, line in enumerate(whole) if "fewer than 700" in line)
    assert "told by 1, 2 and 3" in line
    one = talking.say(f"statement {number}")
    assert one[2].startswith("2 Northern Dispatch, differs from 1 in ")
    assert any(line.startswith("1 and 2, differ: ") and "fewer than 700 soldiers / " in line for line in one)
    fewer = talking.say("table clashes")
    assert 1 < len(fewer) < len(whole)
    assert talking.say("table nonsense")[0].startswith("There is no nonsense; there are clashes, ")


def test_the_timeline_holds_all_accounts(talking: Talking) -> None:
    lines = talking.say("timeline")
    assert lines[0] == "Here A is account 1, B is account 2, C is account 3."
    assert any(line.strip().startswith("C, ") for line in lines)


def test_a_tick_on_two_accounts_is_on_disk(talking: Talking) -> None:
    talking.say("next unchecked")
    assert talking.say("tick")[0].startswith("Checked")
    assert not talking.desk.talk.session.store.unsaved
