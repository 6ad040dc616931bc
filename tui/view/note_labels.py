"""The labels around the fields of a note while it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Labels:
    """What the box shows around what is written: the sign of a note, the keys of its fields, what leaving does.

    `others` are lines of what other people say of the same passage.
    """

    sign: str = ""
    foot: str = ""
    kind_key: str = ""
    relation_key: str = ""
    tags_key: str = ""
    others: tuple[str, ...] = ()
    task_key: str = ""


def labels(sign: str, keys: Callable[[str], str], others: tuple[str, ...] = ()) -> Labels:
    """The labels with the keys of the commands that work in the box, and what others say of the passage."""
    return Labels(
        sign,
        f"{keys('note-close')} closes and keeps the draft",
        keys("note-type"),
        keys("note-relation"),
        keys("note-tags"),
        others,
        keys("note-task"),
    )
