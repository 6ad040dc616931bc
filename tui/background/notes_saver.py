"""Saving the notes off the screen's thread, again after a while where it failed, and what is said of it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from articles.errors import BadInputError, DiptychError
from tui.view.signal import Signal

if TYPE_CHECKING:
    from pathlib import Path

    from articles.notes.store import NotesStore
    from articles.session import Session
    from tui.background.note_editor import NoteEditor

RETRY_SECONDS = (1.0, 2.0, 5.0, 10.0)
"""How long to wait before saving is tried again; the last one holds from then on."""
LEAVING_WAIT = 0.5
"""Seconds to wait for another window that is saving, when the program ends: it has two for everything."""


class NotesSaver:
    """Saves until it has worked.

    `state` is what the bottom row says of it, `failed` why it does not work, `notices` what to say once;
    `changed` tells when any of these is another. `complaint` is what was last said of notes that could not be saved,
    and `leaving` is set once the reader was told, by `question`, that leaving would lose notes, until more is unsaved.
    """

    def __init__(self, session: Session, editor: NoteEditor) -> None:
        self.changed = Signal()
        self.complaint = ""
        self._state = ""
        self.failed = ""
        self.notices: tuple[str, ...] = ()
        self.leaving = False
        self.question = ""
        self._session = session
        self._editor = editor
        self._saving = asyncio.Lock()
        self._hurry = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def state(self) -> str:
        """What the bottom row says of saving; nothing is saved while a change of the session is not in the file."""
        if self._session.has_store and self._store.unsaved:
            return "NOT SAVED" if self.failed else "saving"
        return self._state

    @property
    def _store(self) -> NotesStore:
        return self._session.store

    def save_soon(self, *, anyway: bool = False) -> None:
        """Begin to save; see `save`."""
        self.leaving = False
        task = asyncio.create_task(self.save(anyway=anyway))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def save(self, *, anyway: bool = False) -> None:
        """Save until it has worked: off the screen's thread, again after a while when it has not.

        `anyway` looks at the file even when nothing was changed here, to see what was written there by others.
        """
        self._hurry.set()
        if self._saving.locked():
            return
        async with self._saving:
            attempt = 0
            while anyway or self._store.unsaved or self._store.apart:
                self._hurry.clear()
                if await self._save_once():
                    anyway = False
                    if not self._store.apart:
                        attempt = 0
                        continue
                if self.failed or self._store.apart:
                    await self._wait(RETRY_SECONDS[min(attempt, len(RETRY_SECONDS) - 1)])
                    attempt += 1
        self._show()

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), seconds)

    async def _save_once(self) -> bool:
        """Try to save; whether it worked."""
        changed, finished = self._store.unsaved, self._editor.finished()
        if changed and not self.failed:
            self._state = "saving"
            self._show()
        try:
            saved = await asyncio.to_thread(self._store.save)
        except DiptychError as error:
            self.failed = error.why
            self._state = "NOT SAVED"
            self._show()
            return False
        self.failed, self.leaving = "", False
        self.notices = tuple(line for line in saved.notices if line not in self._store.notices)
        if changed:
            where = "" if saved.path == self._store.path else f" in {saved.path.name}"
            self._state = f"saved {saved.time.astimezone():%H:%M:%S}{where}"
        self._editor.saved(finished)
        return True

    def _show(self) -> None:
        """Take what others wrote, and show it."""
        self._session.refresh()
        self.changed()

    def take_notices(self) -> str:
        """What to say once, in one line; "" when there is nothing."""
        notices, self.notices = self.notices, ()
        return " ".join(notices)

    def move(self, path: Path) -> None:
        """Keep the notes in another file from now on. Raises BadInputError when it cannot be one."""
        from articles.notes.disk.files import Disk
        from articles.notes.disk.naming import find_home
        from articles.notes.disk.opening import open_notes

        loaded = self._session.loaded
        further = [each for each in self._store.home.accounts if each not in loaded.values()]
        home = find_home(loaded["a"], loaded["b"], *further, notes=path)
        locked = open_notes(Disk(), home.path, datetime.now(UTC), only_read=True).locked
        if locked:
            raise BadInputError(f"cannot keep notes in {path}", locked, "name another file")
        self._store.home = home

    async def save_now(self) -> None:
        """Save once, waiting for it. Raises DiptychError when it does not work."""
        await asyncio.to_thread(self._store.save)

    def leave(self) -> None:
        """The program ends: what is not saved yet goes to disk now; a failure can no longer be shown."""
        for task in self._tasks:
            task.cancel()
        if self._session.has_store and self._store.unsaved:
            with suppress(DiptychError):
                self._store.save(wait=LEAVING_WAIT)
