"""A ledger on its way from the process that reads claims, whose words are taken from the articles on arrival."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles import article as article_types
from articles.claims.attribution import reading as attribution
from articles.claims.dates import reading as dates
from articles.claims.entities import people
from articles.claims.modality import firmness, negation
from articles.claims.quantities import quantity
from articles.claims.statements import finding
from articles.claims.statements.finding import Ledger
from articles.plain import plain, reader

if TYPE_CHECKING:
    from articles.article import Article, Side
    from articles.claims.statements.finding import Difference

_read = reader(Ledger, article_types, attribution, dates, people, firmness, negation, quantity, finding)


def ledger_to(ledger: Ledger) -> list[Any]:
    """The ledger as lists that JSON can hold."""
    found: list[Any] = plain(ledger)
    return found


def ledger_from(raw: Any, a: Article, b: Article) -> Ledger:
    """The ledger of `ledger_to`, its quotations taken from the texts of the two articles.

    Raises TypeError or ValueError where the lists are not one.
    """
    articles: dict[Side, Article] = {"a": a, "b": b}
    ledger = _read(raw)
    return replace(
        ledger,
        claims=tuple(replace(claim, text=articles[claim.side].quote(claim.span)) for claim in ledger.claims),
        findings=tuple(
            replace(each, differences=tuple(_quoted(one, a, b) for one in each.differences)) for each in ledger.findings
        ),
        clashes=tuple(
            replace(each, difference=_quoted(each.difference, articles[each.side], articles[each.side]))
            for each in ledger.clashes
        ),
    )


def _quoted(difference: Difference, a: Article, b: Article) -> Difference:
    """The difference with the words of its spans; words without a span stay as they came."""
    return replace(
        difference,
        a_words=difference.a_words if difference.a is None else a.quote(difference.a),
        b_words=difference.b_words if difference.b is None else b.quote(difference.b),
    )
