"""What a pane shows: runs of text with their tags, the bar, the signs at the edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from articles.article import SIDES
from articles.matching.match import Alignment, Evidence
from tests.building import match
from tests.tui.view.made import FOUND, LEFT, RIGHT, note_on, reading, run
from tui.view.painting import PaneView, Tag, pane_view

if TYPE_CHECKING:
    from tui.view.pages.page import Row
    from tui.view.reading_view import ReadingView


def view(made: ReadingView, side: str = "a", *, why: bool = False) -> PaneView:
    made.display.why = why
    return pane_view(made, "a" if side == "a" else "b")


def rows(shown: PaneView) -> list[Row]:
    made = (shown.page.row(number) for number in range(shown.page.height))
    return [row for row in made if row is not None]


def tagged(shown: PaneView, tag: Tag) -> str:
    runs = [run for row in rows(shown) if row.fold is None for run in shown.runs(row)]
    return "|".join(text for text, tags in runs if tags & tag)


def test_the_passage_is_lit_on_its_side_and_its_counterpart_on_the_other() -> None:
    made = reading()
    assert tagged(view(made), Tag.LIT) == "The dam held until Sunday."
    assert tagged(view(made, "b"), Tag.COUNTERPART) == "On Sunday the dam still held."
    assert tagged(view(made, "b"), Tag.LIT) == ""


def test_without_a_counterpart_only_the_sentence_is_lit() -> None:
    made = reading()
    run(made, "next-passage")
    assert tagged(view(made), Tag.LIT).replace("|", "") == "Nobody slept in the valley."
    assert view(made, "b").lit == ()


def test_a_selection_lies_over_what_is_lit_with_its_moving_end_marked() -> None:
    made = reading()
    for command in ("select", "word-right"):
        run(made, command)
    shown = view(made)
    assert tagged(shown, Tag.SELECTED) == "The |d"
    assert tagged(shown, Tag.CURSOR) == "d"
    assert tagged(view(made, "b"), Tag.SELECTED) == ""


def test_hits_are_marked_on_both_sides() -> None:
    made = reading()
    run(made, "find", "sunday")
    assert [tagged(view(made, side), Tag.HIT) for side in SIDES] == ["Sunday", "Sunday"]


def test_evidence_is_marked_only_when_asked_why() -> None:
    a, b = LEFT.text.index("Sunday"), RIGHT.text.index("Sunday")
    span = LEFT.sentences[0].span
    shared = Evidence("date", type(span)(a, a + 6), type(span)(b, b + 6), 0.4)
    found = match(LEFT, RIGHT, (0, 1), evidence=(shared,))
    made = reading(type(FOUND)(LEFT, RIGHT, Alignment((found,)), matched=True))
    assert tagged(view(made), Tag.EVIDENCE) == ""
    assert tagged(view(made, why=True), Tag.EVIDENCE) == "Sunday"
    assert tagged(view(made, "b", why=True), Tag.EVIDENCE) == "Sunday"


def test_notes_are_marked_and_numbered_as_they_are_listed() -> None:
    notes = (note_on("b", 0, 8), note_on("a", 4, 7), note_on("a", 0, 3))
    made = reading(notes=notes)
    shown = view(made)
    assert tagged(shown, Tag.NOTE) == "The|dam"
    assert sorted(number for _start, number in made.noted("a").starts) == [2, 3]
    assert shown.note_number(rows(shown)[0]) == 3
    assert view(made, "b").note_number(rows(view(made, "b"))[0]) == 1


def test_the_bar_stands_on_the_rows_of_what_is_lit() -> None:
    made = reading(width=12)
    shown = view(made)
    lit = [row for row in rows(shown) if shown.is_lit(row)]
    assert [row.start for row in lit] == [row.start for row in rows(shown) if row.start < 26]


def test_passages_only_here_have_a_sign_where_they_begin() -> None:
    shown = view(reading())
    alone = [LEFT.text[row.start :][:14] for row in rows(shown) if shown.stands_alone(row)]
    assert alone == ["Nobody slept i", "A cow was save"]


def test_folded_lines_have_neither_bar_nor_signs() -> None:
    shown = view(reading(notes=(note_on("a", LEFT.sentences[3].span.start, LEFT.sentences[3].span.end),)))
    fold = next(row for row in rows(shown) if row.fold is not None)
    assert not shown.is_lit(fold)
    assert not shown.stands_alone(fold)


def test_the_cursor_row_is_known_only_on_its_side() -> None:
    made = reading()
    assert view(made).cursor_row == made.cursor_row()
    assert view(made, "b").cursor_row is None


_MARKS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30), st.sampled_from(list(Tag)[1:])), max_size=6)


@given(marks=_MARKS)
def test_runs_make_up_the_row_and_carry_exactly_the_marks_over_them(marks: list[tuple[int, int, Tag]]) -> None:
    plain = view(reading())
    spans = tuple((start, start + length, tag) for start, length, tag in marks)
    shown = PaneView(plain.page, 0, 30, 0, spans, (), (), (), None)
    for row in rows(shown):
        if row.fold is not None:
            continue
        runs = shown.runs(row)
        assert "".join(text for text, _tags in runs) == plain.page.shown[row.start : row.end].rstrip()
        offset = row.start
        for text, tags in runs:
            for index in range(offset, offset + len(text)):
                over = [tag for start, end, tag in spans if start <= index < end]
                assert tags == Tag(sum({int(tag) for tag in over}))
            offset += len(text)
