"""Keys as they are pressed, turned into commands: sequences, counts and letters, with no timer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from keymaps.keys import ALT_WITH_A_DIGIT, Sequence, character_of, normal, show

if TYPE_CHECKING:
    from keymaps.keymap import Keymap

LARGEST_COUNT = 9999  # longer than any text in passages; a key held down on a digit stays harmless


@dataclass(frozen=True, slots=True)
class Choice:
    """A key that may come next: as it is shown, and the command it runs, or None where more keys follow."""

    key: str
    shown: str
    command: str | None


@dataclass(frozen=True, slots=True)
class Wait:
    """More keys are needed. `pending` is the status line's text, `letter_for` the command that waits for a letter."""

    pending: str
    choices: tuple[Choice, ...] = ()
    letter_for: str | None = None
    swallowed: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """A command is to run. `count` is None if none was typed or it takes none; `argument` is its letter or None."""

    command: str
    count: int | None = None
    argument: str | None = None
    swallowed: bool = True


@dataclass(frozen=True, slots=True)
class Miss:
    """The keys stand for nothing. Not `swallowed`: a key on its own, which may mean something to a widget."""

    keys: Sequence
    swallowed: bool


@dataclass(frozen=True, slots=True)
class Cleared:
    """Esc, or another key for `cancel`, took back what was pending."""

    swallowed: bool = True


Result = Wait | Run | Miss | Cleared


class Resolver:
    """Keeps what is pending in one mode. Every result says by `swallowed` whether the key goes no further."""

    def __init__(self, keymap: Keymap, mode: str) -> None:
        self.mode = mode
        self._keymap = keymap
        self._commands = keymap.bindings.get(mode, {})
        self._cancels = {"escape"} | {keys[0] for keys in keymap.keys_of("cancel", mode) if len(keys) == 1}
        self._choices: dict[Sequence, dict[str, str | None]] = {}
        for keys, command in self._commands.items():
            for length in range(1, len(keys)):
                following = self._choices.setdefault(keys[:length], {})
                following[keys[length]] = command if length + 1 == len(keys) else None
        self.clear()

    @property
    def pending(self) -> str:
        """The count and keys that wait for more, as shown on the status line; "" if nothing is pending."""
        count = "" if self._count is None else str(self._count)
        return " ".join(part for part in (count, show(self._keys)) if part)

    def clear(self) -> None:
        """Forget what is pending, as when the mode is left or the window loses the keyboard."""
        self._keys: Sequence = ()
        self._count: int | None = None
        self._letter_for: str | None = None

    def feed(self, key: str, character: str | None = None) -> Result:
        """Take one key, by the terminal layer's name, with its character if it has one.

        A whole sequence as one string ("g g", as a click on the footer sends it) is taken key by key from a fresh start
        but for the count, and the last result returned.
        """
        parts = key.split()
        if len(parts) < 2:
            return self._feed(self._reported(normal(key)), character)
        self._keys, self._letter_for = (), None
        return [self._feed(normal(part), None) for part in parts][-1]

    def _reported(self, key: str) -> str:
        """The key that was pressed; a sign that means something as it stands is that sign."""
        keys = (*self._keys, key)
        if self._letter_for is not None or keys in self._commands or keys in self._choices:
            return key
        return ALT_WITH_A_DIGIT.get(key, key)

    def _feed(self, key: str, character: str | None) -> Result:
        keys = (*self._keys, key)
        if self._letter_for is not None:
            return self._take_letter(key, character)
        if (self._keys or self._count is not None) and self._takes_back(key, keys):
            self.clear()
            return Cleared()
        if self._is_count(key):
            self._count = min((self._count or 0) * 10 + int(key), LARGEST_COUNT)
            return Wait(self.pending)
        if keys in self._commands:
            return self._found(keys)
        if keys in self._choices:
            self._keys = keys
            following = self._choices[keys].items()
            return Wait(self.pending, tuple(Choice(name, show((name,)), command) for name, command in following))
        return self._missed(keys)

    def _takes_back(self, key: str, keys: Sequence) -> bool:
        """Whether the key clears what is pending: Esc always, another key for `cancel` where nothing goes on."""
        goes_on = bool(self._keys) and (keys in self._commands or keys in self._choices)
        return key == "escape" or (key in self._cancels and not goes_on)

    def _is_count(self, key: str) -> bool:
        """Whether the key is a digit of a count: not inside a sequence, and 0 only after another digit."""
        if self._keys or self.mode not in self._keymap.counting:
            return False
        return key in set("123456789") or (key == "0" and self._count is not None)

    def _found(self, keys: Sequence) -> Result:
        command = self._commands[keys]
        if command in self._keymap.letters:
            self._keys, self._letter_for = keys, command
            return Wait(self.pending, letter_for=command)
        return self._run(command, None)

    def _take_letter(self, key: str, character: str | None) -> Result:
        letter = character_of(key)
        # The terminal layer gives Alt with a letter the letter's character, yet it is another key.
        if letter is None and "+" not in key and character and len(character) == 1 and character.isprintable():
            letter = character
        if key == "escape" or (letter is None and key in self._cancels):
            self.clear()
            return Cleared()
        if letter is None or self._letter_for is None:
            return self._missed((*self._keys, key))
        return self._run(self._letter_for, letter)

    def _run(self, command: str, argument: str | None) -> Run:
        count = self._count if command in self._keymap.counts else None
        self.clear()
        return Run(command, count, argument)

    def _missed(self, keys: Sequence) -> Miss:
        swallowed = len(keys) > 1 or self._count is not None
        self.clear()
        return Miss(keys, swallowed)
