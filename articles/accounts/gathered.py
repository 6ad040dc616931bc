"""What the comparisons of every two accounts hold, each thing once: findings, and notes with all their places."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, cast

from articles.accounts.links import found_in
from articles.accounts.statement import STANCES, stance_of
from articles.article import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.accounts.accounts import Accounts
    from articles.accounts.statement import Found
    from articles.article import Side
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
    """The reader's ordinary notes on one account or several of them, in the order in which they were made."""
    found: dict[str, PlacedNote] = {}
    for (i, j), comparison in sorted(accounts.comparisons.items()):
        which = {"a": i, "b": j}
        for note in comparison.notes:
            known = found.get(note.id)
            before = () if known is None else known.targets
            told = {account for account, _ in before}
            targets = [(which[target.side], target) for target in note.targets if which[target.side] not in told]
            wholes = {which[side] for side in note.wholes}
            on = sorted(told | {account for account, _ in targets} | wholes) or [i, j]
            every = tuple(sorted((*before, *targets), key=itemgetter(0)))
            found[note.id] = PlacedNote(note if known is None else known.note, tuple(on), every, (i, j))
    return sorted(found.values(), key=lambda each: (each.note.created, each.note.id))


def lettered_notes(notes: Mapping[tuple[int, int], Iterable[Note]]) -> tuple[Note, ...]:
    """The notes on every two accounts, decisions among them, each once with all its places.

    Their sides are the letters of the accounts, "a" to "i".
    """
    found: dict[str, Note] = {}
    for pair, every in sorted(notes.items()):
        sides = dict(zip(SIDES, map(_letter, pair), strict=True))
        for note in every:
            known = found.get(note.id)
            told = () if known is None else known.targets
            there = {target.side for target in told}
            placed = (replace(target, side=cast("Side", sides[target.side])) for target in note.targets)
            targets = (*told, *(target for target in placed if target.side not in there))
            wholes = tuple(cast("Side", sides[side]) for side in note.wholes)
            found[note.id] = replace(note, targets=targets, wholes=wholes)
    return tuple(found.values())


def _letter(account: int) -> str:
    return "abcdefghi"[account]
