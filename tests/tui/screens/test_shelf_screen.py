"""The library on the screen: found from the start screen, searched, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.library import Library, add
from articles.library.opening import default_path
from tests.articles.library.texts import ALL, folder_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screen import Diptych, Opener


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of its own for each test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library in the reader's data folder, and the folder that its texts came from."""
    made = folder_of(tmp_path)
    with Library(default_path(), make=True) as library:
        add(library, [str(made)], processes=0)
    return made


async def browsed(it: Diptych) -> None:
    await it.press("l")
    await it.until(lambda: f"{len(ALL)} texts, the last added first" in it.text)


async def test_all_texts_are_listed_from_the_start_screen(diptych: Opener, folder: Path) -> None:
    async with diptych.start() as it:
        await browsed(it)
        for title in ("Ferry strikes mole at Calder Point", "Quake damages school in Tarn valley"):
            assert title in it.text
        assert "13 Mar 2026" in it.text


async def test_without_a_library_a_line_says_how_to_begin_one(diptych: Opener) -> None:
    async with diptych.start() as it:
        await it.press("l")
        await it.until(lambda: "nothing was added; diptych library add FOLDER makes one" in it.text)


async def test_what_is_typed_is_searched_for(diptych: Opener, folder: Path) -> None:
    async with diptych.start() as it:
        await browsed(it)
        await it.press(*"passeng")
        await it.until(lambda: "1 found" in it.text)
        assert "Dozens hurt as Marguerite" in it.text
        assert "Quake damages" not in it.text
        await it.press("escape")
        await it.until(lambda: f"{len(ALL)} texts" in it.text)


async def test_a_phrase_is_searched_for_before_its_end_is_typed(diptych: Opener, folder: Path) -> None:
    async with diptych.start() as it:
        await browsed(it)
        await it.press("quotation_mark", *"outer", "space", *"mole")
        await it.until(lambda: "1 found" in it.text)
        assert "Ferry strikes mole" in it.text


async def test_what_tells_of_the_event_of_a_text_is_shown_and_enter_opens_both(diptych: Opener, folder: Path) -> None:
    async with diptych.start() as it:
        diptych.match_nothing()
        await browsed(it)
        await it.press(*"outer")
        await it.until(lambda: "1 found" in it.text)
        await it.press("ctrl+t")
        await it.until(lambda: "may tell of the event of Ferry strikes mole" in it.text)
        assert "A Ferry strikes mole" in it.text
        await it.press("enter")
        await it.until(lambda: it.reads and "ran into the mole at Calder Point" in it.text)


async def test_two_texts_are_taken_one_after_the_other(diptych: Opener, folder: Path) -> None:
    async with diptych.start() as it:
        diptych.match_nothing()
        await browsed(it)
        await it.press("enter")
        await it.until(lambda: "Enter opens both" in it.text)
        await it.press("down", "enter")
        await it.until(lambda: it.reads)


async def test_escape_gives_the_first_one_back_and_then_leaves(diptych: Opener, folder: Path) -> None:
    async with diptych.start() as it:
        await browsed(it)
        await it.press("enter")
        await it.until(lambda: "Enter opens both" in it.text)
        await it.press("escape")
        await it.until(lambda: "Enter takes it as first" in it.text)
        await it.press("escape")
        await it.until(lambda: "two accounts, side by side" in it.text)


async def test_likely_pairs_are_shown_and_opened(diptych: Opener, folder: Path) -> None:
    async with diptych.start() as it:
        diptych.match_nothing()
        await browsed(it)
        await it.press("ctrl+l")
        await it.until(lambda: "1 likely pair" in it.text)
        assert "⇄" in it.text
        await it.press("enter")
        await it.until(lambda: it.reads and "Calder Point" in it.text)
