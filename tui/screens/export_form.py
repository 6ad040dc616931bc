"""Handing in: what is chosen, and below it what goes in before it is written."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from articles.errors import DiptychError
from articles.reading.display import displayable
from tui.background.exporting import path_of
from tui.commands.call import Call
from tui.commands.dispatch import dispatch_choosing
from tui.lists.export_lines import preview_lines, shown_path, written_line
from tui.screens.command_screen import CommandScreen
from tui.view.pages.wrapping import fit
from tui.widgets.export_fields import ExportFields
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.app import ComposeResult

    from articles.reports.report.preview import Preview
    from keymaps.keymap import Keymap
    from tui.background.exporting import CasePreview, Exporter, Wish
    from tui.widgets.export_fields import Asked

_LOOK_EVERY = 0.25
"""Seconds between two looks whether the claims have been read, or a note has come."""
_LABEL = 11
"""Cells before a value."""


class ExportScreen(CommandScreen[None], ModalScreen[None]):
    """Fields, a preview below; `done` gets the line that says what was written."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - declared so by Textual

    def __init__(
        self, exporter: Exporter, asked: Asked, keymap: Callable[[], Keymap], done: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.start_keys(keymap, "list")
        self._exporter = exporter
        self._asked = asked
        self._done = done
        self._seen: tuple[object, str] = (None, "")
        self._wanted = self._shown = 0
        self._previewing = self._writing = False

    def compose(self) -> ComposeResult:
        """The fields, the preview, the keys."""
        with Vertical(classes="export-box"):
            yield Static("Hand in", classes="list-title", markup=False)
            yield ExportFields(self._asked, self._exporter.filter_words, self._exporter.proposed)
            yield Static("", id="export-preview", markup=False)
            yield KeyLine(self._keys(), classes="list-foot")

    def _keys(self) -> list[str]:
        keys = (
            (self.keys.key_of(command), word) for command, word in (("list-run", "writes it"), ("cancel", "leaves"))
        )
        return ["← → choose", "Tab or ↓ next", *(f"{key} {word}" for key, word in keys if key)]

    def on_mount(self) -> None:
        """Show what goes in; where the file was named already, ask what there is to be asked about it."""
        self._look_again()
        self.set_interval(_LOOK_EVERY, self._look)
        if self._asked.name:
            self.call_after_refresh(self._write)

    @property
    def _fields(self) -> ExportFields:
        return self.query_one(ExportFields)

    # the preview

    def on_export_fields_changed(self) -> None:
        """Show what would go in now."""
        self._look_again()

    def _look(self) -> None:
        """Show the preview again when there is something else to be handed in."""
        if self.whole and self._seen != self._state():
            self._look_again()

    def _state(self) -> tuple[object, str]:
        return self._exporter.present, self._exporter.obstacle(self._fields.wish.form)

    def _look_again(self) -> None:
        """Make the preview of what is chosen now; one at a time, and none of what has been passed over."""
        self._wanted += 1
        self.say("")
        if not self._previewing:
            self._previewing = True
            self.run_worker(self._preview(), group="preview")

    async def _preview(self) -> None:
        try:
            while self.whole and self._shown != self._wanted:
                number, wish, name = self._wanted, self._fields.wish, self._fields.name_typed
                self._seen = self._state()
                place, shown = await asyncio.to_thread(_place, name), await self._lines(wish)
                self._shown = number
                self._show(number, place, shown)
        finally:
            self._previewing = False

    def _show(self, number: int, place: Content, shown: Content) -> None:
        """Show a preview, unless another one is wanted or the form was closed meanwhile."""
        if self.whole and number == self._wanted:
            self._fields.show_place(place)
            self.query_one("#export-preview", Static).update(shown)

    async def _lines(self, wish: Wish) -> Content:
        obstacle = self._exporter.obstacle(wish.form)
        if obstacle:
            return Content.styled(f"{obstacle}{' …' if self._exporter.waits else ''}", "bold")
        try:
            made = await self._exporter.preview(wish)
        except DiptychError as error:
            return Content.styled(displayable(str(error)), "bold")
        return Content("\n").join(self._drawn(made, wish))

    def _drawn(self, made: Preview | CasePreview, wish: Wish) -> Iterator[Content]:
        for label, value in preview_lines(made, wish):
            yield Content.assemble((f"{label:<{_LABEL}}", "$ink-quiet"), value)
        room = max(self.query_one("#export-preview").content_size.width - _LABEL, 10)
        for number, line in enumerate(getattr(made, "begins", ())):
            label = "begins" if number == 0 else ""
            yield Content.styled(f"{label:<{_LABEL}}{fit(_flat(line), room)}", "$ink-quiet")

    # writing

    def on_export_fields_submitted(self) -> None:
        """Enter in a field writes."""
        self.choose()

    def choose(self) -> None:
        """Write; where it was asked whether to write over a file, do as was answered."""
        answer = self._fields.answer
        if answer is False:
            self._fields.to_file()
            self.say("")
        else:
            self._write(over=bool(answer))

    def _write(self, *, over: bool = False) -> None:
        wish = self._fields.wish
        obstacle = "it is being written" if self._writing else self._exporter.obstacle(wish.form)
        if obstacle:
            self.say(f"{obstacle}; a moment yet" if self._exporter.waits else obstacle)
            return
        try:
            path = self._fields.path
        except DiptychError as error:
            self._fields.to_file()
            self.say(str(error))
            return
        self._writing = True
        self.say(f"writing {shown_path(path)} …")
        self.app.run_worker(self._put(wish, path, over=over), group="exporting")

    async def _put(self, wish: Wish, path: Path, *, over: bool) -> None:
        try:
            written = await self._exporter.write(wish, path, over=over)
        except FileExistsError:
            if self.whole:
                self._fields.ask_over()
                self.say(f"{path.name} is there already; nothing has been written")
        except DiptychError as error:
            self.say(str(error))
        else:
            self._done(written_line(written, wish.form))
            self.dismiss(None)
        finally:
            self._writing = False

    # moving about

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Move between the rows, write, leave."""
        dispatch_choosing(command, Call(count, argument), self, self.mode)

    def step(self, rows: int) -> None:
        """Go to the next row, or back."""
        for _ in range(abs(rows)):
            (self.focus_next if rows > 0 else self.focus_previous)()

    def page(self, pages: int) -> None:
        """All is in one page."""

    def to_end(self, *, last: bool) -> None:
        """There is no way to go far."""

    def act(self, command: str) -> None:
        """Rows are chosen in and typed into, and nothing else is done to them."""

    def swap(self) -> None:
        """There are no sides here."""

    def close(self) -> None:
        """Leave without writing; what is being written already is written to its end."""
        self.dismiss(None)

    def say(self, message: str) -> None:
        """Show a message in place of the keys; once the form is closed, where the texts are."""
        if self.whole:
            self.query_one(KeyLine).say(message)
        elif message:
            self._done(message)


def _place(name: str) -> Content:
    """Where a file of that name would be, and whether one is there; this looks at the disk."""
    if not name:
        return Content("")
    try:
        path = path_of(name)
        there, folder = os.path.lexists(path), shown_path(path.absolute().parent)
    except (DiptychError, OSError) as error:
        return Content.styled(displayable(getattr(error, "why", None) or str(error)), "bold")
    return Content.styled(
        "is there already" if there else displayable(f"in {folder}"), "bold" if there else "$ink-quiet"
    )


def _flat(line: str) -> str:
    return displayable(" ".join(line.split("\t")))
