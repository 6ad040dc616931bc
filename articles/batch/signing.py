"""What is kept of each article of a part, so that it can be found among all: its signature and its keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from articles.batch.files import WORK, write_table
from articles.batch.guarding import Guard, walk
from articles.batch.inputs import COLUMNS, day_of, part_path
from articles.batch.options import digest_of, engine_key
from articles.matching.signatures.grouping import UNKNOWN_DAY
from articles.matching.signatures.keys import event_keys
from articles.matching.signatures.wording import wording
from articles.reading.loader import article_from_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article

SIGNED = pa.schema([
    ("id", pa.string()), ("sha256", pa.string()), ("day", pa.int32()), ("signature", pa.binary()),
    ("keys", pa.binary()), ("weights", pa.binary()), ("kind", pa.string()), ("error", pa.string()),
])  # fmt: skip
"""A row an article, in the order of its part; `error` says why one cannot be read, `kind` in one word."""


def article_of(row: Mapping[str, str | None]) -> Article:
    """The article of a row, read as `articles.reading.loader.article_from_text` reads a plain file.

    Raises BadInputError for one that is blank or too long.
    """
    language = (row["language"] or "").strip().lower().partition("-")[0]
    return article_from_text(
        row["text"] or "",
        title=row["title"] or None,
        outlet=row["outlet"] or None,
        published=day_of(row["published"]),
        language=language if len(language) in (2, 3) and language.isascii() and language.isalpha() else None,
    )


def signed(row: Mapping[str, str | None]) -> dict[str, Any]:
    """What is kept of one article, by the columns of `SIGNED`, bytes in hexadecimal."""
    article = article_of(row)
    keys = event_keys(article)
    return {
        "id": row["id"],
        "sha256": article.text_sha256,
        "day": UNKNOWN_DAY if article.published is None else article.published.toordinal(),
        "signature": wording(article.text).tobytes().hex(),
        "keys": keys.keys.tobytes().hex(),
        "weights": keys.weights.tobytes().hex(),
    }


def sign_part(folder: str, name: str, guard: Guard) -> str:
    """Sign the articles of a part, unless that is done; returns the part's name. Raises OSError."""
    path = signed_path(Path(folder), name)
    if not path.exists():
        rows = pq.read_table(part_path(Path(folder), name), columns=list(COLUMNS)).to_pylist()
        made = []
        for row, (result, failure) in zip(
            rows, walk(f"{__name__}:signed", rows, Path(folder), f"sign-{name}", guard), strict=True
        ):
            if failure is not None:
                result = {"id": row["id"], "kind": failure.kind, "error": failure.line}
            hexed = ("signature", "keys", "weights")
            made.append({key: bytes.fromhex(value) if key in hexed else value for key, value in result.items()})
        write_table(path, pa.Table.from_pylist(made, schema=SIGNED))
    return name


def signed_path(folder: Path, name: str) -> Path:
    """Where the signatures of a part are."""
    return folder / WORK / "signed" / f"{digest_of(engine_key(), name)}.parquet"


def numbers(column: pa.ChunkedArray, kind: type[np.generic], width: int = 0) -> Any:
    """The numbers in a column of bytes, all after one another; of shape (rows, width) where that is given."""
    content = b"".join(each.as_py() or bytes(width * np.dtype(kind).itemsize) for each in column)
    found = np.frombuffer(content, dtype=kind)
    return found.reshape(-1, width) if width else found
