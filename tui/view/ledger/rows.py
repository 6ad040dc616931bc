"""The ledger as rows: findings, what is only in one article, who said what, wordings, clashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, overload

from articles.article import SIDES, Side, other_side
from articles.claims.judging import DISCREPANCIES, VERDICTS
from articles.reading.display import plain
from tui.view.ledger.cells import Cell, cell_at, cell_of, place_of_paragraph

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Claim, Clash, DifferenceKind, Finding, Ledger, Verdict, Wording
    from tui.view.reading_view import ReadingView
    from tui.view.signs import SignName

View = Literal["findings", "only", "speakers", "wordings", "clashes"]
VIEWS: dict[View, str] = {
    "findings": "Ledger",
    "only": "Only here",
    "speakers": "Who said what",
    "wordings": "Wording",
    "clashes": "Clashes inside one article",
}
_EMPTY: dict[View, str] = {
    "findings": "no findings: no two claims of these texts could be compared",
    "only": "nothing is in one text only",
    "speakers": "nobody is quoted or named as a source",
    "wordings": "no two words for the same thing were found",
    "clashes": "no claims of one text clash",
}
_UNCLEAR = "there is a passage a little like it across, too little to be called its partner"
_DOUBTED = "no partner was found across, where a part may have been left out; :cut lists what was"
LETTERS: dict[Side, str] = {"a": "A", "b": "B"}
KINDS: tuple[DifferenceKind, ...] = (
    "number", "date", "time", "name", "place", "attribution", "quotation", "polarity", "wording",
)  # fmt: skip


def empty_line(view: View, *, filtered: bool) -> str:
    """What is said where a view has no rows."""
    return "nothing passes the filter" if filtered else _EMPTY[view]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings are shown: empty sets let all pass. `hidden` shows those too that the reader has hidden."""

    verdicts: frozenset[Verdict] = frozenset()
    kinds: frozenset[DifferenceKind] = frozenset()
    topics: frozenset[str] = frozenset()
    unchecked: bool = False
    hidden: bool = False
    may_clash: bool = False

    def passes(self, judged: Judged) -> bool:
        """Whether a finding is shown."""
        finding = judged.finding
        return (
            self._wants(judged)
            and (not self.kinds or bool(self.kinds & finding.kinds))
            and (not self.topics or plain(finding.topic) in self.topics)
            and not (self.unchecked and judged.checked)
            and (self.hidden or not judged.hidden)
        )

    def _wants(self, judged: Judged) -> bool:
        """Whether it is of a verdict that is wanted; what may clash counts as one of its own."""
        if not self.verdicts and not self.may_clash:
            return True
        return self.may_clash if judged.may_clash else judged.verdict in self.verdicts

    @property
    def words(self) -> str:
        """What is filtered for: "all", or "unchecked, number"."""
        parts = ["unchecked"] if self.unchecked else []
        parts += [verdict for verdict in VERDICTS if verdict in self.verdicts]
        parts += [kind for kind in KINDS if kind in self.kinds]
        parts += ["may clash"] if self.may_clash else []
        parts += sorted(self.topics)
        parts += ["hidden too"] if self.hidden else []
        return ", ".join(parts) or "all"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the ledger. `key` names it through a new run: the kind of row and where its claims are."""

    key: str
    sign: SignName
    label: str
    topic: str
    a: Cell | None = None
    b: Cell | None = None
    reasons: tuple[str, ...] = ()
    judged: Judged | None = None
    noted: bool = False
    again: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Those of its cells that there are."""
        return tuple(cell for cell in (self.a, self.b) if cell is not None)


def rows_of(reading: ReadingView, view: View, chosen: Filter) -> Sequence[Row]:
    """All rows of a view, in order."""
    ledger = reading.session.ledger
    if ledger is None:
        return []
    if view == "findings":
        shown = [each for each in reading.session.judged if chosen.passes(each)]
        return FindingRows(reading, ledger, shown)
    if view == "only":
        return list(_only_rows(reading, ledger))
    if view == "speakers":
        return list(_speaker_rows(reading, ledger))
    if view == "wordings":
        return [_wording_row(reading, wording) for wording in ledger.wordings]
    return [_clash_row(reading, ledger, clash) for clash in ledger.clashes]


class FindingRows(Sequence[Row]):
    """The rows of findings, each made when it is first looked at: of thousands fifty are in sight."""

    def __init__(self, view: ReadingView, ledger: Ledger, judged: Sequence[Judged]) -> None:
        self.judged = judged
        self._view, self._ledger, self._noted = view, ledger, _noted(view, ledger)
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.judged)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[each] for each in range(len(self))[index]]
        index = range(len(self))[index]
        if index not in self._made:
            self._made[index] = _finding_row(self._view, self._ledger, self.judged[index], self._noted)
        return self._made[index]

    def find(self, key: str) -> int | None:
        """The row of a key."""
        return next((index for index, each in enumerate(self.judged) if _key(self._ledger, each) == key), None)

    def discrepancy_at(self, side: Side, offset: int) -> int | None:
        """The first discrepancy with a claim at a place of the text."""
        paragraph = self._view.article(side).paragraph_at(offset)
        for index, each in enumerate(self.judged):
            if (
                is_discrepancy(each)
                and _claim_on(self._ledger, each, side).paragraph == paragraph
                and any(cell.side == side and cell.passage.covers(offset) for cell in self[index].cells)
            ):
                return index
        return None

    @cached_property
    def labels(self) -> Collection[Judged]:
        """Findings among which is one for each label that a row has."""
        found = {
            (each.verdict, each.finding.may_clash, each[2:], each.finding.by, each.finding.kinds): each
            for each in self.judged
        }
        return found.values()

    @cached_property
    def topics(self) -> Collection[str]:
        """What the findings are about, each once."""
        return {plain(topic) for topic in {each.finding.topic for each in self.judged}}


def find_row(rows: Sequence[Row], key: str) -> int | None:
    """Where the row of a key is; None where it is not among these."""
    if isinstance(rows, FindingRows):
        return rows.find(key)
    return next((index for index, row in enumerate(rows) if row.key == key), None)


def _key(ledger: Ledger, judged: Judged) -> str:
    starts = [ledger.claim(each).span.start for each in (judged.finding.a, judged.finding.b)]
    return f"{'own ' if judged.own else ''}finding {starts[0]} {starts[1]}"


def label_of(judged: Judged) -> str:
    """What a finding is."""
    return "may clash" if judged.may_clash else judged.verdict


def _finding_row(view: ReadingView, ledger: Ledger, judged: Judged, noted: frozenset[str]) -> Row:
    finding = judged.finding
    a, b = ledger.claim(finding.a), ledger.claim(finding.b)
    # Who says it is shown beside the words anyway.
    told = [each for each in finding.differences if each.kind != "attribution"]
    told = [each for each in told if not each.agrees] or told
    return Row(
        _key(ledger, judged),
        _sign(view, judged),
        label_of(judged),
        plain(finding.topic),
        cell_of(view, a, told, own=judged.own),
        cell_of(view, b, told, second=True, own=judged.own),
        tuple(_reasons(judged)),
        judged,
        finding.id in noted,
    )


def _sign(view: ReadingView, judged: Judged) -> SignName:
    if judged.may_clash:
        return "doubt"
    return "same" if judged.verdict == "agree" and _is_copied(view, judged.finding) else judged.verdict


def _reasons(judged: Judged) -> Iterator[str]:
    others = len(judged.said) > 1 or (judged.said and not judged.own_ids("verdict"))
    if judged.own and not others:
        yield "a finding of your own"
    elif judged.by == "reader" and not others:
        yield f"you say {judged.verdict}, the machine {judged.machine}"
    elif others:
        yield plain(who_gave(judged))
    yield from (plain(reason) for reason in judged.finding.reasons)
    said = " ".join(judged.finding.reasons)
    for difference in judged.finding.differences:
        if difference.remark and difference.remark not in said:
            yield plain(difference.remark)


def who_gave(judged: Judged) -> str:
    """Who gave which verdict: "differ: Ada, Ben; agree: Cem; the machine: related"."""
    told = [
        f"{verdict}: {', '.join(name or 'no name' for name in names)}" for verdict, names in judged.who_says.items()
    ]
    return "; ".join([*told, *([f"the machine: {judged.machine}"] if judged.machine is not None else [])])


def _is_copied(view: ReadingView, finding: Finding) -> bool:
    match = view.index.by_id.get(finding.match)
    return match is not None and match.kind in {"identical", "near"}


def _noted(view: ReadingView, ledger: Ledger) -> frozenset[str]:
    """The findings that one of the reader's notes on a pair is about."""
    spans = [(note.span("a"), note.span("b")) for note in view.session.notes]
    pairs = [(a, b) for a, b in spans if a is not None and b is not None]
    return frozenset(
        finding.id
        for finding in (ledger.findings if pairs else ())
        if any(ledger.claim(finding.a).span.overlaps(a) and ledger.claim(finding.b).span.overlaps(b) for a, b in pairs)
    )


def _only_rows(view: ReadingView, ledger: Ledger) -> Iterator[Row]:
    from articles.claims.statements.finding import whole_sentences

    for side in SIDES:
        for claim in whole_sentences(ledger, ledger.only(side)):
            yield _lone_row(view, claim, "only", f"only in {LETTERS[side]}")
    for side, unclear in (("a", ledger.unclear_a), ("b", ledger.unclear_b)):
        for claim in whole_sentences(ledger, unclear):
            yield _lone_row(view, claim, "unclear", f"unclear, {side.upper()}")


def _lone_row(view: ReadingView, claim: Claim, sign: SignName, label: str) -> Row:
    """The row of a claim in its whole sentence, of which the claim may be a part."""
    cell = cell_of(view, claim)
    part = (claim.span,) if len(claim.span) < len(cell.passage) else ()
    cell = replace(cell, words=plain(cell.passage.of(view.shown[claim.side])), span=cell.passage, marks=part)
    place = place_of_paragraph(view, claim.side, claim.paragraph)
    key, left = f"{sign} {claim.side} {claim.span.start}", claim.side == "a"
    why: tuple[str, ...] = () if sign == "only" else (_UNCLEAR,)
    if sign != "only" and view.session.article(other_side(claim.side)).doubted:
        why = (_DOUBTED,)
    return Row(key, sign, label, place, cell if left else None, None if left else cell, why)


def _speaker_rows(view: ReadingView, ledger: Ledger) -> Iterator[Row]:
    for speaker in ledger.speakers:
        where = "in both" if speaker.a and speaker.b else "only in A" if speaker.a else "only in B"
        counts = f"A {len(speaker.a)} · B {len(speaker.b)}"
        name = plain(speaker.name) or "unnamed sources"
        reason = f"{name}: {_statements(len(speaker.a))} in A, {len(speaker.b)} in B"
        for number, (left, right) in enumerate(zip_longest(speaker.a, speaker.b)):
            yield Row(
                f"speaker {name} {number}",
                "strong" if speaker.a and speaker.b else "only",
                where if number == 0 else counts if number == 1 else "",
                name,
                _statement(view, ledger, left, named=bool(speaker.name)),
                _statement(view, ledger, right, named=bool(speaker.name)),
                (reason,),
                again=number > 0,
            )


def _statement(view: ReadingView, ledger: Ledger, claim_id: str | None, *, named: bool) -> Cell | None:
    """What a speaker says; who it is is shown beside it already, but for sources without a name."""
    if claim_id is None:
        return None
    cell = cell_of(view, ledger.claim(claim_id))
    return replace(cell, source="") if named else cell


def _statements(count: int) -> str:
    return "1 statement" if count == 1 else f"{count} statements"


def _wording_row(view: ReadingView, wording: Wording) -> Row:
    a, b = (cell_at(view, "a", wording.a, wording.a_word), cell_at(view, "b", wording.b, wording.b_word))
    key = f"wording {wording.referent} {wording.a_word} {wording.b_word}"
    return Row(key, "loaded", "two words", plain(wording.referent), a, b, ("two words for the same thing or people",))


def _clash_row(view: ReadingView, ledger: Ledger, clash: Clash) -> Row:
    first, second = ledger.claim(clash.first), ledger.claim(clash.second)
    return Row(
        f"clash {clash.side} {first.span.start} {second.span.start}",
        "differ",
        f"inside {LETTERS[clash.side]}",
        clash.difference.kind,
        cell_of(view, first, [clash.difference]),
        cell_of(view, second, [clash.difference], second=True),
        tuple(plain(reason) for reason in clash.reasons),
    )


def judged_at(view: ReadingView) -> Judged | None:
    """The finding about the passage at the cursor, else that of the lit pair.

    On a walk through counterparts that of the lit pair comes first; then a discrepancy, then the nearest to the cursor.
    """
    ledger, side, sentence, match = view.session.ledger, view.cursor.side, view.sentence(), view.current_match()
    if ledger is None or sentence is None:
        return None
    passage, lit = view.article(side).sentences[sentence].span, match.id if match is not None else None
    walked = lit if view.cursor.cycle is not None else None

    def rank(judged: Judged) -> tuple[bool, bool, bool, int]:
        spans = [one.a if side == "a" else one.b for one in judged.finding.differences if not one.agrees]
        claim = _claim_on(ledger, judged, side)
        starts = [span.start for span in spans if span is not None] or [claim.span.start]
        near = min(abs(view.cursor.offset - start) for start in starts)
        elsewhere = walked is not None and judged.finding.match != walked
        return judged.hidden, elsewhere, judged.verdict not in DISCREPANCIES, near

    here = [judged for judged in view.session.judged if _claim_on(ledger, judged, side).span.overlaps(passage)]
    here = here or [judged for judged in view.session.judged if judged.finding.match == lit]
    return min(here, key=rank, default=None)


def _claim_on(ledger: Ledger, judged: Judged, side: Side) -> Claim:
    return ledger.claim(judged.finding.on(side))


def is_discrepancy(judged: Judged | None) -> bool:
    """Whether the row of a finding is one of those that may shout."""
    return judged is not None and judged.verdict in DISCREPANCIES and not judged.hidden
