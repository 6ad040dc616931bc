"""What the reader has decided: how the notes keep it, and how it is applied to the machine's results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from articles.article import MATCHED_KINDS, SIDES

if TYPE_CHECKING:
    from collections.abc import Collection

    from articles.article import Article, Side
    from articles.claims.judging import Judgement, Whose
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Alignment, Match
    from articles.matching.overlay import Correction
    from articles.notes.content.note import Note
    from articles.reading.edits.amended import MetadataOverride
    from articles.reading.edits.recut import BoundaryEdit

ON_OWN: Literal["tagging"] = "tagging"
"""The motivation of the notes that make a finding of the reader's own, and of those on one, in place of "assessing"."""
METADATA: Literal["metadata"] = "metadata"
"""The relation of a note by which one says a title, an outlet, a byline, a date or a language; its tag is which."""
ONE_EVENT: Literal["one-event"] = "one-event"
"""The relation of a note by which the reader says that both articles are about one event."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the reader decided, as the notes keep it: corrections of matches, judgements of findings, the ids of those
    notes that say that it is one event, what belongs to the articles and what is known of them; and `notes`, all that
    are ordinary notes. `others` are the ids of those notes among all that somebody else made.
    """

    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    one_event: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    boundary_edits: tuple[BoundaryEdit, ...] = ()
    metadata_overrides: tuple[MetadataOverride, ...] = ()
    others: frozenset[str] = frozenset()

    def present(self, side: Side, article: Article) -> Article:
        """The article, given as it was loaded, with what the reader said about it; unchanged when that is nothing."""
        amendments = [each for each in self.metadata_overrides if each.side == side]
        cuts = [each for each in self.boundary_edits if each.side == side]
        if amendments:
            from articles.reading.edits.amended import amended

            article = amended(article, amendments)
        if cuts:
            from articles.reading.edits.recut import recut

            article = recut(article, cuts)
        return article


def decisions_in(notes: Collection[Note], author: str = "") -> Decisions:
    """The decisions among the notes; one whose passages are not in the present texts counts for nothing.

    `author` is the reader's name. A pair that somebody else made does not stand against the reader's word.
    """
    if not notes:
        return Decisions()
    from articles.matching.overlay import CORRECTION_KINDS, Correction
    from articles.reading.edits.recut import BOUNDARY_KINDS

    whose = _whose(notes, author)
    ordinary: list[Note] = []
    corrections: list[Correction] = []
    judgements: list[Judgement] = []
    one_event: list[str] = []
    cuts: list[BoundaryEdit] = []
    amendments: list[MetadataOverride] = []
    for note in notes:
        if note.relation is None:
            ordinary.append(note)
            continue
        a, b = note.span("a"), note.span("b")
        kind = next((kind for kind in CORRECTION_KINDS if kind == note.relation), None)
        if note.relation == ONE_EVENT:
            one_event.append(note.id)
        elif note.relation == METADATA:
            amendments += _amendments_in(note)
        elif note.relation in BOUNDARY_KINDS:
            cuts += _cuts_in(note)
        elif is_judgement(note):
            judgements += _judgement_in(note, whose[note.id])
        elif kind is None:
            ordinary.append(note)
        elif a is not None and b is not None:
            corrections.append(Correction(note.id, kind, a, b))
    others = frozenset(note_id for note_id, each in whose.items() if each != "mine")
    decided = (_standing(corrections, others), tuple(one_event), tuple(judgements), tuple(cuts), tuple(amendments))
    return Decisions(tuple(ordinary), *decided, others)


def _whose(notes: Collection[Note], author: str) -> dict[str, Whose]:
    """Whose each note is. A note without a name is the reader's unless others have put theirs into notes here."""
    from articles.claims.judging import person_key

    me, people = person_key(author), {name: person_key(name) for name in {note.creator for note in notes}}
    rest: Whose = "alone" if len(set(people.values())) == 1 else "others"
    if set(people.values()) <= {"", me}:
        rest = "mine"
    return {note.id: "mine" if people[note.creator] == me else rest for note in notes}


def _standing(corrections: list[Correction], others: Collection[str]) -> tuple[Correction, ...]:
    """The corrections without the pairs of others that the reader rejected."""
    rejected = [each for each in corrections if each.kind == "no-match" and each.id not in others]
    return tuple(
        each
        for each in corrections
        if each.kind != "match"
        or each.id not in others
        or not any(each.a.overlaps(own.a) and each.b.overlaps(own.b) for own in rejected)
    )


def _cuts_in(note: Note) -> list[BoundaryEdit]:
    from articles.reading.edits.recut import BOUNDARY_KINDS, BoundaryEdit

    kind = next(kind for kind in BOUNDARY_KINDS if kind == note.relation)
    side = note.about
    span = None if side == "pair" else note.stretch(side)
    return [] if span is None or side == "pair" else [BoundaryEdit(note.id, kind, side, span)]


def _amendments_in(note: Note) -> list[MetadataOverride]:
    from articles.reading.edits.amended import FIELDS, MetadataOverride

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


def _judgement_in(note: Note, whose: Whose) -> list[Judgement]:
    """The judgement; none where a passage of it is not in the present texts, or its verdict is not one."""
    from articles.claims.judging import JUDGEMENT_KINDS, VERDICTS, Judgement

    kind = next(kind for kind in JUDGEMENT_KINDS if kind == note.relation)
    verdict = next((each for each in VERDICTS if each in note.tags), None) if kind == "verdict" else None
    a, b = note.span("a"), note.span("b")
    if a is None or b is None or (kind == "verdict" and verdict is None):
        return []
    own = note.motivation == ON_OWN
    return [Judgement(note.id, kind, a, b, verdict, own=own, author=note.creator, whose=whose)]


# how it is applied to the machine's results


def seen_by_matching(article: Article) -> tuple[object, ...]:
    """What of an article matching and claims depend on."""
    return article.text_sha256, article.paragraphs, article.sentences, article.language, article.published


def _held(alone: str, doubted: str) -> str:
    why = f"a part of {doubted} may have been left out"
    return f"nothing is called only in {alone}: {why}; :cut on the screen lists what was"


def held_back(found: Alignment, ledger: Ledger | None, doubted: tuple[bool, bool]) -> tuple[Alignment, Ledger | None]:
    """Matches and ledger in which nothing is called only in one article where the other may lack a part.

    `doubted` says so of a and of b. Claims that would be only in the other are unclear then.
    """
    if doubted[1]:
        found = replace(found, only_a=(), notices=(*found.notices, _held("A", "B")))
        if ledger is not None:
            told = (*ledger.notices, _held("A", "B"))
            ledger = replace(ledger, only_a=(), unclear_a=(*ledger.only_a, *ledger.unclear_a), notices=told)
    if doubted[0]:
        found = replace(found, only_b=(), notices=(*found.notices, _held("B", "A")))
        if ledger is not None:
            told = (*ledger.notices, _held("B", "A"))
            ledger = replace(ledger, only_b=(), unclear_b=(*ledger.only_b, *ledger.unclear_b), notices=told)
    return found, ledger


def still_standing(found: Alignment, a: Article, b: Article) -> Alignment:
    """What is left of an alignment when paragraphs were excluded, until the texts have been matched again."""
    articles: dict[Side, Article] = {"a": a, "b": b}
    kept = {side: set(articles[side].matched_sentences()) for side in SIDES}

    def stands(match: Match) -> bool:
        return all(kept[side].issuperset(match.sentences(side)) for side in SIDES)

    matches = tuple(match for match in found.matches if stands(match))
    only: dict[Side, tuple[int, ...]] = {}
    for side in SIDES:
        taken = {number for match in matches for number in match.sentences(side)}
        lost = {number for match in found.matches for number in match.sentences(side)}
        only[side] = tuple(sorted(({*found.only(side), *lost} - taken) & kept[side]))
    return replace(
        found,
        matches=matches,
        only_a=only["a"],
        only_b=only["b"],
        below_threshold=tuple(match for match in found.below_threshold if stands(match)),
        chain=tuple((left, right) for left, right in found.chain if _inside(a, left) and _inside(b, right)),
    )


def _inside(article: Article, paragraph: int) -> bool:
    return article.paragraphs[paragraph].kind in MATCHED_KINDS
