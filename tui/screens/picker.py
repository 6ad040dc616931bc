"""A folder to choose two articles from: the likely pairs first, then all files; type to filter, Enter chooses."""

from __future__ import annotations

import asyncio
import contextlib
import os
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import WorkerCancelled, WorkerFailed

from articles.errors import BadInputError, DiptychError
from articles.reading.display import displayable
from articles.reading.folder import Listed, offered, too_few
from articles.reading.source import shown_name
from keymaps.keys import show
from tui import previewing
from tui.model.pick_layout import one_line, side_letter
from tui.model.picking import Picking
from tui.model.signs import Signs
from tui.screens.pair_chooser import PairChooser
from tui.widgets.pick_rows import PickRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.worker import Worker

    from articles.article import Side
    from keymaps.keymap import Keymap

_FIRST_PAIRS = 32
"""Files looked at before pairs are sought for the first time; each time after that, for four times as many."""
_PAUSE = 0.2
_TALL = 30
_FEW, _MANY = 5, 8


class FilterInput(Input):
    """The field for the words; Backspace in an empty one is said."""

    class Emptied(Message):
        """Backspace was pressed where there was nothing left to take away."""

    def action_delete_left(self) -> None:
        """Take a letter away, or say that there is none."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied())


class Picker(PairChooser, ModalScreen[None]):
    """Offers the articles of a folder; `beside` is one from elsewhere that the other is chosen for, on `side`."""

    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - declared so by Textual

    def __init__(
        self,
        folder: str,
        keymap: Callable[[], Keymap],
        *,
        beside: str | None = None,
        side: Side = "a",
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self.start_keys(keymap, "pick", ascii_only=ascii_only)
        self._folder = folder
        self._beside = beside
        self._side: Side = side
        self._wrong = ""
        self.picking = self._picking()
        self._looking: Worker[None] | None = None

    def _picking(self) -> Picking:
        """What is offered; nothing, and a line that says why, for a folder that cannot be used."""
        try:
            files = offered(self._folder, self._beside)
        except BadInputError as error:
            self._wrong, files = str(error), []
        if self._beside is not None:
            path = os.path.expanduser(self._beside)  # noqa: PTH111 - links and strokes stay as they are
            files.append(Listed(path.rpartition("/")[2], path, 0.0, 0))
        if len(files) < 2 and not self._wrong:
            self._wrong = self._too_few(len(files) - bool(self._beside))
        done = bool(self._wrong)
        return Picking(files, beside=self._beside is not None, side=self._side, complete=done, settled=done)

    def _too_few(self, count: int) -> str:
        """The line for a folder with too few articles; "" if there are enough."""
        return str(too_few(count, beside=self._beside is not None) or "")

    def compose(self) -> ComposeResult:
        """Title, what is picked, filter field, rows, a line of keys."""
        with Vertical(id="pick-box"):
            yield Static(self._title(), id="pick-title", markup=False)
            yield Static("", id="pick-first", markup=False)
            yield FilterInput(placeholder="type to filter", id="pick-filter", compact=True)
            yield PickRows(self.picking, Signs(ascii_only=self._ascii_only), id="pick-rows")
            yield Static("", id="pick-foot", markup=False)

    def on_mount(self) -> None:
        """Paint names at once; titles come as they are read."""
        self._paint()
        if self._wrong:
            self.say(self._wrong)

    def on_resize(self) -> None:
        """Offer as many pairs as there is room for."""
        self.picking.offered = _MANY if self.size.height >= _TALL else _FEW
        self.picking.refresh()
        self._paint()

    def on_screen_resume(self) -> None:
        """Go on looking at the files."""
        if not self.picking.complete and not self._wrong:
            self._looking = self.run_worker(self._look(), group="looking", exclusive=True, exit_on_error=False)

    def on_screen_suspend(self) -> None:
        """Stop looking while something else is read."""
        if self._looking is not None:
            self._looking.cancel()

    async def on_unmount(self) -> None:
        """Wait until no process is left, which takes a moment only."""
        if self._looking is not None:
            self._looking.cancel()
            with contextlib.suppress(WorkerCancelled, WorkerFailed):
                await self._looking.wait()

    async def _look(self) -> None:
        """Look at the files that have not been looked at, and seek likely pairs now and then."""
        picking = self.picking
        left = [i for i in range(len(picking.files)) if i not in picking.previews and i not in picking.foreign]
        if picking.beside and left and left[-1] == len(picking.files) - 1:
            left.insert(0, left.pop())
        painted, sought = asyncio.get_running_loop().time(), _FIRST_PAIRS
        seeking: asyncio.Task[None] | None = None
        try:
            async with contextlib.aclosing(previewing.previews([picking.files[i].path for i in left])) as found:
                async for place, preview in found:
                    picking.previewed(left[place], preview)
                    if asyncio.get_running_loop().time() - painted > _PAUSE:
                        self._refresh()
                        painted = asyncio.get_running_loop().time()
                    if len(picking.previews) >= sought and (seeking is None or seeking.done()):
                        sought = 4 * len(picking.previews)
                        seeking = asyncio.create_task(self._seek())
            picking.complete = picking.looked_at >= len(picking.files)
            self._refresh()
        finally:
            # What was found of a part is of no use once the whole is sought, nor when the reader has gone.
            if seeking is not None:
                seeking.cancel()
                await asyncio.gather(seeking, return_exceptions=True)
        await self._seek()
        picking.settled = True
        picking.refresh()
        self._paint(still=True)

    async def _seek(self) -> None:
        """Have the likely pairs found among what has been looked at so far."""
        places = sorted(self.picking.previews)
        if len(places) < 2:
            return
        with contextlib.suppress(DiptychError, OSError):  # without proposals there is still the list
            found = await previewing.likely([self.picking.previews[index] for index in places])
            self.picking.proposed(found, places)
            self._paint(still=True)

    def _refresh(self) -> None:
        if self.picking.stale or self.picking.complete:
            self.picking.refresh()
        self._paint(still=True)
        if self.picking.complete and not self._wrong:
            self.say(self._too_few(self.picking.count))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter anew."""
        self.picking.narrow(event.value)
        self._paint()

    def on_input_submitted(self) -> None:
        """Enter in the filter field chooses."""
        self.run_command("list-run")

    def on_filter_input_emptied(self) -> None:
        """Backspace gives the first one back."""
        if self.picking.unpick():
            self._paint()

    def on_pick_rows_pointed(self, event: PickRows.Pointed) -> None:
        """A click chooses."""
        if self.picking.point(event.place):
            self._choose()

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:  # noqa: ARG002 - lists take no counts
        """Move, choose, swap sides, give back, close."""
        page = max(self.query_one(PickRows).fitting - 2, 1)
        steps = {"list-down": 1, "list-up": -1, "page-down": page, "page-up": -page}
        if command in steps:
            self.picking.move(steps[command])
        elif command in ("top", "bottom"):
            self.picking.point_near(0 if command == "top" else len(self.picking.rows))
        elif command == "swap":
            self.picking.swap()
        elif command == "list-run":
            self._choose()
        elif command == "cancel" and not self.picking.unpick():
            self.stop_opening()
            self.dismiss(None)
            return
        self._paint()

    def _choose(self) -> None:
        if self._wrong:
            return
        before = self.picking.picked
        pair = self.picking.choose()
        if pair is not None:
            self.open_pair(*pair)
        elif self.picking.picked != before:
            with self.prevent(Input.Changed):
                self.query_one(Input).value = ""
        self._paint()

    def _paint(self, *, still: bool = False) -> None:
        if not self.is_mounted:
            return
        self.query_one("#pick-title", Static).update(self._title())
        first = self.query_one("#pick-first", Static)
        first.display = self.picking.picked is not None
        if self.picking.picked is not None:
            letter = side_letter(self.picking.side)
            first.update(Content.assemble((f"{letter} ", "bold"), one_line(self.picking.title(self.picking.picked))))
        self.query_one(PickRows).update(still=still)
        if not self._said:
            self.query_one("#pick-foot", Static).update(self._keys())

    def _title(self) -> Content:
        done, every = self.picking.looked_at, len(self.picking.files)
        state = f"   {done:,} of {every:,} looked at" if done < every and not self._wrong else ""
        return Content.assemble((f"Two of {shown_name(_homely(self._folder))}", "bold"), (state, "dim"))

    def _keys(self) -> Content:
        picked = self.picking.picked is not None
        row = self.picking.rows[self.picking.cursor] if self.picking.rows else None
        opens = picked or (row is not None and row.kind == "pair")
        back = "gives the first one back" if picked and not self.picking.beside else "closes"
        words = (
            ("list-run", "opens both" if opens else "takes it as the first"),
            ("swap", "swaps sides"),
            ("cancel", back),
        )
        keyed = ((self.keymap.keys_of(command, "pick"), word) for command, word in words)
        return Content(" · ".join(f"{show(keys[0], ascii=self._ascii_only)} {word}" for keys, word in keyed if keys))

    @property
    def _said(self) -> bool:
        return self.has_class("-said")

    def say(self, message: str) -> None:
        """Show a line in place of the keys."""
        self.set_class(bool(message), "-said")
        self.query_one("#pick-foot", Static).update(displayable(message) if message else self._keys())

    def on_key(self, event: events.Key) -> None:
        """A key takes away what was said, unless the folder has nothing to offer."""
        if not self._wrong and self._said:
            self.say("")
        super().on_key(event)


def _homely(folder: str) -> str:
    """The folder with `~` for the home folder."""
    whole = os.path.abspath(os.path.expanduser(folder))  # noqa: PTH100, PTH111 - links stay as the reader named them
    home = os.path.expanduser("~")  # noqa: PTH111 - as above
    return "~" + whole[len(home) :] if whole == home or whole.startswith(home + "/") else whole
