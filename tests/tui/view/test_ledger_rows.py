"""Rows of findings are made when they are looked at, and all that is said of all of them is as if all had been made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from articles.session import Session
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT
from tui.view.ledger import rows as rows_module
from tui.view.ledger.layout import columns_of
from tui.view.ledger.ledger_view import LedgerView
from tui.view.ledger.rows import Filter, FindingRows, find_row, is_discrepancy, rows_of
from tui.view.reading_view import ReadingView

if TYPE_CHECKING:
    from tui.view.ledger.rows import Row


@pytest.fixture
def view() -> ReadingView:
    """The usual pair with its findings, as nobody has judged them yet."""
    session = Session(LEFT, RIGHT)
    session.take_alignment(session.match_request(), FOUND.alignment)
    asked = session.claims_request()
    assert asked is not None
    session.take_ledger(asked, LEDGER)
    return ReadingView(session)


def findings(view: ReadingView) -> FindingRows:
    found = rows_of(view, "findings", Filter())
    assert isinstance(found, FindingRows)
    assert len(found) > 3
    return found


def test_opening_makes_no_more_rows_than_are_looked_at(view: ReadingView, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, make = list[object](), rows_module._finding_row

    def counted(*each: Any) -> Row:
        asked.append(each)
        return make(*each)

    monkeypatch.setattr(rows_module, "_finding_row", counted)
    ledger = LedgerView(view)
    ledger.update()
    assert len(ledger.rows) == len(view.session.judged)
    columns_of(ledger.rows, 160)
    assert ledger.row is ledger.rows[0]
    assert len(asked) == 1


@pytest.mark.parametrize("width", [60, 100, 160, 240])
def test_columns_are_those_of_all_rows(view: ReadingView, width: int) -> None:
    assert columns_of(findings(view), width) == columns_of(list(findings(view)), width)


def test_each_row_is_found_by_its_key(view: ReadingView) -> None:
    found = findings(view)
    assert [find_row(found, row.key) for row in found] == [find_row(list(found), row.key) for row in found]
    assert find_row(found, "finding 1 1") is None


def test_the_discrepancy_at_a_place_is_the_first_whose_passage_covers_it(view: ReadingView) -> None:
    found = findings(view)
    for row in found:
        for cell in row.cells:
            covering = (
                index
                for index, other in enumerate(found)
                if is_discrepancy(other.judged)
                and any(each.side == cell.side and each.passage.covers(cell.span.start) for each in other.cells)
            )
            assert found.discrepancy_at(cell.side, cell.span.start) == next(covering, None)


def test_rows_are_looked_at_from_the_end_and_in_stretches(view: ReadingView) -> None:
    found = findings(view)
    assert found[-1] is found[len(found) - 1]
    assert found[1:3] == [found[1], found[2]]
    with pytest.raises(IndexError):
        found[len(found)]
