"""What is shown of the ledger: filters, hidden rows; its help; copying a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.command import CommandPalette

from tui.model.signs import Signs
from tui.screens.ledger_base import LedgerBase

if TYPE_CHECKING:
    from tui.screens.filtered_list import Chosen


class Listing(LedgerBase):
    """Mixed into the ledger screen."""

    def do_unchecked(self) -> None:
        """Show only what is unchecked, or all."""
        self.state.filter = replace(self.state.filter, unchecked=not self.state.filter.unchecked)
        self.take_rows()

    def do_show_hidden(self) -> None:
        """Show what is hidden too, or leave it out."""
        self.state.filter = replace(self.state.filter, hidden=not self.state.filter.hidden)
        self.take_rows()

    def do_filter_findings(self) -> None:
        """Choose what is shown."""
        from tui.screens.ledger_entries import filter_entries

        if self.state.view != "findings":
            self.switch_view("findings")
        self.open_list(
            "Show findings",
            lambda: filter_entries(self.home.reading, self.state.filter, self.home.signs),
            lambda _chosen: self.take_rows(),
            "Enter puts it on or off · Esc closes",
            self._change_filter,
        )

    def _change_filter(self, chosen: Chosen) -> str:
        from tui.screens.ledger_entries import changed_filter

        self.state.filter = changed_filter(self.state.filter, chosen.value)
        self.take_rows()
        return ""

    def do_copy(self) -> None:
        """Copy both passages with their sources."""
        from tui.model.selecting import with_source

        comparison = self.home.reading.comparison
        cells = self.row.cells if self.row is not None else ()
        if cells:
            parts = [with_source(comparison.article(cell.side), cell.span) for cell in cells]
            self.app.copy_to_clipboard("\n\n".join(parts))
            self.say("copied with " + ("both sources" if len(cells) > 1 else "its source"))

    def do_signs(self) -> None:
        """Drawn signs or ASCII ones."""
        self.home.signs = Signs(ascii_only=not self.home.signs.ascii_only)

    def do_help(self) -> None:
        """All commands of the ledger and their keys."""
        from tui.screens.entries import command_entries

        made = command_entries(self.keymap, self.mode, ascii_only=self.home.signs.ascii_only)
        title = f"Help   keymap {self.keymap.name}"
        self.open_list(title, lambda: made, self._run_chosen, "Enter runs it · Esc closes")

    do_command_line = do_help

    def _run_chosen(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self.run_command(chosen.value)

    def do_palette(self) -> None:
        """Find a command by its words."""
        self.app.push_screen(CommandPalette(id="--command-palette"))
