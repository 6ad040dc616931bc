"""Screens from which a comparison is opened: two names become two articles, and a book asks for its chapter."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from articles.errors import BadInputError
from articles.reading.display import displayable
from articles.reading.source import is_book, is_mailbox
from tui.lists.entry import Entry, Listing
from tui.screens.command_screen import CommandScreen
from tui.screens.filtered_list import FilteredList
from tui.view.pages.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.reading.formats.extract import Chapter

WHOLE = 0
"""Means the whole book among its chapters."""


class PairChosen(Message):
    """The reader chose sources on `screen`, which says what is wrong with them; those with the numbers `at` come first.

    The numbers begin with 1.
    """

    def __init__(self, screen: PairChooser, *names: str, at: tuple[int, int] = (1, 2)) -> None:
        super().__init__()
        self.screen = screen
        self.names = names
        self.at = at
        self.a, self.b = (names[number - 1] for number in at)


class Stopped(Message):
    """The reader of `screen` no longer wants what is being opened."""

    def __init__(self, screen: PairChooser) -> None:
        super().__init__()
        self.screen = screen


class PairChooser(CommandScreen[None]):
    """A screen that opens comparisons."""

    def open_pair(self, *names: str, at: tuple[int, int] = (1, 2)) -> None:
        """Open two sources or more, after asking for the chapter of each book among them; two of them are shown."""
        self.run_worker(self._open_pair(names, at), group="opening", exclusive=True)

    def stop_opening(self) -> None:
        """Open nothing after all."""
        self.workers.cancel_group(self, "opening")
        self.post_message(Stopped(self))

    async def _open_pair(self, names: tuple[str, ...], at: tuple[int, int]) -> None:
        chosen: list[str] = []
        for name in names:
            self.say("opening …")
            whole = await self._with_chapter(name)
            if whole is None:
                self.say("")
                return
            chosen.append(whole)
        self.say("opening …")
        self.post_message(PairChosen(self, *chosen, at=at))

    async def _with_chapter(self, name: str) -> str | None:
        """The name, with the chapter that the reader chose of a book; None if they turned back."""
        from articles.reading.loader import chapters

        if not await asyncio.to_thread(is_book, name):
            return name
        try:
            found = await asyncio.to_thread(chapters, name)
        except BadInputError:
            return name  # what is wrong is said when it is opened
        if len(found) < 2:
            return name
        entries = chapter_entries(found, whole=not await asyncio.to_thread(is_mailbox, name))
        title = f"Which part of {name.rpartition('/')[2]}?"
        keys = (("list-run", "opens it"), ("cancel", "goes back"))
        listed = FilteredList(Listing(title, lambda: entries, keys), self.keys.load_keymap)
        if not self.on_top:
            return None
        answer = await self.app.push_screen_wait(listed)
        if answer is None:
            return None
        return name if answer.value == str(WHOLE) else f"{name}#{answer.value}"


def chapter_entries(chapters: Sequence[Chapter], *, whole: bool) -> list[Entry]:
    """The `whole` book if it can be read, then each of its chapters, or mails, with its length."""
    length = sum(chapter.length for chapter in chapters)
    words = f"the whole book, {len(chapters)} chapters"
    entire = Entry(str(WHOLE), Content.assemble((f"{words:<50} ", "bold"), (_length(length), "$ink-quiet")), words)
    made = [entire] if whole else []
    for chapter in chapters:
        title = displayable(" ".join(chapter.title.split()))
        shown = fit(title, 44)
        content = Content.assemble(
            (f"{chapter.number:>4}  ", "bold"),
            shown + " " * (45 - cell_len(shown)),
            (_length(chapter.length), "$ink-quiet"),
        )
        made.append(Entry(str(chapter.number), content, f"{chapter.number} {title}"))
    return made


def _length(characters: int) -> str:
    return f"{characters:>11,} characters"


def say_under_way(screen: PairChooser, message: str) -> None:
    """Show how far something is that the reader may stop."""
    screen.say(f"{message}   {screen.keys.key_of('cancel')} stops")
