"""Cases of placing by the hundred, of every kind and in every language."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from benchmarks import placing_changes as changes
from benchmarks import placing_edits as edits
from benchmarks.placing_cases import Case, Text, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Maker = Callable[[str, Text, random.Random], Case | None]

LANGUAGES = ("en", "en", "en", "en", "en", "en-emoji", "fr", "ru", "ar", "zh", "ja")
"""Half of the shared cases are English."""

KINDS: dict[str, tuple[int, Maker]] = {
    "unchanged": (10, edits.unchanged),
    "insert_before": (12, edits.insert_before),
    "delete_before": (8, edits.delete_before),
    "typo_inside": (14, changes.typo_inside),
    "word_changed": (12, changes.word_changed),
    "moved": (12, edits.moved),
    "duplicate_context": (15, edits.duplicate_context),
    "duplicate_trap": (5, edits.duplicate_trap),
    "duplicate_added": (8, edits.duplicate_added),
    "whitespace": (12, edits.whitespace),
    "unicode": (12, edits.unicode),
    "quotes_dashes": (10, edits.quotes_dashes),
    "deleted": (14, changes.deleted),
    "deleted_decoy": (14, changes.deleted_decoy),
    "copy_left": (4, changes.copy_left),
    "replaced": (9, changes.replaced),
    "heavy_edit": (12, changes.heavy_edit),
    "truncated": (6, changes.truncated),
    "gone": (6, changes.gone),
    "split": (10, changes.split),
    "short": (12, changes.short),
    "edge_of_text": (6, edits.edge),
    "context_changed": (8, edits.context_changed),
    "combined": (10, changes.combined),
}
"""The kinds, how often each comes among 241 cases, and what makes them; the shared cases have all but `copy_left`."""


def cases(count: int, seed: int) -> Iterator[Case]:
    """`count` cases, the kinds in the proportions of the shared ones; the same seed gives the same cases."""
    chance = random.Random(seed)  # noqa: S311 - cases, not secrets
    kinds = [kind for kind, (often, _) in KINDS.items() for _ in range(often)]
    for _ in range(count):
        kind, case = chance.choice(kinds), None
        # Not every text has a place for every edit.
        while case is None:
            language = chance.choice(LANGUAGES)
            text = chance.choice([each for each in texts() if each.language == language])
            case = KINDS[kind][1](kind, text, chance)
        yield case
