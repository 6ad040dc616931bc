"""What changed from one version of an article to the next, and which notes, verdicts and findings that touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.article import MATCHED_KINDS, Span
from articles.notes.placement.placing import place_selector
from articles.reading.edits.changes import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.article import Article, Side
    from articles.notes.content.note import Note

Kind = Literal["changed", "added", "removed"]
Standing = Literal["exact", "moved", "approximate", "gone"]


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that is otherwise in the new version: its span in the old text and in the new one, None where it is
    not. `place` is the offset in the new text where it stands, or where it stood. `outside` is true for what is no part
    of the article.
    """

    side: Side
    old: Span | None
    new: Span | None
    place: int
    outside: bool

    @property
    def kind(self) -> Kind:
        """Whether its words changed, or it came, or went."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"


@dataclass(frozen=True, slots=True)
class TouchedNote:
    """A note, or a decision, on words that changed: by which changes (their indices), and how each of its places
    stands in the new text.
    """

    note: Note
    changes: tuple[int, ...]
    standing: Mapping[Side, Standing]


@dataclass(frozen=True, slots=True)
class TouchedFinding:
    """A finding of the old comparison on words that changed, with the quotations of both sides."""

    id: str
    verdict: str
    topic: str
    quotes: Mapping[Side, str]
    changes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is otherwise in the new articles. A side that was not compared with another version is in neither mapping.

    `notes` are ordinary notes, `decisions` those that keep what the reader decided; `noted` and `found` count all there
    were.
    """

    old: Mapping[Side, Article]
    new: Mapping[Side, Article]
    sentences: tuple[SentenceChange, ...]
    notes: tuple[TouchedNote, ...] = ()
    decisions: tuple[TouchedNote, ...] = ()
    findings: tuple[TouchedFinding, ...] = ()
    noted: int = 0
    decided: int = 0
    found: int = 0

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides, or of several accounts the letters, of which there are two versions."""
        return tuple(self.old)


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as a packed comparison has it: its claims' spans in the old texts."""

    id: str
    verdict: str
    topic: str
    spans: Mapping[Side, Span]


def changes(
    old: Mapping[Side, Article],
    new: Mapping[Side, Article],
    notes: Sequence[Note] = (),
    findings: Sequence[Finding] = (),
) -> Changes:
    """What changed from the articles `old` to `new`, sentence by sentence; white space does not count.

    `notes` are placed in the old texts; `findings` have their spans there.
    """
    from articles.decided import decisions_in

    sentences = tuple(each for side in old for each in sentence_changes(side, old[side], new[side]))
    ordinary = {note.id for note in decisions_in(notes).notes}
    touched = [each for note in notes if (each := _touched(note, sentences, old, new)) is not None]
    return Changes(
        old=old,
        new=new,
        sentences=sentences,
        notes=tuple(each for each in touched if each.note.id in ordinary),
        decisions=tuple(each for each in touched if each.note.id not in ordinary),
        findings=tuple(_touched_findings(findings, sentences, old)),
        noted=len(ordinary),
        decided=len(notes) - len(ordinary),
        found=len(findings),
    )


def sentence_changes(side: Side, old: Article, new: Article) -> Iterator[SentenceChange]:
    """The sentences that are otherwise in `new`, in its order."""
    for was, now, place in replaced(_words(old), _words(new)):
        index = now if now is not None else min(max(place, 0), len(new.sentences) - 1)
        where = new.sentences[index].span.start if new.sentences else 0
        yield SentenceChange(
            side,
            None if was is None else old.sentences[was].span,
            None if now is None else new.sentences[now].span,
            where,
            _outside(old, was) if now is None else _outside(new, now),
        )


def _words(article: Article) -> list[str]:
    return [" ".join(article.quote(sentence.span).split()) for sentence in article.sentences]


def _outside(article: Article, sentence: int | None) -> bool:
    if sentence is None:
        return False
    return article.paragraphs[article.sentences[sentence].paragraph].kind not in MATCHED_KINDS


def _touching(spans: Iterable[tuple[Side, Span]], sentences: Sequence[SentenceChange]) -> tuple[int, ...]:
    """The indices of the changes of words in one of the spans."""
    spans = list(spans)
    return tuple(
        index
        for index, change in enumerate(sentences)
        if change.old is not None and any(side == change.side and span.overlaps(change.old) for side, span in spans)
    )


def _touched(
    note: Note, sentences: Sequence[SentenceChange], old: Mapping[Side, Article], new: Mapping[Side, Article]
) -> TouchedNote | None:
    spans = [(target.side, target.span) for target in note.targets if target.span is not None]
    found = _touching(spans, sentences)
    if not found:
        return None
    standing: dict[Side, Standing] = {}
    for target in note.targets:
        if target.side in old and target.side not in standing:
            placed = place_selector(new[target.side].text, target.selector)
            standing[target.side] = "gone" if placed.status != "anchored" else _standing(placed.how)
    return TouchedNote(note, found, standing)


def _standing(how: str) -> Standing:
    return "approximate" if how == "approximate" else "moved" if how == "moved" else "exact"


def _touched_findings(
    findings: Iterable[Finding], sentences: Sequence[SentenceChange], old: Mapping[Side, Article]
) -> Iterator[TouchedFinding]:
    for each in findings:
        found = _touching(((side, span) for side, span in each.spans.items()), sentences)
        if found:
            quotes = {side: old[side].quote(span) for side, span in each.spans.items() if side in old}
            yield TouchedFinding(each.id, each.verdict, each.topic, quotes, found)
