"""Diptych running without a terminal: real keys and clicks go in, the text that is on the screen comes out."""

from __future__ import annotations

import asyncio
import contextlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key

from articles.claims.statements.finding import Ledger
from articles.matching.match import Alignment
from tests.tui.pair import LEFT, RIGHT, compared
from tui.app import DiptychApp
from tui.background import child_process as jobs
from tui.screens.reading import ReadingScreen
from tui.settings import Settings
from tui.view.history import Place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    import pytest
    from rich.style import Style
    from textual.pilot import Pilot

    from articles.article import Article
    from articles.comparison import Comparison
    from tui.view.reading_view import ReadingView

WIDE = (120, 26)
"""Columns and rows that show two texts side by side; a larger screen takes longer to draw."""
_NO_CLAIMS = Ledger()
PATIENCE = 60.0
"""Seconds after which something that has not come about never will."""


@dataclass
class Diptych:
    """The running app, its keyboard and mouse, and what is on its screen."""

    app: DiptychApp
    pilot: Pilot[None]
    copied: list[str] = field(default_factory=list)

    # what goes in

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names; a sequence such as "g g" is two presses."""
        await self.pilot.press(*(named(part) for key in keys for part in key.split()))
        await self.rest()

    async def rest(self) -> None:
        """Wait until nothing more happens."""
        await self.until_idle()
        await self.pilot.pause()

    async def until_idle(self) -> None:
        """Wait until every key has been handed on."""
        driver, arrived = self.app._driver, asyncio.Event()
        assert driver is not None
        driver.send_message(events.Callback(callback=arrived.set))
        while self.app.is_running and not (arrived.is_set() and self.app.input.idle):
            await asyncio.sleep(0.001)

    async def tap(self, *keys: str) -> None:
        """Press keys that change nothing on the screen, so that nothing need be waited for but the keys themselves."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            name = named(_character_to_key(key) if len(key) == 1 else key)
            driver.send_message(events.Key(name, key if len(key) == 1 else None))
        await self.until_idle()
        for _ in range(3):
            await self.pilot._wait_for_screen()

    async def type(self, words: str) -> None:
        """Type words into the field that has the focus, as fast as a paste."""
        driver = self.app._driver
        assert driver is not None
        for character in words:
            key = "space" if character == " " else _character_to_key(character)
            driver.send_message(events.Key(key, character))
        await self.until_idle()
        await self.pilot.pause()
        await self.rest()

    async def paste(self, words: str) -> None:
        """Paste words, as a terminal sends them."""
        driver = self.app._driver
        assert driver is not None
        driver.send_message(events.Paste(words))
        await self.until_idle()
        await self.pilot.pause()
        await self.rest()

    async def command(self, line: str) -> None:
        """Run a command by its name on the `:` line."""
        await self.press(":")
        await self.type(line)
        await self.press("enter")

    async def write_where_none_can_be_kept(self, words: str, notes_path: Path) -> None:
        """Write a note at the cursor and save it while a folder stands where the notes file belongs."""
        notes_path.mkdir()
        await self.press("a")
        await self.type(words)
        await self.press("ctrl+s")

    async def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(columns, rows)
        await self.until(lambda: self.app.screen.size == (columns, rows))
        before = ""
        while before != self.text:
            before = self.text
            await asyncio.sleep(0.02)
            await self.rest()

    async def click(self, words: str, *, right: int = 0, down: int = 0, times: int = 1) -> None:
        """Click on the first character of words on the screen, or some cells away from it."""
        x, y = self.place_of(words)
        await self.pilot.click(offset=(x + right, y + down), times=times)
        await self.rest()

    async def drag(self, start: str, end: str) -> None:
        """Press on the first character of some words, move to that of others, let go."""
        await self.pilot.mouse_down(offset=self.place_of(start))
        await self.pilot.hover(offset=self.place_of(end))
        await self.pilot.mouse_up(offset=self.place_of(end))
        await self.pilot.pause()

    async def until(self, come: Callable[[], object]) -> None:
        """Wait until something has come about; fails with the screen when it does not."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while not come():
                    await asyncio.sleep(0.01)
        assert come(), self.text
        await self.rest()

    def go_to_the_beginning(self) -> None:
        """Put the cursor where it was at first."""
        self.reading.go_to(Place("a", (0, 0), locked=True))

    # what is there

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        screen = self.app.screen
        return [strip.text for strip in screen._compositor.render_strips(screen.size)]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    @property
    def status(self) -> str:
        """The bottom row, or the rows of a message that needs more than one."""
        rows = self.app.screen.query("StatusLine").last().size.height if self.app.screen.query("StatusLine") else 1
        return " ".join(line.strip() for line in self.lines[-max(rows, 1) :])

    @property
    def said(self) -> str:
        """The bottom row without the keys at its end."""
        return re.split(r"\s{2,}", self.status)[0]

    @property
    def at_cursor(self) -> str:
        """The words from the cursor on, as the article has them."""
        return self.reading.comparison.article(self.reading.cursor.side).text[self.reading.cursor.offset :][:60]

    def row_words(self) -> str:
        """The row that the cursor is on, from the cursor on."""
        x, y = self.app.cursor_position
        return self.lines[y][x:]

    def place_of(self, words: str) -> tuple[int, int]:
        """Column and row of the first character of words on the screen."""
        for row, line in enumerate(self.lines):
            if words in line:
                return len(line[: line.index(words)]), row
        raise AssertionError(f"{words!r} is not on the screen:\n{self.text}")

    def row_of(self, words: str) -> int:
        """The row in which words stand."""
        return self.place_of(words)[1]

    def style_of(self, words: str) -> Style:
        """How the first character of words is drawn."""
        column, row = self.place_of(words)
        strip = self.app.screen._compositor.render_strips(self.app.screen.size)[row]
        for segment in strip:
            column -= len(segment.text)
            if column < 0:
                assert segment.style is not None
                return segment.style
        raise AssertionError("no such column")

    @property
    def reads(self) -> bool:
        """Whether the reading screen is there."""
        return any(isinstance(screen, ReadingScreen) for screen in self.app.screen_stack)

    @property
    def matched(self) -> bool:
        """Whether matching has ended, and found something or nothing."""
        return self.screen.context.analysis.progress is None and self.reading.comparison.matched

    @property
    def screen(self) -> ReadingScreen:
        """The reading screen, which may lie under a list."""
        return next(screen for screen in reversed(self.app.screen_stack) if isinstance(screen, ReadingScreen))

    @property
    def reading(self) -> ReadingView:
        """What is in sight on the reading screen."""
        return self.screen.context.view


@dataclass
class Opener:
    """Starts Diptych in a folder of its own, where nothing was read before."""

    folder: Path
    patch: pytest.MonkeyPatch
    beside: bool = False
    """Whether notes are kept where they belong, and not in a file of the test's own."""

    @property
    def notes_path(self) -> Path:
        """Where the notes are kept."""
        return self.folder / "kept.notes.json"

    @staticmethod
    def alignment() -> Alignment:
        """What matching finds in the usual pair."""
        return compared().alignment

    def match_at_once(self, comparison: Comparison | None) -> None:
        """Let matching find what `comparison` says; None leaves it to the child process."""
        if comparison is not None:
            alignment = comparison.alignment

            async def found(
                _a: Article, _b: Article, progress: Callable[[float], None], _found: object = None, **_more: object
            ) -> Alignment:
                progress(0.5)
                return alignment

            self.patch.setattr(jobs, "match", found)

    def claim_at_once(self, ledger: Ledger) -> None:
        """Let reading claims find what `ledger` says."""

        async def found(_a: Article, _b: Article, _alignment: Alignment, *_first: object) -> Ledger:
            return ledger

        self.patch.setattr(jobs, "read_claims", found)

    def match_nothing(self) -> None:
        """Let matching find nothing in whatever is opened."""

        async def found(
            _a: Article, _b: Article, _progress: Callable[[float], None], _found: object = None, **_more: object
        ) -> Alignment:
            return Alignment()

        self.patch.setattr(jobs, "match", found)

    @contextlib.asynccontextmanager
    async def start(
        self, size: tuple[int, int] = WIDE, *, names: Sequence[str] = (), **settings: Any
    ) -> AsyncIterator[Diptych]:
        """The start screen, which opens `names`."""
        async with self._running(None, size, settings, names) as diptych:
            yield diptych

    @contextlib.asynccontextmanager
    async def read(
        self,
        a: Article = LEFT,
        b: Article = RIGHT,
        *,
        size: tuple[int, int] = WIDE,
        found: Comparison | None = None,
        ledger: Ledger = _NO_CLAIMS,
        matching: bool = False,
        **settings: Any,
    ) -> AsyncIterator[Diptych]:
        """The reading screen on two articles, matched as `found` says, their claims as `ledger` says.

        `matching` asks the real child process.
        """
        if found is None and not matching:
            found = compared(a, b)
        self.match_at_once(found)
        self.claim_at_once(ledger)
        async with self._running((a, b), size, settings) as diptych:
            await diptych.until(
                lambda: diptych.screen.context.analysis.progress is None and diptych.reading.comparison.matched
            )
            await diptych.until(lambda: diptych.reading.session.ledger is not None)
            await diptych.until(lambda: diptych.screen.complete)
            yield diptych

    @contextlib.asynccontextmanager
    async def unmatched(
        self, size: tuple[int, int] = WIDE, pair: tuple[Article, Article] = (LEFT, RIGHT), **settings: Any
    ) -> AsyncIterator[Diptych]:
        """The reading screen on the usual pair, or another, whatever matching does."""
        async with self._running(pair, size, settings) as diptych:
            yield diptych

    @contextlib.asynccontextmanager
    async def _running(
        self,
        pair: tuple[Article, Article] | None,
        size: tuple[int, int],
        settings: dict[str, Any],
        names: Sequence[str] = (),
    ) -> AsyncIterator[Diptych]:
        a, b = pair or (None, None)
        own = None if self.beside else self.notes_path
        private = bool(settings.pop("allow_private", False))
        more = {name: settings.pop(name, None) for name in ("before", "accounts")}
        app = DiptychApp(
            a, b, settings=Settings(**settings), notes_path=own, names=names, allow_private=private, **more
        )
        copied: list[str] = []
        self.patch.setattr(App, "copy_to_clipboard", lambda _app, text: copied.append(text))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Diptych(app, pilot, copied)


_SIGNS = {
    "<": "less_than_sign",
    ">": "greater_than_sign",
    "{": "left_curly_bracket",
    "}": "right_curly_bracket",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "/": "slash",
    ",": "comma",
    ".": "full_stop",
}


def named(key: str) -> str:
    """A key as the terminal layer calls it: a sign with Alt or Ctrl has its long name."""
    modifiers, plus, sign = key.rpartition("+")
    return modifiers + plus + _SIGNS[sign] if plus and modifiers and sign in _SIGNS else key
