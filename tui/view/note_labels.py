"""The labels around the fields of a note while it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.view.noting import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.notes.content.note import About


@dataclass(frozen=True, slots=True)
class Labels:
    """What the box shows around what is written: the sign of a note, the keys of its fields, what leaving does.

    `others` are lines of what other people say of the same passage, `abouts` what it can be about.
    """

    sign: str = ""
    foot: str = ""
    kind_key: str = ""
    relation_key: str = ""
    tags_key: str = ""
    others: tuple[str, ...] = ()
    task_key: str = ""
    abouts: Mapping[About, str] = field(default_factory=dict)


def labels(
    sign: str, keys: Callable[[str], str], others: tuple[str, ...] = (), abouts: Mapping[About, str] = LABELS
) -> Labels:
    """The labels with the keys of the commands that work in the box, and what others say of the passage."""
    return Labels(
        sign,
        f"{keys('note-close')} closes and keeps the draft",
        keys("note-type"),
        keys("note-relation"),
        keys("note-tags"),
        others,
        keys("note-task"),
        abouts,
    )
