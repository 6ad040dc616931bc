"""From a comparison to the report of it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from articles.article import SIDES
from articles.claims.judging import DISCREPANCIES
from articles.claims.statements.finding import whole_sentences
from articles.notes.content.kinds import type_of
from articles.reports.claims_parts import reasons_of, said_of, shown_findings, whole
from articles.reports.notes_parts import heads_of
from articles.reports.parts import flat, remarks_of
from articles.reports.report.choosing import chosen, on_rows
from articles.reports.report.model import FindingRow, Link, NotePlace, NoteRow, Report, Statement
from articles.reports.report.quoting import Quoter
from articles.reports.report.selecting import NothingSelectedError
from articles.reports.report.summing import source_of, summed
from articles.reports.report.texts import TextOf, calm_matches, cut, levels
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.article import Side, Span
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Claim, Finding, Ledger
    from articles.comparison import Comparison
    from articles.matching.match import Match
    from articles.notes.content.note import Note, Target
    from articles.reports.report.model import Chapter, Letter, Quotation
    from articles.reports.report.selecting import Selection


def build(
    comparison: Comparison,
    selection: Selection,
    *,
    by: str = "",
    made: str = "",
    chapters: Sequence[Chapter] = (),
    remarks: Sequence[str] = (),
) -> Report:
    """The report of a comparison by a reader, made on a day; `chapters` follow what every report has.

    `remarks` say what else a reader must know of the whole. Raises BadInputError for a row that is none,
    NothingSelectedError when nothing is left to hand in.
    """
    return Builder(comparison, selection, by).report(made, tuple(chapters), tuple(remarks))


class Builder:
    """Holds what all parts of one report are made from.

    `letters` are what the two articles are called where they are two of several accounts; `notes` are those on all.
    """

    def __init__(
        self,
        comparison: Comparison,
        selection: Selection,
        by: str,
        letters: Mapping[Side, Letter] = MappingProxyType({"a": "a", "b": "b"}),
        notes: Sequence[NoteRow] | None = None,
    ) -> None:
        self._comparison = comparison
        self._selection = selection
        self._by = by
        self._quoters: dict[Side, Quoter] = {side: Quoter(letters[side], comparison.article(side)) for side in SIDES}
        made = (self.note(number, label, note) for number, (label, note) in enumerate(heads_of(comparison), 1))
        self._notes = list(made) if notes is None else list(notes)
        if selection.only == "mine" and by:
            self._notes = [note for note in self._notes if note.author in ("", by)]
        self._placed = {letter: _placed(self._notes, letter) for letter in letters.values()}

    def report(self, made: str, chapters: tuple[Chapter, ...], remarks: tuple[str, ...] = ()) -> Report:
        """The whole report."""
        every = self.findings()
        shown = chosen(self._selection, every)
        alone = {side: self._alone(side) for side in SIDES}
        only = {side: tuple(self._wanted(alone[side])) for side in SIDES}
        notes = self._chosen_notes(shown)
        self._refuse_nothing(shown, only, notes, chapters)
        calm = calm_matches(self._comparison)
        a, b = (TextOf(self._comparison, self._quoters[side], shown, notes, calm) for side in SIDES)
        texts = self._selection.texts
        ledger = self._comparison.ledger
        return Report(
            a=self._comparison.a,
            b=self._comparison.b,
            by=self._by,
            made=made,
            engine=f"Diptych {__version__}",
            selection=self._selection,
            sources=(source_of("a", self._comparison.a), source_of("b", self._comparison.b)),
            remarks=(*remarks_of(self._comparison), *map(flat, ledger.notices if ledger else ()), *remarks),
            summary=summed(self._comparison, every, shown, notes, alone),
            findings=shown,
            only_a=only["a"],
            only_b=only["b"],
            notes=notes,
            links=tuple(map(self._link, self._comparison.alignment.matches)),
            levels=tuple(levels(self._comparison, a, b)) if texts else (),
            cut=tuple(cut(self._comparison, a, b)) if texts else (),
            chapters=chapters,
        )

    def _refuse_nothing(
        self,
        shown: Sequence[FindingRow],
        only: dict[Side, tuple[Statement, ...]],
        notes: Sequence[NoteRow],
        chapters: Sequence[Chapter],
    ) -> None:
        found = shown or notes or chapters or any(only.values())
        if not found and not (self._selection.whole and self._selection.texts):
            raise NothingSelectedError(self._selection.only)

    # findings and statements

    def findings(self) -> list[FindingRow]:
        """All findings that are shown to the reader, in the order of the ledger."""
        ledger = self._comparison.ledger
        if ledger is None:
            return []
        return [self._finding(ledger, number, each) for number, each in enumerate(shown_findings(self._comparison), 1)]

    def _finding(self, ledger: Ledger, number: int, judged: Judged) -> FindingRow:
        finding = judged.finding
        a, b = (self._statement(ledger.claim(finding.on(side)), finding) for side in SIDES)
        kinds = tuple(sorted(finding.kinds))
        return FindingRow(
            number=number,
            id=finding.id,
            verdict=judged.verdict,
            may_clash=judged.may_clash,
            differs_in=kinds if judged.verdict in DISCREPANCIES else (),
            by=judged.by,
            machine=judged.machine,
            machine_differs_in=kinds if judged.machine in DISCREPANCIES else (),
            own=judged.own,
            checked=judged.checked,
            topic=flat(finding.topic),
            a=a,
            b=b,
            reasons=reasons_of(finding),
            confidence=round(finding.confidence, 4),
            match=finding.match,
            notes=tuple(note.number for note in self._near(a, b) if _is_on(note, a, b)),
        )

    def _statement(self, claim: Claim, finding: Finding | None = None) -> Statement:
        quoter = self._quoters[claim.side]
        quotation = quoter.quote(whole(self._comparison, claim))
        said = claim.attribution
        speaker = (said.speaker or said.source) if said is not None and said.kind != "author" else None
        return Statement(
            id=claim.id,
            quotation=quotation,
            claim=quoter.quote(claim.span, claim.text),
            marked=() if finding is None else self._marked(claim, finding, quotation.span.start, quotation.span.end),
            speaker=None if speaker is None else quoter.quote(speaker),
            said=said_of(self._comparison, claim),
            attribution="author" if said is None else said.kind,
            firmness=claim.firmness.level if claim.firmness is not None else "",
            notes=tuple(note.number for note in self._touching(quotation)),
        )

    def _marked(self, claim: Claim, finding: Finding, start: int, end: int) -> tuple[Quotation, ...]:
        """The words of a sentence in which the two differ, or where none differ those that fit; in their order.

        Of a finding of the reader's own, the words chosen, unless they are all of the sentence.
        """
        if finding.by == "reader":
            spans = {claim.span} if (claim.span.start, claim.span.end) != (start, end) else set()
        else:
            shown = [each for each in finding.differences if not each.agrees] or list(finding.differences)
            found = (each.a if claim.side == "a" else each.b for each in shown)
            spans = {span for span in found if span is not None and start <= span.start < span.end <= end}
        inside = {span for span in spans for other in spans if span != other and _within(span, other)}
        return tuple(map(self._quoters[claim.side].quote, sorted(spans - inside)))

    def _alone(self, side: Side) -> list[Statement]:
        """The statements that only one article makes; none where they are held back."""
        ledger = self._comparison.ledger
        if ledger is None or self._comparison.is_held_back(side):
            return []
        return [self._statement(claim) for claim in whole_sentences(ledger, ledger.only(side))]

    def _wanted(self, statements: Sequence[Statement]) -> list[Statement]:
        if self._selection.whole:
            return list(statements)
        mine = self._selection.only == "mine" and not self._selection.rows
        return [statement for statement in statements if mine and statement.notes]

    # notes and matches

    def note(self, number: int, label: str, note: Note) -> NoteRow:
        """A note with the words and the places it has here."""
        return NoteRow(
            number=number,
            id=note.id,
            type=type_of(note),
            about=note.about,
            relation=note.relation,
            label=label.partition(", ")[2],
            places=tuple(self._place(target) for target in note.targets),
            words=note.body,
            tags=note.tags,
            author=note.creator,
            created=note.created,
            modified=note.modified,
            kept=note,
        )

    def _place(self, target: Target) -> NotePlace:
        if target.span is None:
            state = "text not available" if target.how == "unread" else "no longer there"
            return NotePlace(self._quoters[target.side].side, None, target.selector.exact, state)
        quotation = self._quoters[target.side].quote(target.span)
        state = "place approximate" if target.uncertain else ""
        return NotePlace(quotation.side, quotation, target.selector.exact, state)

    def _touching(self, quotation: Quotation) -> list[NoteRow]:
        """The notes that have a place within a quotation."""
        found = self._placed[quotation.side]
        first = bisect_left(found, quotation.span.start, key=lambda place: place.reach)
        touching = {
            place.note.number: place.note
            for place in takewhile(lambda place: place.span.start < quotation.span.end, found[first:])
            if place.span.overlaps(quotation.span)
        }
        return [touching[number] for number in sorted(touching)]

    def _near(self, a: Statement, b: Statement) -> list[NoteRow]:
        """The notes that have a place in either statement."""
        near = {note.number: note for each in (a, b) for note in self._touching(each.quotation)}
        return [near[number] for number in sorted(near)]

    def _chosen_notes(self, shown: Sequence[FindingRow]) -> tuple[NoteRow, ...]:
        if self._selection.whole or (self._selection.only == "mine" and not self._selection.rows):
            return tuple(self._notes)
        numbers = on_rows(shown)
        return tuple(note for note in self._notes if note.number in numbers)

    def _link(self, match: Match) -> Link:
        a, b = (self._quoters[side].quote(match.span(side)) for side in SIDES)
        return Link(match.id, a, b, round(match.score, 4), match.strength, match.kind, match.origin)


class _Placed(NamedTuple):
    """A place of a note; `reach` is where the farthest of it and all before it ends."""

    span: Span
    reach: int
    note: NoteRow


def _placed(notes: Iterable[NoteRow], side: Letter) -> list[_Placed]:
    """All places of notes on a side, in the order of the text."""
    places = [
        (place.quotation.span, note)
        for note in notes
        for place in note.places
        if place.side == side and place.quotation is not None
    ]
    places.sort(key=lambda each: (each[0], each[1].number))
    reaches = accumulate((span.end for span, _ in places), max)
    return [_Placed(span, reach, note) for (span, note), reach in zip(places, reaches, strict=True)]


def _is_on(note: NoteRow, a: Statement, b: Statement) -> bool:
    """Whether a note is on a finding: each of its sides that has a place has one in the statement there."""
    sides = {place.side for place in note.places if place.quotation is not None}
    statements = {each.quotation.side: each for each in (a, b)}
    return (
        bool(sides)
        and sides <= statements.keys()
        and all(_touches(note, side, statements[side].quotation.span) for side in sides)
    )


def _touches(note: NoteRow, side: Letter, span: Span) -> bool:
    placed = (place.quotation for place in note.places if place.side == side)
    return any(quotation is not None and quotation.span.overlaps(span) for quotation in placed)


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end
