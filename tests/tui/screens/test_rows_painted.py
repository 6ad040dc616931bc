"""Only rows that changed are painted; what stands on the screen is what would be painted anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual._compositor import Compositor

from tests.building import article, comparison
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT
from tui.shown import pieces_of
from tui.widgets import spread
from tui.widgets.link_gutter import LinkGutter
from tui.widgets.overview_strip import OverviewStrip
from tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from textual._compositor import ChopsUpdate, LayoutUpdate
    from textual.strip import Strip

    from articles.comparison import Comparison
    from tests.tui.screen import Diptych, Opener
    from tui.shown import Pieces

_RENDER = Compositor.render_update
_KEYS = (
    ["j"] * 6, ["."] * 3, ["enter", "enter", "backspace"], ["tab", "k", "k"], ["v", "l", "l", "j"],
    ["escape", "G", "g"], ["i", "j", "."], ["s", "d", "tab", "u"], ["s", "-", "j", "+"],
    ["H", "down", "enter", "escape", "j"], ["~", "W", "j"],
)  # fmt: skip


def painted(it: Diptych) -> list[list[Strip]]:
    """All rows of the widgets that draw their own."""
    kinds = (TextPane, LinkGutter, OverviewStrip)
    widgets = [widget for kind in kinds for widget in it.app.screen.query(kind) if widget.size]
    return [widget.render_lines(widget.size.region) for widget in widgets]


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
async def test_kept_rows_are_what_would_be_drawn_anew(diptych: Opener, size: tuple[int, int]) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER, size=size) as it:
        for keys in _KEYS:
            await it.press(*keys)
            kept = painted(it)
            for kind in (TextPane, LinkGutter, OverviewStrip):
                for widget in it.app.screen.query(kind):
                    widget.notify_style_update()  # forgets whatever was kept
            assert painted(it) == kept, keys


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
async def test_the_frames_that_are_sent_add_up_to_the_whole_screen(diptych: Opener, size: tuple[int, int]) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER, size=size) as it:
        picture: dict[tuple[int, int], tuple[str, object]] = {}

        def take(_screen: object, frame: LayoutUpdate | ChopsUpdate | Pieces | None) -> None:
            for y, x, strip in pieces_of(frame) if frame is not None else ():
                picture.update(cells(y, x, strip))

        diptych.patch.setattr(it.app, "_display", take)
        diptych.patch.setattr(Compositor, "render_update", _RENDER)
        it.app.screen.refresh()
        await it.rest()
        for keys in [*_KEYS, ["a"], [*"words", "tab", "escape"], ["c", "j"], ["escape", "?"], ["escape", ":", "x"]]:
            await it.press(*keys)
            whole = it.app.screen._compositor.render_strips()
            assert picture == {cell: what for y, strip in enumerate(whole) for cell, what in cells(y, 0, strip).items()}


def cells(y: int, x: int, strip: Strip) -> dict[tuple[int, int], tuple[str, object]]:
    """Each cell of a strip that begins at a row and a column: what is drawn there, and how."""
    drawn = [(letter, style) for text, style, _ in strip for letter in text for _ in range(cell_len(letter))]
    return {(y, x + column): what for column, what in enumerate(drawn)}


async def test_a_row_down_paints_anew_only_the_rows_of_the_cursor_and_of_what_is_lit(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND, ledger=LEDGER, size=(120, 40)) as it:
        await it.press("j")
        pane = it.app.screen.query_one("#pane-a", TextPane)
        asked: list[tuple[int, ...]] = []
        diptych.patch.setattr(
            pane, "refresh", lambda *regions: asked.append(tuple(row for each in regions for row in each.line_range))
        )
        before = it.reading.cursor_row()
        await it.press("j")
        (rows,) = asked
        assert {before, it.reading.cursor_row()} <= set(rows)
        assert len(rows) < 12


@pytest.fixture
def long_texts() -> Comparison:
    """Two long texts, paired all along."""
    sentence = "The river rose all night and took three bridges with it, said the harbour office. "
    a = article([[sentence * (1 + number % 5)] for number in range(700)])
    b = article([[sentence * (1 + number * 3 % 7)] for number in range(700)], source="right.txt")
    return comparison(a, b, strong=[(number, number) for number in range(0, 700, 3)])


async def test_the_rest_of_a_long_text_is_laid_out_after_a_while(diptych: Opener, long_texts: Comparison) -> None:
    async with diptych.read(long_texts.a, long_texts.b, found=long_texts, size=(120, 30)) as it:
        await it.resize(100, 30)
        await it.until(lambda: it.reading.layout.whole)


async def test_the_rest_of_a_long_text_is_laid_out_without_painting(diptych: Opener, long_texts: Comparison) -> None:
    diptych.patch.setattr(spread, "BEFORE_THE_REST", 600.0)
    async with diptych.read(long_texts.a, long_texts.b, found=long_texts, size=(120, 30)) as it:
        await it.press("5 0 %")
        await it.resize(100, 30)
        assert not it.reading.layout.whole
        panes, drawn = list(it.app.screen.query(TextPane)), list[object]()
        shown = [pane.render_lines(pane.size.region) for pane in panes]
        for pane in panes:
            diptych.patch.setattr(pane, "refresh", lambda *regions: drawn.append(regions))
        it.reading.lay_out_rest()
        it.screen.refresh_view()
        await it.rest()
        assert [pane.render_lines(pane.size.region) for pane in panes] == shown
        assert not drawn


async def test_a_key_works_before_the_rest_of_a_long_text_is_laid_out(diptych: Opener, long_texts: Comparison) -> None:
    diptych.patch.setattr(spread, "BEFORE_THE_REST", 600.0)
    async with diptych.read(long_texts.a, long_texts.b, found=long_texts, size=(120, 30)) as it:
        await it.resize(100, 30)
        assert not it.reading.layout.whole
        await it.press("G")
        assert it.reading.layout.whole
        assert it.reading.cursor.offset > it.reading.article("a").paragraphs[-1].span.start
