"""Screens that are run by commands: keys go through the resolver, and every command has one way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.screen import Screen, ScreenResultType
from textual.widgets import Static

from tui.commands import BY_ID, TYPING_MODES

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from keymaps.keymap import Keymap
    from keymaps.resolver import Resolver, Wait
    from tui.commands import Mode

WHICH_KEY_DELAY = 0.5
"""Seconds that a sequence waits before its possible endings are listed."""


class Commanded(Screen[ScreenResultType]):
    """A screen that feeds keys to the resolver of the present mode and runs what comes out."""

    def post_message(self, message: Message) -> bool:
        """Take a message, but no size that is no longer the terminal's.

        Textual tells a screen its size again after laying it out: two sizes under way at once would call each other up
        for ever, and nothing else would get a turn.
        """
        if isinstance(message, events.Resize) and message.size != self.app.size:
            return False
        return super().post_message(message)

    def start_keys(self, keymap: Callable[[], Keymap], mode: Mode, *, ascii_only: bool = False) -> None:
        """Take keys in `mode`; the keymap is called for when it is first needed, which is after the first paint."""
        self.load_keymap = keymap
        self._mode: Mode = mode
        self._resolver: Resolver | None = None
        self._ascii_only = ascii_only
        self._awaited = ""

    @property
    def keymap(self) -> Keymap:
        """The keymap in use."""
        return self.load_keymap()

    @property
    def mode(self) -> Mode:
        """The mode that keys are read in."""
        return self._mode

    def enter_mode(self, mode: Mode) -> None:
        """Read keys in another mode from now on."""
        if mode != self._mode:
            self._mode = mode
            self._resolver = None
            self.pending_changed(None)

    def key_of(self, command: str) -> str:
        """The preferred key of a command as shown to people; "" if it has none in this mode."""
        from keymaps.keys import show

        sequences = self.keymap.keys_of(command, self._mode)
        return show(sequences[0], ascii=self._ascii_only) if sequences else ""

    def on_key(self, event: events.Key) -> None:
        """Feed a key; only a key that means nothing here goes on to other handlers."""
        from keymaps.keys import show
        from keymaps.resolver import Cleared, Miss, Resolver, Run, Wait

        if self._resolver is None:
            self._resolver = Resolver(self.keymap, self._mode)
        result = self._resolver.feed(event.key, event.character)
        if isinstance(result, Miss) and not result.swallowed:
            if event.is_printable and event.character and self._mode in TYPING_MODES:
                event.stop()
                self.type_late(event.character)
            return
        event.stop()
        event.prevent_default()
        self.pending_changed(result if isinstance(result, Wait) else None)
        if isinstance(result, Run):
            self.run_command(result.command, result.count, result.argument or "")
        elif isinstance(result, Miss):
            self.say(f"{show(result.keys, ascii=self._ascii_only)} is no command")
        elif isinstance(result, Cleared):
            self.say("")

    def type_late(self, character: str) -> None:
        """Type a character into the focused field: it was on its way before the field had the keyboard."""
        from textual.widgets import Input, TextArea

        if isinstance(self.focused, Input):
            self.focused.insert_text_at_cursor(character)
        elif isinstance(self.focused, TextArea):
            self.focused.insert(character)

    def run_command(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Run a command by its id."""
        raise NotImplementedError

    def pending_changed(self, wait: Wait | None) -> None:
        """A sequence has begun, gone on, or ended."""

    def list_following(self, wait: Wait | None) -> None:
        """After a moment, list the keys that may follow those pending, in the panel `#which-keys`."""
        self._awaited = wait.pending if wait is not None else ""
        for panel in self.query("#which-keys").results(Static):
            panel.display = False
            if wait is not None and wait.choices:
                rows = [f"{choice.shown:<10} {_title(choice.command)}" for choice in wait.choices]
                panel.update(Content("\n".join(rows)))
                self.set_timer(
                    WHICH_KEY_DELAY, lambda shown=panel, keys=wait.pending: self._show_following(shown, keys)
                )

    def _show_following(self, panel: Static, keys: str) -> None:
        panel.display = self._awaited == keys

    def came_back(self) -> None:
        """The terminal has the keyboard again."""

    def say_under_way(self, message: str) -> None:
        """Show how far something is that the reader may stop."""
        self.say(f"{message}   {self.key_of('cancel')} stops")

    def say(self, message: str) -> None:
        """Show a line to the reader until the next key."""


def _title(command: str | None) -> str:
    return "…" if command is None else BY_ID[command].title
