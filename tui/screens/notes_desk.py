"""What the reading screen does with notes: the box, the list, undo, and saving off the screen's thread."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from articles.article import SIDES, Side, Span
from articles.errors import DiptychError
from articles.notes.drafts import Typed
from articles.notes.fields import NoteFields, fields_of, note_with, typed_out
from articles.notes.kinds import as_related, as_type
from articles.notes.note import moved, new_note, timestamp
from articles.notes.placing import place_selector
from articles.notes.selectors import select
from articles.reading.display import displayable
from tui.model.selecting import trimmed, with_source
from tui.screens.draft_keeping import DraftKeeper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from articles.article import Article
    from articles.notes.note import About, Note, Target
    from articles.notes.store import NotesStore
    from tui.model.reading import Reading

RETRY_SECONDS = (1.0, 2.0, 5.0, 10.0)
"""How long to wait before saving is tried again by itself; the last one holds from then on."""
LEAVING_WAIT = 0.5
"""Seconds to wait for another window that is saving, when the program ends: it has two for everything."""


@dataclass(slots=True)
class Draft:
    """A note that is being written: where it would stand on each side, and the note it changes, if any.

    `key` is its name on disk; `spans` is empty when the words it was begun on are gone.
    """

    spans: Mapping[Side, Span]
    note: Note | None = None
    written: NoteFields = field(default_factory=NoteFields)
    key: str = field(default_factory=lambda: uuid4().hex)

    @property
    def about(self) -> About:
        """What it is about."""
        return self.written.about

    @property
    def before(self) -> NoteFields:
        """What was there before anything was written."""
        return _shown(self.note) if self.note is not None else NoteFields(about=self.about)

    @property
    def unwritten(self) -> bool:
        """Whether nothing was written that a note could be made of, or changed to."""
        return self.written == self.before if self.note is not None else self.written.empty

    def abouts(self) -> list[About]:
        """What it can be about."""
        sides: list[About] = [side for side in SIDES if side in self.spans]
        return [*sides, "pair"] if len(sides) == len(SIDES) else sides

    @property
    def place(self) -> object:
        """What it is found again by: the note it changes, or the place it was begun on."""
        return self.note.id if self.note is not None else tuple(sorted(self.spans.items()))


class NotesDesk:
    """Keeps the store, the draft and the saving. `changed` is called when the screen must show notes or state anew."""

    def __init__(
        self, store: NotesStore, articles: Mapping[Side, Article], author: str, changed: Callable[[], None]
    ) -> None:
        self.store = store
        self.articles = articles
        self.author = author
        self.state = ""
        self.failed: str | None = None
        self.leaving = False
        self.draft: Draft | None = None
        self._changed = changed
        self._kept: dict[object, Draft] = {}
        self._made: list[str] = []
        self.draft_kept: Callable[[], None] | None = None
        self.keeper = DraftKeeper(store.drafts, self._not_kept, self._told_kept)
        self.notices: tuple[str, ...] = ()
        self._saving = asyncio.Lock()
        self._hurry = asyncio.Event()

    def begin(self, reading: Reading) -> Draft | None:
        """A draft on the selection, else on the passage and its counterpart; None where there is nothing to note."""
        selection = reading.selection()
        if selection is not None:
            spans = {reading.side: trimmed(self.articles[reading.side].text, selection)}
            about: About = reading.side
        else:
            match, passage = reading.current_match(), reading.passage()
            if passage is None:
                return None
            spans = {reading.side: passage}
            about = reading.side
            if match is not None:
                spans = {side: match.span(side) for side in SIDES}
                about = "pair"
        return self.begin_on(spans, about) if all(len(span) for span in spans.values()) else None

    def begin_on(self, spans: Mapping[Side, Span], about: About | None = None) -> Draft:
        """A draft on spans, none of them empty: the one kept for them, or a new one."""
        whole: About = "pair" if len(spans) == len(SIDES) else next(iter(spans))
        fresh = Draft(spans, written=NoteFields(about=about or whole))
        draft = self._kept.pop(tuple(sorted(spans.items())), None) or fresh
        self.draft = draft
        return draft

    def begin_edit(self, note: Note) -> Draft:
        """A draft that changes a note."""
        spans = {target.side: target.span for target in note.targets if target.span is not None}
        self.draft = self._kept.pop(note.id, None) or Draft(spans, note, _shown(note))
        return self.draft

    def begin_again(self, draft: Draft) -> Draft:
        """Go on with a draft that was left."""
        self._kept.pop(draft.place, None)
        self.draft = draft
        return draft

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts left, those of earlier sittings first."""
        return tuple(self._kept.values())

    def find_left(self) -> None:
        """Take over what earlier sittings left unfinished. Reads files and places words."""
        for typed in self.store.drafts.left():
            note = self.store.note(typed.note_id)
            if note is not None:
                note = note_with(note, typed.before, fields_of(note))
            spans = {}
            for side, selector in typed.selectors.items():
                placed = place_selector(self.articles[side].text, selector.as_mapping())
                if placed.status == "anchored":
                    spans[side] = Span(placed.start, placed.end)
            draft = Draft(spans, note, typed.written, typed.key)
            self._kept[draft.place if draft.spans or note is not None else draft.key] = draft

    def typed(self, written: NoteFields) -> None:
        """What stands in the box now; it is on disk within two seconds."""
        if self.draft is not None and written != self.draft.written:
            self.draft.written = written
            self._keep_on_disk(self.draft)

    def _keep_on_disk(self, draft: Draft, *, at_once: bool = False) -> None:
        if draft.unwritten:
            self.keeper.drop(draft.key)
            return
        selectors = {side: select(self.articles[side].text, span) for side, span in draft.spans.items()}
        note_id, before = (draft.note.id, fields_of(draft.note)) if draft.note is not None else ("", NoteFields())
        typed = Typed(draft.written, selectors, note_id, before, timestamp(), draft.key)
        self.keeper.typed(typed, at_once=at_once)

    def _told_kept(self) -> None:
        if self.draft is not None and self.draft_kept is not None:
            self.draft_kept()

    def _not_kept(self, why: str) -> None:
        self.notices = (f"What is typed cannot be kept on disk before it is saved: {why}.",)
        self._changed()

    def keep(self, written: NoteFields) -> bool:
        """Close the box without saving; what was typed is offered when the same passage or note is opened again."""
        draft, self.draft = self.draft, None
        if draft is None:
            return False
        draft.written = written
        self._keep_on_disk(draft, at_once=True)
        if draft.unwritten:
            return False
        self._kept[draft.place] = draft
        return True

    def forget(self, draft: Draft) -> None:
        """Drop a draft that is not wanted."""
        self._kept = {place: each for place, each in self._kept.items() if each is not draft}
        self.keeper.drop(draft.key)

    def finish(self, written: NoteFields) -> Note | None:
        """Make the note, or change the one that was opened; None when nothing is said.

        Raises DiptychError when the note cannot be taken; the draft stays then.
        """
        draft = self.draft
        if draft is None:
            return None
        note = None if written.empty else self._made_of(draft, written)
        self.draft = None
        if note is None or note is draft.note:
            self.keeper.drop(draft.key)
        else:
            self._made.append(draft.key)
        return note

    def _made_of(self, draft: Draft, written: NoteFields) -> Note:
        if draft.note is not None:
            before = draft.before
            said = written if written.words == before.words else typed_out(written)
            note = note_with(draft.note, said, before)
            return draft.note if note is draft.note else self.store.replace(note, was=draft.note)
        said = typed_out(written)
        sides = SIDES if said.about == "pair" else (said.about,)
        spans = {side: draft.spans[side] for side in sides}
        note = new_note(self.articles, spans, said.words, tags=said.tags, creator=self.author)
        note = as_type(note, said.kind) if said.kind != "comment" else note
        return self.store.add(as_related(note, said.related))

    def hang(self, note: Note, spans: Mapping[Side, Span]) -> Note:
        """Let a note stand on other words, on each side that `spans` names; what it was made on is overwritten."""
        return self.store.replace(moved(note, self.articles, spans), was=note)

    async def save(self, *, anyway: bool = False) -> None:
        """Save until it has worked: off the screen's thread, again after a while when it has not.

        `anyway` looks at the file even when nothing was changed here, to see what was written there by others.
        """
        self._hurry.set()
        if self._saving.locked():
            return
        async with self._saving:
            attempt = 0
            while anyway or self.store.unsaved or self.store.apart:
                self._hurry.clear()
                made = len(self._made)
                if await self._save_once():
                    for key in self._made[:made]:
                        self.keeper.drop(key)
                    del self._made[:made]
                    anyway = False
                    if not self.store.apart:
                        attempt = 0
                        continue
                if self.failed or self.store.apart:
                    wait = RETRY_SECONDS[min(attempt, len(RETRY_SECONDS) - 1)]
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._hurry.wait(), wait)
                    attempt += 1
            self._changed()

    async def _save_once(self) -> bool:
        """Try to save; whether it worked."""
        changed = self.store.unsaved
        if changed and not self.failed:
            self.state = "saving"
            self._changed()
        try:
            saved = await asyncio.to_thread(self.store.save)
        except DiptychError as error:
            self.failed = error.why
            self.state = "NOT SAVED"
            self._changed()
            return False
        self.failed, self.leaving = None, False
        self.notices = tuple(line for line in saved.notices if line not in self.store.notices)
        if changed:
            where = "" if saved.path == self.store.path else f" in {saved.path.name}"
            self.state = f"saved {saved.time.astimezone():%H:%M:%S}{where}"
        return True

    def leave(self) -> None:
        """The program ends: what is typed and not saved yet goes to disk now. Failures are nobody's to be told."""
        self.keeper.finish()
        if self.store.unsaved:
            with suppress(DiptychError):
                self.store.save(wait=LEAVING_WAIT)

    def move(self, path: Path) -> None:
        """Keep the notes in another file from now on. Raises BadInputError when it cannot be one."""
        from articles.notes.naming import find_home

        self.store.home = find_home(self.articles["a"], self.articles["b"], notes=path)

    def as_text(self, notes: Iterable[Note]) -> str:
        """Notes with the words they are on, to be pasted elsewhere."""
        return "\n".join(f"{''.join(map(self._quoted, note.targets))}{note.body}\n" for note in notes)

    def _quoted(self, target: Target) -> str:
        """The words a note is on, as they stand now and with their source; as they were when they are gone."""
        article = self.articles[target.side]
        if target.span is None:
            return f"“{target.selector.exact}”\n{article.title} ({article.source}), no longer there\n"
        return with_source(article, target.span)


def _shown(note: Note) -> NoteFields:
    """What is written in a note, as the box shows it."""
    written = fields_of(note)
    tags = tuple(displayable(tag) for tag in written.tags)
    return replace(written, words=displayable(written.words), tags=tags)


def notes_here(reading: Reading) -> list[Note]:
    """The notes that stand at the cursor: on its character first, then on its sentence."""
    sentence = reading.sentence()
    if sentence is None:
        return []
    around = reading.comparison.article(reading.side).sentences[sentence].span
    here = [(note.span(reading.side), note) for note in reading.notes]
    touching = [(span, note) for span, note in here if span is not None and span.overlaps(around)]
    touching.sort(key=lambda pair: (not pair[0].covers(reading.offset), len(pair[0])))
    return [note for _span, note in touching]
