"""What the reading screen does with notes: the box, the list, undo, and saving off the screen's thread."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.article import SIDES, Side, Span
from articles.errors import DiptychError
from articles.notes.note import edited, new_note
from articles.reading.display import displayable
from tui.model.selecting import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from articles.article import Article
    from articles.notes.note import About, Note
    from articles.notes.store import NotesStore
    from tui.model.reading import Reading

RETRY_SECONDS = (1.0, 2.0, 5.0, 10.0)
"""How long to wait before saving is tried again by itself; the last one holds from then on."""


@dataclass(slots=True)
class Draft:
    """A note that is being written: where it would stand on each side, and the note it changes, if any."""

    spans: Mapping[Side, Span]
    note: Note | None = None
    words: str = ""
    about: About = "a"

    def abouts(self) -> list[About]:
        """What it can be about."""
        sides: list[About] = [side for side in SIDES if side in self.spans]
        return [*sides, "pair"] if len(sides) == len(SIDES) else sides


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
        self._kept: dict[tuple[tuple[Side, Span], ...], Draft] = {}
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
        if not all(len(span) for span in spans.values()):
            return None
        self.draft = self._kept.pop(tuple(sorted(spans.items())), None) or Draft(spans, about=about)
        return self.draft

    def begin_edit(self, note: Note) -> Draft:
        """A draft that changes a note."""
        spans = {target.side: target.span for target in note.targets if target.span is not None}
        self.draft = Draft(spans, note, displayable(note.body), note.about)
        return self.draft

    def keep(self, words: str, about: About) -> bool:
        """Close the box without saving; what was typed is offered when the same passage is noted again."""
        draft, self.draft = self.draft, None
        if draft is None or draft.note is not None or not words.strip():
            return False
        draft.words, draft.about = words, about
        self._kept[tuple(sorted(draft.spans.items()))] = draft
        return True

    def finish(self, words: str, about: About) -> Note | None:
        """Make the note, or change the one that was opened; None when there are no words."""
        draft, self.draft = self.draft, None
        if draft is None or not words.strip():
            return None
        if draft.note is not None:
            if words == displayable(draft.note.body):
                return draft.note
            note = edited(draft.note, words)
            self.store.replace(note, was=draft.note)
            return note
        sides = SIDES if about == "pair" else (about,)
        note = new_note(self.articles, {side: draft.spans[side] for side in sides}, words, creator=self.author)
        self.store.add(note)
        return note

    async def save(self, *, anyway: bool = False) -> None:
        """Save until it has worked: off the screen's thread, again after a while when it has not.

        `anyway` looks at the file even when nothing was changed here, to see what was written there by others.
        """
        self._hurry.set()
        if self._saving.locked():
            return
        async with self._saving:
            attempt = 0
            while anyway or self.store.unsaved:
                self._hurry.clear()
                if not await self._save_once():
                    wait = RETRY_SECONDS[min(attempt, len(RETRY_SECONDS) - 1)]
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._hurry.wait(), wait)
                    attempt += 1
                else:
                    attempt, anyway = 0, False
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
        self.notices = saved.notices
        if changed:
            self.state = f"saved {saved.time.astimezone():%H:%M:%S}"
        return True

    def move(self, path: Path) -> None:
        """Keep the notes in another file from now on. Raises BadInputError when it cannot be one."""
        from articles.notes.naming import find_home

        self.store.home = find_home(self.articles["a"], self.articles["b"], notes=path)

    def as_text(self, notes: Iterable[Note]) -> str:
        """Notes with the words they are on, to be pasted elsewhere."""
        parts = []
        for note in notes:
            quotes = "\n".join(
                f"“{target.selector.exact}” ({self.articles[target.side].title})" for target in note.targets
            )
            parts.append(f"{quotes}\n{note.body}\n")
        return "\n".join(parts)


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
