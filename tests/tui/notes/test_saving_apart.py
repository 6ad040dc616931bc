"""Saving holds nothing up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from articles.notes.disk.files import Disk

if TYPE_CHECKING:
    import pytest

    from tests.tui.screen import Opener


async def test_nothing_is_saved_on_the_thread_of_the_screen(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    """R-15: every write and every forcing to the disk is somewhere else."""
    threads: list[threading.Thread] = []
    for name in ("write", "fsync", "replace"):
        real = getattr(Disk, name)

        def watched(disk: Disk, *given: object, real: object = real) -> object:
            threads.append(threading.current_thread())
            return real(disk, *given)  # type: ignore[operator] # a method of Disk, whichever

        monkeypatch.setattr(Disk, name, watched)
    async with diptych.read() as it:
        await it.press("a")
        await it.type("Ask the harbour")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
    assert len(threads) > 4
    assert threading.main_thread() not in threads


async def test_nothing_is_called_saved_beside_a_note_that_is_not_in_the_file(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with diptych.read() as it:
        await it.press("a")
        await it.type("first")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        context, seen = it.screen.context, []
        context.session.subscribe(lambda _: seen.append((context.session.store.unsaved, context.saver.state)))
        with monkeypatch.context() as patched:
            patched.setattr(type(context.saver), "save_soon", lambda _saver: None)
            await it.press("J", "a")
            await it.type("second")
            await it.press("ctrl+s")
            assert seen == [(True, "saving")]
            assert "saving" in it.status
            assert "saved" not in it.status
        context.saver.save_soon()
        await it.until(lambda: "saved" in it.status)
