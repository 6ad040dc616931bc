"""A ledger on its way from the process that reads claims, whose words are taken from the articles on arrival."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles import article as article_types
from articles.article import Span
from articles.claims import particulars
from articles.claims.quantities import quantity
from articles.claims.statements import finding
from articles.claims.statements.finding import Ledger
from articles.plain import Pieces, in_pieces, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.article import Article, Side
    from articles.claims.statements.finding import Difference


def ledger_in_lines(name: str, ledger: Ledger) -> Iterator[Mapping[str, Any]]:
    """The ledger as answers called `name`, in pieces."""
    return in_pieces(name, replace(ledger, claims=tuple(replace(claim, text="") for claim in ledger.claims)))


def gathering(a: Article, b: Article, before: Ledger | None = None) -> Pieces[Ledger]:
    """What takes the answers of `ledger_in_lines`; quotations are taken from the texts of the two articles.

    What is as it was in the ledger `before` is the same object.
    """
    articles: dict[Side, Article] = {"a": a, "b": b}

    def quoted(field: str, part: Any) -> Any:
        if field == "claims":
            return replace(part, text=articles[part.side].quote(part.span))
        if field == "findings":
            return replace(part, differences=tuple(_quoted(one, a, b) for one in part.differences))
        if field == "clashes":
            return replace(part, difference=_quoted(part.difference, articles[part.side], articles[part.side]))
        return part

    modules = (datetime, article_types, particulars, quantity, finding)
    return Pieces(Ledger, *modules, before=before, given={Span: shared(Span)}, fit=quoted)


def _quoted(difference: Difference, a: Article, b: Article) -> Difference:
    """The difference with the words of its spans; words without a span stay as they came."""
    return replace(
        difference,
        a_words=difference.a_words if difference.a is None else a.quote(difference.a),
        b_words=difference.b_words if difference.b is None else b.quote(difference.b),
    )
