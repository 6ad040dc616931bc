"""The findings that a selection keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.claims.judging import DISCREPANCIES
from articles.errors import BadInputError, DiptychError
from articles.reports.report.selecting import NothingSelectedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.reports.report.model import FindingRow
    from articles.reports.report.selecting import Selection


def chosen(selection: Selection, findings: Sequence[FindingRow]) -> tuple[FindingRow, ...]:
    """The findings wanted, in their order.

    Raises BadInputError for a row that is none, NothingSelectedError when findings were chosen and none is left.
    """
    numbers = _rows(selection, findings)
    wanted = tuple(row for row in findings if _wants(selection, row) and (not selection.rows or row.number in numbers))
    if not wanted and selection.rows:
        why = f"none of the chosen rows is {'the reader’s' if selection.only == 'mine' else selection.only}"
        raise DiptychError("the report would be empty", why, "choose other rows")
    if not wanted and selection.only in ("differing", "checked"):
        raise NothingSelectedError(selection.only)
    return wanted


def _wants(selection: Selection, row: FindingRow) -> bool:
    match selection.only:
        case "differing":
            return row.verdict in DISCREPANCIES
        case "checked":
            return row.checked
        case "mine":
            return row.own or row.checked or row.by == "reader" or bool(row.notes)
        case _:
            return True


def _rows(selection: Selection, findings: Sequence[FindingRow]) -> set[int]:
    """The numbers of the chosen rows."""
    known = {row.id: row.number for row in findings} | {str(row.number): row.number for row in findings}
    strange = next((row for row in selection.rows if row not in known), None)
    if strange is not None:
        why = f"there are {len(findings)} findings" if findings else "there are no findings"
        raise BadInputError(f"there is no finding {strange}", why, "choose rows by the numbers of a whole report")
    return {known[row] for row in selection.rows}


def on_rows(rows: Iterable[FindingRow]) -> frozenset[int]:
    """The numbers of the notes on these findings."""
    return frozenset(number for row in rows for number in row.notes)
