"""Keys of a screen: the mode that they are read in, and the sequence that has started."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual import events

    from keymaps.keymap import Keymap
    from keymaps.resolver import Resolver, Result
    from tui.commands.call import Mode


class KeyReader:
    """Feeds keys to the resolver of the present mode.

    The keymap is called for when it is first needed, which is after the first paint. `home_mode` is the mode while
    nothing is typed.
    """

    def __init__(self, keymap: Callable[[], Keymap], mode: Mode, *, ascii_only: bool = False) -> None:
        self.load_keymap = keymap
        self.home_mode = mode
        self.mode = mode
        self.ascii_only = ascii_only
        self._resolver: Resolver | None = None

    @property
    def keymap(self) -> Keymap:
        """The keymap in use."""
        return self.load_keymap()

    def enter(self, mode: Mode) -> bool:
        """Read keys in another mode from now on, and forget a sequence that has started; whether it is another."""
        if mode == self.mode:
            return False
        self.mode = mode
        self._resolver = None
        return True

    def feed(self, event: events.Key) -> Result:
        """What a key does."""
        if self._resolver is None:
            from keymaps.resolver import Resolver

            self._resolver = Resolver(self.keymap, self.mode)
        return self._resolver.feed(event.key, event.character)

    def key_of(self, command: str, mode: Mode | None = None) -> str:
        """The preferred key of a command as shown to people; "" if it has none in the mode."""
        sequences = self.keymap.keys_of(command, mode or self.mode)
        return self.shown(sequences[0]) if sequences else ""

    def shown(self, keys: Iterable[str]) -> str:
        """Keys as shown to people."""
        from keymaps.keys import show

        return show(keys, ascii=self.ascii_only)
