"""The lines of the list that chooses which statements of the table are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.accounts.statement import STANCES, stance_of
from tui.lists.ledger_entries import EVERYTHING, KIND, UNCHECKED, switch_entry
from tui.view.accounts.filtering import TableFilter
from tui.view.accounts.layout import SIGN_OF
from tui.view.ledger.rows import KINDS

if TYPE_CHECKING:
    from tui.lists.entry import Entry
    from tui.view.accounts.filtering import Told
    from tui.view.accounts.table import TableView
    from tui.view.signs import Signs

STANCE, ACCOUNT = "stance:", "account:"
_TOLD: tuple[Told, ...] = ("only in one", "in all but one")
_STANCES = STANCES[: STANCES.index("tells")]


def filter_entries(table: TableView, signs: Signs) -> list[Entry]:
    """What can be filtered for, what is chosen, and how many statements each lets through alone."""
    chosen, numbers = table.filter, table.desk.order

    def count(alone: TableFilter) -> int:
        return sum(alone.passes(row, numbers) for row in table.every)

    made = [switch_entry(EVERYTHING, "everything", chosen == TableFilter(), len(table.every))]
    unchecked = count(TableFilter(unchecked=True))
    made.append(switch_entry(UNCHECKED, "only with unchecked ones", chosen.unchecked, unchecked))
    made += [switch_entry(told, told, chosen.told == told, count(TableFilter(told=told))) for told in _TOLD]
    found = {stance_of(each.judged) for row in table.every for each in row.findings}
    for stance in _STANCES:
        if stance in found or stance in chosen.stances:
            many = count(TableFilter(stances=frozenset({stance})))
            made.append(
                switch_entry(STANCE + stance, f"{signs[SIGN_OF[stance]]} {stance}", stance in chosen.stances, many)
            )
    for kind in KINDS:
        many = count(TableFilter(kinds=frozenset({kind})))
        if many or kind in chosen.kinds:
            made.append(switch_entry(KIND + kind, f"differs in {kind}", kind in chosen.kinds, many))
    for number in numbers:
        here = number in chosen.accounts
        many = count(replace(chosen, accounts=frozenset({number})))
        made.append(switch_entry(f"{ACCOUNT}{number}", f"account {number} {table.desk.called(number)}", here, many))
    return made


def changed_filter(chosen: TableFilter, value: str) -> TableFilter:
    """The filter with one of its lines put on or off; those on who tells of it at all exclude those on clashes."""
    if value == EVERYTHING:
        return TableFilter()
    if value == UNCHECKED:
        return replace(chosen, unchecked=not chosen.unchecked)
    if value.startswith(ACCOUNT):
        return replace(chosen, accounts=chosen.accounts ^ {int(value.removeprefix(ACCOUNT))})
    told = next((each for each in _TOLD if each == value), None)
    if told is not None:
        wanted: Told = "" if chosen.told == told else told
        return replace(chosen, told=wanted, stances=frozenset(), kinds=frozenset())
    stances = chosen.stances ^ {stance for stance in _STANCES if value == STANCE + stance}
    kinds = chosen.kinds ^ {kind for kind in KINDS if value == KIND + kind}
    return replace(chosen, told="", stances=stances, kinds=kinds)
