"""How large a case and its members may be: enough for the longest articles, and for no more memory than 512 MB."""

from __future__ import annotations

from typing import Any

from articles.cases.case import ARTICLES, COMPARISON, DECISIONS, LESSON, LETTERS, NOTES, RAWS, TEXTS
from articles.cases.naming import MANIFEST
from articles.cases.unzipping import RefusedError
from articles.notes.collection.strictjson import read_json
from articles.notes.failures import DamagedNotesError

LARGEST: dict[str, int] = {
    MANIFEST: 1_000_000,
    **{TEXTS[side]: 20_000_000 for side in LETTERS},
    **{ARTICLES[side]: 16_000_000 for side in LETTERS},
    **{RAWS[side]: 20_000_000 for side in LETTERS},
    NOTES: 16_000_000,
    DECISIONS: 16_000_000,
    COMPARISON: 24_000_000,
    LESSON: 4_000_000,
}
"""Bytes of each member, at most. 20,000 ordinary notes have 15 MB."""
MOST_VALUES = 3_000_000
"""Values of a JSON member, at most: an empty list has two bytes in a file, and seventy in memory."""


def values_in(data: bytes) -> int:
    """How many values JSON can hold at most, by its commas and brackets."""
    return data.count(b",") + data.count(b"[") + data.count(b"{")


def json_of(name: str, data: bytes) -> Any:
    """The value in a JSON member. Raises RefusedError for one that is not strict JSON, or too much of it."""
    if values_in(data) > MOST_VALUES:
        raise RefusedError(f"{name} holds more than {MOST_VALUES:,} values", "do not trust it")
    try:
        return read_json(data)
    except DamagedNotesError as error:
        raise RefusedError(f"{name} is damaged, {error.why}") from None
