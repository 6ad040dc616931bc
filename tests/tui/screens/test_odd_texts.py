"""Wide letters, marks, flags, other directions, endless paragraphs: every row ends at the edge of its pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.building import article, comparison

if TYPE_CHECKING:
    from tests.tui.screen import Diptych, Opener

ODD = {
    "chinese": ["渡轮在凌晨四点撞上了码头。", "港务局说，四十一名乘客受伤。"],
    "hebrew": ["הספינה פגעה במזח בשעה ארבע בבוקר.", "ארבעים ואחד נוסעים נפצעו, אמר משרד הנמל."],
    "arabic": ["اصطدمت العبارة بالرصيف في الساعة الرابعة صباحا.", "أصيب واحد وأربعون راكبا ﷽."],
    "marks": [
        "Le\u0301gere\u0301 marks e\u0301\u0302\u0323 and Z\u0351\u036b\u0343\u036a\u0302 stand on letters.",
        "Half ½ and full Ｆｕｌｌ.",
    ],
    "emoji": ["Flags 🇩🇪🇫🇷🇸🇪 at the mole.", "A family 👩\u200d👩\u200d👧 and 👩🏽\u200d🚒, one heart ❤\ufe0f."],
    "nothing to see": ["A\u200bzero\u200bwidth\u00a0space and a\ttab.", "Soft\u00adhyphens in mid\u00adword."],
}
SIZES = ((60, 20), (61, 20), (90, 24), (121, 34), (250, 70))
LONG = "The ferry struck the mole at four. "


def _whole(it: Diptych) -> None:
    """Every row of the screen has all its cells, and the strips of both edges stand where they should."""
    width, height = it.app.screen.size
    strips = it.app.screen._compositor.render_strips(it.app.screen.size)
    assert [strip.cell_length for strip in strips] == [width] * height
    for side in ("a", "b"):
        region = it.app.screen.query_one(f"#strip-{side}").region
        for y in range(region.y, region.bottom):
            (sign,) = {segment.text for segment in strips[y].crop(region.x, region.x + 1)}
            assert sign in set("│█·●≠≢◆✎○?"), (side, y, sign)


@pytest.mark.parametrize("kind", ODD)
async def test_every_row_ends_at_the_edge(diptych: Opener, kind: str) -> None:
    sentences = [ODD[kind] * 3, ["The ferry struck the mole at four."], ODD[kind]]
    a, b = article(sentences), article(sentences[::-1], source="right.txt")
    found = comparison(a, b, ((0, 0), (6, 2)))
    async with diptych.read(a, b, found=found) as it:
        for size in SIZES:
            await it.resize(*size)
            for keys in (("G",), ("g",), ("v", "j"), ("escape", "tab")):
                await it.press(*keys)
                _whole(it)


@pytest.mark.parametrize("words", ["word " * 20_000, "x" * 100_000, "漢" * 100_000, "e\u0301" * 50_000])
async def test_a_paragraph_of_a_hundred_thousand_characters_is_gone_through(diptych: Opener, words: str) -> None:
    a, b = article([[words.strip()], ["The end of it."]]), article([[LONG]], source="right.txt")
    async with diptych.read(a, b, found=comparison(a, b, ())) as it:
        _whole(it)
        await it.press("space", "G")
        assert it.at_cursor.startswith("The end of it.")
        _whole(it)
        await it.press("K", "u")
        await it.resize(70, 20)
        _whole(it)


async def test_a_file_of_one_line_is_read_by_rows_and_passages(diptych: Opener) -> None:
    a, b = article([[LONG.strip()] * 2_000]), article([["The mole held."]], source="right.txt")
    async with diptych.read(a, b, found=comparison(a, b, ())) as it:
        await it.press("1", "0", "J", "5", "0", "%")
        _whole(it)
        assert "¶ 1/1" in it.status
        assert abs(it.reading.cursor.offset - len(a.text) // 2) < 200
