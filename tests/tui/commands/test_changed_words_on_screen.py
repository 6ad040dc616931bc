"""Words changed in passages that are else the same: marked, stops, and lit by why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reports import render, render_report
from tests.building import article, comparison

if TYPE_CHECKING:
    from tests.tui.screen import Opener

LEFT = article(
    [
        ["The gate was shut at noon."],
        ["All 35 workers on the late shift had been seen by nine.", "Rain fell until the evening."],
        ["The council says that the bridge at Dorn stays closed until Monday."],
    ]
)
RIGHT = article(
    [
        ["At noon somebody closed the gate."],
        ["All 35 workers on the night shift had been seen by nine.", "Nobody had an umbrella."],
        ["The council says that the old bridge at Dorn stays closed until Monday."],
    ],
    source="right.txt",
)
FOUND = comparison(LEFT, RIGHT, ((0, 0), (1, 1), (3, 3)), chain=((0, 0), (1, 1), (2, 2)))


async def test_changed_words_are_marked_on_both_sides(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND) as it:
        for words in ("late", "night", "old"):
            assert it.style_of(f"{words} ").underline, words
        assert not it.style_of("workers on the late").underline
        assert not it.style_of("bridge").underline
        row = it.lines[it.row_of("All 35")]
        assert row.count("≢") >= 2
        assert "≠" not in it.text
        assert it.style_of("late ").italic
        await it.command("signs")
        assert it.lines[it.row_of("All 35")].count("%") >= 2


async def test_they_are_a_kind_of_stop_of_their_own(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND) as it:
        await it.command("stops word")
        await it.press("]", "]")
        assert it.at_cursor.startswith("bridge at Dorn") or it.at_cursor.startswith(" bridge at Dorn")
        await it.press("[")
        assert it.at_cursor.startswith("late shift")
        await it.command("stops differ")
        await it.press("g", "]")
        assert it.at_cursor.startswith("The gate")
        await it.command("next-reworded")
        assert it.at_cursor.startswith("late shift")


async def test_they_are_not_marked_where_as_little_as_possible_is(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND) as it:
        await it.command("density bare")
        assert "≢" not in it.lines[it.row_of("All 35")][1:-1]


async def test_they_are_stops_and_why_lights_them(diptych: Opener) -> None:
    async with diptych.read(LEFT, RIGHT, found=FOUND) as it:
        await it.press("]")
        assert it.at_cursor.startswith("late shift")
        before = it.style_of("workers"), it.style_of("late")
        await it.press("i")
        assert it.style_of("workers") == before[0]
        assert it.style_of("late") != before[1]
        assert "changed: late–night" in it.text
        await it.press("]")
        assert "changed: nothing–old" in it.text


def test_reports_say_what_was_changed() -> None:
    assert '<mark class="w">late</mark>' in render_report(FOUND, "html")
    for form in ("plain", "markdown", "html", "csv"):
        text = render(FOUND, form)
        assert "changed: late – night" in text
        assert "changed: nothing – old" in text
