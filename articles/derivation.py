"""From the articles, the notes and the machine's results to what the reader sees: a function of its inputs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from articles.comparison import Comparison
from articles.decided import Decisions, decisions_in, held_back, seen_by_matching, still_standing
from articles.matching.match import Alignment
from articles.matching.options import MatchOptions
from articles.matching.overlay import AS_FOUND, apply_corrections

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.article import Article, Side
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Ledger
    from articles.notes.content.note import Note

T = TypeVar("T")
_PLAIN = MatchOptions()
_NOTHING_FOUND = Alignment()


@dataclass(frozen=True, slots=True)
class MatchRequest:
    """What matching is asked: two articles, and how. Requests with one `key` have one answer."""

    a: Article
    b: Article
    options: MatchOptions = _PLAIN

    @property
    def key(self) -> tuple[object, ...]:
        """All that the matches depend on."""
        return seen_by_matching(self.a), seen_by_matching(self.b), self.options


@dataclass(frozen=True, slots=True)
class ClaimsRequest:
    """What is asked of reading claims: two articles and their matches, as corrected by the reader.

    Strictness hides matches and takes no part. Requests with one `key` have one answer.
    """

    a: Article
    b: Article
    alignment: Alignment

    @property
    def key(self) -> tuple[object, ...]:
        """All that the findings depend on."""
        return seen_by_matching(self.a), seen_by_matching(self.b), self.alignment


def asked_of(request: MatchRequest | ClaimsRequest, a: Article, b: Article) -> bool:
    """Whether the articles of a request have the text and the sentences of these."""
    pairs = ((request.a, a), (request.b, b))
    return all(one.text_sha256 == now.text_sha256 and one.sentences == now.sentences for one, now in pairs)


@dataclass(frozen=True, slots=True)
class Known:
    """What everything is derived from: loaded articles, notes, results with what was asked for them, strictness.

    `looked`: the reader has looked at what was left out of the articles. `author` is the reader's name. `hidden`:
    nothing of the machine's is to be shown, so that there are only the reader's own pairs.
    """

    loaded: Mapping[Side, Article]
    notes: tuple[Note, ...] = ()
    found: tuple[MatchRequest, Alignment] | None = None
    read: tuple[ClaimsRequest, Ledger] | None = None
    strictness: int = AS_FOUND
    looked: bool = False
    author: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Derived:
    """The results.

    `machine` are the machine's matches that still hold in the present articles, `corrected` is that with the reader's
    corrections, whatever the strictness; `judged` are the findings with the reader's judgements.
    """

    comparison: Comparison
    decisions: Decisions
    machine: Alignment
    corrected: Alignment
    judged: tuple[Judged, ...]


def as_found(known: Known) -> Comparison:
    """The comparison as anybody gets it who opens these articles with these notes.

    That is as strict as the machine is, and whatever the reader has looked at.
    """
    known = replace(known, strictness=AS_FOUND, looked=False)
    return Derivation(known.loaded["a"], known.loaded["b"]).derive(known).comparison


class _Step(Generic[T]):
    """A result that is computed again only when its inputs differ; an equal result stays the same object."""

    def __init__(self, result: T) -> None:
        self.result = result
        self._inputs: tuple[object, ...] | None = None

    def of(self, inputs: tuple[object, ...], compute: Callable[[], T]) -> T:
        """The result of `compute` for these inputs."""
        if self._inputs != inputs:
            self._inputs, result = inputs, compute()
            if result is not self.result and result != self.result:
                self.result = result
        return self.result


class Derivation:
    """Derives, and remembers of every step what it was made of."""

    def __init__(self, a: Article, b: Article) -> None:
        self._decisions = _Step(Decisions())
        self._articles: dict[Side, _Step[Article]] = {"a": _Step(a), "b": _Step(b)}
        self._machine = _Step(_NOTHING_FOUND)
        self._corrected = _Step(_NOTHING_FOUND)
        self._shown = _Step(_NOTHING_FOUND)
        self._held: _Step[tuple[Alignment, Ledger | None]] = _Step((_NOTHING_FOUND, None))
        self._owned: _Step[Ledger | None] = _Step(None)
        self._judged: _Step[tuple[Judged, ...]] = _Step(())
        self._comparison = Comparison(a, b)

    def derive(self, known: Known) -> Derived:
        """Compute the comparison from all that is known.

        In this order: the decisions out of the notes; the articles as the reader has them; what of the machine's
        matches still stands in them (none when sentences changed, those untouched when only paragraphs were excluded);
        the corrections and the strictness applied; the ledger, kept unless sentences changed, with the reader's own
        findings; the judgements of its findings. Each step is computed again only when its inputs changed, and what did
        not change stays the same object.
        """
        decisions = self._decisions.of((known.notes, known.author), lambda: decisions_in(known.notes, known.author))
        a, b = self._present("a", known, decisions), self._present("b", known, decisions)
        found = known.found if known.found is not None and asked_of(known.found[0], a, b) else None
        machine = corrected = shown = _NOTHING_FOUND
        if found is not None:
            machine = self._standing(*found, a, b)
            corrected, shown = self._laid_over(found[1], machine, a, b, decisions, known.strictness)
        elif known.hidden:
            corrected, shown = self._laid_over(_NOTHING_FOUND, machine, a, b, decisions, AS_FOUND)
        ledger = known.read[1] if known.read is not None and asked_of(known.read[0], a, b) else None
        if found is not None and (a.doubted or b.doubted):
            whole, sides = (shown, ledger), (a.doubted, b.doubted)
            shown, ledger = self._held.of((*whole, sides), lambda: held_back(*whole, sides))
        if ledger is not None and decisions.judgements:
            from articles.claims.judging import with_own

            read = ledger
            said = decisions.judgements
            ledger = self._owned.of((read, said, a, b), lambda: with_own(read, said, a, b))
        matched, one_event = found is not None, bool(decisions.one_event)
        made = Comparison(a, b, shown, matched, one_event, ledger, decisions.judgements, decisions.notes)
        if made != self._comparison or a is not self._comparison.a or b is not self._comparison.b:
            self._comparison = made
        judged = self._judged.of((ledger, decisions.judgements), made.judged)
        return Derived(self._comparison, decisions, machine, corrected, judged)

    def _present(self, side: Side, known: Known, decisions: Decisions) -> Article:
        loaded = known.loaded[side]
        loaded = replace(loaded, doubted=False) if loaded.doubted and known.looked else loaded
        edits = tuple(each for each in decisions.boundary_edits if each.side == side)
        overrides = tuple(each for each in decisions.metadata_overrides if each.side == side)
        return self._articles[side].of((loaded, edits, overrides), lambda: decisions.present(side, loaded))

    def _standing(self, request: MatchRequest, found: Alignment, a: Article, b: Article) -> Alignment:
        asked, now = (request.a.paragraphs, request.b.paragraphs), (a.paragraphs, b.paragraphs)
        return self._machine.of((found, asked, now), lambda: found if asked == now else still_standing(found, a, b))

    def _laid_over(
        self, found: Alignment, machine: Alignment, a: Article, b: Article, decisions: Decisions, strictness: int
    ) -> tuple[Alignment, Alignment]:
        """The machine's matches with the corrections, and as strict as asked; untouched ones are as they were found."""
        corrections = decisions.corrections
        untouched = not corrections and machine == found
        seen = (machine, untouched, a.sentences, b.sentences, corrections)
        corrected = self._corrected.of(
            seen, lambda: machine if untouched else apply_corrections(machine, a, b, corrections)
        )
        if strictness == AS_FOUND:
            return corrected, corrected
        return corrected, self._shown.of(
            (*seen, strictness), lambda: apply_corrections(machine, a, b, corrections, strictness)
        )
