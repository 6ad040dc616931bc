"""Selecting words from the keyboard and taking them along with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.screen import Diptych, Opener


def selected(it: Diptych) -> str:
    """The words that are selected; "" if none are."""
    span = it.reading.selection()
    return "" if span is None else span.of(it.reading.shown[it.reading.cursor.side])


SELECTING = (
    ("v", "T"),
    ("v l l", "The"),
    ("v right right left", "Th"),
    ("v w", "The n"),
    ("v 2 w b", "The n"),
    ("v ctrl+right ctrl+right ctrl+left", "The n"),
    ("v $", "The night ferry struck the mole at Calder Point."),
    ("v end", "The night ferry struck the mole at Calder Point."),
    ("v w $ o 0", "The night ferry struck the mole at Calder Point."),
    ("v w home", "T"),
    ("v j", "The night ferry struck the mole at Calder Point. F"),
    ("v down up", "T"),
    ("J v k", "The night ferry struck the mole at Calder Point. F"),
    ("v J", "The night ferry struck the mole at Calder Point. F"),
    ("J v K", "The night ferry struck the mole at Calder Point. F"),
    ("v }", "The night ferry struck the mole at Calder Point. Forty-one passengers were hurt.  T"),
    ("v } {", "T"),
    ("v ctrl+down ctrl+up", "T"),
    ("V", "The night ferry struck the mole at Calder Point."),
    ("J v o g", "The night ferry struck the mole at Calder Point. F"),
    ("J v <", "The night ferry struck the mole at Calder Point. F"),
    ("v w V", "The night ferry struck the mole at Calder Point."),
)


async def test_every_key_of_selecting_widens_or_moves_the_selection(diptych: Opener) -> None:
    async with diptych.read() as it:
        for keys, words in SELECTING:
            it.reading.cursor.anchor = None
            it.screen.settle()
            it.go_to_the_beginning()
            await it.press(keys)
            assert selected(it) == words, keys


async def test_screens_widen_the_selection_too(diptych: Opener) -> None:
    async with diptych.read() as it:
        for keys in ("space", "pagedown", "d", "G", ">"):
            it.reading.cursor.anchor = None
            it.screen.settle()
            it.go_to_the_beginning()
            await it.press("v", keys)
            assert len(selected(it)) > 100, keys
        for keys in ("pageup", "u"):
            await it.press(keys)
        assert it.screen.mode == "select"


async def test_the_selection_is_drawn_and_counted(diptych: Opener) -> None:
    async with diptych.read() as it:
        plain = it.style_of("The night")
        await it.press("v")
        assert "   1 character selected" in it.status
        await it.press("w")
        assert it.style_of("The night") != plain
        assert "5 characters selected" in it.status


async def test_every_key_that_leaves_ends_the_selection(diptych: Opener) -> None:
    async with diptych.read() as it:
        before = it.lines
        for key in ("escape", "v", "q"):
            await it.press("v", key)
            assert it.lines == before, key
            assert it.app.is_running


async def test_a_selection_is_copied_with_its_source(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("v", "w", "w", "h", "h", "y")
        assert it.copied == ["“The night”\nThe ferry that did not turn, Harbour Gazette, paragraph 1 (left.txt)\n"]
        assert it.said == "copied with its source"
        assert selected(it) == ""


async def test_without_a_selection_the_passage_is_copied(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("4 J", "y")
        assert it.copied[0].startswith("“Nobody answered the letter.”\n")


async def test_a_folded_line_is_neither_selected_nor_copied(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("5 j", "v")
        assert it.said == "nothing to select on a folded line"
        await it.press("V")
        assert it.said == "nothing to select on a folded line"
        await it.press("y")
        assert it.said == "nothing to copy on a folded line"
        assert it.copied == []


async def test_the_footer_changes_to_what_helps_while_selecting(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("v")
        assert "y copy" in it.status
        assert "o other end" in it.status


async def test_a_command_by_name_works_on_the_selection(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("v", "w")
        await it.command("copy")
        assert it.copied[0].startswith("“The n”")


async def test_the_palette_offers_what_works_while_selecting(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("v", "ctrl+p")
        await it.type("end of row")
        await it.until(lambda: "Move to the end of the row." in it.text)
        await it.press("enter")
        await it.until(lambda: selected(it).endswith("Calder Point."))
