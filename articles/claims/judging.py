"""What the reader decides about findings: another verdict, checked, hidden; applied to what a run has found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.article import Span
    from articles.claims.statements.finding import Finding, Judge, Ledger, Verdict

JudgementKind = Literal["verdict", "checked", "hidden"]
JUDGEMENT_KINDS: tuple[JudgementKind, ...] = ("verdict", "checked", "hidden")
VERDICTS: tuple[Verdict, ...] = ("contradict", "differ", "compatible", "agree", "related")
"""In the order in which a reader wants to see them."""
DISCREPANCIES: frozenset[Verdict] = frozenset({"contradict", "differ"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the reader said of the finding on two spans.

    `id` is that of the note that keeps it; `verdict` is None unless `kind` is "verdict".
    """

    id: str
    kind: JudgementKind
    a: Span
    b: Span
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the reader's judgements of it, by kind the ids of the notes that keep them."""

    finding: Finding
    verdict: Verdict
    notes: tuple[tuple[JudgementKind, str], ...] = ()

    @property
    def by(self) -> Judge:
        """Whose verdict it is."""
        return "reader" if self.ids("verdict") else self.finding.by

    @property
    def checked(self) -> bool:
        """Whether the reader has marked it checked."""
        return bool(self.ids("checked"))

    @property
    def hidden(self) -> bool:
        """Whether the reader has hidden it as wrong."""
        return bool(self.ids("hidden"))

    @property
    def to_check(self) -> bool:
        """Whether it is a discrepancy that has been neither checked nor hidden."""
        return self.verdict in DISCREPANCIES and not self.checked and not self.hidden

    def ids(self, kind: JudgementKind) -> tuple[str, ...]:
        """The notes that keep judgements of that kind."""
        return tuple(note_id for known, note_id in self.notes if known == kind)


def judge(ledger: Ledger, judgements: Iterable[Judgement]) -> tuple[Judged, ...]:
    """All findings with the reader's judgements, by verdict, each verdict in the ledger's order.

    A judgement belongs to the finding that shares most with its two spans, both of which it must touch; of two verdicts
    the later one holds.
    """
    said: dict[str, list[Judgement]] = {}
    spans = {finding.id: (ledger.claim(finding.a).span, ledger.claim(finding.b).span) for finding in ledger.findings}
    for judgement in judgements:
        meant = _meant(judgement, spans)
        if meant is not None:
            said.setdefault(meant, []).append(judgement)
    judged = [_judged(finding, said.get(finding.id, [])) for finding in ledger.findings]
    return tuple(sorted(judged, key=lambda each: VERDICTS.index(each.verdict)))


def _judged(finding: Finding, said: list[Judgement]) -> Judged:
    verdict = finding.verdict
    for judgement in said:
        verdict = judgement.verdict or verdict
    return Judged(finding, verdict, tuple((judgement.kind, judgement.id) for judgement in said))


def _meant(judgement: Judgement, spans: Mapping[str, tuple[Span, Span]]) -> str | None:
    best, most = None, 0.0
    for finding_id, (a, b) in spans.items():
        share = _share(judgement.a, a) * _share(judgement.b, b)
        if share > most:
            best, most = finding_id, share
    return best


def _share(one: Span, other: Span) -> float:
    """How much of both together is common to both: 0..1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    together = max(one.end, other.end) - min(one.start, other.start)
    return max(common, 0) / max(together, 1)
