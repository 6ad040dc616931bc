"""Which list is opened: the ledger or the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.commands.call import Mode
    from tui.commands.context import Context
    from tui.commands.rows.ledger_sheet import LedgerSheet
    from tui.commands.rows.table_sheet import TableSheet


def sheet_of(context: Context, mode: Mode) -> LedgerSheet | TableSheet:
    """What the list of a mode shows."""
    if mode == "table" and context.table is not None:
        from tui.commands.rows.table_sheet import TableSheet

        return TableSheet(context.table)
    from tui.commands.rows.ledger_sheet import LedgerSheet

    return LedgerSheet(context.ledger)
