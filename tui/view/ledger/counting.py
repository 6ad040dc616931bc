"""How much there is in the ledger, of which kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.claims.judging import DISCREPANCIES, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Verdict
    from tui.view.ledger.rows import Row


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are of each verdict, hidden ones left out; how many are not checked, how many hidden.

    `may_clash` of those that are only related may clash; `to_check` are discrepancies neither checked nor hidden.
    """

    verdicts: dict[Verdict, int]
    unchecked: int
    hidden: int
    may_clash: int = 0
    to_check: int = 0

    @property
    def total(self) -> int:
        """All that are not hidden."""
        return sum(self.verdicts.values())


def sums_of(rows: Sequence[Row]) -> str:
    """How many rows there are of each label, in words: "only in A 2 · only in B 1"."""
    counted: dict[str, int] = {}
    for row in rows:
        if row.label and not row.again:
            counted[row.label] = counted.get(row.label, 0) + 1
    return " · ".join(f"{label} {count}" for label, count in counted.items())


def counts_of(judged: Sequence[Judged]) -> Counts:
    """Counts of the reader's findings."""
    shown = [each for each in judged if not each.hidden]
    told = Counter(each.verdict for each in shown)
    unchecked = [each for each in shown if not each.checked]
    to_check = sum(each.verdict in DISCREPANCIES for each in unchecked)
    may_clash = sum(each.may_clash for each in shown)
    verdicts = {verdict: told[verdict] for verdict in VERDICTS}
    return Counts(verdicts, len(unchecked), len(judged) - len(shown), may_clash, to_check)
