"""Notes while they are written: drafts, what is typed, and the notes made of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from articles.article import SIDES, Side, Span
from articles.reading.display import displayable
from tui.background.draft_autosave import DraftAutosave

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.notes.content.fields import NoteFields
    from articles.notes.content.note import About, Note
    from articles.notes.placement.selectors import Selector
    from articles.session import Session


def _nothing() -> NoteFields:
    """A note in which nothing is written."""
    from articles.notes.content.fields import NoteFields

    return NoteFields()


@dataclass(slots=True)
class Draft:
    """A note that is being written: its place on each side, and the note it changes, if any.

    `key` is its name on disk; `spans` is empty when the words it was started on are gone. `begun` is what a new note
    had before anything was written; `further` are its places in further accounts, as in `Note.further`, if it is about
    both of these.
    """

    spans: Mapping[Side, Span]
    note: Note | None = None
    written: NoteFields = field(default_factory=_nothing)
    key: str = field(default_factory=lambda: uuid4().hex)
    begun: NoteFields | None = None
    further: tuple[tuple[str, str, Selector], ...] = ()

    @property
    def about(self) -> About:
        """What it is about."""
        return self.written.about

    @property
    def before(self) -> NoteFields:
        """What was there before anything was written."""
        from articles.notes.content.fields import NoteFields

        return _shown(self.note) if self.note is not None else NoteFields(about=self.about)

    @property
    def unwritten(self) -> bool:
        """Whether nothing was written that is not kept elsewhere."""
        if self.note is not None:
            return self.written == self.before
        return self.written.empty or self.written == self.begun

    def abouts(self) -> list[About]:
        """What it can be about."""
        sides: list[About] = [side for side in SIDES if side in self.spans]
        return [*sides, "pair"] if len(sides) == len(SIDES) else sides

    @property
    def place(self) -> object:
        """What identifies it: the note it changes, or the place it was started on."""
        return self.note.id if self.note is not None else tuple(sorted(self.spans.items()))


class NoteEditor:
    """The draft that is open, and those that were left.

    `draft_kept` is called when what was typed is on disk, `failed` with a line when it could not be kept there.
    `to_reattach` is the id of a note without a place that the reader chose, to put it on a passage; `told_where` is set
    once the reader has been shown where notes are kept.
    """

    def __init__(self, session: Session, failed: Callable[[str], None]) -> None:
        self.draft: Draft | None = None
        self.to_reattach = ""
        self.told_where = False
        self.draft_kept: Callable[[], None] | None = None
        self._session = session
        self._failed = failed
        self._left: dict[object, Draft] = {}
        self._finished: list[str] = []
        self._autosave: DraftAutosave | None = None

    @property
    def _on_disk(self) -> DraftAutosave:
        if self._autosave is None:
            drafts = self._session.store.drafts
            self._autosave = DraftAutosave(drafts, self._not_kept, self._kept)
        return self._autosave

    # drafts

    def begin_on(
        self,
        spans: Mapping[Side, Span],
        about: About | None = None,
        tags: tuple[str, ...] = (),
        further: tuple[tuple[str, str, Selector], ...] = (),
    ) -> Draft:
        """A draft on spans, none of them empty: the one left there, or a new one with `tags`."""
        from articles.notes.content.fields import NoteFields

        whole: About = "pair" if len(spans) == len(SIDES) else next(iter(spans))
        begun = NoteFields(about=about or whole, tags=tags)
        fresh = Draft(spans, written=begun, begun=begun)
        self.draft = self._left.pop(tuple(sorted(spans.items())), None) or fresh
        self.draft.further = further
        return self.draft

    def begin_edit(self, note: Note) -> Draft:
        """A draft that changes a note."""
        spans = {target.side: target.span for target in note.targets if target.span is not None}
        self.draft = self._left.pop(note.id, None) or Draft(spans, note, _shown(note))
        return self.draft

    def begin_again(self, draft: Draft) -> Draft:
        """Go on with a draft that was left."""
        self._left.pop(draft.place, None)
        self.draft = draft
        return draft

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts left, those of earlier sessions first."""
        return tuple(self._left.values())

    def find_left(self) -> None:
        """Take over what earlier sessions left unfinished; reads files and places words, off the screen's thread."""
        from articles.notes.content.fields import fields_of, note_with
        from articles.notes.placement.placing import place_selector

        for typed in self._session.store.drafts.left():
            note = self._session.store.note(typed.note_id)
            if note is not None:
                note = note_with(note, typed.before, fields_of(note))
            spans = {}
            for side, selector in typed.selectors.items():
                placed = place_selector(self._session.loaded[side].text, selector)
                if placed.status == "anchored":
                    spans[side] = Span(placed.start, placed.end)
            draft = Draft(spans, note, typed.written, typed.key)
            self._left[draft.place if draft.spans or note is not None else draft.key] = draft

    def forget(self, draft: Draft) -> None:
        """Drop a draft that is not wanted."""
        self._left = {place: other for place, other in self._left.items() if other is not draft}
        self._on_disk.drop(draft.key)

    # typing

    def typed(self, written: NoteFields) -> None:
        """Take what is in the box now; it is on disk within two seconds."""
        if self.draft is not None and written != self.draft.written:
            self.draft.written = written
            self._keep_on_disk(self.draft)

    def typed_outside(self, written: NoteFields) -> None:
        """Take what another program has saved, and put it on disk here and now: nothing else runs meanwhile."""
        if self.draft is not None and written != self.draft.written:
            self.draft.written = written
            self._keep_on_disk(self.draft)
            self._on_disk.write_waiting()

    def keep(self, written: NoteFields) -> bool:
        """Close without saving; what was typed is offered when the same passage or note is opened again."""
        draft, self.draft = self.draft, None
        if draft is None:
            return False
        draft.written = written
        self._keep_on_disk(draft, at_once=True)
        if draft.unwritten:
            return False
        self._left[draft.place] = draft
        return True

    def finish(self, written: NoteFields) -> Note | None:
        """Make the note, or change the one that was opened; None when nothing is written.

        Raises DiptychError when the note cannot be taken; the draft stays then.
        """
        draft = self.draft
        if draft is None:
            return None
        note = None if written.empty else self._made_of(draft, written)
        self.draft = None
        if note is None or note is draft.note:
            self._on_disk.drop(draft.key)
        else:
            self._finished.append(draft.key)
        return note

    def _made_of(self, draft: Draft, written: NoteFields) -> Note:
        from articles.notes.content.fields import note_with, typed_out
        from articles.notes.content.kinds import as_related, as_type
        from articles.notes.content.note import new_note

        if draft.note is not None:
            before = draft.before
            said = written if written.words == before.words else typed_out(written)
            note = note_with(draft.note, said, before)
            return draft.note if note is draft.note else self._session.replace(note, was=draft.note)
        said = typed_out(written)
        sides = SIDES if said.about == "pair" else (said.about,)
        spans = {side: draft.spans[side] for side in sides}
        note = new_note(self._session.loaded, spans, said.words, tags=said.tags, creator=self._session.author)
        note = as_type(note, said.kind) if said.kind != "comment" else note
        further = draft.further if said.about == "pair" else ()
        return self._session.add(replace(as_related(note, said.related), further=further))

    def reattach(self, note: Note, spans: Mapping[Side, Span]) -> Note:
        """Move a note to other words, on each side that `spans` names; what it was made on is overwritten.

        Raises DiptychError when the note cannot be changed.
        """
        from articles.notes.content.note import moved

        return self._session.replace(moved(note, self._session.loaded, spans), was=note)

    # on disk

    def _keep_on_disk(self, draft: Draft, *, at_once: bool = False) -> None:
        from articles.notes.content.fields import NoteFields, fields_of
        from articles.notes.content.note import timestamp
        from articles.notes.disk.drafts import Typed
        from articles.notes.placement.selectors import select

        if draft.unwritten:
            self._on_disk.drop(draft.key)
            return
        loaded = self._session.loaded
        selectors = {side: select(loaded[side].text, span) for side, span in draft.spans.items()}
        note_id, before = (draft.note.id, fields_of(draft.note)) if draft.note is not None else ("", NoteFields())
        typed = Typed(draft.written, selectors, note_id, before, timestamp(), draft.key)
        self._on_disk.typed(typed, at_once=at_once)

    def _kept(self) -> None:
        if self.draft is not None and self.draft_kept is not None:
            self.draft_kept()

    def _not_kept(self, why: str) -> None:
        self._failed(f"What is typed cannot be kept on disk before it is saved: {why}.")

    def finished(self) -> tuple[str, ...]:
        """The drafts that became notes which are not saved yet."""
        return tuple(self._finished)

    def saved(self, keys: tuple[str, ...]) -> None:
        """The notes that were made of these drafts are in the file: the drafts are needed no longer."""
        for key in keys:
            self._on_disk.drop(key)
        self._finished = [key for key in self._finished if key not in keys]

    def leave(self) -> None:
        """The program ends: what is typed goes to disk now."""
        if self._autosave is not None:
            self._autosave.finish()


def _shown(note: Note) -> NoteFields:
    """What is written in a note, as the box shows it."""
    from articles.notes.content.fields import fields_of

    written = fields_of(note)
    tags = tuple(displayable(tag) for tag in written.tags)
    return replace(written, words=displayable(written.words), tags=tags)
