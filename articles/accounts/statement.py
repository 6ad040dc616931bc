"""The values of the table: a row a statement, a cell an account. Only look-ups are computed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.claims.judging import DISCREPANCIES

if TYPE_CHECKING:
    from articles.article import Span
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import DifferenceKind, Verdict

Stance = Literal["contradicts", "differs", "may clash", "compatible", "agrees", "tells", "unsure", "silent", "unknown"]
"""How an account stands to a row, what a reader wants to see first in front. "tells": it tells of the same, and nothing
says how it stands to the others; "unsure": it may tell of it, in the passage of the cell; "unknown": what it lacks
cannot be said, since a part of it may have been left out, or it has not been compared yet.
"""
STANCES: tuple[Stance, ...] = (
    "contradicts",
    "differs",
    "may clash",
    "compatible",
    "agrees",
    "tells",
    "unsure",
    "silent",
    "unknown",
)
_NOT_TOLD: frozenset[Stance] = frozenset({"unsure", "silent", "unknown"})


_STANCE_OF: dict[Verdict, Stance] = {
    "contradict": "contradicts",
    "differ": "differs",
    "compatible": "compatible",
    "agree": "agrees",
    "related": "tells",
}


def stance_of(judged: Judged) -> Stance:
    """How two accounts stand to each other that have this finding."""
    return "may clash" if judged.may_clash else _STANCE_OF[judged.verdict]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of two accounts, by their indices (a < b), with what the reader said of it, and its two claims."""

    a: int
    b: int
    judged: Judged
    a_span: Span
    b_span: Span

    @property
    def kinds(self) -> frozenset[DifferenceKind]:
        """In what the two differ."""
        return self.judged.finding.kinds

    def span(self, account: int) -> Span:
        """The claim of that account."""
        return self.a_span if account == self.a else self.b_span


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says of a row.

    `span` is the passage, whole sentences; None for an account that is silent. `kinds` is in what it differs, and
    `beside` the index of the account that it stands so to: the first one that tells of it, or one that it clashes
    with. `shared` says that the passage belongs to another row first: it tells several things at once.
    """

    account: int
    stance: Stance
    span: Span | None = None
    sentences: range = range(0)
    kinds: tuple[DifferenceKind, ...] = ()
    beside: int | None = None
    shared: bool = False

    @property
    def told(self) -> bool:
        """Whether the account tells of it."""
        return self.stance not in _NOT_TOLD


@dataclass(frozen=True, slots=True)
class Statement:
    """A row: what one or more accounts state, a cell for each account in their order, and the findings of any two.

    `fit` is how well its cells belong together, on average over every two (0..1); 1 for a single one. `topic` is one
    or two words of the texts that name what it is about, "" where none was found. `voices` are the accounts that tell
    of it, put together where they are one witness in it.
    """

    id: str
    cells: tuple[Cell, ...]
    findings: tuple[Found, ...] = ()
    fit: float = 1.0
    topic: str = ""
    voices: tuple[tuple[int, ...], ...] = ()

    @property
    def tellers(self) -> tuple[int, ...]:
        """The accounts that tell of it."""
        return tuple(cell.account for cell in self.cells if cell.told)

    @property
    def silent(self) -> tuple[int, ...]:
        """The accounts that surely do not tell of it."""
        return tuple(cell.account for cell in self.cells if cell.stance == "silent")

    @property
    def stance(self) -> Stance:
        """The gravest stance of its cells."""
        return min((cell.stance for cell in self.cells), key=STANCES.index)

    @property
    def only_in(self) -> int | None:
        """The account that alone tells of it, where all others are surely silent."""
        return self.tellers[0] if len(self.tellers) == 1 and len(self.silent) == len(self.cells) - 1 else None

    @property
    def missing_in(self) -> int | None:
        """The account that alone is silent, where all others, two at least, tell of it."""
        others = len(self.cells) - 1
        return self.silent[0] if others > 1 and len(self.silent) == 1 and len(self.tellers) == others else None

    @property
    def to_check(self) -> bool:
        """Whether one of its discrepancies has been neither checked nor hidden."""
        return any(found.judged.to_check for found in self.findings)

    @property
    def discrepant(self) -> bool:
        """Whether two accounts differ in it or contradict each other."""
        return any(found.judged.verdict in DISCREPANCIES for found in self.findings)
