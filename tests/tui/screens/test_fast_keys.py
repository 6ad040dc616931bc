"""Keys typed faster than screens open and close: each finds the screen that the one before has left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key

from tui.screens.filtered_list import FilteredList
from tui.screens.reading import ReadingScreen
from tui.screens.rows import RowsScreen

if TYPE_CHECKING:
    from tests.tui.screen import Diptych, Opener

NAMED = {"escape", "enter", "tab", "down", "up", "ctrl+p", "ctrl+s"}


async def burst(it: Diptych, *keys: str) -> None:
    """Send keys as one write of a terminal does: all at once."""
    driver = it.app._driver
    assert driver is not None
    for key in keys:
        if key in NAMED:
            driver.send_message(events.Key(key, None))
        else:
            driver.send_message(events.Key(_character_to_key(key), key))
    await it.until_idle()
    await it.rest()


def screens(it: Diptych) -> list[type]:
    return [type(screen) for screen in it.app.screen_stack]


@pytest.mark.parametrize(
    "keys",
    [
        ("?", "escape", "escape"),
        ("?", "escape", "escape", "?", "escape"),
        ("ctrl+p", "escape"),
        ("ctrl+p", "escape", "ctrl+p", "escape"),
        ("M", "escape", "O", "escape"),
        (":", *"theme", "enter", "enter"),
        ("c", "enter", "enter", "escape"),
        ("c", "escape", "c", "escape"),
        ("/", *"letter", "enter", "escape"),
        ("A", "escape", "A", "escape", "escape"),
    ],
    ids=" ".join,
)
async def test_a_burst_that_opens_and_closes_ends_on_the_texts(diptych: Opener, keys: tuple[str, ...]) -> None:
    async with diptych.read() as it:
        await burst(it, *keys)
        await it.until(lambda: screens(it) == [ReadingScreen])
        assert it.screen.mode == "reading"


async def test_a_burst_opens_a_screen_once(diptych: Opener) -> None:
    async with diptych.read() as it:
        await burst(it, "c", "c", "c")
        assert screens(it) == [ReadingScreen, RowsScreen]


async def test_the_second_of_two_enters_is_for_the_list_that_the_first_one_opened(diptych: Opener) -> None:
    async with diptych.read() as it:
        await burst(it, ":", *"stops", "enter", "down", "enter")
        assert screens(it) == [ReadingScreen, FilteredList]
        assert "[ ] weak matches" in it.text


async def test_words_typed_behind_the_key_of_a_box_go_into_the_box(diptych: Opener) -> None:
    async with diptych.read() as it:
        await burst(it, "a", *"who saw it", "ctrl+s")
        await it.until(lambda: len(it.reading.session.notes) == 1)
        assert it.reading.session.notes[0].body == "who saw it"


async def test_a_key_in_the_first_moment_waits_for_what_it_needs(diptych: Opener) -> None:
    async with diptych.unmatched() as it:
        await burst(it, "/", *"letter", "enter")
        await it.until(lambda: "“letter”" in it.status)


async def test_sizes_that_come_among_keys_do_no_harm(diptych: Opener) -> None:
    async with diptych.read() as it:
        driver = it.app._driver
        assert driver is not None
        for keys, size in (("?", (60, 20)), ("c", (100, 30)), ("j", (39, 9)), ("a", (200, 60)), ("x", (80, 24))):
            await burst(it, keys, "escape")
            await it.resize(*size)
        await burst(it, "escape", "escape")
        await it.until(lambda: screens(it) == [ReadingScreen])


async def test_closing_a_screen_twice_closes_one(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("c")
        ledger = it.app.screen
        assert isinstance(ledger, RowsScreen)
        ledger.dismiss(None)
        ledger.dismiss(None)
        await it.until(lambda: screens(it) == [ReadingScreen])


async def test_a_screen_under_another_opens_nothing(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("?")
        it.screen.run_command("ledger")
        await it.rest()
        assert screens(it) == [ReadingScreen, FilteredList]
