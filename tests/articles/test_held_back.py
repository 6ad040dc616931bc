"""What only one article tells, while the other may lack a part: held back until the reader has looked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from articles.decisions import MoveBoundary
from articles.notes.store import NotesStore
from articles.reading import article_from_text
from articles.reports import render
from articles.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article

A = (
    "Ferry strikes the mole\n\nThe night ferry struck the outer mole on Friday, and 41 passengers were hurt.\n\n"
    "The company was fined £60,000 in 2023 after inspectors found a worn cable on the bridge.\n"
)
B = (
    "Night ferry hits the mole\n\nThe night ferry hit the outer mole on Friday; 44 passengers were hurt.\n\n"
    "The mate Ida Brandt was taken to Calder Point on Saturday by two officers of the coast guard.\n"
)
LINE = "nothing is called only in A: a part of B may have been left out; :cut on the screen lists what was"


def _pair() -> tuple[Article, Article]:
    return article_from_text(A, "a.txt"), replace(article_from_text(B, "b.txt"), doubted=True)


def _only(session: Session) -> tuple[int, int, int, int]:
    found, ledger = session.comparison.alignment, session.ledger
    assert ledger is not None
    return len(found.only_a), len(found.only_b), len(ledger.only_a), len(ledger.only_b)


def test_nothing_is_called_only_in_one_article_while_the_other_is_doubted() -> None:
    session = Session(*_pair())
    session.run()
    assert _only(session) == (0, 1, 0, 1)
    ledger = session.ledger
    assert ledger is not None
    assert [ledger.claim(each).text[:24] for each in ledger.unclear_a] == ["The company was fined £6"]
    assert ledger.notices == session.comparison.alignment.notices == (LINE,)


def test_once_the_reader_has_looked_it_is_called_so() -> None:
    session = Session(*_pair())
    session.run()
    assert session.look().findings
    assert _only(session) == (1, 1, 1, 1)
    assert session.comparison.alignment.notices == ()


def test_the_word_that_the_article_begins_where_it_does_settles_the_doubt_for_good(tmp_path: Path) -> None:
    a, b = _pair()
    session = Session(a, b)
    session.attach(NotesStore.open(tmp_path / "notes.json", a, b))
    session.run()
    session.apply(MoveBoundary("b", "article-begins", range(1)))
    session.run()
    assert _only(session) == (1, 1, 1, 1)


@pytest.mark.parametrize("form", ["markdown", "html", "plain", "json"])
def test_every_report_says_it_and_calls_nothing_so(form: str) -> None:
    session = Session(*_pair())
    told = render(session.run(), form)  # type: ignore[arg-type] # the names are those of forms
    assert LINE in told.replace("&#x27;", "'")
    assert "only in A: 0" not in told
    assert "No claim stands only in A" not in told
