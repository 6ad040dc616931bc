"""Several accounts in a conversation: which two are talked of, and what all of them state."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from articles.accounts.accounts import LETTERS
from articles.accounts.statement import STANCES
from articles.accounts.table import statements
from articles.accounts.witness import witnesses
from articles.article import SIDES
from articles.errors import DiptychError
from articles.reports.accounts.words import reasons_between, stance_words, sums_of_rows
from articles.reports.parts import counted, flat, place_at, title_of
from tui.background.pairs import Pairs
from tui.plain.command import Command
from tui.plain.desk import ALL
from tui.plain.looking import head, times
from tui.plain.telling import begun
from tui.view.accounts.filtering import CLASHES, TableFilter
from tui.view.accounts.table import accounts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from articles.accounts.statement import Cell, Found, Statement
    from articles.session import Session
    from tui.plain.command import Deed, Group
    from tui.plain.desk import Desk
    from tui.plain.talk import Lines, Talk
    from tui.view.accounts.desk import AccountDesk, Pair

_SHOWN = {
    "": TableFilter(),
    "clashes": TableFilter(stances=CLASHES),
    "only in one": TableFilter(told="only in one"),
    "all but one": TableFilter(told="in all but one"),
    "unchecked": TableFilter(unchecked=True),
}
_ROWS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str, str, Group], ...] = (
    ("account", ("account",), (), "NUMBER", "talk of that account beside the base", "texts"),
    ("accounts", ("accounts",), (), "", "the accounts, and which of them go back to one source", "texts"),
    ("base", ("base",), (), "NUMBER", "make that account the base, A", "texts"),
    ("table", ("table",), ("#",), ", ".join(filter(None, _SHOWN)), "what all state, a statement a line", "look"),
    ("go-to-statement", ("statement",), (), "NUMBER", "what each account says of that one, and why", "look"),
    ("timeline", ("timeline", "when", "who says when"), ("T",), "", "what all tell in order of time", "look"),
)
_WAITING = "Comparing every two accounts, a moment. Ctrl+C goes on without."


class Several:
    """A conversation about two of several accounts at a time; each two have a desk of their own, which stays.

    `open_session` opens the session on two of them with their notes, `open_desk` the desk on a session, with what can
    be typed about it; `say` puts a line out at once.
    """

    def __init__(
        self,
        book: AccountDesk,
        open_session: Callable[[Pair], Session],
        open_desk: Callable[[Session, tuple[Command, ...]], Desk],
        say: Callable[[str], None],
    ) -> None:
        self._book = book
        self._open_session = open_session
        self._open_desk = open_desk
        self._say = say
        self._desks: dict[Pair, Desk] = {}
        self._turning: Pair | None = None
        self._pairs = Pairs(book, self._session, lambda: not self.talk.settled())
        self._desk = self._at(book.pair)

    @property
    def talk(self) -> Talk:
        """Where the conversation on the two stands."""
        return self._desk.talk

    def words(self) -> list[str]:
        """All whole names, to be completed while they are typed."""
        return self._desk.words()

    async def start(self) -> None:
        """Begin to compare the two."""
        await self._desk.start()

    async def close(self) -> None:
        """End what is under way."""
        await self._pairs.stop()
        for desk in self._desks.values():
            await desk.close()

    async def answer(self, line: str) -> Lines:
        """The lines that answer what was typed; where it turns, what is talked of from then on."""
        lines = await self._desk.answer(line)
        turning, self._turning = self._turning, None
        if turning is not None:
            lines += await self._turn(turning)
        return lines

    async def leave_question(self, typed: str = "") -> Lines:
        """What to say when Ctrl+C was pressed after `typed` in place of an answer."""
        return await self._desk.leave_question(typed)

    # two at a time

    def opening(self) -> Lines:
        """Which accounts there are, and which two are talked of."""
        return [*self._listed(), *self._heads()]

    def _heads(self) -> Lines:
        return [head(self.talk, "a"), head(self.talk, "b")]

    def _listed(self) -> Iterable[str]:
        for number, article in sorted(self._book.articles.items()):
            place = "; the base, A" if number == self._book.base else "; B" if number == self._book.shown else ""
            yield f"Account {number}, {self._book.called(number)}: {flat(title_of(article))}{place}."

    async def _session(self, pair: Pair) -> Session:
        if pair not in self._book.sessions:
            session = self._book.sessions[pair] = self._open_session(pair)
            other = self._book.sessions.get((pair[1], pair[0]))
            found = None if other is None else other.known().found
            if found is not None:
                session.take_alignment(session.match_request(), found[1].mirrored())
        return self._book.sessions[pair]

    def _at(self, pair: Pair) -> Desk:
        if pair not in self._desks:
            book = self._book
            session = book.sessions.get(pair) or self._open_session(pair)
            book.sessions[pair] = session
            self._desks[pair] = self._open_desk(
                session, (*(each for each in ALL if each.id != "timeline"), *self._own())
            )
        return self._desks[pair]

    async def _turn(self, pair: Pair) -> Lines:
        """Talk of other two; the place in an account that stays is kept."""
        before, was = self.talk, self._book.pair
        await self._session(pair)
        fresh = pair not in self._desks
        self._desk = self._at(pair)
        self._book.base, self._book.shown = pair
        for side, number in zip(SIDES, pair, strict=True):
            if number in was and (offset := before.offsets[SIDES[was.index(number)]]) is not None:
                self.talk.offsets[side] = offset
        if fresh:
            await self._desk.start()
        return self._heads()

    # what can be typed besides

    def _own(self) -> tuple[Command, ...]:
        deeds: tuple[Deed, ...] = (
            self._account, self._accounts, self._base, self._table, self._statement, self._timeline,
        )  # fmt: skip
        return tuple(
            Command(id_, words, keys, after, help_, group, deed, machine=group == "look")
            for (id_, words, keys, after, help_, group), deed in zip(_ROWS, deeds, strict=True)
        )

    def _number(self, argument: str) -> int | str:
        """The number of an account that can be talked of, or why there is none."""
        numbers = sorted(self._book.articles)
        if argument.isdecimal() and len(argument) < 3 and int(argument) in numbers:
            return int(argument)
        return f"Which account? There are {', '.join(map(str, numbers))}."

    def _account(self, _talk: Talk, argument: str) -> Lines:
        number = self._number(argument)
        if isinstance(number, str):
            return [number]
        if number in self._book.pair:
            return [f"Account {number} is {'the base, A' if number == self._book.base else 'B'} already."]
        self._turning = self._book.base, number
        return []

    def _base(self, _talk: Talk, argument: str) -> Lines:
        number = self._number(argument or str(self._book.shown))
        if isinstance(number, str):
            return [number]
        if number == self._book.base:
            return [f"Account {number} is the base already."]
        self._turning = number, self._book.base if number == self._book.shown else self._book.shown
        return []

    async def _accounts(self, _talk: Talk, _argument: str) -> Lines:
        groups = await asyncio.to_thread(witnesses, accounts_of(self._book))
        joint = [[self._numbers[at] for at in group.accounts] for group in groups if len(group.accounts) > 1]
        return [*self._listed(), *(f"{_joined(numbers)} go back to one source." for numbers in joint)]

    async def _rows(self) -> tuple[Statement, ...]:
        """The table of all that could be compared, once that is done."""
        if not all(map(self._book.is_done, self._book.pairs)):
            self._say(_WAITING)
            with suppress(DiptychError):
                await self._pairs.finished()
        return await asyncio.to_thread(statements, accounts_of(self._book))

    async def _table(self, _talk: Talk, argument: str) -> Lines:
        named = [each for name, each in _SHOWN.items() if name.startswith(argument)]
        chosen = _SHOWN[""] if not argument else named[0] if named else None
        if chosen is None:
            return [f"There is no {argument}; there are {', '.join(filter(None, _SHOWN))}."]
        rows = await self._rows()
        lines = [self._short(number, row) for number, row in enumerate(rows, 1) if chosen.passes(row, self._book.order)]
        many = (
            f"{counted(len(lines), 'statement', 'statements')} of {len(rows)}."
            if argument
            else f"{sums_of_rows(rows)}."
        )
        return [many, *lines, *self._book.unmatched.values()]

    async def _statement(self, _talk: Talk, argument: str) -> Lines:
        rows = await self._rows()
        if not argument.isdecimal() or len(argument) > 5 or not 1 <= int(argument) <= len(rows):
            return [f"Which one? statement and its number, 1 to {len(rows)}."] if rows else ["There are no statements."]
        row = rows[int(argument) - 1]
        cells = (self._cell(cell) for cell in row.cells)
        whys = (self._why(found) for found in row.findings if not found.judged.hidden)
        return [self._short(int(argument), row), *cells, *filter(None, whys)]

    async def _timeline(self, _talk: Talk, _argument: str) -> Lines:
        await self._rows()
        made = accounts_of(self._book)
        named = (f"{letter} is account {number}" for letter, number in zip(LETTERS, self._book.order, strict=False))
        return [f"Here {', '.join(named)}.", *times(made.articles, made.comparisons)]

    # in words

    def _short(self, number: int, row: Statement) -> str:
        told = _joined([self._numbers[at] for at in row.tellers])
        first = row.cells[row.tellers[0]]
        words = "" if first.span is None else f": {begun(flat(self._text(first)))}"
        how = "" if STANCES.index(row.stance) >= STANCES.index("tells") else f" {row.stance},"
        return f"Statement {number},{how} told by {told}{words}"

    def _cell(self, cell: Cell) -> str:
        article = accounts_of(self._book).articles[cell.account]
        number, how = self._book.order[cell.account], stance_words(cell, self._numbers)
        words = "." if cell.span is None else f": {flat(self._text(cell))} ({place_at(article, cell.span.start)})"
        return f"{number} {self._book.called(number)}, {how}{words}"

    def _text(self, cell: Cell) -> str:
        article = accounts_of(self._book).articles[cell.account]
        return "" if cell.span is None else article.quote(cell.span)

    def _why(self, found: Found) -> str:
        judged, apart = found.judged, found.judged.finding.differences
        if judged.verdict == "related" and not judged.may_clash:
            return ""
        both = _joined([self._numbers[at] for at in (found.a, found.b)])
        said = ("may clash" if judged.may_clash else judged.verdict) + (", checked" if judged.checked else "")
        words = [f"{flat(e.a_words)} / {flat(e.b_words)}" for e in apart if not e.agrees and e.a_words and e.b_words]
        parts = f"{both}, {said}", "; ".join(dict.fromkeys(words)), reasons_between(found, self._numbers)
        return ": ".join(filter(None, parts))

    @property
    def _numbers(self) -> list[str]:
        """What the accounts are called here, in their order."""
        return [str(number) for number in self._book.order]


def _joined(numbers: list[str]) -> str:
    """Numbers in words: "1, 2 and 4"."""
    return " and ".join(filter(None, (", ".join(numbers[:-1]), numbers[-1])))
