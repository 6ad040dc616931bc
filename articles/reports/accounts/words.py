"""What reports say of the table of several accounts in the same words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.accounts.accounts import LETTERS
from articles.reports.claims_parts import MAY_CLASH, SIGNS, reasons_of
from articles.reports.parts import counted, flat, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.accounts.accounts import Accounts
    from articles.accounts.statement import Cell, Found, Stance, Statement
    from articles.accounts.witness import Reason, Witness

STANCE_SIGNS: dict[Stance, str] = {
    "contradicts": SIGNS["contradict"],
    "differs": SIGNS["differ"],
    "may clash": MAY_CLASH,
    "compatible": SIGNS["compatible"],
    "agrees": SIGNS["agree"],
    "tells": "·",
    "unsure": "?",
    "silent": "",
    "unknown": "?",
}
"""The signs of the verdicts, those of the screen; a dot for what is told, nothing where an account is silent."""
_OF_TWO = re.compile(r"(?:(?<=; )|(?<=^))[AB](?= gives)|(?<=called only in )[AB](?=:)|(?<=a part of )[AB](?= may)")
"""Where what is said of two accounts names them."""
_UNTOLD: dict[Stance, str] = {"unsure": "not sure", "silent": "silent", "unknown": "cannot be said"}


def letters(accounts: Iterable[int]) -> str:
    """The letters of accounts: "A, C"."""
    return ", ".join(LETTERS[account] for account in accounts)


def stance_words(cell: Cell, called: Sequence[str] = LETTERS) -> str:
    """How an account stands to the row: "differs from A in number", "agrees with A", "silent".

    `called` is what the accounts are called.
    """
    if cell.stance in _UNTOLD:
        return _UNTOLD[cell.stance]
    words: str = cell.stance
    if cell.beside is not None:
        joint = {"differs": "from", "contradicts": "", "tells": "beside"}.get(cell.stance, "with")
        words = " ".join(filter(None, (words, joint, called[cell.beside])))
    kinds = sorted(cell.kinds, key=lambda kind: (kind == "attribution", kind))
    return f"{words} in {', '.join(kinds)}" if kinds and cell.stance in ("differs", "contradicts") else words


def tellers_words(row: Statement) -> str:
    """Who tells of a row: "told by 3 of 5 accounts, 2 witnesses"; "only in B"; "in all but C"."""
    told, count = len(row.tellers), len(row.cells)
    parts = [f"told by {told} of {count} accounts"]
    if len(row.voices) < told:
        parts.append(counted(len(row.voices), "witness", "witnesses"))
    if row.only_in is not None:
        parts.append(f"only in {LETTERS[row.only_in]}")
    if row.missing_in is not None:
        parts.append(f"in all but {LETTERS[row.missing_in]}")
    return ", ".join(parts)


def reasons_between(found: Found, called: Sequence[str] = LETTERS) -> str:
    """Why a finding is one, as `reasons_of` says it, with the names of its two accounts."""
    return lettered(reasons_of(found.judged.finding), found.a, found.b, called)


def lettered(words: str, a: int, b: int, called: Sequence[str] = LETTERS) -> str:
    """Words that call two accounts A and B, with their own names."""
    return _OF_TWO.sub(lambda found: called[a if found[0] == "A" else b], words)


def sums_of_rows(rows: Iterable[Statement]) -> str:
    """How many statements there are, and of what kind."""
    rows = list(rows)
    clashing = sum(row.discrepant for row in rows)
    alone = sum(row.only_in is not None for row in rows)
    missing = sum(row.missing_in is not None for row in rows)
    several = sum(len(row.tellers) > 1 for row in rows)
    sums = f"{several} told by two accounts or more, {clashing} in which some differ, {alone} in one account only"
    return f"{counted(len(rows), 'statement', 'statements')}: {sums}" + (
        f", {missing} in all but one" if missing else ""
    )


def witness_words(witness: Witness) -> str:
    """Which accounts are one witness."""
    several = len(witness.accounts) > 1
    return f"{letters(witness.accounts)}: {'one witness' if several else 'a witness of its own'}"


def reason_words(reason: Reason) -> str:
    """Why two accounts have one source, in words."""
    both = f"{LETTERS[reason.a]} and {LETTERS[reason.b]}"
    if reason.kind == "shared text":
        return f"{both}: {reason.words} words the same, {reason.share:.0%} of the shorter one"
    if reason.kind == "one agency":
        return f"{both}: both carry {flat(reason.name)}"
    teller = LETTERS[reason.places[0].account]
    return f"{both}: {teller} names {flat(reason.name)} as its source"


def remarks_of_accounts(accounts: Accounts) -> Iterator[str]:
    """What a reader must know of the comparisons as a whole, a line each."""
    for (i, j), comparison in sorted(accounts.comparisons.items()):
        pair = f"{LETTERS[i]} and {LETTERS[j]}"
        if comparison.doubtful:
            yield f"{pair} may be about two events. No match of theirs is called strong."
        if not comparison.matched or comparison.ledger is None:
            yield f"{pair} have not been compared."
    for at, article in enumerate(accounts.articles):
        if article.doubted:
            why = "a part of it may have been left out"
            yield f"Nothing is called missing in {LETTERS[at]}, {flat(title_of(article))}: {why}."
