"""Screens that are run by commands: keys go through the resolver, and every command has one way in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen, ScreenResultType

from tui.commands.call import TYPING_MODES
from tui.screens.key_reader import KeyReader
from tui.shown import RowCompositor

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Size

    from keymaps.keymap import Keymap
    from keymaps.resolver import Wait
    from tui.commands.call import Mode


class CameBack(Message):
    """The terminal has the keyboard again, after the reader was elsewhere."""


class CommandScreen(Screen[ScreenResultType]):
    """A screen that reads keys in modes, and runs the commands they mean.

    Opening a screen over it and closing it are each one guarded operation: where it is not the screen on top, or has
    been closed already, nothing happens.
    """

    arranged: Size | None = None
    """The size that the screen is arranged for, where it says so: then it need not be told again."""
    _dismissed = _resumed = False

    def post_message(self, message: Message) -> bool:
        """Take a message, but no size that is no longer the terminal's, and none that the screen is arranged for.

        Textual tells a screen its size again after laying it out: two sizes under way at once would call each other up
        for ever, and nothing else would get a turn.
        """
        if isinstance(message, events.Resize) and (message.size != self.app.size or message.size == self.arranged):
            return False
        if isinstance(message, events.ScreenResume) and not self._resumed:
            self._resumed, message.refresh_styles = True, False  # they were worked out a moment ago
        return super().post_message(message)

    def start_keys(self, keymap: Callable[[], Keymap], mode: Mode, *, ascii_only: bool = False) -> None:
        """Take keys in `mode`, and paint the rows that they change."""
        self._compositor = RowCompositor()
        self.keys = KeyReader(keymap, mode, ascii_only=ascii_only)

    @property
    def mode(self) -> Mode:
        """The mode that keys are read in."""
        return self.keys.mode

    def enter_mode(self, mode: Mode) -> None:
        """Read keys in another mode from now on."""
        if self.keys.enter(mode):
            self.pending_changed(None)

    def on_key(self, event: events.Key) -> None:
        """Feed a key; only a key that means nothing here goes on to other handlers."""
        from keymaps.resolver import Cleared, Miss, Run, Wait

        if not self.whole:
            return
        result = self.keys.feed(event)
        if isinstance(result, Miss) and not result.swallowed:
            if event.is_printable and event.character and self.mode in TYPING_MODES:
                event.stop()
                self._type_late(event.character)
            return
        event.stop()
        event.prevent_default()
        self.pending_changed(result if isinstance(result, Wait) else None)
        if isinstance(result, Run):
            self.run_command(result.command, result.count, result.argument or "")
        elif isinstance(result, Miss):
            self.say(f"{self.keys.shown(result.keys)} is no command")
        elif isinstance(result, Cleared):
            self.say("")

    def _type_late(self, character: str) -> None:
        """Type a character into the focused field: it was on its way before the field had the keyboard."""
        from textual.widgets import Input, TextArea

        if isinstance(self.focused, Input):
            self.focused.insert_text_at_cursor(character)
        elif isinstance(self.focused, TextArea):
            self.focused.insert(character)

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Run a command by its id."""
        raise NotImplementedError

    @property
    def whole(self) -> bool:
        """Whether all its widgets are there: none before it is mounted, and some no longer once it is closed."""
        return self.is_mounted and self.is_attached and self.app.is_running and not self._dismissed

    @property
    def on_top(self) -> bool:
        """Whether it has the keyboard: no other screen is over it, and it has not been closed."""
        return self.whole and bool(self.app.screen_stack) and self.app.screen is self

    def open_over(self, screen: Screen[Any], done: Callable[[Any], None] | None = None) -> None:
        """Open a screen over this one; `done` gets what it ends with."""
        if self.on_top:
            self.app.push_screen(screen, done)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen, once."""
        if not self.on_top:
            return AwaitComplete()
        self._dismissed = True
        return super().dismiss(result)

    def pending_changed(self, wait: Wait | None) -> None:
        """A sequence of keys has started, gone on, or ended."""

    def say(self, message: str) -> None:
        """Show a line to the reader until the next key."""
