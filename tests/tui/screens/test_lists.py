"""The lists over the text: help, notes, stops, legend, theme, palette; and the line of commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tui.commands.registry import COMMANDS
from tui.view.signs import SIGNS

if TYPE_CHECKING:
    from tests.tui.screen import Diptych, Opener


async def note(it: Diptych, words: str) -> None:
    await it.press("a")
    await it.type(words)
    await it.press("ctrl+s")
    await it.until(lambda: "saved" in it.status)


async def test_help_lists_every_command_that_can_be_run_here(diptych: Opener) -> None:
    async with diptych.read(size=(90, 160)) as it:
        await it.press("?")
        text = it.text
        assert "Help   keymap default" in text
        for command in COMMANDS:
            if command.listed and "reading" in command.modes:
                assert f" {command.title} " in text


async def test_help_says_the_keys_or_the_name_to_type(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("f1")
        await it.type("next only")
        assert ":next-only" in it.text
        assert "Go to the next passage without a counterpart." in it.text


async def test_help_is_filtered_by_every_word_typed(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("?")
        await it.type("other text")
        assert "Other pane" in it.text
        assert "Line down" not in it.text


async def test_enter_in_help_runs_the_command(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("?")
        await it.type("other pane")
        await it.press("enter")
        assert it.at_cursor.startswith("A ferry hit")


async def test_help_with_nothing_left_says_so(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("?")
        await it.type("zeppelin")
        assert "nothing like that" in it.text
        await it.press("enter", "escape")
        assert it.at_cursor.startswith("The night ferry")


async def test_escape_closes_help_and_changes_nothing(diptych: Opener) -> None:
    async with diptych.read() as it:
        before = it.lines
        await it.press("?", "down", "down", "escape")
        assert it.lines == before


async def test_arrows_and_control_keys_move_in_a_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("?", "down", "ctrl+n", "up", "ctrl+n", "ctrl+p", "enter")
        assert it.at_cursor.startswith("The night ferry")
        await it.press("j", "?", "down", "enter")
        assert it.at_cursor.startswith("The night ferry")


async def test_help_while_selecting_lists_what_works_there(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("v", "?")
        await it.type("other end")
        assert "Move the other end of the selection." in it.text


async def test_a_command_chosen_in_help_while_selecting_keeps_the_selection(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("v", "?")
        await it.type("end of row")
        await it.press("enter")
        assert "48 characters selected" in it.status


async def test_the_list_of_notes_shows_words_place_and_quotation(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("4 J")
        await note(it, "who was asked")
        await it.press("A")
        assert "left text   who was asked" in it.text
        assert "“Nobody answered the letter.”" in it.text


async def test_an_empty_list_of_notes_says_so(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("A")
        assert "no notes yet" in it.text
        await it.press("ctrl+d", "ctrl+e", "enter", "escape")
        assert it.status.startswith("lock")


async def test_enter_in_the_list_of_notes_goes_there(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("4 J")
        await note(it, "alpha")
        await it.press("J")
        await note(it, "beta")
        await it.press("g", "A")
        await it.type("beta")
        await it.press("enter")
        assert it.at_cursor.startswith("Two tugs")


async def test_notes_are_deleted_and_brought_back_in_the_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        await note(it, "alpha")
        await it.press("J")
        await note(it, "omega")
        await it.press("g", "A", "ctrl+d")
        assert "alpha" not in it.text
        await it.press("ctrl+z")
        assert "alpha" in it.text
        await it.press("ctrl+y")
        assert "alpha" not in it.text
        assert "omega" in it.text


async def test_the_only_note_deleted_in_the_list_comes_back_there(diptych: Opener) -> None:
    async with diptych.read() as it:
        await note(it, "alpha")
        await it.press("A", "ctrl+d")
        assert "no notes yet" in it.text
        await it.press("ctrl+z")
        assert "alpha" in it.text


async def test_a_note_is_edited_from_the_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        await note(it, "alpha")
        await it.press("3 J", "A", "ctrl+e")
        assert "edit note on" in it.text
        await it.type("bet")
        await it.press("ctrl+s")
        assert [each.body for each in it.reading.session.notes] == ["alphabet"]


async def test_the_legend_says_what_every_sign_means(diptych: Opener) -> None:
    async with diptych.read(size=(120, 60)) as it:
        await it.command("legend")
        for sign in SIGNS.values():
            assert f"{sign.drawn}   {sign.meaning}" in it.text


@pytest.mark.parametrize("name", ["diptych-day", "day", "nord"])
async def test_a_theme_is_taken_by_its_name(diptych: Opener, name: str) -> None:
    async with diptych.read() as it:
        await it.command(f"theme {name}")
        assert it.app.theme == ("nord" if name == "nord" else "diptych-day")
        assert it.said == f"theme {it.app.theme}"
        await it.command("theme dipptych-night")
        assert it.said == "there is no theme dipptych-night: did you mean diptych-night? :theme lists them"
        assert it.app.theme == ("nord" if name == "nord" else "diptych-day")


async def test_the_list_of_themes_shows_each_and_escape_goes_back(diptych: Opener) -> None:
    async with diptych.read(theme="diptych-day") as it:
        await it.command("theme")
        assert it.app.theme == "diptych-day"
        await it.press("down")
        seen = it.app.theme
        assert seen != "diptych-day"
        await it.type("nord")
        assert it.app.theme == "nord"
        await it.press("escape")
        assert it.app.theme == "diptych-day"


async def test_a_theme_is_chosen_from_a_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        night = it.style_of("Two tugs").bgcolor
        await it.command("theme")
        assert "diptych-night   in use" in it.text
        await it.type("diptych-day")
        await it.press("enter")
        assert it.app.theme == "diptych-day"
        assert it.style_of("Two tugs").bgcolor != night


async def test_the_palette_finds_a_command_by_its_words(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("ctrl+p")
        await it.type("other pane")
        await it.until(lambda: "Move the cursor to the other text." in it.text)
        await it.press("enter")
        await it.until(lambda: it.reading.cursor.side == "b")


async def test_the_palette_shows_keys_that_look_like_markup(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("ctrl+p")
        await it.type("previous stop")
        await it.until(lambda: "Previous stop" in it.text)
        assert re.search(r"\[  , +Previous stop", it.text)


# the line of commands


async def test_a_command_is_run_by_its_name(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press(":")
        assert it.status.startswith(":")
        await it.type("other-pane")
        await it.press("enter")
        assert it.at_cursor.startswith("A ferry hit")


async def test_a_number_and_an_argument_go_with_it(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("3 next-passage")
        assert it.at_cursor.startswith("A second light")
        await it.command("set-mark k")
        assert it.said == "mark k is here"
        await it.command("50%")
        assert it.reading.cursor.offset > 0


async def test_short_names_run_too(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("fold")
        assert it.said == "1 pair of paragraphs folded"
        await it.command("q")
        await it.until(lambda: not it.app.is_running)


async def test_an_unknown_name_is_said_with_the_nearest_one(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("unfold-al")
        assert it.said == "no command unfold-al: did you mean unfold-all?"
        await it.command("xyzzyx")
        assert it.said == "no command xyzzyx"


async def test_names_are_completed(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press(":")
        await it.type("other-p")
        await it.until(lambda: ": other-pane" in it.status)
        await it.press("right", "enter")
        assert it.reading.cursor.side == "b"


async def test_an_empty_line_and_escape_do_nothing(diptych: Opener) -> None:
    async with diptych.read() as it:
        before = it.lines
        await it.press(":", "enter")
        assert it.lines == before
        await it.press(":")
        await it.type("quit")
        await it.press("escape")
        assert it.lines == before


async def test_a_command_of_another_mode_says_that_it_does_not_work_here(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("word-right")
        assert "does not work" in it.said


async def test_commands_that_only_boxes_know_do_no_harm_on_the_line(diptych: Opener) -> None:
    async with diptych.read() as it:
        for command in COMMANDS:
            if "reading" not in command.modes:
                it.screen.run_line(command.id)
                assert it.said.endswith("here"), command.id
                assert it.screen.mode == "reading", command.id


async def test_only_enter_puts_a_kind_of_stop_on_or_off(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("f")
        before = it.reading.display.stop_kinds
        await it.press("ctrl+c", "ctrl+d", "ctrl+e")
        assert it.reading.display.stop_kinds == before
        await it.press("enter")
        assert it.reading.display.stop_kinds != before
