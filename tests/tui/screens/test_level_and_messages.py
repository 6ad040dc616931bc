"""What is brought level stays level, and what matters of a message is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.screens.test_start_screen import recent
from tui.recent import remember_recent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screen import Opener


async def test_level_now_stays_level_when_the_cursor_moves_on(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("3 J", "=")
        level = it.row_of("The letter about")
        assert level == it.row_of("A second light was")
        await it.press("J")
        assert it.row_of("The letter about") == level


async def test_a_counterpart_near_the_end_is_brought_level(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("3 J", "enter")
        assert it.row_of("A second light was") == it.row_of("The letter about")


async def test_each_recent_comparison_takes_one_row(diptych: Opener, pair: tuple[Path, Path]) -> None:
    for number in (1, 2):
        remember_recent(recent(number, pair, notes=3))
    for size in ((120, 26), (80, 24)):
        async with diptych.start(size=size) as it:
            assert it.row_of("Title 1") == it.row_of("Title 2") + 1, size


async def test_a_failed_save_says_in_sight_what_to_do(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.write_where_none_can_be_kept("stubborn", diptych.notes_path)
        await it.until(lambda: "not saved" in it.status.lower())
        assert ":save-to" in it.status


async def test_a_line_that_waits_does_not_hide_that_a_note_is_saved(diptych: Opener) -> None:
    async with diptych.read() as it:
        it.screen.context.messages._waiting.append("a line that waits")
        await it.press("a")
        await it.type("asked twice")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        await it.press("J")
        assert it.said == "a line that waits"
