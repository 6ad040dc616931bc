"""The tables of a run: their columns, with what each holds, and the rows of a compared pair."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from articles.errors import DiptychError
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Article, Span
    from articles.claims.statements.finding import Difference, Ledger
    from articles.comparison import Comparison
    from articles.matching.match import Alignment

Row = dict[str, Any]

_TEXT, _PLACE, _SHARE = pa.string(), pa.int64(), pa.float64()
_BOTH = (("a_id", _TEXT), ("b_id", _TEXT), ("a_sha256", _TEXT), ("b_sha256", _TEXT))
_ABOUT = tuple(
    (f"{side}_{name}", kind) for side in "ab" for name, kind in (("outlet", _TEXT), ("published", pa.date32()))
)
_QUOTES = tuple((f"{side}_{name}", kind) for side in "ab" for name, kind in (
    ("start", _PLACE), ("end", _PLACE), ("quote", _TEXT)
))  # fmt: skip
_DIFFERENCE = pa.struct([
    ("kind", _TEXT), ("agrees", pa.bool_()),
    ("a_start", _PLACE), ("a_end", _PLACE), ("a_words", _TEXT),
    ("b_start", _PLACE), ("b_end", _PLACE), ("b_words", _TEXT), ("remark", _TEXT),
])  # fmt: skip
_LAST = (("same_event", _SHARE), ("engine", _TEXT))

MATCHES = pa.schema([
    *_BOTH, ("match", _TEXT), *_QUOTES, ("score", _SHARE), ("strength", _TEXT), ("kind", _TEXT), *_LAST,
])  # fmt: skip
FINDINGS = pa.schema([
    *_BOTH, *_ABOUT, ("finding", _TEXT), ("verdict", _TEXT), ("may_clash", pa.bool_()),
    ("differs_in", pa.list_(_TEXT)), ("topic", _TEXT), *_QUOTES, ("differences", pa.list_(_DIFFERENCE)),
    ("reasons", pa.list_(_TEXT)), ("confidence", _SHARE), ("match", _TEXT), *_LAST,
])  # fmt: skip
PAIRS = pa.schema([*_BOTH, ("why", _TEXT), ("score", _SHARE), ("same_event", _SHARE), ("compared", pa.bool_())])
GROUPS = pa.schema([
    ("group", _TEXT), ("kind", _TEXT), ("id", _TEXT), ("sha256", _TEXT), ("members", _PLACE),
    ("first", pa.bool_()), ("likeness", _SHARE),
])  # fmt: skip
ERRORS = pa.schema([("step", _TEXT), ("a_id", _TEXT), ("b_id", _TEXT), ("kind", _TEXT), ("error", _TEXT)])
RESULTS = {"matches": MATCHES, "findings": FINDINGS, "pairs": PAIRS, "groups": GROUPS, "errors": ERRORS}
"""The tables that a run leaves, by name."""

ENGINE = f"diptych {__version__}"


def problem(step: str, a_id: str, error: str, b_id: str | None = None, kind: str = "unreadable") -> Row:
    """A row of the errors."""
    return {"step": step, "a_id": a_id, "b_id": b_id, "kind": kind, "error": " ".join(error.split())}


def match_rows(names: Row, comparison: Comparison) -> Iterator[Row]:
    """A row for each match; `names` are the columns that say which articles. Raises DiptychError, see `_quote`."""
    alignment = comparison.alignment
    for match in alignment.matches:
        yield {
            **names, "match": match.id, **_quote(comparison.a, match.a, "a"), **_quote(comparison.b, match.b, "b"),
            "score": match.score, "strength": match.strength, "kind": match.kind, **_last(alignment),
        }  # fmt: skip


def finding_rows(names: Row, comparison: Comparison, ledger: Ledger) -> Iterator[Row]:
    """A row for each finding, discrepancies first. Raises DiptychError, see `_quote`."""
    a, b = comparison.a, comparison.b
    for finding in ledger.findings:
        yield {
            **names, **_about(a, "a"), **_about(b, "b"),
            "finding": finding.id, "verdict": finding.verdict, "may_clash": finding.may_clash,
            "differs_in": sorted(finding.kinds), "topic": finding.topic,
            **_quote(a, ledger.claim(finding.a).span, "a", ledger.claim(finding.a).text),
            **_quote(b, ledger.claim(finding.b).span, "b", ledger.claim(finding.b).text),
            "differences": [_difference(a, b, each) for each in finding.differences],
            "reasons": list(finding.reasons), "confidence": finding.confidence, "match": finding.match or None,
            **_last(comparison.alignment),
        }  # fmt: skip


def _about(article: Article, side: str) -> Row:
    published = article.published.isoformat() if article.published else None
    return {f"{side}_outlet": article.outlet, f"{side}_published": published}


def table_of(rows: list[Row], schema: pa.Schema) -> pa.Table:
    """Rows as a table; days may be written as words."""
    days = [field.name for field in schema if field.type == pa.date32()]
    for row in rows:
        row.update({name: date.fromisoformat(row[name]) for name in days if row.get(name)})
    return pa.Table.from_pylist(rows, schema=schema)


def _quote(article: Article, span: Span, side: str, words: str | None = None) -> Row:
    """Where a quotation stands and what it says. Raises DiptychError when its words are not those of its place."""
    quote = article.quote(span)
    if not quote or (words is not None and words != quote):
        do = "compare the two by themselves, and send what that says"
        raise DiptychError("a quotation was not written", "it differs from the text at its place", do)
    return {f"{side}_start": span.start, f"{side}_end": span.end, f"{side}_quote": quote}


def _difference(a: Article, b: Article, found: Difference) -> Row:
    row: Row = {"kind": found.kind, "agrees": found.agrees, "remark": found.remark}
    for side, article, span, words in (("a", a, found.a, found.a_words), ("b", b, found.b, found.b_words)):
        placed = {} if span is None else _quote(article, span, side)
        row |= {f"{side}_{name}": placed.get(f"{side}_{name}") for name in ("start", "end")}
        row[f"{side}_words"] = placed.get(f"{side}_quote", words)
    return row


def _last(alignment: Alignment) -> Row:
    return {"same_event": alignment.same_event, "engine": ENGINE}
