"""The mill with what a reader did there, for the tests of the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from articles.claims.judging import Judgement
from articles.claims.judging import with_own as owned
from articles.notes.content.note import new_note
from articles.notes.placement.selectors import Selector
from articles.reports import build_report, write_report
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT, place

if TYPE_CHECKING:
    from articles.article import Article, Side, Span
    from articles.comparison import Comparison
    from articles.notes.content.note import Note
    from articles.reports import ReportForm
    from articles.reports.report.model import Report

NOW = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
DAY = date(2031, 5, 7)
ARTICLES: dict[Side, Article] = {"a": LEFT, "b": RIGHT}


def _note(number: int, made: Note) -> Note:
    return replace(made, id=f"urn:uuid:00000000-0000-4000-8000-{number:012}")


def notes() -> tuple[Note, ...]:
    """On the hurt workers in both, on words of A, on a statement that only B makes, and one whose place is gone."""
    pair: dict[Side, Span] = {"a": place("a", "Fourteen workers were hurt"), "b": place("b", "At least eleven workers")}
    made = (
        new_note(ARTICLES, pair, "Call the ward.\n=1+1 <b>now</b>", creator="R. Okafor", tags=("call",), now=NOW),
        new_note(ARTICLES, {"a": place("a", "asked for new doors")}, "Who?", motivation="questioning", now=NOW),
        new_note(ARTICLES, {"b": place("b", "3.2 million crowns")}, "Not in A.", creator="Ada", now=NOW),
        new_note(ARTICLES, {"a": place("a", "The roof fell")}, "Was here.", creator="R. Okafor", now=NOW),
    )
    gone = made[3].targets[0]
    lost = replace(gone, span=None, how="", selector=Selector("The chimney fell", "", "", 0, 16))
    return tuple(_note(number, each) for number, each in enumerate((*made[:3], replace(made[3], targets=(lost,))), 1))


def judgements() -> tuple[Judgement, ...]:
    """The hurt workers checked, the doors judged otherwise, and a finding of the reader's own."""
    hurt = LEDGER.claim("a2").span, LEDGER.claim("b2").span
    doors = LEDGER.claim("a4").span, LEDGER.claim("b3").span
    return (
        Judgement("n1", "checked", *hurt),
        Judgement("n2", "verdict", *doors, "compatible"),
        Judgement("n3", "verdict", place("a", "the fire chief said"), LEDGER.claim("b4").span, "agree", own=True),
    )


def worked() -> Comparison:
    """The comparison that the reader has worked on."""
    said = judgements()
    return replace(FOUND, ledger=owned(LEDGER, said, LEFT, RIGHT), judgements=said, notes=notes())


def report(comparison: Comparison | None = None) -> Report:
    """The whole report of it."""
    return build_report(comparison or worked(), by="R. Okafor", made=DAY)


def written(form: ReportForm, comparison: Comparison | None = None) -> str:
    """The report in a form that is text."""
    made = write_report(report(comparison), form)
    assert isinstance(made, str)
    return made
