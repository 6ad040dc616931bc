"""Inputs of a batch: what is taken in, and what is told of a file that cannot be."""

from __future__ import annotations

import gzip
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from articles.batch.inputs import day_of, found_inputs, part_path, take_in
from articles.errors import BadInputError
from tests.articles.batch.made import write_lines

if TYPE_CHECKING:
    from pathlib import Path

ROW = {"id": "one", "text": "The dam broke at six."}


def taken(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The articles of an input, and the errors of its other rows."""
    found = take_in(str(path), str(path.parent))
    rows = [row for name, _ in found.parts for row in pq.read_table(part_path(path.parent, name)).to_pylist()]
    return rows, [f"{each['a_id']}: {each['error']}" for each in found.problems]


@pytest.mark.parametrize("missing", ["id", "text"])
@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
def test_a_missing_column_is_named_in_one_line(tmp_path: Path, missing: str, kind: str) -> None:
    row = {name: value for name, value in {**ROW, "title": "Dam"}.items() if name != missing}
    path = tmp_path / f"articles.{kind}"
    if kind == "parquet":
        pq.write_table(pa.Table.from_pylist([row]), path)
    else:
        write_lines(path, [row])
    with pytest.raises(BadInputError) as told:
        found_inputs([str(path)])
    assert f"it has no column {missing} (it has " in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"\x00\x01\x02\n", "it is neither Parquet nor JSON Lines"),
        (b"PAR1 and no more", "it is neither Parquet nor JSON Lines"),
        (b"[1, 2]\n", "it has no column id (it has none)"),
    ],
)
def test_a_file_of_another_kind_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(content)
    with pytest.raises(BadInputError) as told:
        found_inputs([str(path)])
    assert why in str(told.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no such file"):
        found_inputs([str(tmp_path / "none.jsonl")])


def test_of_a_folder_all_inputs_are_taken_in_order(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.ndjson", "notes.txt"):
        write_lines(tmp_path / name, [ROW])
    assert [path.name for path in found_inputs([str(tmp_path)])] == ["a.ndjson", "b.jsonl"]


def test_a_folder_without_inputs_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no Parquet and no JSON Lines"):
        found_inputs([str(tmp_path)])


def test_rows_that_are_no_articles_are_told_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    write_lines(path, [ROW, "{broken", "[]", {"id": "two"}, {"id": "three", "text": 7}, {**ROW, "id": 4}])
    rows, errors = taken(path)
    assert [row["id"] for row in rows] == ["one", "4"]
    assert errors == [
        "articles.jsonl, line 2: it is not JSON",
        "articles.jsonl, line 3: it is no JSON object",
        "articles.jsonl, line 4: it has no text",
        "articles.jsonl, line 5: its text is a number",
    ]


def test_packed_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(ROW).encode()))
    assert [str(each) for each in found_inputs([str(path)])] == [str(path)]
    assert taken(path)[0][0]["text"] == ROW["text"]


def test_packed_lines_that_break_off_are_told(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress("".join(f"{json.dumps({**ROW, 'id': at})}\n" for at in range(9999)).encode())[:-30])
    with pytest.raises(BadInputError, match="damaged, or not whole"):
        taken(path)


def test_dates_numbers_and_other_columns_of_parquet_are_taken_as_words(tmp_path: Path) -> None:
    path = tmp_path / "articles.parquet"
    row = {**ROW, "id": 17, "published": date(2026, 11, 29), "url": None, "views": 3}
    pq.write_table(pa.Table.from_pylist([row]), path)
    (found,) = taken(path)[0]
    assert (found["id"], found["published"], found["url"]) == ("17", "2026-11-29", None)
    assert "views" not in found


def test_half_a_pair_of_surrogates_is_one_sign_that_stands_for_it(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    write_lines(path, ['{"id": "one", "text": "a \\ud83d b"}'])
    assert taken(path)[0][0]["text"] == "a \ufffd b"


def test_the_same_rows_are_the_same_part_and_other_rows_another(tmp_path: Path) -> None:
    one, other = (tmp_path / name for name in ("one.jsonl", "other.jsonl"))
    write_lines(one, [ROW, {**ROW, "id": "two"}])
    write_lines(other, [ROW, {**ROW, "id": "two", "title": "Dam"}])
    first, again, second = (take_in(str(path), str(tmp_path)).parts for path in (one, one, other))
    assert first == again != second


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-29", date(2026, 11, 29)),
        ("2026-11-29T10:00:00+01:00", date(2026, 11, 29)),
        ("soon", None),
        (None, None),
    ],
)
def test_days_are_read_from_dates_and_times(written: str | None, day: date | None) -> None:
    assert day_of(written) == day
