"""Notes that come with their articles in one file: taken out of it, and put back into it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

from articles.notes.collection.rows import PACKED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.notes.collection.strictjson import Json


class Holder(Protocol):
    """A file that holds notes beside other things. Both methods raise DamagedNotesError for what is no such file."""

    def notes_in(self, data: bytes) -> bytes:
        """The notes file in the bytes of the whole; b"" where it has none."""

    def with_notes(self, data: bytes, notes: bytes) -> bytes:
        """The bytes of the whole with other notes in it; `data` are its present ones, b"" where it is gone."""


def marked(tree: Mapping[str, Json], packed: bytes) -> dict[str, Json]:
    """A collection that says that it took the notes in `packed`, so that none of them comes back once deleted."""
    return {**tree, PACKED: hashlib.sha256(packed).hexdigest()}


def took(tree: Mapping[str, Json], packed: bytes) -> bool:
    """Whether a collection took the notes in `packed` already."""
    return tree.get(PACKED) == hashlib.sha256(packed).hexdigest()
