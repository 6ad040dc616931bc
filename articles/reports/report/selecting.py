"""Which findings and notes a report holds, and whether both texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from articles.errors import BadInputError, DiptychError

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
