"""What is looked for when a note is placed: the words it was made on, their context and their old position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Wanted:
    """A selector whose fields were checked: absent or wrong context is empty, an absent position is -1."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def wanted_of(selector: Mapping[str, object]) -> Wanted:
    """The selector's fields, each checked for its type."""
    words = [value if isinstance(value := selector.get(key), str) else "" for key in ("exact", "prefix", "suffix")]
    start, end = (value if isinstance(value := selector.get(key), int) else -1 for key in ("start", "end"))
    return Wanted(words[0], words[1], words[2], start, end)
