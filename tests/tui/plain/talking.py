"""A conversation for tests: the pair of the ledger's tests, matched and read, with notes in a folder of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from articles.notes.store import NotesStore
from articles.session import Session
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT
from tui.plain.desk import Desk
from tui.plain.talk import Talk

if TYPE_CHECKING:
    from pathlib import Path


class Conversation:
    """Says lines and gives the answers; `author` is who speaks; not `compared` leaves the machine's results out."""

    def __init__(self, folder: Path, *, author: str = "", compared: bool = True) -> None:
        self.faults: list[Exception] = []
        self.path = folder / "mill.notes.json"
        self.session = Session(LEFT, RIGHT, NotesStore.open(self.path, LEFT, RIGHT), author=author)
        if compared:
            self.session.take_alignment(self.session.match_request(), FOUND.alignment)
            asked = self.session.claims_request()
            assert asked is not None
            self.session.take_ledger(asked, LEDGER)
        self.talk = Talk(self.session)
        self.desk = Desk(self.talk, lambda _line: None, self._unexpected)

    def _unexpected(self, error: Exception) -> str:
        self.faults.append(error)
        return "a fault"

    def say(self, line: str) -> list[str]:
        """The lines that answer one line."""
        answer = asyncio.run(self.desk.answer(line))
        assert self.faults == []
        return answer

    def first(self, line: str) -> str:
        """The first line of the answer."""
        return self.say(line)[0]
