"""Pairs of articles compared: the gate by words first, then matches and findings of those it lets through.

An article stands in several pairs, mostly one after another, so what was read in it, its claims and what its sentences
mean, is kept for the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from articles.article import SIDES
from articles.batch.files import ROWS_TOGETHER, WORK, write_table
from articles.batch.guarding import Guard, walk
from articles.batch.inputs import COLUMNS, part_path
from articles.batch.signing import article_of
from articles.batch.tables import ERRORS, FINDINGS, MATCHES, PAIRS, finding_rows, match_rows, problem, table_of
from articles.claims.ledger import ledger_of, read_pair, weigh_with
from articles.claims.statements.extraction import on_side, read_article
from articles.comparison import Comparison
from articles.matching.alignment import align
from articles.matching.embeddings import encoder_for
from articles.matching.embeddings.stance import StanceReader
from articles.matching.match import SAME_EVENT
from articles.matching.options import MatchOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from articles.article import Article, Side
    from articles.claims.statements.extraction import ExtractedClaims
    from articles.matching.embeddings.encoder import Encoded, SentenceEncoder

    Row = Mapping[str, Any]

_KEPT_READ = 256
_KEPT_ENCODED = 96
"""Some 800 kilobytes an article of 500 words."""
_WORDS = MatchOptions(meaning=False)
TABLES = {"errors": ERRORS, "matches": MATCHES, "findings": FINDINGS, "pairs": PAIRS}
"""What a block of pairs writes, the last when all others are there."""


@dataclass(slots=True, eq=False)
class Reading:
    """An article, and the claims read in it once they were asked for."""

    article: Article
    _claims: dict[Side, ExtractedClaims] = field(default_factory=dict)

    def claims(self, side: Side) -> ExtractedClaims:
        """Its claims as those of that side, read once for both."""
        if side not in self._claims:
            if not self._claims:
                self._claims["a"] = read_article(self.article, "a")
            self._claims[side] = on_side(self._claims["a"], side)
        return self._claims[side]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles to compare, each by its part and its row there; `why`: event or copy, and how near they are."""

    a: tuple[str, int]
    b: tuple[str, int]
    why: str
    score: float


def compared(item: Row) -> dict[str, Any]:
    """What comes out of two articles, as plain values: the probability of one event, and rows of both tables.

    Raises DiptychError for an article that cannot be read, and for a quotation that is not in its text.
    """
    sides: dict[Side, Reading] = {side: _reading(tuple(item[side].items())) for side in SIDES}
    a, b = sides["a"].article, sides["b"].article
    names = {"a_id": item["a"]["id"], "b_id": item["b"]["id"], "a_sha256": a.text_sha256, "b_sha256": b.text_sha256}
    least = SAME_EVENT if item["why"] == "event" else 0.0
    alignment = align(a, b, options=_WORDS, least=least)
    if item["meaning"] and alignment.matches:
        alignment = align(a, b, options=MatchOptions(), encode=_encode)
    chance = alignment.same_event
    likely = chance is not None and chance >= least
    found: dict[str, Any] = {**names, "same_event": chance, "compared": likely, "matches": [], "findings": []}
    if not likely:
        return found

    def known(_: Article, side: Side, __: date | None) -> ExtractedClaims:
        return sides[side].claims(side)

    read = read_pair(a, b, alignment.matches, read=known)
    ledger = ledger_of(read, weigh_with(StanceReader.load(), read) if item["meaning"] else {})
    comparison = Comparison(a, b, alignment, matched=True, ledger=ledger)
    found["matches"] = list(match_rows(names, comparison))
    found["findings"] = list(finding_rows(names, comparison, ledger))
    return found


@lru_cache(maxsize=_KEPT_READ)
def _reading(row: tuple[tuple[str, str | None], ...]) -> Reading:
    return Reading(article_of(dict(row)))


def _encode(encoder: SentenceEncoder, texts: Sequence[Sequence[str]]) -> list[list[Encoded]]:
    """What the encoder makes of texts. Of the cache on disk, made for one reader, a batch would leave nothing."""
    assert encoder is encoder_for()  # noqa: S101 - what is kept is that one's
    return [_encoded(tuple(text)) for text in texts]


@lru_cache(maxsize=_KEPT_ENCODED)
def _encoded(text: tuple[str, ...]) -> list[Encoded]:
    return encoder_for().encode(text) if text else []


def compare_block(folder: str, name: str, pairs: Sequence[Pair], meaning: bool, guard: Guard) -> dict[str, int]:  # noqa: FBT001 - handed on by Dask
    """Compare the pairs of a block, unless that is done; returns how many rows its tables have. Raises OSError."""
    paths = {table: block_path(Path(folder), name, table) for table in TABLES}
    if not paths["pairs"].exists():
        rows = _rows_of(Path(folder), {place for pair in pairs for place in (pair.a, pair.b)})
        items: list[dict[str, Any]] = [
            {"a": rows[pair.a], "b": rows[pair.b], "why": pair.why, "meaning": meaning} for pair in pairs
        ]
        tables: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
        results = walk(f"{__name__}:compared", items, Path(folder), f"compare-{name}", guard)
        for pair, item, (result, failure) in zip(pairs, items, results, strict=True):
            if failure is not None:
                ids = item["a"]["id"], item["b"]["id"]
                tables["errors"].append(problem("comparing", ids[0], failure.line, ids[1], failure.kind))
                continue
            tables["matches"] += result.pop("matches")
            findings = result.pop("findings")
            tables["findings"] += findings
            tables["pairs"].append({**result, "why": pair.why, "score": pair.score})
        for table, schema in TABLES.items():
            write_table(paths[table], table_of(tables[table], schema))
    return {table: pq.read_metadata(path).num_rows for table, path in paths.items()}


def block_path(folder: Path, name: str, table: str) -> Path:
    """Where a table of a block is."""
    return folder / WORK / "compared" / f"{name}-{table}.parquet"


def _rows_of(folder: Path, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], dict[str, str | None]]:
    """The rows of articles by part and row, of each part only the groups that they are in."""
    by_part: dict[str, list[int]] = {}
    for part, row in sorted(places):
        by_part.setdefault(part, []).append(row)
    found: dict[tuple[str, int], dict[str, str | None]] = {}
    for part, rows in by_part.items():
        with pq.ParquetFile(part_path(folder, part)) as file:
            for group in sorted({row // ROWS_TOGETHER for row in rows}):
                first = group * ROWS_TOGETHER
                read = file.read_row_group(group, columns=list(COLUMNS))
                wanted = [row for row in rows if row // ROWS_TOGETHER == group]
                taken = read.take(pa.array([row - first for row in wanted])).to_pylist()
                found |= {(part, row): values for row, values in zip(wanted, taken, strict=True)}
    return found
