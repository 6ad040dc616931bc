"""Loads a keymap: one of the four that come with the program or a file, with the reader's own keys on top."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from keymaps.checks import Table, check_bindings, conflicts
from keymaps.errors import KeymapError
from keymaps.keymap import Commands, Keymap
from keymaps.keys import show
from keymaps.layer import INHERITS, Layer, nearest, read_changes, read_map
from keymaps.source import read

if TYPE_CHECKING:
    from collections.abc import Mapping

BUILT_IN = ("default", "vim", "emacs", "less")
_HERE = Path(__file__).parent


def load(
    name: str,
    *,
    known: Mapping[str, frozenset[str]],
    letters: frozenset[str] = frozenset(),
    counts: frozenset[str] = frozenset(),
    typing: frozenset[str] = frozenset(),
    overrides: Path | Mapping[str, object] | None = None,
) -> Keymap:
    """The keymap of that name, checked; raises KeymapError, one line, at the first thing wrong.

    `name`: default, vim, emacs, less, or the path of a TOML file. `known`: the command ids of each mode. `letters`,
    `counts`: the ids that take a letter after the key, or a number before it. `typing`: the modes with a text field.
    `overrides`: a settings file whose `[keys]` table changes keys, or that table itself. The reader's own keys win over
    those of the map; what they displace is listed in the keymap's `notices`.
    """
    commands = Commands(known, letters, counts, typing)
    layers = _layers(name, commands)
    if isinstance(overrides, Path):
        values, lines = read(overrides, str(overrides))
        layers.append(read_changes(values.get("keys", {}), lines, str(overrides), commands, ("keys",)))
    elif overrides is not None:
        layers.append(read_changes(overrides, {}, "settings", commands, ()))
    tables: dict[str, Table] = {mode: {} for mode in known}
    notices: list[str] = []
    for layer in layers:
        notices += _lay_over(tables, layer, commands)
    return Keymap(
        name=name if name in BUILT_IN else Path(name).name,
        bindings={mode: {keys: binding.command for keys, binding in table.items()} for mode, table in tables.items()},
        aliases=_aliases(layers),
        letters=letters,
        counts=counts,
        counting=commands.counting(),
        notices=tuple(notices),
    )


def _layers(name: str, commands: Commands) -> list[Layer]:
    """The files a map is made of, the one all others build on first."""
    layers: list[Layer] = []
    seen: set[Path] = set()
    path, label = _find(name, Path(), None)
    while True:
        seen.add(path.resolve())
        values, lines = read(path, label)
        layer = read_map(values, lines, label, commands)
        layers.insert(0, layer)
        if layer.inherits is None:
            return layers
        line = lines.get((INHERITS,))
        path, base = _find(layer.inherits, path.parent, (label, line))
        if path.resolve() in seen:
            raise KeymapError(label, line, f'"{layer.inherits}" cannot be built on', "it builds on this map itself",
                              f"name another map, or leave out {INHERITS}")  # fmt: skip
        label = base


def _find(name: str, folder: Path, named_at: tuple[str, int | None] | None) -> tuple[Path, str]:
    """The file of a map and what to call it; `named_at` is where the name is written, if in a file."""
    if name in BUILT_IN:
        return _HERE / f"{name}.toml", f"{name}.toml"
    if name.endswith(".toml") or "/" in name:
        return folder / Path(name).expanduser(), name
    file, line = named_at or (None, None)
    raise KeymapError(file, line, f'unknown keymap "{name}"', f"there are {', '.join(BUILT_IN)}",
                      nearest(name, BUILT_IN, "choose one, or give the path of a .toml file"))  # fmt: skip


def _lay_over(tables: dict[str, Table], layer: Layer, commands: Commands) -> list[str]:
    """Put a layer over the tables, in place; returns what it displaced, a line each.

    A command named in the layer has the keys given there and no others. A key given there is taken from whatever had
    it, and so is every sequence that it would hide or be hidden by.
    """
    notices: list[str] = []
    added = check_bindings(layer.bindings, commands)
    for mode, table in tables.items():
        for keys in [keys for keys, binding in table.items() if (mode, binding.command) in layer.named]:
            del table[keys]
        displaced: dict[str, None] = {}
        for keys, binding in added.get(mode, {}).items():
            for other in list(conflicts(keys, table)):
                loser = table.pop(other)
                displaced[loser.command] = None
                place = layer.label if binding.line is None else f"{layer.label}:{binding.line}"
                won, lost = f'"{show(keys)}" runs {binding.command}', f'"{show(other)}" no longer runs {loser.command}'
                notices.append(f"{place}: in {mode} {won}, so {lost}")
        kept = {binding.command for binding in table.values()}
        notices += [
            f"{layer.label}: {command} has no key left in {mode}" for command in displaced if command not in kept
        ]
        table.update(added.get(mode, {}))
    return notices


def _aliases(layers: list[Layer]) -> dict[str, str]:
    """The names for the command line; a later layer's win, and an empty id takes a name away."""
    merged: dict[str, str] = {}
    for layer in layers:
        merged |= layer.aliases
    return {alias: target for alias, target in merged.items() if target}
