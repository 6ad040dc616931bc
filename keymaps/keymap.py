"""A keymap: which keys run which command, in each mode."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keymaps.keys import Sequence


@dataclass(frozen=True, slots=True)
class Commands:
    """What a keymap must know of the commands, as strings only.

    `known`: the command ids that work in each mode. `letters`: those that take a letter after their key.
    `counts`: those to which a number before the key means something. `typing`: the modes with a text field.
    """

    known: Mapping[str, frozenset[str]]
    letters: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    typing: frozenset[str] = frozenset()

    @property
    def all_ids(self) -> frozenset[str]:
        """Every id of every mode."""
        return frozenset[str]().union(*self.known.values())

    def counting(self) -> frozenset[str]:
        """The modes in which digits are counts: nothing is typed there and some command takes a count."""
        return frozenset(mode for mode, ids in self.known.items() if mode not in self.typing and ids & self.counts)


@dataclass(frozen=True, slots=True)
class Keymap:
    """Keys to commands, checked and immutable.

    `bindings`: for each mode, sequences of keys in order of preference, and the command id each runs. `aliases`: short
    names for the command line and the ids they stand for. `letters`, `counts`: the ids that take a letter or a count.
    `counting`: the modes in which digits are counts. `notices`: one line each for what the reader's own keys displaced.
    """

    name: str
    bindings: Mapping[str, Mapping[Sequence, str]]
    aliases: Mapping[str, str] = field(default_factory=dict)
    letters: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()
    notices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        frozen = {mode: MappingProxyType(dict(table)) for mode, table in self.bindings.items()}
        object.__setattr__(self, "bindings", MappingProxyType(frozen))
        object.__setattr__(self, "aliases", MappingProxyType(dict(self.aliases)))

    def keys_of(self, command: str, mode: str = "reading") -> tuple[Sequence, ...]:
        """The sequences that run a command in a mode, the preferred one first; empty if it has none there."""
        return tuple(keys for keys, bound in self.bindings.get(mode, {}).items() if bound == command)
