"""Where a conversation stands: the session, the place, what next and previous go through, a question that waits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from articles.article import SIDES, Side, Span
from articles.claims.judging import DISCREPANCIES
from tui.view.disagreeing import Disagreeing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from articles.claims.judging import Judged
    from articles.matching.match import Match
    from articles.notes.content.note import Note
    from articles.session import Session
    from tui.view.returning.kept import KeptMark

Kind = Literal["finding", "match", "only", "note", "hit", "paragraph", "sentence", "disagreement", "changed", "word"]
Lines = list[str]
_MOST_BACK = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Something to be at: what it is, and its span on either side, or on both.

    `name` tells two of one kind apart that stand on the same words: the id of a note, "own" for the reader's findings.
    """

    kind: Kind
    spans: tuple[tuple[Side, Span], ...]
    name: str = ""

    def on(self, side: Side) -> Span | None:
        """Where it is on a side; None where it is not there."""
        return next((span for here, span in self.spans if here == side), None)

    @property
    def side(self) -> Side:
        """The first side that it is on."""
        return self.spans[0][0]


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked, which the next line answers; `prompt` stands before it.

    `left` gets what was typed when Ctrl+C was pressed instead, as far as the terminal gives it, and says what becomes
    of it.
    """

    prompt: str
    answer: Callable[[str], Lines]
    left: Callable[[str], Lines]


@dataclass(slots=True)
class Talk:
    """The state of a conversation.

    `going` is the name of the walk that a bare next goes on with; `offsets` the place of either side that was visited
    last, `judging` the finding visited last; `left` is the place that was come back to, until another one is gone to;
    `marks` are places under letters; `changed` are the passages that are otherwise in an earlier version.

    `missing` says why there are no findings, "" if there are; `save` puts the notes on disk and says why that did not
    work, "" if it did; `compare` begins to compare the texts; not `settled`: more findings are to come, so that their
    numbers will be others. `reread` reads both articles again, where they can be.
    """

    session: Session
    missing: Callable[[], str] = lambda: ""
    save: Callable[[], str] = lambda: ""
    compare: Callable[[], None] = lambda: None
    settled: Callable[[], bool] = lambda: True
    going: str = "finding"
    place: Place | None = None
    offsets: dict[Side, int | None] = field(default_factory=lambda: dict.fromkeys(SIDES))
    left: Place | None = None
    marks: dict[str, KeptMark] = field(default_factory=dict)
    reread: Callable[[], Awaitable[Lines]] | None = None
    side: Side = "a"
    judging: Place | None = None
    sought: str = ""
    question: Question | None = None
    back: list[Place] = field(default_factory=list)
    leaving: bool = False
    changed: Mapping[Side, Sequence[Span]] = field(default_factory=dict)
    disagreeing: Disagreeing = field(init=False)
    _order: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.disagreeing = Disagreeing(self.session)

    # where it is

    @property
    def at(self) -> dict[Side, int | None]:
        """The sentence of either side that was visited last."""
        found = {side: self.session.article(side) for side in SIDES}
        return {side: None if (at := self.offsets[side]) is None else found[side].sentence_at(at) for side in SIDES}

    def go(self, place: Place) -> None:
        """Be at a place; the present one can be gone back to."""
        if self.place is not None and self.place != place:
            self.back = [*self.back[-_MOST_BACK:], self.place]
        self.arrive(place)

    def arrive(self, place: Place) -> None:
        """Be at a place, and forget where one was."""
        self.place, self.left = place, None
        if place.on(self.side) is None:
            self.side = place.side
        for side, span in place.spans:
            self.offsets[side] = span.start
        if place.kind == "finding":
            self.judging = place

    # findings

    def order(self) -> Sequence[Place]:
        """All findings, hidden ones too, in an order that stays while the reader judges them."""
        if self.session.ledger is None:
            return ()
        present = [self.place_of(judged) for judged in self.session.judged]
        if set(present) != set(self._order):
            self._order = present
        return self._order

    def findings(self) -> Sequence[Place]:
        """The findings that are not hidden, in that order."""
        if self.session.ledger is None:
            return ()
        shown = {self.place_of(judged) for judged in self.session.judged if not judged.hidden}
        return [place for place in self.order() if place in shown]

    def place_of(self, judged: Judged) -> Place:
        """The place of a finding. There must be a ledger."""
        ledger = self.session.ledger
        if ledger is None:
            raise LookupError(judged.finding.id)
        spans = tuple((side, ledger.claim(judged.finding.on(side)).span) for side in SIDES)
        return Place("finding", spans, "own" if judged.own else "")

    def judged_at(self, place: Place) -> Judged | None:
        """The finding at its place, hidden or not."""
        if self.session.ledger is None:
            return None
        return next((each for each in self.session.judged if self.place_of(each) == place), None)

    def judged_here(self) -> Judged | None:
        """The finding here: the one visited, else one about the words here, a discrepancy first."""
        place = self.place
        if place is None:
            return None
        if place.kind == "finding":
            return self.judged_at(place)
        return next(iter(self.judged_about(place)), None)

    def judged_about(self, place: Place) -> list[Judged]:
        """The findings about the words of a place, discrepancies first."""
        if self.session.ledger is None:
            return []
        about = [each for each in self.session.judged if not each.hidden and _touch(self.place_of(each), place)]
        return sorted(about, key=lambda each: each.verdict not in DISCREPANCIES)

    def to_check(self) -> int:
        """How many differences are neither checked nor hidden."""
        return sum(each.to_check for each in self.session.judged)

    # matches and notes

    def match_here(self) -> Match | None:
        """The match here: that of the finding, else the best about the words here."""
        place, alignment = self.place, self.session.comparison.alignment
        if place is None:
            return None
        judged = self.judged_at(place) if place.kind == "finding" else None
        named = None if judged is None else judged.finding.match
        found = next((match for match in alignment.matches if match.id == named), None)
        if found is not None:
            return found
        about = [match for match in alignment.matches if _touch(match_place(match), place)]
        exact = [match for match in about if match_place(match) == place]
        return next(iter(exact), None) or max(about, key=lambda match: match.score, default=None)

    def notes_here(self) -> list[Note]:
        """The notes here: the one visited, else those on the words here."""
        place = self.place
        if place is None:
            return []
        if place.kind == "note":
            return [note for note in self.session.notes if note.id == place.name]
        return self.notes_on(place)

    def notes_on(self, place: Place) -> list[Note]:
        """The notes on the words of a place; one on a pair counts where both its passages are."""
        found = []
        for note in self.session.notes:
            spans = [(place.on(side), note.span(side)) for side in SIDES if note.target(side) is not None]
            both = [(here, there) for here, there in spans if here is not None]
            if both and all(there is not None and here.overlaps(there) for here, there in both):
                found.append(note)
        return found


def match_place(match: Match) -> Place:
    """The place of a match."""
    return Place("match", tuple((side, match.span(side)) for side in SIDES))


def _touch(one: Place, other: Place) -> bool:
    """Whether the two share words on every side that both are on."""
    sides = [(one.on(side), other.on(side)) for side in SIDES]
    shared = [(a, b) for a, b in sides if a is not None and b is not None]
    return bool(shared) and all(a.overlaps(b) for a, b in shared)
