"""What the parts of the ledger screen share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.commanded import Commanded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.model.ledger import LedgerState, Row, View
    from tui.screens.filtered_list import Chosen, Entry
    from tui.screens.reading import ReadingScreen


class LedgerBase(Commanded["Row | None"]):
    """The state every part works on; `home` is the reading screen below, which has the reading and the notes."""

    home: ReadingScreen
    state: LedgerState
    message: str

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        raise NotImplementedError

    def take_rows(self) -> None:
        """Work the rows out anew, after a change of findings, notes, view or filter, and show them."""
        raise NotImplementedError

    def switch_view(self, view: View) -> None:
        """Show another view."""
        raise NotImplementedError

    def show(self) -> None:
        """Show the present state in every widget."""
        raise NotImplementedError

    def say(self, message: str) -> None:
        """Show a line until the next key."""
        self.message = message
        self.show()

    def open_list(
        self,
        title: str,
        entries: Callable[[], Sequence[Entry]],
        done: Callable[[Chosen | None], None],
        foot: str = "Enter chooses · Esc closes",
        act: Callable[[Chosen], str | None] | None = None,
    ) -> None:
        """A list over the ledger."""
        from tui.screens.filtered_list import FilteredList

        ascii_only = self.home.signs.ascii_only
        self.app.push_screen(
            FilteredList(title, entries, self.load_keymap, foot=foot, act=act, ascii_only=ascii_only), done
        )
