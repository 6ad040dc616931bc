"""Several short accounts with matches and findings written by hand, for tests of the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.accounts import Accounts
from articles.claims.statements.extraction import read_article
from articles.claims.statements.finding import Finding, Ledger
from articles.comparison import Comparison
from articles.matching.match import Alignment, Match
from articles.matching.scoring import strength_of
from articles.reading import article_from_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.article import Article
    from articles.claims.statements.finding import Verdict

Pair = tuple[int, int]
Link = tuple[int, int, float]


def account(text: str, number: int = 0) -> Article:
    """An account of sentences that stand in one paragraph."""
    return article_from_text(text, f"{number}.txt", title="", language="en")


def accounts_of(
    texts: Sequence[str],
    links: Mapping[Pair, Sequence[Link]],
    verdicts: Mapping[Pair, Mapping[Pair, Verdict]] | None = None,
) -> Accounts:
    """Accounts of which sentences are linked, (sentence of i, of j, score), and findings by their two sentences."""
    articles = tuple(account(text, number) for number, text in enumerate(texts))
    made = {}
    for i, j in Accounts(articles).pairs:
        a, b = articles[i], articles[j]
        matches = tuple(_match(a, b, number, link) for number, link in enumerate(links.get((i, j), ())))
        ledger = _ledger(a, b, (verdicts or {}).get((i, j), {}))
        made[i, j] = Comparison(a, b, Alignment(matches), matched=True, ledger=ledger)
    return Accounts(articles, made)


def without(accounts: Accounts, pair: Pair) -> Accounts:
    """The accounts before two of them were compared."""
    return replace(accounts, comparisons={key: value for key, value in accounts.comparisons.items() if key != pair})


def _match(a: Article, b: Article, number: int, link: Link) -> Match:
    left, right, score = link
    spans = a.sentences[left].span, b.sentences[right].span
    ranges = range(left, left + 1), range(right, right + 1)
    return Match(f"m{number}", *spans, *ranges, score, strength_of(score), "reworded")


def _ledger(a: Article, b: Article, verdicts: Mapping[Pair, Verdict]) -> Ledger:
    left, right = read_article(a, "a").claims, read_article(b, "b").claims
    ids = {(claim.side, claim.sentence): claim.id for claim in (*left, *right)}
    findings = tuple(
        Finding(f"f{number}", ids["a", one], ids["b", other], verdict)
        for number, ((one, other), verdict) in enumerate(verdicts.items(), 1)
    )
    taken = {end for each in findings for end in (each.a, each.b)}
    only = [tuple(claim.id for claim in claims if claim.id not in taken) for claims in (left, right)]
    return Ledger((*left, *right), findings, only_a=only[0], only_b=only[1])
