"""Which rows of the table of all accounts are shown: by how accounts stand, in what, and which accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.accounts.statement import STANCES, stance_of
from tui.view.ledger.rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.accounts.statement import Stance, Statement
    from articles.claims.statements.finding import DifferenceKind

Told = Literal["", "only in one", "in all but one"]
CLASHES: frozenset[Stance] = frozenset(STANCES[: STANCES.index("may clash") + 1])


@dataclass(frozen=True, slots=True)
class TableFilter:
    """Which rows are shown: what is empty lets all pass. `accounts` are numbers of which one at least is concerned:

    the one that alone tells or is silent, those that stand so in such a kind, or else those that tell of the row.
    """

    stances: frozenset[Stance] = frozenset()
    kinds: frozenset[DifferenceKind] = frozenset()
    accounts: frozenset[int] = frozenset()
    told: Told = ""
    unchecked: bool = False

    def passes(self, row: Statement, numbers: Sequence[int]) -> bool:
        """Whether a row is shown; `numbers` are those of the accounts in the order of its cells."""
        concerned = {numbers[account] for account in self._concerned(row)}
        wanted = bool(concerned & self.accounts) if self.accounts else bool(concerned)
        return wanted and (row.to_check or not self.unchecked)

    def _concerned(self, row: Statement) -> Iterator[int]:
        alone = row.only_in if self.told == "only in one" else row.missing_in if self.told else None
        if self.told:
            yield from () if alone is None else (alone,)
        elif not self.stances and not self.kinds:
            yield from row.tellers
        for found in row.findings if not self.told else ():
            right = not self.stances or stance_of(found.judged) in self.stances
            if right and not found.judged.hidden and (not self.kinds or self.kinds & found.kinds):
                yield from (found.a, found.b)

    @property
    def words(self) -> str:
        """What is filtered for: "all", or "differs, may clash, number, account 3"."""
        parts = ["unchecked"] if self.unchecked else []
        parts += [self.told] if self.told else []
        parts += ["what clashes, or may"] if self.stances == CLASHES else [s for s in STANCES if s in self.stances]
        parts += [kind for kind in KINDS if kind in self.kinds]
        parts += [f"account {number}" for number in sorted(self.accounts)]
        return ", ".join(parts) or "all"
