"""What a keymap may not say: keys that clash, that hide one another, or that can never arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keymaps.errors import KeymapError
from keymaps.keys import Sequence, show, typed_in_a_field
from keymaps.layer import Binding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from keymaps.keymap import Commands

Table = dict[Sequence, Binding]

_COUNT_DIGITS = frozenset("123456789")


def check_bindings(bindings: Iterable[Binding], commands: Commands) -> dict[str, Table]:
    """The bindings of one file as a table for each mode; raises KeymapError at the first that cannot work."""
    tables: dict[str, Table] = {}
    for binding in bindings:
        _check_reachable(binding, commands)
        table = tables.setdefault(binding.mode, {})
        taken = table.get(binding.sequence)
        if taken is not None and taken.command != binding.command:
            raise _error(
                binding, "stands for two commands", f"{taken.place} and {binding.place}", "take it from one of them"
            )
        for other in conflicts(binding.sequence, table):
            if other != binding.sequence:
                raise _hidden(binding, table[other])
        table.setdefault(binding.sequence, binding)
    return tables


def conflicts(sequence: Sequence, table: Iterable[Sequence]) -> Iterator[Sequence]:
    """The sequences of a table that cannot stand beside this one: the same, its beginnings, and what it begins."""
    for other in table:
        if other[0] != sequence[0]:
            continue
        shorter = min(len(other), len(sequence))
        if other[:shorter] == sequence[:shorter]:
            yield other


def _check_reachable(binding: Binding, commands: Commands) -> None:
    """Refuse keys that never reach the keymap."""
    first, mode = binding.sequence[0], binding.mode
    if mode in commands.typing and any(map(typed_in_a_field, binding.sequence)):
        raise _error(
            binding, "cannot be used", f"the text field in {mode} takes it", "choose keys with Ctrl or function keys"
        )
    if first in _COUNT_DIGITS and mode in commands.counting():
        raise _error(binding, "cannot be used", f"in {mode} a digit begins a count", "choose a key that is no digit")
    if "escape" in binding.sequence and len(binding.sequence) > 1:
        raise _error(
            binding, "cannot be used", "Esc clears the keys pressed before it", "leave Esc out or use it alone"
        )


def _hidden(binding: Binding, other: Binding) -> KeymapError:
    """The error for two sequences of which one begins with the other; it stands at the later line."""
    short, long = sorted((binding, other), key=lambda each: len(each.sequence))
    what = f'in {binding.mode} "{show(short.sequence)}" hides "{show(long.sequence)}"'
    why = f"{short.place} runs before the rest of {long.place} can be pressed"
    return KeymapError(binding.file, binding.line, what, why, "give one of them other keys")


def _error(binding: Binding, what: str, why: str, do: str) -> KeymapError:
    return KeymapError(binding.file, binding.line, f'in {binding.mode} "{show(binding.sequence)}" {what}', why, do)
