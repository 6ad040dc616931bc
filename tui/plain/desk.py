"""A conversation at work: one line in, its answer out, with matching, claims and saving going on behind it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from articles.comparison import percent
from articles.errors import DiptychError
from articles.reports.parts import counted, flat
from tui.background.analysis import Analysis
from tui.plain.helping import with_help
from tui.plain.parser import parse
from tui.plain.table import BY_KIND, COMMANDS, QUIT
from tui.plain.telling import left_to_check, sentence
from tui.view.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from articles.session import Changed, Session
    from tui.plain.command import Command
    from tui.plain.talk import Lines, Talk
    from tui.plain.walks import Need

ALL = (*COMMANDS, *BY_KIND, QUIT)
"""What can be typed about two articles."""
WAITING = "Comparing the texts, a moment. Ctrl+C goes on without."


class Desk:
    """Answers lines.

    All of it runs in one event loop, so that the session is used by one thread. `say` puts a line out at once;
    `unexpected` turns a fault of the program into one line. `withheld` says why what the machine found is hidden, "" if
    it is not: a lesson hides it.
    """

    def __init__(
        self,
        talk: Talk,
        say: Callable[[str], None],
        unexpected: Callable[[Exception], str],
        commands: Sequence[Command] = ALL,
        withheld: Callable[[], str] = lambda: "",
    ) -> None:
        self.talk = talk
        self.commands = with_help(commands, withheld)
        self._say = say
        self._withheld = withheld
        self._unexpected = unexpected
        self._moved = asyncio.Event()
        self._messages = Messages(lambda: None)
        self._analysis = Analysis(talk.session, self._messages, self._moved.set, lambda: doubt(talk.session))
        self._told = False
        talk.missing = lambda: self._analysis.claims_state.removesuffix(" …")
        talk.save = self.save
        talk.settled = lambda: self._analysis.state not in ("matching", "claims") or self._told
        talk.compare = lambda: self._analysis.start(patient=True)
        talk.session.subscribe(self._changed)

    def _changed(self, _changed: Changed) -> None:
        self._analysis.update()

    def words(self) -> list[str]:
        """All whole names, to be completed while they are typed."""
        return [word for command in self.commands for word in command.words]

    async def start(self) -> None:
        """Begin to compare the texts, unless what is found is hidden."""
        if not self.talk.session.hidden:
            self.talk.compare()

    async def close(self) -> None:
        """End what is under way."""
        await self._analysis.close()

    # one line

    async def answer(self, line: str) -> Lines:
        """The lines that answer what was typed: an answer to what was asked, else a command."""
        talk = self.talk
        self._look()
        lines = await self._guarded(self._answered, line)
        return [*lines, *self._saved(), *([] if talk.question or talk.leaving else self._news())]

    async def _guarded(self, deed: Callable[[str], Lines | Awaitable[Lines]], line: str) -> Lines:
        """What a deed answers to a line; where it fails, one line that says why."""
        try:
            done = deed(line)
            return done if isinstance(done, list) else await done
        except DiptychError as error:
            return [str(error)]
        except Exception as error:
            # Whatever was typed, there is one answer, and the reader goes on.
            return [self._unexpected(error)]

    async def _answered(self, line: str) -> Lines:
        talk = self.talk
        if talk.question is not None:
            question, talk.question = talk.question, None
            return question.answer(line)
        typed = parse(line, self.commands)
        if isinstance(typed, str):
            return [typed]
        need = typed.command.needs(talk, typed.argument)
        if (need or typed.command.machine) and (why := self._withheld()):
            return [why]
        waited = await self._ready(need)
        news = self._news() if waited else []
        done = typed.command.run(talk, typed.argument)
        return [*news, *(done if isinstance(done, list) else await done)]

    async def leave_question(self, typed: str = "") -> Lines:
        """What to say when Ctrl+C was pressed after `typed` in place of an answer; nothing where none was asked for."""
        question, self.talk.question = self.talk.question, None
        if question is None:
            return []
        return await self._guarded(question.left, typed)

    # what goes on behind

    def _lacks(self, need: Need) -> bool:
        """Whether something is needed that is still being worked out."""
        state = self._analysis.state
        if not need or self._told:
            return False  # what was there before is shown while the texts are compared again
        return state == "matching" or (need == "findings" and state == "claims")

    async def _ready(self, need: Need) -> bool:
        """Wait until what is needed is there, or is known not to come; whether there was something to wait for."""
        waited = self._lacks(need)
        if waited:
            self._say(WAITING)
        while self._lacks(need):
            self._moved.clear()
            await self._moved.wait()
        return waited

    def _look(self) -> None:
        """Take what another window wrote to the notes file."""
        if self.talk.session.store.touched():
            self.save(anyway=True)

    def save(self, *, anyway: bool = False) -> str:
        """Put the notes on disk; says why that did not work, "" when it did. `anyway` reads what others wrote."""
        store = self.talk.session.store
        if not store.unsaved and not store.apart and not anyway:
            return ""
        try:
            saved = store.save()
        except DiptychError as error:
            return error.why
        for notice in saved.notices:
            if notice not in store.notices:
                self._messages.tell(notice)
        self.talk.session.refresh()
        return ""

    def _saved(self) -> Lines:
        """Save what was changed; a line where that does not work."""
        failed = self.save()
        return [f"NOT SAVED, {failed}; save tries again."] if failed else []

    def _news(self) -> Lines:
        """What is new, each thing once: that the texts are compared, and what was said of it."""
        lines = []
        if self._analysis.state == "done" and self.talk.session.ledger is not None and not self._told:
            self._told = True
            lines.append(f"The texts are compared: {summary(self.talk)}")
        while self._messages.line:
            lines.append(sentence(flat(self._messages.line)))
            self._messages.clear()
            self._messages.next()
        return lines


def summary(talk: Talk) -> str:
    """How much was found, and how much is to be checked."""
    many = counted(len(talk.findings()), "finding", "findings")
    return f"{many}, {left_to_check(talk)}."


def doubt(session: Session) -> str:
    """That there may be two events, and what to do; "" when matching does not think so."""
    comparison = session.comparison
    if not comparison.doubtful or comparison.alignment.same_event is None:
        return ""
    chance = percent(comparison.alignment.same_event)
    return f"Perhaps two events: the chance of one is {chance}, so no match is strong. one event says that it is one."
