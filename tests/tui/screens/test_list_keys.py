"""The keys of a list: named below it whole, refused in words where they do nothing; the cursor has its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui import ledger_pair

if TYPE_CHECKING:
    from tests.tui.screen import Diptych, Opener


def marked(it: Diptych, sign: str = "▸") -> list[str]:
    return [line.partition(sign)[2].strip() for line in it.lines[4:-2] if line.lstrip(" │█·≠").startswith(sign)]


@pytest.mark.parametrize("opener", ["f", "?", "L", "O"])
async def test_the_row_of_the_cursor_has_a_sign(diptych: Opener, opener: str) -> None:
    async with diptych.read(size=(80, 24)) as it:
        await it.press(opener)
        first = marked(it)
        await it.press("down")
        second = marked(it)
        assert len(first) == len(second) == 1
        assert first != second


async def test_the_sign_of_the_cursor_can_be_ascii(diptych: Opener) -> None:
    async with diptych.read(size=(80, 24), signs="ascii") as it:
        await it.press("f")
        assert "> [x] strong matches" in it.text


async def test_the_start_screen_has_the_sign_too(diptych: Opener) -> None:
    async with diptych.start() as it:
        assert "▸ 1  " in it.text


@pytest.mark.parametrize("opener", ["?", "f", "L", "O", "ctrl+p"])
@pytest.mark.parametrize("key", ["ctrl+e", "ctrl+d"])
async def test_a_key_that_does_nothing_in_a_list_says_so(diptych: Opener, opener: str, key: str) -> None:
    async with diptych.read() as it:
        await it.press(opener, key)
        assert f"{key.title()} does nothing in this list" in it.text
        await it.press("escape")
        assert "does nothing" not in it.text


async def test_only_enter_changes_what_the_ledger_shows(diptych: Opener) -> None:
    async with diptych.read(found=ledger_pair.FOUND, ledger=ledger_pair.LEDGER) as it:
        await it.press("c", "f", "down", "down")
        before = [line for line in it.lines if "[x]" in line]
        assert before
        await it.press("ctrl+e")
        assert [line for line in it.lines if "[x]" in line] == before


async def test_a_list_on_a_small_screen_has_nothing_of_the_texts_beside_it(diptych: Opener) -> None:
    async with diptych.read(size=(80, 24)) as it:
        await it.press("f")
        assert {line[0] for line in it.lines} == {" "}
        assert "? help" not in it.text


async def test_all_keys_of_a_list_are_named_whole_where_it_is_narrow(diptych: Opener) -> None:
    async with diptych.read(size=(80, 24)) as it:
        await it.press("O")
        for part in ("Enter goes there", "Ctrl+L ends", "Ctrl+Z undoes", "Esc closes"):
            assert part in it.text


async def test_the_line_below_a_list_has_the_keys_of_the_keymap(diptych: Opener) -> None:
    async with diptych.read(keymap="emacs") as it:
        await it.press("#", "f")
        assert "Ctrl+G closes" in it.text


async def test_an_empty_list_of_notes_says_how_to_write_one(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("A")
        assert "no notes yet: a writes one on the passage at the cursor" in it.text


async def test_the_palette_is_the_list_of_commands(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("ctrl+p")
        palette = it.text
        await it.press("escape", "?")
        assert it.text == palette


@pytest.mark.parametrize("keymap", ["default", "vim", "emacs", "less"])
async def test_a_long_list_is_gone_through_by_screens(diptych: Opener, keymap: str) -> None:
    async with diptych.read(size=(80, 24), keymap=keymap) as it:
        await it.press("f1", "pagedown")
        assert "Line down" not in marked(it)[0]
        await it.press("ctrl+end")
        assert "Quit" in marked(it)[0]
        await it.press("pageup")
        assert "Quit" not in marked(it)[0]
        await it.press("ctrl+home")
        assert "Line down" in marked(it)[0]


@pytest.mark.parametrize("keymap", ["default", "vim", "emacs", "less"])
async def test_the_titles_of_the_commands_stand_below_each_other(diptych: Opener, keymap: str) -> None:
    async with diptych.read(size=(120, 60), keymap=keymap) as it:
        await it.press("f1")
        titles = ("Line down", "Top", "Bottom", "Next passage", "Previous paragraph", "Set mark")
        assert len({it.place_of(f" {title} ")[0] for title in titles}) == 1


async def test_a_key_that_finds_no_room_in_the_help_is_found_by_typing_it(diptych: Opener) -> None:
    async with diptych.read(keymap="emacs") as it:
        await it.press("f1")
        await it.type("alt+shift+,")
        assert "Go to the beginning." in it.text
