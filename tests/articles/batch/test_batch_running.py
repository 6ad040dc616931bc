"""A batch on a real cluster of two processes: its tables, going on after an end, poisoned articles."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator

from articles import schema
from articles.batch import BatchOptions, run
from articles.batch.files import WORK
from articles.batch.inputs import COLUMNS
from articles.batch.signing import article_of
from articles.errors import DiptychError
from tests.articles.batch.made import TABLES, everything, reports, table, workers_of, write_lines
from tests.articles.batch.test_batch_guarding import _PATCHED

if TYPE_CHECKING:
    from tests.articles.batch.made import Row

ROOT = Path(__file__).parents[3]
PAIRS = 10
pytestmark = [pytest.mark.whole, pytest.mark.filterwarnings("default")]


def rows() -> list[Row]:
    """Ten events in two reports each; the first also word for word, and with a word changed; one empty, one twice."""
    found = reports(PAIRS)
    copied = found[0]["text"]
    return [
        *found,
        {**found[0], "id": "same", "outlet": "The Evening Echo"},
        {**found[0], "id": "changed", "text": f"{copied} Nothing else was known."},
        {"id": "blank", "text": " \n"},
        {**found[3], "id": "0a"},
    ]


def command(source: str, folder: Path, *more: str, path: str = "") -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": f"{path}:{ROOT}" if path else str(ROOT)}
    line = [sys.executable, "-P", "-m", "tui", "batch", source, "-o", str(folder), "--workers", "2", *more]
    return subprocess.Popen(
        line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def begun(folder: Path) -> int:
    """How many comparisons were begun in blocks that are not done."""
    found = 0
    for path in (folder / WORK / "doing").glob("compare-*"):
        with suppress(OSError):
            found += sum(line.isdigit() for line in path.read_text(encoding="ascii").split())
    return found


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_lines(tmp_path_factory.mktemp("input") / "articles.jsonl", rows())


@pytest.fixture(scope="module")
def finished(source: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A run that nothing disturbed, and what it says of itself."""
    folder = tmp_path_factory.mktemp("run")
    return folder, run([source], str(folder), BatchOptions())


@pytest.fixture(scope="module")
def done(finished: tuple[Path, dict[str, Any]]) -> Path:
    return finished[0]


def test_both_reports_of_an_event_are_compared_and_copies_with_their_first(done: Path) -> None:
    compared = {(row["a_id"], row["b_id"], row["why"]) for row in table(done, "pairs") if row["compared"]}
    events = {(f"{number}a", f"{number}b", "event") for number in range(PAIRS)}
    assert len(compared & events) >= PAIRS - 2
    assert ("0a", "changed", "copy") in compared
    assert not any("same" in pair for pair in compared)


def test_every_quotation_is_what_stands_at_its_place(done: Path) -> None:
    texts = {
        row["id"]: article_of({**dict.fromkeys(COLUMNS), **row}) for row in reversed(rows()) if row["text"].strip()
    }
    checked = 0
    for row in [*table(done, "matches"), *table(done, "findings")]:
        for side in "ab":
            article = texts[row[f"{side}_id"]]
            assert article.text[row[f"{side}_start"] : row[f"{side}_end"]] == row[f"{side}_quote"] != ""
            assert row[f"{side}_sha256"] == article.text_sha256
            checked += 1
    for row in table(done, "findings"):
        for each in row["differences"]:
            for side in "ab":
                if each[f"{side}_start"] is not None:
                    placed = texts[row[f"{side}_id"]].text[each[f"{side}_start"] : each[f"{side}_end"]]
                    assert placed == each[f"{side}_words"]
                    checked += 1
    assert checked > 200


def test_copies_are_a_group_and_each_event_is_one(done: Path) -> None:
    groups: dict[str, list[str]] = {}
    for row in table(done, "groups"):
        groups.setdefault(row["group"], []).append(row["id"])
    assert groups["c1"] == ["0a", "same", "changed"]
    assert {"0a", "0b", "same", "changed"} in map(set, groups.values())
    assert {"7a", "7b"} in map(set, groups.values())


def test_what_is_no_article_is_told_and_nothing_else(done: Path) -> None:
    told = {(row["a_id"], row["kind"]): row["error"] for row in table(done, "errors")}
    assert set(told) == {("blank", "unreadable"), ("0a", "twice")}


@pytest.mark.parametrize("name", TABLES)
def test_the_schema_names_every_column_and_describes_every_row(done: Path, name: str) -> None:
    whole = schema("batch", closed=True)
    row = whole["$defs"]["match" if name == "matches" else name.removesuffix("s")]
    assert list(row["properties"]) == pq.read_schema(done / f"{name}.parquet").names
    validator = Draft202012Validator({**row, "$defs": whole["$defs"]})
    rows = json.loads(json.dumps(table(done, name), default=str))
    assert rows
    assert [each.message for row in rows for each in validator.iter_errors(row)] == []


def test_what_the_run_says_of_itself_fits_its_schema(done: Path) -> None:
    validator = Draft202012Validator(schema("batch", closed=True))
    assert [each.message for each in validator.iter_errors(json.loads((done / "run.json").read_text()))] == []


def test_the_run_says_what_it_found(finished: tuple[Path, dict[str, Any]]) -> None:
    folder, report = finished
    assert report["articles"] == PAIRS * 2 + 4
    assert all(
        report[name] == len(table(folder, name)) for name in ("matches", "findings", "pairs", "groups", "errors")
    )


def test_a_run_that_is_started_again_computes_nothing_again(source: str, done: Path) -> None:
    before = everything(done)
    parts = {path: path.stat().st_mtime_ns for path in (done / WORK).rglob("*.parquet")}
    run([source], str(done), BatchOptions(workers=1))
    assert {path: path.stat().st_mtime_ns for path in (done / WORK).rglob("*.parquet")} == parts
    assert everything(done) == before


def test_killed_workers_and_a_killed_run_change_no_row(source: str, done: Path, tmp_path: Path) -> None:
    first = command(source, tmp_path)
    killed, began = 0, 0
    while killed < 2 and first.poll() is None:
        if (now := begun(tmp_path)) > began:
            began = now
            for worker in workers_of(first.pid)[:1]:
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
                    killed += 1
        time.sleep(0.02)
    first.kill()
    first.communicate()
    assert killed == 2
    assert not (tmp_path / "findings.parquet").exists()
    again = command(source, tmp_path)
    out, errors = again.communicate()
    assert again.returncode == 0, errors
    assert "findings" in out
    assert everything(tmp_path) == everything(done)


def test_poisoned_articles_end_in_the_errors_and_the_rest_is_compared(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_PATCHED, encoding="utf-8")
    made = reports(3)
    bad = [{**made[0], "id": name, "text": f"{name} it is. {made[0]['text']}"} for name in ("CRASH", "MEMORY")]
    source = write_lines(tmp_path / "articles.jsonl", [*made, *bad])
    process = command(source, tmp_path / "run", path=str(tmp_path))
    _, errors = process.communicate()
    assert process.returncode == 0, errors
    told = {(row["a_id"], row["kind"]) for row in table(tmp_path / "run", "errors")}
    assert told == {("CRASH", "crash"), ("MEMORY", "memory")}
    assert ("0a", "0b") in {(row["a_id"], row["b_id"]) for row in table(tmp_path / "run", "pairs") if row["compared"]}


def test_a_cluster_that_is_not_there_is_told_in_one_line(source: str, tmp_path: Path) -> None:
    process = command(source, tmp_path, "--scheduler", "tcp://127.0.0.1:9")
    out, errors = process.communicate()
    assert (process.returncode, out) == (1, "")
    assert re.fullmatch(r"diptych: cannot work at tcp://127.0.0.1:9: no scheduler answers there; .*\n", errors)


def test_a_full_disk_is_told_in_one_line_and_the_run_goes_on_later(source: str, done: Path, tmp_path: Path) -> None:
    limited = f"ulimit -f 8; exec {sys.executable} -P -m tui batch {source} -o {tmp_path} --workers 1"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    refused = subprocess.run(
        ["bash", "-c", limited], env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert refused.returncode == 1
    assert re.fullmatch(
        r"diptych: cannot write into .*: no file may be that large here; .*\n",
        refused.stderr.splitlines(keepends=True)[-1],
    )
    assert not [*tmp_path.glob("*.parquet")]
    run([source], str(tmp_path), BatchOptions())
    assert everything(tmp_path) == everything(done)


def test_two_runs_in_one_folder_are_refused(source: str, tmp_path: Path) -> None:
    from articles.notes.disk.files import Disk
    from articles.notes.disk.saving import locked

    with locked(Disk(), tmp_path / "run.json"), pytest.raises(DiptychError, match="another batch is at work"):
        run([source], str(tmp_path), BatchOptions())


def test_the_example_of_the_page_finds_the_numbers_that_clash(done: Path, tmp_path: Path, monkeypatch: Any) -> None:
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    assert queries
    shutil.copytree(done, tmp_path / "out", ignore=shutil.ignore_patterns(WORK))
    monkeypatch.chdir(tmp_path)
    for query in queries:
        assert duckdb.execute(query.replace("current_date", "date '1900-01-01'")).fetchall()
