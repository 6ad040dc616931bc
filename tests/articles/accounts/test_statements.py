"""The table of what several accounts state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.accounts import Accounts, Statement, gather, statements
from articles.errors import BadInputError
from articles.reading import article_from_text
from tests.articles.accounts.several import accounts_of, without

HURT = "Twelve people were hurt in the fire at the mill on Friday."
HURT_TOO = "The fire at the mill injured twelve people on Friday."
MORE_HURT = "Fourteen people were hurt in the fire at the mill on Friday."
ROAD = "The road to Calder Point was closed until noon on Saturday."
OWNER = "The mill belongs to the Brandt family of Calder Point."


def _row(rows: tuple[Statement, ...], words: str, accounts: Accounts) -> Statement:
    """The row that has these words in one of its cells, told there and nowhere shared."""
    (found,) = (
        row
        for row in rows
        for cell in row.cells
        if cell.told and not cell.shared and cell.span and words in accounts.articles[cell.account].quote(cell.span)
    )
    return found


def _stances(row: Statement) -> list[str]:
    return [cell.stance for cell in row.cells]


def test_a_row_has_a_cell_for_each_account_and_says_who_is_silent() -> None:
    found = accounts_of([f"{HURT} {ROAD}", HURT_TOO, ROAD], {(0, 1): [(0, 0, 0.9)], (0, 2): [(1, 0, 0.9)]})
    rows = statements(found)
    assert [_stances(row) for row in rows] == [["tells", "tells", "silent"], ["tells", "silent", "tells"]]
    assert [row.missing_in for row in rows] == [2, 1]


def test_what_agrees_differs_and_contradicts_stands_in_its_cell() -> None:
    found = accounts_of(
        [HURT, HURT_TOO, MORE_HURT],
        {(0, 1): [(0, 0, 0.9)], (0, 2): [(0, 0, 0.9)], (1, 2): [(0, 0, 0.8)]},
        {(0, 1): {(0, 0): "agree"}, (0, 2): {(0, 0): "differ"}, (1, 2): {(0, 0): "contradict"}},
    )
    (row,) = statements(found)
    assert _stances(row) == ["tells", "agrees", "differs"]
    assert [(each.a, each.b, each.judged.verdict) for each in row.findings] == [
        (1, 2, "contradict"),
        (0, 2, "differ"),
        (0, 1, "agree"),
    ]


def test_two_others_that_clash_are_said_so_where_the_first_says_nothing_of_it() -> None:
    found = accounts_of(
        [HURT, HURT_TOO, MORE_HURT],
        {(0, 1): [(0, 0, 0.9)], (0, 2): [(0, 0, 0.9)], (1, 2): [(0, 0, 0.8)]},
        {(1, 2): {(0, 0): "differ"}},
    )
    (row,) = statements(found)
    assert [(cell.stance, cell.beside) for cell in row.cells] == [("tells", None), ("differs", 2), ("differs", 1)]


def test_what_clashes_comes_first_and_what_one_alone_tells_comes_last() -> None:
    found = accounts_of(
        [f"{OWNER} {ROAD} {HURT}", f"{MORE_HURT} {ROAD}"],
        {(0, 1): [(1, 1, 0.9), (2, 0, 0.9)]},
        {(0, 1): {(2, 0): "differ", (1, 1): "agree"}},
    )
    rows = statements(found)
    assert [row.stance for row in rows] == ["differs", "agrees", "tells"]
    assert [row.only_in for row in rows] == [None, None, 0]


def test_rows_are_not_glued_over_a_hop() -> None:
    found = accounts_of([HURT, f"{HURT_TOO}", ROAD], {(0, 1): [(0, 0, 0.9)], (1, 2): [(0, 0, 0.9)]})
    rows = statements(found)
    assert [row.tellers for row in rows if 0 in row.tellers] == [(0, 1)]
    assert _row(rows, "road", found).cells[1].shared


def test_what_agrees_with_what_agrees_tells_the_same() -> None:
    linked = {(0, 1): [(0, 0, 0.9)], (1, 2): [(0, 0, 0.9)]}
    agreed = accounts_of([HURT, HURT_TOO, HURT], linked, {(0, 1): {(0, 0): "agree"}, (1, 2): {(0, 0): "agree"}})
    (row,) = statements(agreed)
    assert row.tellers == (0, 1, 2)


def test_a_headline_and_the_sentence_under_it_stand_in_one_row() -> None:
    headline = "Fire at the mill hurts twelve people"
    linked = {(0, 1): [(0, 0, 0.9), (1, 0, 0.9)]}
    found = accounts_of([f"{headline}\n\n{HURT}", HURT_TOO], linked)
    (row,) = statements(found)
    assert row.cells[0].span
    assert found.articles[0].quote(row.cells[0].span) == f"{headline}\n\n{HURT}"


def test_what_fits_one_member_of_a_row_only_is_unsure_in_it() -> None:
    found = accounts_of([HURT, HURT_TOO, ROAD], {(0, 1): [(0, 0, 0.9)], (1, 2): [(0, 0, 0.7)]})
    row = _row(statements(found), "Twelve", found)
    assert row.cells[2].stance == "unsure"
    assert row.cells[2].span is not None


def test_a_sentence_that_tells_two_things_stands_in_both_rows() -> None:
    both = "Twelve people were hurt in the fire and the road to Calder Point was closed until noon."
    found = accounts_of([f"{HURT} {ROAD}", both], {(0, 1): [(0, 0, 0.9), (1, 0, 0.6)]})
    rows = statements(found)
    assert [row.tellers for row in rows] == [(0, 1), (0, 1)]
    assert [row.cells[1].shared for row in rows] == [False, True]


def test_each_finding_of_any_two_has_a_row() -> None:
    found = accounts_of(
        [HURT, HURT_TOO, f"{HURT_TOO} {MORE_HURT}"],
        {(0, 1): [(0, 0, 0.9)], (0, 2): [(0, 0, 0.9)], (1, 2): [(0, 0, 0.9)]},
        {(0, 2): {(0, 1): "differ"}, (1, 2): {(0, 0): "agree"}},
    )
    rows = statements(found)
    assert {(each.a, each.b, each.judged.verdict) for row in rows for each in row.findings} == {
        (0, 2, "differ"),
        (1, 2, "agree"),
    }


def test_nothing_is_called_silent_in_an_account_that_may_lack_a_part() -> None:
    found = accounts_of([HURT, ROAD], {})
    cut = replace(found.articles[1], doubted=True)
    rows = statements(replace(found, articles=(found.articles[0], cut)))
    assert _row(rows, "Twelve", found).cells[1].stance == "unknown"
    assert _row(rows, "road", found).cells[0].stance == "silent"


def test_what_was_not_compared_yet_is_not_called_silent() -> None:
    found = without(accounts_of([HURT, HURT_TOO, ROAD], {(0, 1): [(0, 0, 0.9)]}), (1, 2))
    row = _row(statements(found), "Twelve", found)
    assert row.cells[2].stance == "unknown"


def test_less_than_two_and_more_than_nine_accounts_are_refused() -> None:
    for count in (1, 10):
        with pytest.raises(BadInputError, match="accounts were named"):
            gather([article_from_text(f"{HURT} {number}") for number in range(count)])


def test_gathering_compares_every_two_and_tells_how_far_it_is() -> None:
    told: list[float] = []
    found = gather([article_from_text(text) for text in (HURT, HURT_TOO, MORE_HURT)], told.append)
    assert found.complete
    assert told == sorted(told)
    assert told[-1] == 1.0
    (row,) = statements(found)
    assert row.tellers == (0, 1, 2)
    assert row.cells[2].kinds == ("number",)


def test_sentences_that_agree_and_have_rows_of_their_own_make_no_further_row() -> None:
    found = accounts_of(
        [f"{HURT} {ROAD}", f"{HURT_TOO} {ROAD}"],
        {(0, 1): [(0, 0, 0.9), (1, 1, 0.9)]},
        {(0, 1): {(0, 0): "agree", (0, 1): "agree"}},
    )
    assert [row.tellers for row in statements(found)] == [(0, 1), (0, 1)]


def test_what_clashes_across_two_rows_has_a_row_of_its_own() -> None:
    found = accounts_of(
        [f"{HURT} {ROAD}", f"{HURT_TOO} {ROAD}"],
        {(0, 1): [(0, 0, 0.9), (1, 1, 0.9)]},
        {(0, 1): {(0, 1): "differ"}},
    )
    rows = statements(found)
    assert [row.stance for row in rows] == ["differs", "tells", "tells"]
    assert all(cell.shared for cell in rows[0].cells)
