"""The root object: two articles and all that is known about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from articles.matching.match import Alignment
from articles.matching.options import MatchOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from articles.article import Article, Side
    from articles.claims.judging import Judged, Judgement
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Match
    from articles.matching.overlay import Correction
    from articles.notes.note import Note
    from articles.reading.amended import MetadataOverride
    from articles.reading.recut import BoundaryEdit

METADATA: Literal["metadata"] = "metadata"
"""The relation of a note by which one says a title, an outlet, a byline, a date or a language; its tag is which."""
ONE_EVENT: Literal["one-event"] = "one-event"
"""The relation of a note by which the reader says that both articles are about one event."""
_PLAIN = MatchOptions()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles and their alignment. `matched` is False until matching has run.

    `one_event` is the reader's word that both articles are about one event. `ledger` is None until claims have been
    read; `judgements` are what the reader said of its findings.
    """

    a: Article
    b: Article
    alignment: Alignment = field(default_factory=Alignment)
    matched: bool = False
    one_event: bool = False
    ledger: Ledger | None = None
    judgements: tuple[Judgement, ...] = ()

    def article(self, side: Side) -> Article:
        """The article on `side`."""
        return self.a if side == "a" else self.b

    def judged(self) -> tuple[Judged, ...]:
        """The findings with what the reader said of them, discrepancies first; none until claims have been read."""
        from articles.claims.judging import judge

        return () if self.ledger is None else judge(self.ledger, self.judgements)

    def agreeing_paragraphs(self) -> frozenset[tuple[int, int]]:
        """The pairs of the chain that tell the same: what may be folded away.

        Every sentence of both paragraphs has a strong match in the other, and the numbers of the two are the same.
        """
        strong: dict[tuple[int, int], list[Match]] = {}
        for match in self.alignment.matches:
            if match.strength == "strong":
                strong.setdefault(self.paragraphs_of(match), []).append(match)
        return frozenset(pair for pair in self.alignment.chain if self._agree(pair, strong.get(pair, [])))

    def _agree(self, pair: tuple[int, int], matches: list[Match]) -> bool:
        left, right = self.a.paragraphs[pair[0]], self.b.paragraphs[pair[1]]
        if not matches or {n for match in matches for n in match.a_sentences} != set(left.sentences):
            return False
        if {n for match in matches for n in match.b_sentences} != set(right.sentences):
            return False
        from articles.matching.words import numbers

        left_text, right_text = left.span.of(self.a.comparable), right.span.of(self.b.comparable)
        return numbers(left_text, self.a.language) == numbers(right_text, self.b.language)

    def paragraphs_of(self, match: Match) -> tuple[int, int]:
        """Indices of the paragraphs in which the two passages of a match begin."""
        return (
            self.a.sentences[match.a_sentences.start].paragraph,
            self.b.sentences[match.b_sentences.start].paragraph,
        )

    def shared_text_count(self) -> tuple[int, int]:
        """How many matches are the same text or nearly (copied from one source), and how many there are in all."""
        copied = sum(match.kind in {"identical", "near"} for match in self.alignment.matches)
        return copied, len(self.alignment.matches)

    def shared_text(self) -> str:
        """How many matches are shared text, in words; "" if none is."""
        same, every = self.shared_text_count()
        matches = "match is" if every == 1 else "matches are"
        return f"{same} of {every} {matches} shared text" if same else ""

    @property
    def doubtful(self) -> bool:
        """Whether matching took the articles to be about two events, so that no match is strong."""
        return self._seems_two and not self.one_event

    @property
    def overruled(self) -> bool:
        """Whether matching took the articles to be about two events, and the reader says that it is one."""
        return self._seems_two and self.one_event

    @property
    def _seems_two(self) -> bool:
        if self.alignment.same_event is None:
            return False
        from articles.matching.scoring import SAME_EVENT

        return self.alignment.same_event < SAME_EVENT

    def beyond_matching(self, side: Side) -> int:
        """How many sentences at the end of `side` were too many to be matched: neither matched nor alone."""
        from articles.matching.alignment import LONGEST

        return max(0, len(self.article(side).matched_sentences()) - LONGEST)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the reader decided, as the notes keep it: corrections of matches, judgements of findings, the ids of those
    notes that say that it is one event, what belongs to the articles and what is known of them; and `notes`, all that
    are ordinary notes.
    """

    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    one_event: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    cuts: tuple[BoundaryEdit, ...] = ()
    amendments: tuple[MetadataOverride, ...] = ()

    def present(self, side: Side, article: Article) -> Article:
        """An article, as it was loaded, with what the reader said of it; the very same when that was nothing."""
        amendments = [each for each in self.amendments if each.side == side]
        cuts = [each for each in self.cuts if each.side == side]
        if amendments:
            from articles.reading.amended import amended

            article = amended(article, amendments)
        if cuts:
            from articles.reading.recut import recut

            article = recut(article, cuts)
        return article


def decisions_in(notes: Iterable[Note]) -> Decisions:
    """The reader's decisions among the notes; one whose passages are not in the present texts counts for nothing."""
    from articles.matching.overlay import CORRECTION_KINDS, Correction
    from articles.reading.recut import CUT_KINDS

    ordinary: list[Note] = []
    corrections: list[Correction] = []
    judgements: list[Judgement] = []
    one_event: list[str] = []
    cuts: list[BoundaryEdit] = []
    amendments: list[MetadataOverride] = []
    for note in notes:
        a, b = note.span("a"), note.span("b")
        kind = next((kind for kind in CORRECTION_KINDS if kind == note.relation), None)
        if note.relation == ONE_EVENT:
            one_event.append(note.id)
        elif note.relation == METADATA:
            amendments += _amendments_in(note)
        elif note.relation in CUT_KINDS:
            cuts += _cuts_in(note)
        elif is_judgement(note):
            judgements += _judgement_in(note)
        elif kind is None:
            ordinary.append(note)
        elif a is not None and b is not None:
            corrections.append(Correction(note.id, kind, a, b))
    decided = (tuple(corrections), tuple(one_event), tuple(judgements), tuple(cuts), tuple(amendments))
    return Decisions(tuple(ordinary), *decided)


def _cuts_in(note: Note) -> list[BoundaryEdit]:
    from articles.reading.recut import CUT_KINDS, BoundaryEdit

    kind = next(kind for kind in CUT_KINDS if kind == note.relation)
    side = note.about
    span = None if side == "pair" else note.stretch(side)
    return [] if span is None or side == "pair" else [BoundaryEdit(note.id, kind, side, span)]


def _amendments_in(note: Note) -> list[MetadataOverride]:
    from articles.reading.amended import FIELDS, MetadataOverride

    return [
        MetadataOverride(note.id, side, field, note.body)
        for side in note.wholes
        for field in FIELDS
        if field in note.tags
    ]


def is_judgement(note: Note) -> bool:
    """Whether it keeps what the reader said of a finding, and is no ordinary note."""
    from articles.claims.judging import JUDGEMENT_KINDS

    return note.relation in JUDGEMENT_KINDS


def _judgement_in(note: Note) -> list[Judgement]:
    """The judgement; none where a passage of it is not in the present texts, or its verdict is not one."""
    from articles.claims.judging import JUDGEMENT_KINDS, VERDICTS, Judgement

    kind = next(kind for kind in JUDGEMENT_KINDS if kind == note.relation)
    verdict = next((each for each in VERDICTS if each in note.tags), None) if kind == "verdict" else None
    a, b = note.span("a"), note.span("b")
    if a is None or b is None or (kind == "verdict" and verdict is None):
        return []
    return [Judgement(note.id, kind, a, b, verdict)]


def compare(
    a: Article,
    b: Article,
    progress: Callable[[float], None] | None = None,
    options: MatchOptions = _PLAIN,
    corrections: Sequence[Correction] = (),
    judgements: Sequence[Judgement] = (),
) -> Comparison:
    """Match two articles and compare their claims, in this process, and lay over it what the reader decided.

    `progress` gets fractions from 0 to 1 that never fall. A pair matched before comes from the reader's cache folder.
    """
    from articles.matching.alignment_cache import aligned

    alignment = aligned(a, b, progress, options)
    if corrections:
        from articles.matching.overlay import apply_corrections

        alignment = apply_corrections(alignment, a, b, corrections)
    ledger = read_ledger(a, b, alignment)
    return Comparison(
        a, b, alignment, matched=True, one_event=options.one_event, ledger=ledger, judgements=tuple(judgements)
    )


def read_ledger(a: Article, b: Article, alignment: Alignment) -> Ledger:
    """The claims of two matched articles, and what becomes of comparing them."""
    from articles.claims.ledger import find

    return find(a, b, alignment.matches)


def percent(chance: float) -> str:
    """A probability in words, never 0 % nor 100 %, which nothing here is."""
    return "under 1%" if chance < 0.01 else "over 99%" if chance > 0.99 else f"{chance:.0%}"
