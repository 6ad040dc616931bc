"""The line after the colon: what it completes, what it brings back, what it makes of arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keymaps.loader import BUILT_IN
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT
from tui.commands.call import Call
from tui.commands.dispatch import Line, read_line
from tui.keys import keymap_named

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screen import Diptych, Opener


async def run_line(it: Diptych, words: str, *keys: str) -> None:
    """Type a line after the colon, press keys, then Enter."""
    await it.press(":")
    await it.type(words)
    await it.press(*keys, "enter")


async def test_the_name_of_a_theme_is_completed_and_taken(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        await it.press(":")
        await it.type("theme diptych-d")
        await it.until(lambda: "theme diptych-day" in it.text)
        await it.press("right", "enter")
        assert it.app.theme == "diptych-day"
        assert "theme diptych-day" in it.lines[-1]


async def test_what_was_entered_is_brought_back_and_forth(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        await run_line(it, "legend")
        await it.press("escape")
        await run_line(it, "3")
        await it.press(":", "up", "up")
        assert ":legend" in it.lines[-1].replace(" ", "")
        await it.press("down")
        assert ":3" in it.lines[-1].replace(" ", "")
        await it.press("down")
        assert "legend" not in it.lines[-1]


async def test_what_was_entered_is_brought_back_the_next_time_but_no_secret_word(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        await run_line(it, "2")
        await run_line(it, "reveal apples")
        await it.press("/", *"roof", "enter")
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        await it.press(":", "up")
        assert ":2" in it.lines[-1].replace(" ", "")
        await it.press("escape", "/", "up")
        assert "/roof" in it.lines[-1].replace(" ", "")


async def test_a_verdict_is_completed_and_given(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        await it.press("]", ":")
        await it.type("verdict comp")
        await it.until(lambda: "verdict compatible" in it.text)
        await it.press("right", "enter")
        assert "compatible, you say" in it.lines[-1]
        await run_line(it, "verdict machine")
        assert "as the machine has it" in it.lines[-1]
        await run_line(it, "verdict wrong")
        assert "there is no verdict wrong" in it.lines[-1]
        await run_line(it, "own-finding agree")
        assert "own finding: agree" in it.text or "first choose the passage in B" in it.text


@pytest.mark.parametrize(
    ("typed", "near"), [("strickter", "stricter"), ("expotr", "export"), ("nxt-stop", "next-stop")]
)
async def test_what_is_no_command_says_what_is_near(diptych: Opener, typed: str, near: str) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        await run_line(it, typed)
        assert f"did you mean {near}?" in it.lines[-1]


async def test_the_ledger_has_a_command_line_of_its_own(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        await it.press("c", ":")
        await it.type("verd")
        await it.until(lambda: "verdict" in it.lines[-1])
        await it.press("escape")
        assert "Ledger" in it.text
        await run_line(it, "verdict related")
        assert "related, you say" in it.lines[-1]
        await run_line(it, "theme diptych-day")
        assert it.app.theme == "diptych-day"
        await run_line(it, "fold-agreeing")
        assert "does not work here" in it.lines[-1]
        await run_line(it, "unchekced")
        assert "did you mean unchecked?" in it.lines[-1]
        await run_line(it, "unchecked")
        assert "filter: unchecked" in it.text


@pytest.mark.parametrize("name", BUILT_IN)
def test_loose_and_strict_count(name: str) -> None:
    aliases = keymap_named(name).aliases
    assert read_line("loose 3", aliases) == Line("looser", Call(3))
    assert read_line("2 strict", aliases) == Line("stricter", Call(2))


async def test_a_number_behind_a_command_counts_as_one_before_it(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        await run_line(it, "next-paragraph 3")
        behind = it.reading.cursor.offset
        await it.press("g")
        await run_line(it, "3 next-paragraph")
        assert it.reading.cursor.offset == behind


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("stops note, differ", "next and previous stop go to: note, differ"),
        ("stops rivers", "there is no kind of stop rivers"),
        ("layers number", "layer number: on"),
        ("layers colour", "there is no layer colour"),
    ],
)
async def test_what_can_be_chosen_can_be_named(diptych: Opener, line: str, said: str) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER, size=(140, 30)) as it:
        await run_line(it, line)
        assert said in it.lines[-1]


async def test_the_path_of_a_file_is_completed(
    diptych: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "flood-report.html").touch()
    monkeypatch.chdir(tmp_path)
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        await it.press(":")
        await it.type("export reports/fl")
        await it.until(lambda: "reports/flood-report.html" in it.text)
