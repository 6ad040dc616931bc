"""The session: two articles, the notes on them, what the machine found, and what follows from them.

It is what the screen and the command line share. Nothing here knows a terminal or an event loop.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.derivation import ClaimsRequest, Derivation, Derived, Known, MatchRequest, asked_of
from articles.errors import DiptychError
from articles.matching.options import MatchOptions
from articles.matching.overlay import AS_FOUND, LOOSEST, STRICTEST, shown_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.article import Article, Side
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Ledger
    from articles.comparison import Comparison
    from articles.decided import Decisions
    from articles.decisions import Decision
    from articles.matching.match import Alignment
    from articles.notes.content.note import Note
    from articles.notes.store import NotesStore

__all__ = ["Changed", "ClaimsRequest", "MatchRequest", "Session", "compare"]

_PLAIN = MatchOptions()


def compare(
    a: Article, b: Article, progress: Callable[[float], None] | None = None, options: MatchOptions = _PLAIN
) -> Comparison:
    """Match two articles and compare their claims, in this process.

    `progress` gets fractions from 0 to 1 that never fall. A pair matched before comes from the reader's cache folder.
    """
    return Session(a, b, matching=options).run(progress)


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed: ordinary notes, the articles as the reader has them, the matches, the findings; falsy: nothing."""

    notes: bool = False
    articles: bool = False
    matches: bool = False
    findings: bool = False

    def __bool__(self) -> bool:
        return self.notes or self.articles or self.matches or self.findings


class Session:
    """Two articles, the notes on them, and the machine's results; everything else is derived from these.

    `loaded` are the articles as they were loaded, `matching` is how they are matched. The notes may be attached later.
    One thread at a time; only the store may be saved or read in another one meanwhile. `hidden` tells that what the
    machine found is hidden, as in a lesson: then only the reader's own pairs are there.
    """

    def __init__(
        self,
        a: Article,
        b: Article,
        store: NotesStore | None = None,
        *,
        author: str = "",
        matching: MatchOptions = _PLAIN,
        strictness: int = AS_FOUND,
        hidden: bool = False,
    ) -> None:
        self.loaded: Mapping[Side, Article] = {"a": a, "b": b}
        self.author = author
        self.matching = matching
        self._store, self._strictness = store, _within_bounds(strictness)
        self._looked, self.hidden = False, hidden
        self._found: tuple[MatchRequest, Alignment] | None = None
        self._read: tuple[ClaimsRequest, Ledger] | None = None
        self._derivation = Derivation(a, b)
        self._derived = self._derivation.derive(self.known())
        self._listeners: list[Callable[[Changed], None]] = []

    # what is known

    @property
    def has_store(self) -> bool:
        """Whether the notes are attached."""
        return self._store is not None

    @property
    def store(self) -> NotesStore:
        """The notes. Raises DiptychError while none are attached."""
        if self._store is None:
            raise DiptychError("there are no notes yet", "they are still being opened", "try again in a moment")
        return self._store

    @property
    def comparison(self) -> Comparison:
        """What the reader sees: the present articles, the matches shown, the ledger, the judgements."""
        return self._derived.comparison

    @property
    def decisions(self) -> Decisions:
        """What the reader decided, as the notes keep it."""
        return self._derived.decisions

    @property
    def machine(self) -> Alignment:
        """The machine's matches that still hold in the present articles."""
        return self._derived.machine

    @property
    def judged(self) -> tuple[Judged, ...]:
        """The findings with what the reader said about them, discrepancies first."""
        return self._derived.judged

    @property
    def notes(self) -> tuple[Note, ...]:
        """The ordinary notes, without those that keep decisions."""
        return self.decisions.notes

    @property
    def ledger(self) -> Ledger | None:
        """The claims and findings; None until they have been read in the present articles."""
        return self.comparison.ledger

    @property
    def articles(self) -> Mapping[Side, Article]:
        """Both articles as the reader has them."""
        return {"a": self.comparison.a, "b": self.comparison.b}

    def article(self, side: Side) -> Article:
        """The article on `side` as the reader has it."""
        return self.comparison.article(side)

    def subscribe(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Have `listener` called after every change, with what changed, until what is returned is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # what the reader does

    def attach(self, store: NotesStore) -> Changed:
        """Take the notes on the articles, opened on them as they were loaded."""
        self._store = store
        return self._derive()

    def refresh(self) -> Changed:
        """Derive again after `hidden` was set, or the store changed on its own: saved, joined, or read again."""
        return self._derive()

    def apply(self, decision: Decision) -> Changed:
        """Keep what the reader decides, as one step of undo; falsy when it changes nothing.

        Raises DiptychError when it cannot be kept; nothing is changed then.
        """
        from articles.recording import NoteChanges, Recorder

        store = self.store
        changes = Recorder(self.loaded, self.decisions, self.comparison, self.author).changes(decision)
        others = self.decisions.others
        # What somebody else said stays, whatever the reader says beside it.
        changes = NoteChanges(tuple(each for each in changes.delete if each not in others), changes.add)
        if not changes:
            return Changed()
        before = store.notes
        try:
            with store.together():
                for note_id in changes.delete:
                    store.delete(note_id)
                for note in changes.add:
                    store.add(note)
        except DiptychError:
            if store.notes != before:
                store.undo()
            raise
        return self._derive()

    def add(self, note: Note) -> Note:
        """Add an ordinary note; gives it back as it is kept. Raises DiptychError when no more fit."""
        kept = self.store.add(note)
        self._derive()
        return kept

    def replace(self, note: Note, was: Note | None = None) -> Note:
        """Put `note` in the place of the one with its id, as `NotesStore.replace` does; gives back what is kept."""
        kept = self.store.replace(note, was)
        self._derive()
        return kept

    def delete(self, note_id: str) -> None:
        """Delete the note. Raises DiptychError when it must stay."""
        self.store.delete(note_id)
        self._derive()

    def undo(self, times: int = 1) -> list[Note | None]:
        """Undo the last steps; gives a note concerned for each, None where there is nothing to undo."""
        done = [self.store.undo() for _ in range(times)]
        self._derive()
        return done

    def redo(self, times: int = 1) -> list[Note | None]:
        """Redo the last undone steps; gives a note concerned for each, None where there is none."""
        done = [self.store.redo() for _ in range(times)]
        self._derive()
        return done

    @property
    def strictness(self) -> int:
        """How strict to be in what is shown, from `LOOSEST` to `STRICTEST`."""
        return self._strictness

    def set_strictness(self, level: int) -> Changed:
        """Show matches as strictly as `level` says; beyond the ends, the end."""
        self._strictness = _within_bounds(level)
        return self._derive()

    def look(self) -> Changed:
        """Note that the reader has looked at what was left out of the articles, until they are loaded again."""
        self._looked = True
        return self._derive()

    def step_strictness(self, direction: int) -> bool:
        """Go on to the next level that shows other matches, stricter for 1, looser for -1; whether there is one."""
        found = self.machine
        level, before = self._strictness, len(shown_at(found.matches, found.below_threshold, self._strictness))
        while direction and LOOSEST <= level + direction <= STRICTEST:
            level += direction
            if len(shown_at(found.matches, found.below_threshold, level)) != before:
                self.set_strictness(level)
                return True
        return False

    def reload(self, a: Article, b: Article, *, reread: bool = True) -> Changed:
        """Take other versions of the articles; results stay only where text and sentences are the same.

        `reread` places the notes in them, which takes time; without it `store.read_again` must have been called.
        """
        if reread and self._store is not None:
            self._store.read_again(a, b)
        self.loaded, self._looked = {"a": a, "b": b}, False
        return self._derive()

    # what the machine finds

    def match_request(self) -> MatchRequest:
        """What matching is to be asked now."""
        options = replace(self.matching, one_event=bool(self.decisions.one_event))
        return MatchRequest(self.comparison.a, self.comparison.b, options)

    def claims_request(self) -> ClaimsRequest | None:
        """What reading claims is to be asked now; None while the texts are not matched."""
        if not self.comparison.matched:
            return None
        return ClaimsRequest(self.comparison.a, self.comparison.b, self._derived.corrected)

    def take_alignment(self, request: MatchRequest, alignment: Alignment) -> Changed:
        """Take what matching found; ignored when the present articles have other sentences."""
        if not asked_of(request, self.comparison.a, self.comparison.b):
            return Changed()
        self._found = request, alignment
        return self._derive()

    def take_ledger(self, request: ClaimsRequest, ledger: Ledger | None) -> Changed:
        """Take the claims read, None if that failed; ignored when the present articles have other sentences."""
        if not asked_of(request, self.comparison.a, self.comparison.b):
            return Changed()
        self._read = None if ledger is None else (request, ledger)
        return self._derive()

    def run(self, progress: Callable[[float], None] | None = None) -> Comparison:
        """Match and read the claims in this process, and give the comparison.

        `progress` gets fractions from 0 to 1 that never fall. A pair matched before comes from the cache folder.
        """
        from articles.comparison import read_ledger
        from articles.matching.alignment_cache import aligned

        request = self.match_request()
        self.take_alignment(request, aligned(request.a, request.b, progress, request.options))
        claims = self.claims_request()
        if claims is not None:
            self.take_ledger(claims, read_ledger(claims.a, claims.b, claims.alignment))
        return self.comparison

    # the one derivation

    def known(self) -> Known:
        """All that the comparison is derived from."""
        notes = () if self._store is None else self._store.notes
        found, read = (None, None) if self.hidden else (self._found, self._read)
        known = (self._strictness, self._looked, self.author, self.hidden)
        return Known(self.loaded, notes, found, read, *known)

    def _derive(self) -> Changed:
        """Derive everything again, in the order that `Derivation.derive` gives, and tell the listeners what changed."""
        before, self._derived = self._derived, self._derivation.derive(self.known())
        changed = _difference(before, self._derived)
        if changed:
            for listener in tuple(self._listeners):
                listener(changed)
        return changed


def _difference(before: Derived, after: Derived) -> Changed:
    old, new = before.comparison, after.comparison
    return Changed(
        notes=after.decisions.notes != before.decisions.notes,
        articles=new.a is not old.a or new.b is not old.b,
        matches=(new.alignment, new.matched, new.one_event) != (old.alignment, old.matched, old.one_event),
        findings=new.ledger is not old.ledger or after.judged != before.judged,
    )


def _within_bounds(level: int) -> int:
    return min(max(level, LOOSEST), STRICTEST)
