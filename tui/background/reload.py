"""Reading the articles again: files from the disk, pages from the web; and what has changed since."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.errors import BadInputError, DiptychError
from articles.reading.source import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from articles.article import Article, Side, Span
    from articles.cases.home import OpenCase
    from articles.notes.content.note import Note
    from articles.reading.addresses.access import Access
    from articles.reading.edits.changes import Change
    from articles.session import Session
    from tui.view.accounts.desk import AccountDesk

_NAMES: dict[Side, str] = {"a": "left text", "b": "right text"}


@dataclass(frozen=True, slots=True)
class Files:
    """How articles were asked to be read: the encoding, and whether private addresses may be asked.

    `case` is the one that holds both of them, if one does; `before` are the earlier versions that the reader named.
    """

    encoding: str | None = None
    allow_private: bool = False
    case: OpenCase | None = None
    before: Mapping[Side, Article] = field(default_factory=dict)

    @property
    def path(self) -> Path | None:
        """The file of the case."""
        return None if self.case is None else self.case.path


@dataclass(frozen=True, slots=True)
class Versions:
    """Articles as they were and as they are, and what changed from the one to the other."""

    before: dict[Side, Article]
    now: dict[Side, Article]
    changes: dict[Side, list[Change]]


class Reload:
    """Takes other versions of the articles into a session; `before` holds those that have changed, as they were.

    Of several accounts, which `desk` has, those out of sight are read too.
    """

    def __init__(self, session: Session, files: Files, desk: AccountDesk | None = None) -> None:
        known = {} if desk is None else dict(zip(desk.pair, SIDES, strict=True))
        earlier = {} if desk is None else {known[at]: old for at, old in desk.before.items() if at in known}
        self.before: dict[Side, Article] = {**files.before, **earlier}
        self._session = session
        self._files = files
        self._desk = desk

    async def read(self, say: Callable[[str], None]) -> str:
        """Read both again, off the screen's thread, and say what has changed; `say` tells how far pages are.

        Raises DiptychError when one cannot be read; nothing is changed then.
        """
        from tui.background.fetching import read_aside

        if self._files.case is not None:
            why = f"{one_line(self._files.case.path.name)} holds the texts as they were packed"
            raise BadInputError("nothing is read again", why, "diptych diff tells what changed since in the articles")
        loaded = dict(self._session.loaded)
        a, b = await read_aside(
            lambda access: _read_again(loaded["a"], loaded["b"], self._files.encoding, access),
            say,
            fetch=True,
            allow_private=self._files.allow_private,
        )
        changes = await asyncio.to_thread(_changes, loaded, {"a": a, "b": b})
        lost = _lost(self._session.store.notes)
        await asyncio.to_thread(self._session.store.read_again, a, b)
        self.before = {side: loaded[side] for side in SIDES if changes[side]}
        self._session.reload(a, b, reread=False)
        gone = _lost(self._session.store.notes) - lost
        others = [] if self._desk is None else await self._read_others(self._desk, say)
        told = ", ".join([*_summary(changes), *others]) or "nothing has changed"
        return told + _lost_words(len(gone), len(gone & {note.id for note in self._session.notes}))

    async def _read_others(self, desk: AccountDesk, say: Callable[[str], None]) -> list[str]:
        """Read the accounts out of sight, and have every two take what changed in any of them; what to say of it."""
        from articles.reading.edits.changes import summary
        from tui.background.accounts import read_again, take_others

        said = []
        desk.keep(self._session.loaded)
        desk.before = {
            number: self.before[side] for number, side in zip(desk.pair, SIDES, strict=True) if side in self.before
        }
        for number in [each for each in desk.articles if each not in desk.pair]:
            old = desk.articles[number]
            try:
                new = await read_again(desk, number, self._files.encoding, say, allow_private=self._files.allow_private)
            except DiptychError as error:
                said.append(f"account {number}: {error}")
                continue
            changed = await asyncio.to_thread(_changes, {"a": old}, {"a": new, "b": new})
            if changed["a"]:
                desk.before[number] = old
                said.append(f"account {number} {summary(changed['a'])}")
        await take_others(desk, self._session)
        return said

    def changed(self) -> dict[Side, list[Span]]:
        """The passages of the present texts that are otherwise in the versions before, or not there."""
        return changed_since(self.before, self._session.loaded)

    async def changes(self) -> Versions | None:
        """What changed when they were last read again; of a page, since the version kept before. None without one."""
        loaded = dict(self._session.loaded)
        before = self.before or await asyncio.to_thread(_kept_before, loaded)
        if not before:
            return None
        return Versions(before, loaded, await asyncio.to_thread(_changes, before, loaded))


def changed_since(before: Mapping[Side, Article], loaded: Mapping[Side, Article]) -> dict[Side, list[Span]]:
    """The passages of some articles that are otherwise in earlier versions of them, or not there."""
    from articles.cases.changes import sentence_changes

    return {
        side: [each.new for each in sentence_changes(side, old, loaded[side]) if each.new and not each.outside]
        for side, old in before.items()
    }


def _lost(notes: Iterable[Note]) -> set[str]:
    """The notes, decisions among them, that have words which are no longer in the texts."""
    return {note.id for note in notes if note.lost}


def _lost_words(lost: int, notes: int) -> str:
    """That so many have lost their words, of which so many are notes to be read; "" for none."""
    decisions = lost - notes
    parts = [f"{notes} {'note' if notes == 1 else 'notes'}"] if notes else []
    parts += [f"{decisions} of your verdicts, ticks and pairs"] if decisions else []
    return f"; {' and '.join(parts)} {'has lost its' if lost == 1 else 'have lost their'} words" if parts else ""


def _read_again(a: Article, b: Article, encoding: str | None, access: Access) -> tuple[Article, Article]:
    """Both read from their sources again; a stream cannot be read twice and stays as it was."""
    from articles.reading import load, load_pair
    from articles.reading.source import is_stream

    if not any(is_stream(article.source) for article in (a, b)):
        return load_pair(a.source, b.source, encoding=encoding, access=access)
    left, right = (
        article if is_stream(article.source) else load(article.source, encoding=encoding, access=access)
        for article in (a, b)
    )
    return left, right


def _kept_before(loaded: dict[Side, Article]) -> dict[Side, Article]:
    """The versions before the last ones of those articles that came from the web."""
    from articles.reading import load_earlier

    kept = {}
    for side in SIDES:
        try:
            earlier = load_earlier(loaded[side].source)
        except DiptychError:
            continue
        if earlier is not None:
            kept[side] = earlier
    return kept


def _changes(before: dict[Side, Article], now: dict[Side, Article]) -> dict[Side, list[Change]]:
    from articles.reading.edits.changes import changes

    return {side: changes(before[side], now[side]) if side in before else [] for side in SIDES}


def _summary(changes: dict[Side, list[Change]]) -> list[str]:
    from articles.reading.edits.changes import summary

    return [f"{_NAMES[side]} {summary(changes[side])}" for side in SIDES if changes[side]]
