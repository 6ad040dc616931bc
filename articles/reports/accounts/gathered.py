"""What the comparisons of every two accounts hold, each thing once: findings, and notes with all their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.accounts.links import found_in
from articles.accounts.statement import STANCES, stance_of

if TYPE_CHECKING:
    from articles.accounts.accounts import Accounts
    from articles.accounts.statement import Found
    from articles.notes.content.note import Note, Target


class PlacedNote(NamedTuple):
    """A note, the accounts that it is on, its places with the account of each, and the two it was read with."""

    note: Note
    accounts: tuple[int, ...]
    targets: tuple[tuple[int, Target], ...]
    pair: tuple[int, int]


def findings_of(accounts: Accounts) -> list[tuple[str, Found]]:
    """All findings that are not hidden with their ids ("ac-f3"), discrepancies first; each kind by its accounts."""
    found = [
        (f"{_letter(i)}{_letter(j)}-{each.judged.finding.id}", each)
        for (i, j), comparison in sorted(accounts.comparisons.items())
        for each, *_ in found_in(i, j, comparison)
        if not each.judged.hidden
    ]
    return sorted(found, key=lambda pair: (not pair[1].judged.own, STANCES.index(stance_of(pair[1].judged))))


def notes_of(accounts: Accounts) -> list[PlacedNote]:
    """The reader's ordinary notes on one account or two of them, in the order of the notes file."""
    found: dict[str, PlacedNote] = {}
    for (i, j), comparison in sorted(accounts.comparisons.items()):
        which = {"a": i, "b": j}
        for note in comparison.notes:
            targets = tuple((which[target.side], target) for target in note.targets)
            on = sorted({account for account, _ in targets} | {which[side] for side in note.wholes})
            found.setdefault(note.id, PlacedNote(note, tuple(on or (i, j)), targets, (i, j)))
    return sorted(found.values(), key=lambda each: (each.note.created, each.note.id))


def _letter(account: int) -> str:
    return "abcdefghi"[account]
