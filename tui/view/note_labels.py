"""The labels around the fields of a note while it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Labels:
    """What the box shows around what is written: the sign of a note, the keys of its fields, the line of keys below."""

    sign: str = ""
    foot: str = ""
    kind_key: str = ""
    relation_key: str = ""
    tags_key: str = ""


def labels(sign: str, keys: Callable[[str], str]) -> Labels:
    """The labels with the keys of the commands that work in the box."""
    words = (("note-save", "save and close"), ("note-close", "close, keep the draft"))
    foot = "  ·  ".join(f"{keys(command)} {word}" for command, word in words)
    return Labels(sign, foot, keys("note-type"), keys("note-relation"), keys("note-tags"))
