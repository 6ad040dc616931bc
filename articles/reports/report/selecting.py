"""Which findings and notes a report holds, and whether both texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from articles.claims.judging import DISCREPANCIES
from articles.errors import BadInputError, DiptychError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.reports.report.model import FindingRow

Only = Literal["all", "differing", "checked", "mine"]
ONLY: tuple[Only, ...] = get_args(Only)
_RANGE = re.compile(r"(\d{1,6})-(\d{1,6})")
_MOST = 100_000
_NONE: dict[Only, tuple[str, str]] = {
    "all": ("there are no findings, notes or statements of only one article", "take the texts in"),
    "differing": ("no finding says that the two differ", "leave that choice out"),
    "checked": ("no finding is checked", "check some, or leave that choice out"),
    "mine": ("there is no verdict, tick or note of the reader's", "judge or note something, or leave that choice out"),
}


class NothingSelectedError(DiptychError):
    """Nothing is left to hand in."""

    def __init__(self, only: Only) -> None:
        why, do = _NONE[only]
        super().__init__("the report would be empty", why, do)


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a comparison goes into a report.

    `only` keeps all findings, or those that differ, that are checked, or that the reader has made, judged, checked or
    noted. `rows` keeps, of those, the ones with these numbers or ids (`"4"`, `"f2"`), all if empty. `texts`: both
    texts are in the report. What only one article says is in it unless findings are chosen; notes are all in it, or
    with chosen findings those that are on one of them; "mine" keeps all notes.
    """

    only: Only = "all"
    rows: tuple[str, ...] = ()
    texts: bool = True

    @property
    def whole(self) -> bool:
        """Whether all findings are wanted."""
        return self.only == "all" and not self.rows

    def of(self, findings: Sequence[FindingRow]) -> tuple[FindingRow, ...]:
        """The findings wanted, in their order.

        Raises BadInputError for a row that is none, NothingSelectedError when findings were chosen and none is left.
        """
        chosen = self._rows(findings)
        wanted = tuple(row for row in findings if self._wants(row) and (not self.rows or row.number in chosen))
        if not wanted and self.rows:
            why = f"none of the chosen rows is {'the reader’s' if self.only == 'mine' else self.only}"
            raise DiptychError("the report would be empty", why, "choose other rows")
        if not wanted and self.only in ("differing", "checked"):
            raise NothingSelectedError(self.only)
        return wanted

    def _wants(self, row: FindingRow) -> bool:
        match self.only:
            case "differing":
                return row.verdict in DISCREPANCIES
            case "checked":
                return row.checked
            case "mine":
                return row.own or row.checked or row.by == "reader" or bool(row.notes)
            case _:
                return True

    def _rows(self, findings: Sequence[FindingRow]) -> set[int]:
        """The numbers of the chosen rows."""
        known = {row.id: row.number for row in findings} | {str(row.number): row.number for row in findings}
        strange = next((row for row in self.rows if row not in known), None)
        if strange is not None:
            why = f"there are {len(findings)} findings" if findings else "there are no findings"
            raise BadInputError(f"there is no finding {strange}", why, "choose rows by the numbers of a whole report")
        return {known[row] for row in self.rows}


def rows_in(written: str) -> tuple[str, ...]:
    """The rows that a line such as `1,4-6,f2` names. Raises BadInputError for one that names none."""
    rows: list[str] = []
    for part in (part.strip() for part in written.split(",")):
        found = _RANGE.fullmatch(part)
        if found:
            first, last = int(found[1]), int(found[2])
            if not first <= last < first + _MOST:
                raise _no_rows(part)
            rows += map(str, range(first, last + 1))
        elif re.fullmatch(r"\d{1,6}", part):
            rows.append(str(int(part)))
        elif re.fullmatch(r"\w{1,40}", part):
            rows.append(part)
        else:
            raise _no_rows(part)
    return tuple(dict.fromkeys(rows))


def _no_rows(part: str) -> BadInputError:
    return BadInputError(f"“{part}” names no rows", "rows are numbers and ranges of them", "write them like 1,4-6")


def on_rows(rows: Iterable[FindingRow]) -> frozenset[int]:
    """The numbers of the notes on these findings."""
    return frozenset(number for row in rows for number in row.notes)
