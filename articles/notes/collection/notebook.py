"""The notes in memory: changing them, undo and redo, and taking over what others wrote. No files here."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from articles.notes.collection.annotation import annotation_of, annotation_with
from articles.notes.collection.document import context_of, renamed, renaming
from articles.notes.collection.merging import keyed, same
from articles.notes.collection.present import present_note
from articles.notes.content.note import LONGEST_NOTE, Note, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from articles.article import Article, Side
    from articles.notes.collection.document import CollectionContext
    from articles.notes.collection.strictjson import Json

MOST_NOTES = 30_000
MOST_BYTES = 38_000_000
"""Size of all notes together, so that with those deleted recently the file stays below what is read."""
_AROUND_WORDS = 900
"""Bytes that a note takes in the file beside its words."""
_STEPS = count(1)
"""Numbers of steps of undo, one after another in whichever notebook they are made."""
_WIDEST = 4
"""Bytes of the widest code point in UTF-8."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A note and the annotation that holds it."""

    raw: dict[str, Json]
    note: Note


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that can be undone: an annotation before and after (None: not there), and its place in the order.

    Changes of the same `step` are undone together.
    """

    id: str
    before: dict[str, Json] | None
    after: dict[str, Json] | None
    place: int
    step: int


class Notebook:
    """The notes on two articles, in file order, with undo and redo. `changes` counts the changes made.

    One thread at a time: the store sees to that.
    """

    def __init__(self, articles: Mapping[Side, Article], context: CollectionContext) -> None:
        self.articles = dict(articles)
        self.context = context
        self.entries: dict[str, Entry] = {}
        self.changes = 0
        self._step = 0
        self._joining = False
        self._undo: list[_Change] = []
        self._redo: list[_Change] = []

    def add(self, note: Note) -> Note:
        """Add `note`; gives it back as it is kept. Raises ValueError when its id is taken, DiptychError when full."""
        if note.id in self.entries:
            raise ValueError(f"there is a note {note.id} already")
        self._check(note)
        return self._change(note.id, annotation_of(note, self.context.sources), len(self.entries))

    def add_again(self, raw: dict[str, Json]) -> Note:
        """Add the annotation `raw` as it is; gives its note. Raises ValueError when its id is taken, or for no note."""
        if raw["id"] in self.entries:
            raise ValueError(f"there is a note {raw['id']} already")
        self._check(self._entry(raw).note)
        return self._change(raw["id"], raw, len(self.entries))

    def replace(self, note: Note, was: Note | None) -> Note:
        """Put `note` in the place of the one with its id, or beside it when that is no longer what it `was`."""
        self._check(note)
        entry = self.entries.get(note.id)
        if entry is None:
            return self.add(note)
        if was is not None and _content(was) != _content(entry.note):
            return self.add(replace(note, id=new_id(), conflict_of=note.id))
        raw = annotation_with(entry.raw, note, self.context.sides, self.context.sources)
        return self._change(note.id, raw, self._place(note.id))

    def delete(self, note_id: str) -> Note | None:
        """Delete the note; gives back what it was, None when there is none."""
        if note_id not in self.entries:
            return None
        return self._change(note_id, None, self._place(note_id))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one step of undo of all that is changed inside."""
        self._step = next(_STEPS)
        self._joining = True
        try:
            yield
        finally:
            self._joining = False

    @property
    def steps(self) -> tuple[int, int]:
        """The numbers of the steps that undo and redo would take, 0 where there is none."""
        undo, redo = (changes[-1].step if changes else 0 for changes in (self._undo, self._redo))
        return undo, redo

    def undo(self) -> Note | None:
        """Undo the last step; gives a note concerned, None when there is nothing to undo."""
        note = None
        for change in _last_step(self._undo):
            self._redo.append(change)
            note = self._apply(change.id, change.before, change.place)
        return note

    def redo(self) -> Note | None:
        """Redo the last undone step; gives a note concerned, None when there is none."""
        note = None
        for change in _last_step(self._redo):
            self._undo.append(change)
            note = self._apply(change.id, change.after, change.place)
        return note

    def bring(self, items: Iterable[Json]) -> int:
        """Take in the annotations that are not here yet, in their order; gives how many."""
        fresh = {identity: raw for identity, raw in keyed(list(items)).items() if identity not in self.entries}
        self.entries |= {identity: self._entry(raw) for identity, raw in fresh.items()}
        return len(fresh)

    def take(self, items: Iterable[Json]) -> None:
        """Let `items` be the annotations from now on; not a step of undo."""
        fresh = keyed(list(items))
        held = {identity: self.entries.get(identity) for identity in fresh}
        self.entries = {
            identity: entry if (entry := held[identity]) is not None and entry.raw is raw else self._entry(raw)
            for identity, raw in fresh.items()
        }
        self.changes += 1

    def place_again(self, articles: Mapping[Side, Article], tree: Mapping[str, Json]) -> None:
        """Take other texts of the same articles, and place every note in them."""
        self.articles = dict(articles)
        self.context = context_of(tree, articles)
        self.entries = {identity: self._entry(entry.raw) for identity, entry in self.entries.items()}

    def adopt(self, context: CollectionContext, fresh: Mapping[str, Entry], then: Mapping[str, Entry]) -> None:
        """Take `fresh`, what is on disk now, for what was here `then`; what was changed here since stays.

        Steps of undo on notes that others changed are forgotten: they would undo the others' work.
        """
        iris = renaming(self.context, context)
        foreign = {
            identity
            for identity in {*fresh, *then}
            if (now := fresh.get(identity)) is not (was := then.get(identity))
            and not same(_raw(now), renamed(_raw(was), iris))
        }
        joined = {}
        for identity, entry in fresh.items():
            mine = self.entries.get(identity)
            if mine is then.get(identity):
                joined[identity] = entry
            elif mine is not None:
                joined[identity] = Entry(renamed(mine.raw, iris), mine.note)
        for identity, mine in self.entries.items():
            if identity not in fresh and mine is not then.get(identity):
                joined[identity] = Entry(renamed(mine.raw, iris), mine.note)
        self.entries, self.context = joined, context
        for steps in (self._undo, self._redo):
            steps[:] = [_renamed_step(step, iris) for step in steps if step.id not in foreign]

    def _entry(self, raw: dict[str, Json]) -> Entry:
        note = present_note(raw, self.context, self.articles)
        if note is None:
            raise ValueError("not a note")
        return Entry(raw, note)

    def _check(self, note: Note) -> None:
        if len(note.body) > LONGEST_NOTE:
            raise DiptychError(
                "the note is too long", f"it has more than {LONGEST_NOTE:,} characters", "make two of it"
            )
        full = self.full(note)
        if full:
            raise DiptychError("no more notes fit", full, "begin another notes file, or delete some")

    def full(self, note: Note | None = None) -> str:
        """Why no further note, or not `note`, can be taken; empty when it can."""
        many = len(self.entries) + (note is None or note.id not in self.entries)
        if many > MOST_NOTES:
            return f"the notes file holds {MOST_NOTES:,} notes"
        bodies = [entry.note.body for entry in self.entries.values() if note is None or entry.note.id != note.id]
        bodies += [note.body] if note is not None else []
        # Few are as long as that in characters, and counting bytes takes longer.
        if sum(map(len, bodies)) + many * _AROUND_WORDS < MOST_BYTES // _WIDEST:
            return ""
        size = sum(len(body.encode("utf-8", "surrogatepass")) for body in bodies) + many * _AROUND_WORDS
        return f"the notes file holds {MOST_BYTES // 1_000_000} MB of notes" if size > MOST_BYTES else ""

    def _place(self, note_id: str) -> int:
        return list(self.entries).index(note_id)

    def _change(self, note_id: str, raw: dict[str, Json] | None, place: int) -> Note:
        """Make a change that can be undone; gives the note concerned."""
        before = self.entries.get(note_id)
        if not self._joining:
            self._step = next(_STEPS)
        self._undo.append(_Change(note_id, before.raw if before else None, raw, place, self._step))
        self._redo.clear()
        return self._apply(note_id, raw, place)

    def _apply(self, note_id: str, raw: dict[str, Json] | None, place: int) -> Note:
        """Put an annotation where it was in the order, or take it out; gives the note concerned."""
        self.changes += 1
        if raw is None:
            return self.entries.pop(note_id).note
        entry = self._entry(raw)
        if note_id in self.entries or place >= len(self.entries):
            self.entries[note_id] = entry
        else:
            listed = list(self.entries.items())
            listed.insert(place, (note_id, entry))
            self.entries = dict(listed)
        return entry.note


def _raw(entry: Entry | None) -> Json:
    return entry.raw if entry else None


def _last_step(changes: list[_Change]) -> Iterator[_Change]:
    """Take the changes of the last step off the list, the last one first."""
    step = changes[-1].step if changes else 0
    while changes and changes[-1].step == step:
        yield changes.pop()


def _renamed_step(step: _Change, iris: Mapping[str, str]) -> _Change:
    if not iris:
        return step
    return replace(step, before=renamed(step.before, iris), after=renamed(step.after, iris))


def _content(note: Note) -> tuple[object, ...]:
    """What of a note a reader edits."""
    selectors = tuple((target.side, target.selector) for target in note.targets)
    return (note.body, note.tags, note.motivation, note.purpose, note.relation, selectors)
