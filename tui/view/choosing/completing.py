"""Completing a path as it is typed, by the names in its folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LISTED = 20_000
"""The most names of a folder that are looked at."""


def names_beside(folder: str) -> list[str]:
    """The names in a folder, those of folders with a `/` at their end; none where it cannot be listed."""
    found: list[str] = []
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries:
            for entry in entries:
                found.append(entry.name + "/" if entry.is_dir() else entry.name)
                if len(found) == LISTED:
                    break
    except (OSError, ValueError, RuntimeError):
        return found
    return found


def completed(value: str, listing: Callable[[str], Iterable[str]] = names_beside) -> str | None:
    """`value` completed by the first name in its folder that begins as it ends; None if there is none.

    What was typed stays as it was typed, `~` too. Capitals count where they distinguish names; hidden names are offered
    to those who have typed their dot, and names that cannot be shown as they are to nobody.
    """
    folder, begun = os.path.split(value)
    if not begun:
        return None
    names = sorted(name for name in listing(folder) if len(name) > len(begun) and name.isprintable())
    names = [name for name in names if begun.startswith(".") or not name.startswith(".")]
    found = next((name for name in names if name.startswith(begun)), None)
    if found is None:
        folded = begun.casefold()
        found = next((name for name in names if name[: len(begun)].casefold() == folded), None)
    return None if found is None else value + found[len(begun) :]
