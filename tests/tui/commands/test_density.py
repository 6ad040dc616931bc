"""How much of what was found is marked in the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT

if TYPE_CHECKING:
    from tests.tui.screen import Diptych, Opener


def drawn(it: Diptych) -> tuple[bool, bool, bool]:
    """Whether what differs has its sign in the texts, what is only here its own, and strong matches their links."""
    rows = [line[1:-1] for line in it.lines[2:-1]]  # without the strips at the edges
    return any("≠" in row for row in rows), any(" · " in row for row in rows), any("●─" in row for row in rows)


async def test_each_level_marks_more_and_the_key_goes_round(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER) as it:
        usual = drawn(it)
        assert usual == (True, True, True)
        await it.press("*")
        assert "all: weak matches too" in it.status
        await it.press("*")
        assert "bare: only what is under the cursor" in it.status
        assert drawn(it) == (False, False, False)
        await it.press("*")
        assert drawn(it) == (True, False, False)
        await it.press("*")
        assert drawn(it) == usual


async def test_all_shows_the_weak_matches_that_the_usual_does_not(diptych: Opener) -> None:
    async with diptych.read() as it:
        assert "○" not in "".join(it.lines[2:-1])
        await it.command("density all")
        assert "○" in "".join(it.lines[2:-1])


async def test_what_is_under_the_cursor_stays_lit_when_bare(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("density bare")
        assert it.style_of("The night ferry").bgcolor != it.style_of("Two tugs").bgcolor
        assert any("●━" in line for line in it.lines)


async def test_an_unknown_level_names_those_that_there_are(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("density thick")
        assert "there is no density thick: there are bare, differences, usual, all" in it.status


@pytest.mark.parametrize("keymap", ["vim", "emacs", "less"])
async def test_it_has_one_key_in_every_keymap(diptych: Opener, keymap: str) -> None:
    async with diptych.read(keymap=keymap) as it:
        await it.press("*")
        assert "all: weak matches too" in it.status
