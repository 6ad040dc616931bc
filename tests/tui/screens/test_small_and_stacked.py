"""Small terminals, and terminals that change their size while somebody reads."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from articles.notes.content.note import new_note
from tests.tui.ledger_pair import FOUND as MILL
from tests.tui.ledger_pair import LEDGER
from tests.tui.ledger_pair import LEFT as MERCURY
from tests.tui.ledger_pair import RIGHT as POST

if TYPE_CHECKING:
    from tests.tui.screen import Opener


async def test_at_80_columns_the_texts_stand_above_each_other(diptych: Opener) -> None:
    async with diptych.read(size=(80, 24)) as it:
        assert it.row_of("Harbour Gazette") == 0
        assert it.row_of("Calder Post") > 10
        assert "The night ferry struck" in it.text
        assert "A ferry hit the mole" in it.text
        assert it.status.endswith("? help")


async def test_at_90_columns_they_stand_side_by_side(diptych: Opener) -> None:
    async with diptych.read(size=(90, 24)) as it:
        assert it.row_of("Harbour Gazette") == it.row_of("Calder Post") == 0


async def test_another_size_is_laid_out_once(diptych: Opener) -> None:
    async with diptych.read(size=(120, 30)) as it:
        laid_out, lay_out = list[object](), it.screen._refresh_layout

        def counted(*size: Any, **scrolled: Any) -> None:
            laid_out.append(size)
            lay_out(*size, **scrolled)

        diptych.patch.setattr(it.screen, "_refresh_layout", counted)
        await it.resize(150, 40)
        assert len(laid_out) == 1
        assert it.screen.query_one("#pane-a").size.height == 37


async def test_stacked_the_lower_text_shows_the_counterpart_with_lines_around_it(diptych: Opener) -> None:
    async with diptych.read(size=(80, 24)) as it:
        await it.press("9 ]")
        assert it.at_cursor.startswith("The quay was cleared")
        assert "By nightfall the quay was empty." in it.text
        assert "The letter about a second light" in it.text


async def test_stacked_tab_puts_the_other_text_on_top(diptych: Opener) -> None:
    async with diptych.read(size=(80, 24)) as it:
        await it.press("tab")
        assert it.row_of("Calder Post") == 0
        assert it.at_cursor.startswith("A ferry hit")
        await it.press("tab")
        assert it.row_of("Harbour Gazette") == 0


async def test_stacked_the_keys_that_matter_work(diptych: Opener) -> None:
    async with diptych.read(size=(80, 24)) as it:
        await it.press("2 ]", "enter")
        assert it.at_cursor.startswith("The mate conceded")
        await it.press("i")
        assert "why  weak" in it.text
        await it.press("i", "a")
        await it.type("small")
        await it.press("ctrl+s")
        assert [note.body for note in it.reading.session.notes] == ["small"]
        await it.press("?")
        assert "Help   keymap" in it.text


async def test_at_the_smallest_size_both_texts_are_in_sight(diptych: Opener) -> None:
    async with diptych.read(size=(40, 10)) as it:
        assert "The night ferry" in it.text
        assert "A ferry hit" in it.text


async def test_below_it_a_plain_notice_stands_alone(diptych: Opener) -> None:
    async with diptych.read() as it:
        for columns, rows in ((39, 24), (80, 9), (39, 9), (5, 2), (1, 1)):
            await it.resize(columns, rows)
            assert "ferry" not in it.text, (columns, rows)
            if rows >= 9:
                assert f"Diptych needs 40 by 10; this is {columns} by {rows}" in " ".join(it.text.split())
            await it.resize(120, 26)
            assert "The night ferry struck" in it.text, (columns, rows)


async def test_keys_pressed_below_it_still_count(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.resize(39, 9)
        await it.press("j")
        await it.resize(120, 26)
        assert it.at_cursor.startswith("Forty-one")


async def test_the_place_survives_every_change_of_size(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("2 0 J")
        words = it.at_cursor
        assert words.startswith("The eighth witness")
        for size in ((80, 24), (39, 9), (200, 60), (40, 10), (120, 26)):
            await it.resize(*size)
            assert it.at_cursor == words, size
            if size != (39, 9):
                assert it.row_words().startswith(words[:12]), size


async def test_the_other_text_comes_level_again_after_every_change_of_size(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.resize(80, 24)
        await it.resize(200, 60)
        assert it.row_of("The quay was cleared") == it.row_of("By nightfall the quay")
        await it.resize(120, 26)
        assert it.row_of("Two tugs") == it.row_of("Tugs towed")


async def test_a_wide_screen_keeps_the_measure(diptych: Opener) -> None:
    async with diptych.read(size=(200, 26), measure=30) as it:
        assert "The night ferry struck the" in it.text
        assert "struck the mole" not in it.text


async def test_what_is_typed_survives_a_change_of_size(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a")
        await it.type("half a tho")
        await it.resize(80, 24)
        await it.type("ught")
        await it.resize(39, 9)
        await it.resize(120, 26)
        await it.press("ctrl+s")
        assert [note.body for note in it.reading.session.notes] == ["half a thought"]


async def test_a_list_survives_a_change_of_size(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("?")
        await it.type("other pane")
        await it.resize(80, 24)
        assert "Other pane" in it.text
        await it.press("enter")
        assert it.reading.cursor.side == "b"


async def test_a_chosen_layout_holds_at_every_width(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("W")
        await it.resize(200, 40)
        assert it.row_of("Harbour Gazette") < it.row_of("Calder Post")
        await it.press("W")
        await it.resize(80, 24)
        assert it.row_of("Harbour Gazette") == it.row_of("Calder Post")


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (20, 5)])
async def test_the_start_screen_works_small(diptych: Opener, size: tuple[int, int]) -> None:
    async with diptych.start(size=size) as it:
        diptych.match_nothing()
        await it.press("1")
        await it.until(lambda: it.reads)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (60, 12), (200, 60)])
async def test_the_bottom_row_has_help_and_the_key_that_matters_most(diptych: Opener, size: tuple[int, int]) -> None:
    async with diptych.read(MERCURY, POST, found=MILL, ledger=LEDGER, size=size) as it:
        for _ in range(4):
            assert it.lines[-1].rstrip().endswith("? help")
            assert "] next stop" in it.lines[-1]
            assert "¶ " in it.lines[-1]
            await it.press("]")
        await it.press("a")
        await it.type("A note that is longer than the bottom row of this terminal is wide, whatever it says.")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        assert it.lines[-1].rstrip().endswith("? help")
        assert "e edit note" in it.lines[-1]
        assert "✎ 1/1" in it.lines[-1]
        await it.press("c")
        assert it.lines[-1].rstrip().endswith("? help")
        assert "Enter read both" in it.lines[-1]


async def test_the_number_of_a_note_has_room_for_three_digits_and_more(diptych: Opener) -> None:
    async with diptych.read() as it:
        session, texts = it.reading.session, it.reading.session.articles
        places = [texts["a"].sentences[0].span, texts["a"].sentences[6].span]
        for count in (98, 200, 801):
            for _ in range(count):
                session.add(new_note(texts, {"a": places[0]}, "again"))
            session.add(new_note(texts, {"a": places[1]}, "here"))
            await it.rest()
            number = len(session.notes)
            assert f"✎{number}" in it.lines[it.row_of("Two tugs")]
            assert "✎1" in it.lines[it.row_of("The night")]
            session.store.delete(session.notes[-1].id)
            session.refresh()


async def test_wide_letters_take_the_room_that_they_have(diptych: Opener) -> None:
    findings = (replace(LEDGER.findings[0], topic="火災の原因"), *LEDGER.findings[1:])
    async with diptych.read(MERCURY, POST, found=MILL, ledger=replace(LEDGER, findings=findings)) as it:
        await it.press("c", "f")
        rows = [row for row in it.lines if "about " in row]
        ends = {cell_len(row[: row.index(re.findall(r"\d+", row)[-1])]) for row in rows}
        assert len(rows) > 2
        assert len(ends) == 1
