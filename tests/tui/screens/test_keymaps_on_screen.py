"""The keymaps on the living screen: every key of every map reaches its command, sequences and counts included."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tui.commands.command import Command, gaps
from tui.commands.registry import BY_ID, COMMANDS
from tui.screens.command_screen import CommandScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tui.screen import Diptych, Opener
    from tui.commands.call import Call

KEYMAPS = ("default", "vim", "emacs", "less")
WAYS_IN = {
    "reading": ("", "cancel"),
    "select": ("select", "cancel"),
    "note": ("note", "note-close"),
    "find": ("find", "cancel"),
    "list": ("help", "cancel"),
    "ledger": ("ledger", "cancel"),
}
"""For each mode, the command that enters it and the one that leaves it."""


class Heard:
    """Takes the place of all handlers: keeps which commands were run, through the real way in."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.calls: list[tuple[str, int | None, str]] = []
        for command in COMMANDS:
            heard = self._heard(command.id)
            taken = replace(
                command,
                run=heard if command.run else None,
                ledger=heard if command.ledger else None,
                choosing=heard if command.choosing else None,
                start=heard if command.start else None,
            )
            patch.setitem(BY_ID, command.id, taken)

    def _heard(self, command: str) -> Callable[[object, Call], str | None]:
        def handler(_context: object, call: Call) -> str | None:
            self.calls.append((command, call.count, call.argument))
            return None

        return handler


def bound(it: Diptych, mode: str) -> list[tuple[tuple[str, ...], str]]:
    """The keys of a mode with their commands."""
    screen = it.app.screen
    assert isinstance(screen, CommandScreen)
    return list(screen.keys.keymap.bindings[mode].items())


async def press_all(it: Diptych, mode: str, heard: Heard) -> None:
    """Press every key of a mode, and check that each asked for its command."""
    keys: list[str] = []
    wanted: list[tuple[str, int | None, str]] = []
    for sequence, command in bound(it, mode):
        letter = ["x"] if command in ("set-mark", "go-to-mark") else []
        keys += [*sequence, *letter]
        wanted.append((command, None, "".join(letter)))
    await it.tap(*keys)
    assert heard.calls == wanted
    assert wanted


@pytest.mark.parametrize("keymap", KEYMAPS)
async def test_every_key_runs_its_command(diptych: Opener, monkeypatch: pytest.MonkeyPatch, keymap: str) -> None:
    async with diptych.read(keymap=keymap) as it:
        for mode, (command, leave) in WAYS_IN.items():
            if command:
                it.screen.run_command(command)
                await it.pilot.pause()
            with monkeypatch.context() as patch:
                await press_all(it, mode, Heard(patch))
            it.app.screen.run_command(leave)  # type: ignore[attr-defined]  # every screen here runs commands
            await it.pilot.pause()


@pytest.mark.parametrize("keymap", KEYMAPS)
async def test_every_key_of_the_start_screen_runs_its_command(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch, keymap: str
) -> None:
    async with diptych.start(keymap=keymap) as it:
        await press_all(it, "start", Heard(monkeypatch))


@pytest.mark.parametrize("keymap", KEYMAPS)
async def test_every_key_of_a_folder_runs_its_command(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch, pair: tuple[Path, Path], keymap: str
) -> None:
    async with diptych.start(keymap=keymap, names=[str(pair[0].parent)]) as it:
        await it.until(lambda: "2 articles" in it.text)
        await press_all(it, "pick", Heard(monkeypatch))


def nothing(_context: object, _call: Call) -> str | None:
    return None


def test_a_command_without_a_handler_is_named() -> None:
    assert gaps(Command("sleep", "Sleep", "Do nothing.", "Program", modes=("reading", "ledger"), run=nothing)) == [
        "sleep: ledger is missing"
    ]


def test_a_handler_of_a_room_that_the_command_does_not_work_in_is_named() -> None:
    assert gaps(
        Command("sleep", "Sleep", "Do nothing.", "Program", modes=("reading",), run=nothing, start=nothing)
    ) == ["sleep: start is without a mode"]


def test_no_command_of_the_registry_has_a_gap() -> None:
    assert [gap for command in COMMANDS for gap in gaps(command)] == []


# vim


async def test_vim_moves_by_sequences_and_counts(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        await it.press("G", "g g")
        assert it.at_cursor.startswith("The night ferry")
        await it.press("] c")
        assert it.at_cursor.startswith("Forty-one")
        await it.press("2 ] c", "[ c")
        assert it.at_cursor.startswith("The mate saw")
        await it.press("g g", "] o")
        assert it.at_cursor.startswith("It gave no names")
        await it.press("ctrl+o")
        assert it.at_cursor.startswith("The night ferry")
        await it.press("tab", "ctrl+o", "ctrl+w w", "ctrl+w h")
        assert it.at_cursor.startswith("The night ferry")


async def test_vim_folds_locks_and_levels_behind_z(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        await it.press("z s")
        assert "free" in it.status
        await it.press("z s", "z M")
        assert it.said == "1 pair of paragraphs folded"
        await it.press("z R")
        assert it.said == "everything is open"
        await it.press("5 j", "z a", "z z")
        assert it.app.is_running


async def test_vim_notes_and_undoes(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        await it.press("a")
        await it.type("dd")
        await it.press("ctrl+s", "d d")
        assert it.reading.session.notes == ()
        await it.press("u")
        assert len(it.reading.session.notes) == 1
        await it.press("ctrl+r")
        assert it.reading.session.notes == ()


async def test_vim_selects_words_and_copies_them(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        await it.press("v", "w", "l", "b", "$", "y")
        assert it.copied[0].startswith("“The night ferry struck the mole at Calder Point.”")


async def test_vim_leaves_by_name(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        await it.command("set sync!")
        assert it.app.is_running
        await it.command("q!")
        await it.until(lambda: not it.app.is_running)


# emacs


async def test_emacs_moves_searches_and_leaves(diptych: Opener) -> None:
    async with diptych.read(keymap="emacs") as it:
        await it.press("n", "n", "p", "ctrl+n", "ctrl+p")
        assert it.at_cursor.startswith("Forty-one")
        await it.press("alt+>", "alt+<")
        assert it.at_cursor.startswith("The night ferry")
        await it.press("ctrl+x o")
        assert it.reading.cursor.side == "b"
        await it.press("ctrl+s")
        await it.type("tugs")
        await it.press("enter")
        assert it.said == "“tugs”: 1 left, 1 right"
        await it.press("ctrl+g", "ctrl+x ctrl+s")
        assert it.said == "there are no notes to save"
        await it.press("ctrl+x ctrl+c")
        await it.until(lambda: not it.app.is_running)


async def test_emacs_saves_a_note_with_two_keys(diptych: Opener) -> None:
    async with diptych.read(keymap="emacs") as it:
        await it.press("a")
        await it.type("n p")
        await it.press("ctrl+x ctrl+s")
        assert [note.body for note in it.reading.session.notes] == ["n p"]
        await it.press("e")
        await it.type("!")
        await it.press("ctrl+g", "ctrl+x u")
        assert it.reading.session.notes == ()


async def test_emacs_selects_from_a_mark(diptych: Opener) -> None:
    async with diptych.read(keymap="emacs") as it:
        await it.press("ctrl+space", "alt+f", "ctrl+e", "alt+w")
        assert it.copied[0].startswith("“The night ferry struck the mole at Calder Point.”")
        await it.press("alt+x")
        await it.type("other-pane")
        await it.press("enter")
        assert it.reading.cursor.side == "b"


# less


async def test_less_keeps_the_keys_of_its_readers(diptych: Opener) -> None:
    async with diptych.read(keymap="less") as it:
        await it.press("enter", "e", "y")
        assert it.at_cursor.startswith("Forty-one")
        await it.press("f", "b", "g")
        assert it.at_cursor.startswith("The night ferry")
        await it.press("?")
        await it.type("mole")
        await it.press("enter", "n", "N")
        assert it.at_cursor.startswith("mole")
        await it.press("escape", "g", "c")
        assert it.reading.cursor.side == "b"
        await it.press("h")
        assert "Help   keymap less" in it.text
        await it.press("escape", "Z Z")
        await it.until(lambda: not it.app.is_running)


async def test_less_locks_and_levels_on_other_letters(diptych: Opener) -> None:
    async with diptych.read(keymap="less") as it:
        await it.press("S")
        assert it.said == "free: each text scrolls alone"
        await it.press("=")
        assert "why  strong" in it.text
        await it.press("L")
        assert it.said == "level"


# sequences


async def test_the_keys_of_a_sequence_wait_in_the_bottom_row(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        await it.press("3", "]")
        assert it.said.startswith("3 ]")
        await it.press("c")
        assert it.at_cursor.startswith("A second light")


async def test_a_wrong_second_key_is_swallowed_and_said(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        await it.press("z q")
        assert it.said == "z q is no command"
        assert it.app.is_running
        await it.press("j")
        assert it.at_cursor.startswith("Forty-one")


async def test_escape_takes_a_begun_sequence_back(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        before = it.lines
        await it.press("ctrl+w", "escape")
        assert it.lines == before


async def test_what_may_follow_is_listed_after_a_moment(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        await it.press("]")
        assert "Next only here" not in it.text
        await it.until(lambda: "Next only here" in it.text)
        assert re.search(r"c +Next stop", it.text)
        await it.press("c")
        assert "Next only here" not in it.text
        assert it.at_cursor.startswith("Forty-one")


async def test_a_quick_sequence_lists_nothing_later(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        await it.press("] c")
        await it.pilot.pause(0.7)
        assert "Next only here" not in it.text


async def test_help_shows_the_keys_of_the_chosen_map(diptych: Opener) -> None:
    async with diptych.read(keymap="vim") as it:
        await it.press("f1")
        await it.type("next stop")
        assert "] c  ." in it.text


async def test_own_keys_lie_over_the_map(diptych: Opener) -> None:
    async with diptych.read(keys={"reading": {"next-stop": ["f5", "g n"], "top": ["g g"]}}) as it:
        await it.press("g n", "f5")
        assert it.at_cursor.startswith("The mate saw")
        await it.press("]")
        assert it.at_cursor.startswith("The mate saw")
