"""Everything works with the mouse: texts, links, overview, hints, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tui.widgets.link_gutter import LinkGutter
from tui.widgets.overview_strip import OverviewStrip
from tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from tests.tui.screen import Diptych, Opener


async def wheel(it: Diptych, pane: str, *, down: bool) -> None:
    kind = events.MouseScrollDown if down else events.MouseScrollUp
    await it.pilot._post_mouse_events([kind], it.screen.query_one(pane, TextPane), offset=(5, 5))
    await it.pilot.pause()


async def test_a_click_puts_the_cursor_on_the_character(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.click("light and did")
        assert it.at_cursor.startswith("light and did not turn")
        await it.click("injured.")
        assert (it.reading.cursor.side, it.at_cursor[:8]) == ("b", "injured.")


async def test_a_click_beside_the_text_changes_nothing_but_the_row(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.click("Forty-one", down=1)
        assert it.at_cursor.startswith("The night ferry")


async def test_a_drag_selects_up_to_the_character_under_the_mouse(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.drag("light and did", "not turn.")
        assert "15 characters selected" in it.status
        await it.press("y")
        assert it.copied[0].startswith("“light and did n”")


async def test_a_drag_that_ends_in_the_other_text_keeps_to_its_own(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.drag("light and did", "conceded")
        assert it.reading.cursor.side == "a"
        assert it.screen.mode == "select"


async def test_a_double_click_selects_the_passage(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.click("light was asked", times=2)
        assert "36 characters selected" in it.status


async def test_a_click_ends_a_selection(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("v", "w")
        await it.click("light and did")
        assert it.screen.mode == "reading"
        assert it.reading.selection() is None


async def test_a_click_on_a_folded_line_opens_it(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.click("1 picture line")
        assert "Photograph of the mole at noon." in it.text


async def test_the_wheel_scrolls_both_texts_while_they_are_locked(diptych: Opener) -> None:
    async with diptych.read() as it:
        await wheel(it, "#pane-b", down=True)
        assert it.reading.window.tops == {"a": 3, "b": 3}
        await wheel(it, "#pane-a", down=False)
        assert it.reading.window.tops == {"a": 0, "b": 0}


async def test_the_wheel_scrolls_one_text_when_they_are_free(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("s")
        await wheel(it, "#pane-b", down=True)
        assert it.reading.window.tops == {"a": 0, "b": 3}


async def test_a_click_on_a_link_goes_to_that_end(diptych: Opener) -> None:
    async with diptych.read() as it:
        gutter = it.screen.query_one(LinkGutter)
        it.reading.markings.toggle("weak")
        row = it.row_of("The mate saw") - gutter.region.y
        await it.pilot.click(gutter, offset=(gutter.size.width - 1, row))
        assert it.at_cursor.startswith("The mate conceded")
        await it.pilot.click(gutter, offset=(0, row))
        assert it.at_cursor.startswith("The mate saw")


async def test_a_press_on_the_overview_brings_that_part_into_sight(diptych: Opener) -> None:
    async with diptych.read() as it:
        strip = it.screen.query_one("#strip-b", OverviewStrip)
        await it.pilot.mouse_down(strip, offset=(0, strip.size.height - 1))
        assert "By nightfall the quay" in it.text
        await it.pilot.hover(strip, offset=(0, 0))
        assert "A ferry hit the mole" in it.text
        await it.pilot.mouse_up(strip, offset=(0, 0))
        await it.pilot.hover(strip, offset=(0, strip.size.height - 1))
        assert "A ferry hit the mole" in it.text


async def test_a_click_on_a_hint_runs_it(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.click("next stop")
        assert it.at_cursor.startswith("Forty-one")
        await it.click("? help")
        assert "Help   keymap" in it.text


async def test_a_click_in_a_list_chooses(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("?")
        await it.type("other pane")
        await it.click("Move the cursor to the other text.")
        assert it.reading.cursor.side == "b"


async def test_clicks_beside_the_note_box_lose_nothing(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("a")
        await it.type("half a tho")
        await it.click("light and did")
        await it.press("tab")
        await it.type("ught")
        await it.press("ctrl+s")
        await it.until(lambda: "saved" in it.status)
        assert [note.body for note in it.reading.session.notes] == ["half a thought"]


async def test_a_start_screen_line_is_opened_by_a_click(diptych: Opener) -> None:
    async with diptych.start() as it:
        diptych.match_nothing()
        await it.click("The battle of Mosul")
        await it.until(lambda: it.reads)
        assert it.reading.comparison.a.title
