"""What the reader decides about findings: another verdict, checked, hidden; applied to what a run has found."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.article import Article, Side, Span
    from articles.claims.statements.finding import Claim, Finding, Judge, Ledger, Verdict

    Spans = Mapping[str, tuple[Span, Span]]

JudgementKind = Literal["verdict", "checked", "hidden"]
Whose = Literal["mine", "alone", "others"]
"""Who says something: the reader; somebody else who is the only one whose notes are there; one of several people."""
JUDGEMENT_KINDS: tuple[JudgementKind, ...] = ("verdict", "checked", "hidden")
VERDICTS: tuple[Verdict, ...] = ("contradict", "differ", "compatible", "agree", "related")
"""In the order in which a reader wants to see them."""
_RANKS = {verdict: float(number) for number, verdict in enumerate(VERDICTS)}
DISCREPANCIES: frozenset[Verdict] = frozenset({"contradict", "differ"})
_MOSTLY = 0.5
"""The share of both passages from which a judgement is on a finding: with half in common no other detail of the same
sentences has as much, and a claim that is cut otherwise or was edited a little keeps more."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the reader said of the finding on two spans.

    `id` is that of the note that keeps it; `verdict` is None unless `kind` is "verdict". `own`: it makes a finding of
    the reader's own, or is on one, and never on a finding of the machine. `author` is the name in the note.
    """

    id: str
    kind: JudgementKind
    a: Span
    b: Span
    verdict: Verdict | None = None
    own: bool = False
    author: str = ""
    whose: Whose = "mine"


class Judged(NamedTuple):
    """A finding with the reader's judgements of it, by kind the ids of the notes that keep them.

    `said` is the latest verdict of each person, by name; `mine` are those of the notes that the reader made.
    `unsettled`: several people gave several verdicts and none of them is the reader's, so none of theirs holds.
    """

    # A long comparison has thousands, made again at each verdict, and a tuple is made in a third of the time.

    finding: Finding
    verdict: Verdict
    notes: tuple[tuple[JudgementKind, str], ...] = ()
    said: tuple[tuple[str, Verdict], ...] = ()
    mine: frozenset[str] = frozenset()
    unsettled: bool = False
    hidden: bool = False

    @property
    def by(self) -> Judge:
        """Whose verdict it is."""
        return "reader" if self.ids("verdict") and not self.unsettled else self.finding.by

    @property
    def who_says(self) -> dict[Verdict, tuple[str, ...]]:
        """Who gave each verdict that was given, the most frequent first."""
        found: dict[Verdict, list[str]] = {}
        for name, verdict in self.said:
            found.setdefault(verdict, []).append(name)
        ordered = sorted(found.items(), key=lambda item: (-len(item[1]), VERDICTS.index(item[0])))
        return {verdict: tuple(sorted(people)) for verdict, people in ordered}

    def own_ids(self, kind: JudgementKind) -> tuple[str, ...]:
        """The notes of that kind that the reader made."""
        return tuple(note_id for note_id in self.ids(kind) if note_id in self.mine)

    @property
    def own(self) -> bool:
        """Whether the finding itself is the reader's."""
        return self.finding.by == "reader"

    @property
    def machine(self) -> Verdict | None:
        """The machine's verdict; None on a finding of the reader's own."""
        return None if self.own else self.finding.verdict

    @property
    def may_clash(self) -> bool:
        """Whether the machine asks to look for a clash, and the reader has given no verdict."""
        return self.finding.may_clash and self.by == "machine"

    @property
    def checked(self) -> bool:
        """Whether the reader has marked it checked."""
        return bool(self.ids("checked"))

    @property
    def to_check(self) -> bool:
        """Whether it is a discrepancy that has been neither checked nor hidden."""
        return self.verdict in DISCREPANCIES and not self.checked and not self.hidden

    def ids(self, kind: JudgementKind) -> tuple[str, ...]:
        """The notes that keep judgements of that kind."""
        return tuple(note_id for known, note_id in self.notes if known == kind)


def with_own(ledger: Ledger, judgements: Iterable[Judgement], a: Article, b: Article) -> Ledger:
    """The ledger with a finding, before all others, for each verdict of the reader that is on none of the machine's.

    Verdicts on the same two passages make one finding, with claims of its own.
    """
    from articles.claims.statements.finding import Finding

    places = _Places(_spans(ledger))
    said: dict[tuple[Span, Span], Verdict] = {}
    for judgement in judgements:
        if judgement.verdict is not None and (judgement.own or places.meant(judgement) is None):
            said[judgement.a, judgement.b] = judgement.verdict
    claims: list[Claim] = []
    findings: list[Finding] = []
    for number, ((left, right), verdict) in enumerate(said.items(), 1):
        pair = _claim(ledger, "a", left, a, number), _claim(ledger, "b", right, b, number)
        claims += pair
        findings.append(Finding(f"r{number}", pair[0].id, pair[1].id, verdict, confidence=1.0, by="reader"))
    if not findings:
        return ledger
    told = {
        each.id
        for each in ledger.claims
        if any(each.side == own.side and each.span.overlaps(own.span) for own in claims)
    }

    def rest(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in ids if each not in told)

    return replace(
        ledger,
        claims=(*ledger.claims, *claims),
        findings=(*findings, *ledger.findings),
        only_a=rest(ledger.only_a),
        only_b=rest(ledger.only_b),
        unclear_a=rest(ledger.unclear_a),
        unclear_b=rest(ledger.unclear_b),
    )


def _claim(ledger: Ledger, side: Side, span: Span, article: Article, number: int) -> Claim:
    """The passage as a claim; what was read of a claim that it lies within holds for it too."""
    from articles.claims.statements.finding import Claim

    around = (claim for claim in ledger.claims if claim.side == side)
    within = next((each for each in around if each.span.start <= span.start and span.end <= each.span.end), None)
    sentence, paragraph = article.sentence_at(span.start) or 0, article.paragraph_at(span.start) or 0
    kind = article.paragraphs[paragraph].kind
    made = Claim(f"r{side}{number}", side, span, article.quote(span), sentence, paragraph, kind)
    if within is None:
        return made
    return replace(
        made,
        quantities=tuple(each for each in within.quantities if span.start <= each.start and each.end <= span.end),
        attribution=within.attribution,
        firmness=within.firmness,
        checkable=within.checkable,
    )


def judge(ledger: Ledger, judgements: Iterable[Judgement]) -> tuple[Judged, ...]:
    """All findings with the reader's judgements: the reader's own first, then by verdict, each in the ledger's order.

    What may clash comes after what differs.

    A judgement belongs to the finding that shares most with its two passages, and at least half of both; a verdict
    that has none of the machine's, to the finding that `with_own` makes of it. Of two verdicts of one person the later
    one holds.
    """
    heard = tuple(judgements)
    said = _said(ledger, heard) if heard else {}
    judged = [
        _judged(finding, said[finding.id]) if finding.id in said else Judged(finding, finding.verdict)
        for finding in ledger.findings
    ]
    ordered = defaultdict[tuple[bool, float, bool], list[Judged]](list)
    for each in judged:
        if each.notes or each.own or each.finding.may_clash:
            ordered[not each.own, _rank(each), each.by == "machine"].append(each)
        else:
            ordered[True, _RANKS[each.verdict], True].append(each)
    return tuple(chain.from_iterable(ordered[place] for place in sorted(ordered)))


def _said(ledger: Ledger, heard: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    """What was said of each finding, by its id."""
    machine, reader = _spans(ledger), _spans(ledger, "reader")
    made = {(each.a, each.b) for each in heard if each.own and each.kind == "verdict"}
    own = _Places({finding_id: pair for finding_id, pair in reader.items() if pair in made})
    others = _Places({finding_id: pair for finding_id, pair in reader.items() if pair not in made})
    machines, said = _Places(machine), dict[str, list[Judgement]]()
    for judgement in heard:
        meant = (own if judgement.own else machines).meant(judgement)
        meant = meant or (None if judgement.own else others.meant(judgement))
        if meant is not None:
            said.setdefault(meant, []).append(judgement)
    return said


def _rank(judged: Judged) -> float:
    return _RANKS["differ"] + 0.5 if judged.may_clash else _RANKS[judged.verdict]


def _spans(ledger: Ledger, by: Judge = "machine") -> Spans:
    """The two passages of each finding, by its id."""
    found = (finding for finding in ledger.findings if finding.by == by)
    return {finding.id: (ledger.claim(finding.a).span, ledger.claim(finding.b).span) for finding in found}


def _judged(finding: Finding, said: list[Judgement]) -> Judged:
    """The finding with what was said of it. The reader's own verdict holds; else the one that all others share."""
    latest: dict[str, Judgement] = {}
    for judgement in said:
        if judgement.verdict is not None:
            latest[person_key(judgement.author)] = judgement
    own = [each.verdict for each in latest.values() if each.verdict is not None and each.whose == "mine"]
    words = own[-1:] or list(dict.fromkeys(each.verdict for each in latest.values() if each.verdict is not None))
    return Judged(
        finding,
        words[0] if len(words) == 1 else finding.verdict,
        tuple((judgement.kind, judgement.id) for judgement in said),
        tuple((each.author, each.verdict) for each in latest.values() if each.verdict is not None),
        frozenset(each.id for each in said if each.whose == "mine"),
        unsettled=len(words) > 1,
        # One of many who takes a finding for wrong does not hide it from the others.
        hidden=any(each.kind == "hidden" and each.whose != "others" for each in said),
    )


def person_key(name: str) -> str:
    """What the spellings of one person's name have in common."""
    return normalize("NFC", " ".join(name.split()).casefold())


class _Places:
    """Findings by where their two passages stand, to be found again by a judgement."""

    def __init__(self, spans: Spans) -> None:
        self._placed = sorted((a.start, number, a, b, each) for number, (each, (a, b)) in enumerate(spans.items()))
        self._starts = [place[0] for place in self._placed]

    def meant(self, judgement: Judgement) -> str | None:
        """The finding that shares most with both passages, where that is most of both; of equal ones the first."""
        a = judgement.a
        # One that begins farther before it, or behind it, has less than half in common with it.
        near = self._placed[bisect_left(self._starts, a.start - len(a)) : bisect_left(self._starts, a.end)]
        best, most = None, 0.0
        for _start, _number, at_a, at_b, finding_id in sorted(near, key=itemgetter(1)):
            shares = _share(a, at_a), _share(judgement.b, at_b)
            if min(shares) >= _MOSTLY and shares[0] * shares[1] > most:
                best, most = finding_id, shares[0] * shares[1]
        return best


def _share(one: Span, other: Span) -> float:
    """How much of both together is common to both: 0..1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    together = max(one.end, other.end) - min(one.start, other.start)
    return max(common, 0) / max(together, 1)


def left_to_check(judged: Iterable[Judged]) -> int:
    """How many discrepancies are neither checked nor hidden yet."""
    return sum(each.to_check for each in judged)
