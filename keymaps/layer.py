"""What one file says about keys: a whole keymap, or the reader's own changes."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from keymaps.errors import KeymapError
from keymaps.keys import Sequence, UnknownKeyError, parse

if TYPE_CHECKING:
    from keymaps.keymap import Commands
    from keymaps.source import Where

COMMAND_LINE = "command-line"
INHERITS = "inherits"
FIRST_MODE = "reading"


@dataclass(frozen=True, slots=True)
class Binding:
    """A sequence of keys that runs a command in a mode, and where it is written; `line` is None outside files."""

    mode: str
    sequence: Sequence
    command: str
    file: str
    line: int | None

    @property
    def place(self) -> str:
        """The command and where it is written, in words."""
        return f"{self.command} ({self.file})" if self.line is None else f"{self.command} ({self.file}:{self.line})"


@dataclass(frozen=True, slots=True)
class Layer:
    """One file's part of a keymap.

    `named`: each (mode, command) it gives keys to, or none (an empty list). `aliases`: names for the command line; an
    empty id takes a name away. `inherits`: the map it builds on, or None.
    """

    label: str
    bindings: tuple[Binding, ...]
    named: frozenset[tuple[str, str]]
    aliases: Mapping[str, str]
    inherits: str | None = None


def read_map(values: Mapping[str, object], lines: Mapping[Where, int], label: str, commands: Commands) -> Layer:
    """A keymap file: a table for each mode, `[command-line]`, `inherits`; raises KeymapError."""
    reader = _LayerReader(label, lines, commands)
    for name, value in values.items():
        if name == INHERITS:
            reader.inherit(value)
        elif isinstance(value, Mapping):
            reader.table(name, value, (name,))
        else:
            raise reader.error((name,), f'"{name}" stands outside every mode', "a keymap has a table for each mode",
                               f"put it under [{FIRST_MODE}] or another mode")  # fmt: skip
    return reader.layer()


def read_changes(values: object, lines: Mapping[Where, int], label: str, commands: Commands, root: Where) -> Layer:
    """The reader's own keys: commands of the reading mode, and a table for each other mode; raises KeymapError.

    `root` is where `values` stands in the file.
    """
    reader = _LayerReader(label, lines, commands, prefix="keys.")
    if not isinstance(values, Mapping):
        raise reader.error(root, "keys are not a table", "each command has its own line", "write them under [keys]")
    for name, value in values.items():
        if isinstance(value, Mapping):
            reader.table(name, value, (*root, name))
        else:
            reader.command(FIRST_MODE, name, value, (*root, name))
    return reader.layer()


def nearest(name: str, names: Iterable[str], otherwise: str) -> str:
    """What to do about an unknown name: the nearest known one, or what stands in `otherwise`."""
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(names), 1)
    return f'did you mean "{near[0]}"?' if near else otherwise


class _LayerReader:
    """Collects the bindings of one file, refusing what is not understood."""

    def __init__(self, label: str, lines: Mapping[Where, int], commands: Commands, prefix: str = "") -> None:
        self._prefix = prefix
        self._label = label
        self._lines = lines
        self._commands = commands
        self._bindings: list[Binding] = []
        self._named: set[tuple[str, str]] = set()
        self._aliases: dict[str, str] = {}
        self._inherits: str | None = None

    def layer(self) -> Layer:
        return Layer(self._label, tuple(self._bindings), frozenset(self._named), self._aliases, self._inherits)

    def error(self, path: Where, what: str, why: str, do: str) -> KeymapError:
        return KeymapError(self._label, self._line(path), what, why, do)

    def inherit(self, value: object) -> None:
        if not isinstance(value, str):
            raise self.error(
                (INHERITS,),
                f'"{INHERITS}" is no name',
                f"{reprlib.repr(value)} is not text",
                f'write {INHERITS} = "vim"',
            )
        self._inherits = value

    def table(self, name: str, table: Mapping[str, object], path: Where) -> None:
        if name == COMMAND_LINE:
            for alias, target in table.items():
                self._alias(alias, target, (*path, alias))
            return
        if name not in self._commands.known:
            modes = ", ".join(self._commands.known)
            raise self.error(path, f'unknown mode "{name}"', f"the modes are {modes}",
                             nearest(name, self._commands.known, "choose one of them"))  # fmt: skip
        for command, value in table.items():
            self.command(name, command, value, (*path, command))

    def command(self, mode: str, command: str, value: object, path: Where) -> None:
        self._require(command, mode, path)
        self._named.add((mode, command))
        written = [value] if isinstance(value, str) else value
        if not isinstance(written, list):
            raise self.error(path, f"{command} has no list of keys", f"{reprlib.repr(value)} is not text",
                             f'write {command} = ["x"]')  # fmt: skip
        for place, text in enumerate(written):
            where = (*path, place) if isinstance(value, list) else path
            if not isinstance(text, str):
                raise self.error(where, f"{command} has a key that is not text", f"it is {reprlib.repr(text)}",
                                 "put it between quotation marks")  # fmt: skip
            sequence = self._sequence(text, where)
            self._bindings.append(Binding(mode, sequence, command, self._label, self._line(where)))

    def _sequence(self, text: str, where: Where) -> Sequence:
        try:
            sequence = parse(text)
        except UnknownKeyError as error:
            raise self.error(where, f'unknown key "{error.name}"', "no key has this name",
                             error.advice or "see the names in docs/keys.md") from error  # fmt: skip
        if not sequence:
            raise self.error(
                where, "an empty key", "there is nothing to press", "write [] to leave a command without keys"
            )
        return sequence

    def _alias(self, alias: str, target: object, path: Where) -> None:
        if not isinstance(target, str):
            raise self.error(
                path, f'"{alias}" names no command', f"{reprlib.repr(target)} is not text", f'write {alias} = "quit"'
            )
        if not alias.strip():
            raise self.error(path, "an empty name", "there is nothing to type", "give it a name")
        if target:
            self._require(target, None, path)
        if alias in self._commands.all_ids:
            raise self.error(path, f'"{alias}" is itself a command', "its name always runs it", "choose another name")
        self._aliases[alias] = target

    def _require(self, command: str, mode: str | None, path: Where) -> None:
        """Refuse an id that is not known, or not in this mode."""
        known = self._commands.known
        ids = self._commands.all_ids if mode is None else known[mode]
        if command in ids:
            return
        elsewhere = [other for other, others in known.items() if command in others]
        if elsewhere:
            raise self.error(path, f'"{command}" does not work in {mode}', f"it works in {', '.join(elsewhere)}",
                             f"put it under [{self._prefix}{elsewhere[0]}]")  # fmt: skip
        why = "no command has this name" if mode is None else f"no command of the {mode} mode has this name"
        raise self.error(
            path, f'unknown command "{command}"', why, nearest(command, ids, "see the names that `diptych keys` prints")
        )

    def _line(self, path: Where) -> int | None:
        """The line of a place, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return None
