"""No single item ends a run: what ends its process is found out, done alone, and told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from articles.batch.files import WORK
from articles.batch.guarding import TIMED_OUT, Guard, walk

GUARD = Guard(60, 1_000_000_000)
GOOD: dict[str, Any] = {"id": "good", "text": "The dam at Orle broke at six on Monday.", **dict.fromkeys(
    ("title", "outlet", "published", "language", "url")
)}  # fmt: skip
_PATCHED = """
import os, sys, time
import articles.reading.loader as loader
read = loader.article_from_text
def poisoned(text, *rest, **named):
    if "CRASH" in text: os._exit(9)
    if "SLEEP" in text: time.sleep(60)
    if "MEMORY" in text: held = bytearray(1 << 60)
    return read(text, *rest, **named)
loader.article_from_text = poisoned
"""
_WALK = """
import json, sys
from pathlib import Path
from articles.batch.guarding import Guard, walk
items = json.loads(sys.argv[1])
work = "articles.batch.signing:signed"
list(walk(work, items[:1], Path(sys.argv[2]), "first", Guard(60, 1_000_000_000)))
results = walk(work, items, Path(sys.argv[2]), "run", Guard(float(sys.argv[3]), 1_000_000_000))
print(json.dumps([[found and found["id"], failure and failure.kind] for found, failure in results]))
"""


@pytest.fixture
def poisoned(tmp_path: Path) -> dict[str, str]:
    """An environment in which some texts end the process that reads them."""
    (tmp_path / "sitecustomize.py").write_text(_PATCHED, encoding="utf-8")
    root = str(Path(__file__).parents[3])
    return {**os.environ, "PYTHONPATH": f"{tmp_path}:{root}"}


def attempt(items: str, folder: Path, environment: dict[str, str], seconds: float) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _WALK, items, str(folder), str(seconds)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def named(**texts: str) -> list[dict[str, Any]]:
    return [{**GOOD, "id": name, "text": text} for name, text in texts.items()]


def test_results_come_in_order_with_the_failures_among_them(tmp_path: Path) -> None:
    results = list(
        walk(
            "articles.batch.signing:signed",
            named(one=GOOD["text"], blank=" ", two="A ship sank."),
            tmp_path,
            "run",
            GUARD,
        )
    )
    assert [found and found["id"] for found, _ in results] == ["one", None, "two"]
    failure = results[1][1]
    assert failure is not None
    assert failure.kind == "unreadable"
    assert failure.line.startswith("cannot read text: it is empty")
    assert not [*(tmp_path / WORK / "doing").iterdir()]


def test_a_fault_of_the_program_is_the_result_of_its_item(tmp_path: Path) -> None:
    results = list(walk("articles.batch.signing:signed", [{"id": "one"}, GOOD], tmp_path, "run", GUARD))
    assert [failure and failure.kind for _, failure in results] == ["fault", None]


@pytest.mark.whole
@pytest.mark.parametrize(("text", "kind", "code"), [("CRASH", "crash", 9), ("MEMORY", "memory", 0)])
def test_what_ends_its_process_is_done_alone_the_next_time_and_told(
    tmp_path: Path, poisoned: dict[str, str], text: str, kind: str, code: int
) -> None:
    items = json.dumps(named(one=GOOD["text"], bad=f"{text} it is.", two="A ship sank."))
    done = attempt(items, tmp_path, poisoned, 60)
    if kind != "memory":
        assert done.returncode == code
        done = attempt(items, tmp_path, poisoned, 60)
    assert (done.returncode, json.loads(done.stdout)) == (0, [["one", None], [None, kind], ["two", None]])


@pytest.mark.whole
def test_an_item_that_takes_too_long_ends_its_process_and_alone_it_is_told(
    tmp_path: Path, poisoned: dict[str, str]
) -> None:
    items = json.dumps(named(one=GOOD["text"], slow="SLEEP it is."))
    path = tmp_path / WORK / "doing" / "run"
    path.parent.mkdir(parents=True)
    path.write_text("-\n0\n", encoding="ascii")
    assert attempt(items, tmp_path, poisoned, 15).returncode == TIMED_OUT
    done = attempt(items, tmp_path, poisoned, 15)
    assert (done.returncode, json.loads(done.stdout)) == (0, [["one", None], [None, "timeout"]])


@pytest.mark.whole
def test_an_item_that_was_only_under_way_when_somebody_ended_the_process_has_its_result(tmp_path: Path) -> None:
    path = tmp_path / WORK / "doing" / "run"
    path.parent.mkdir(parents=True)
    path.write_text("-\n0\n1\n-\n0\n", encoding="ascii")
    whole = [
        found
        for found, _ in walk(
            "articles.batch.signing:signed", named(one=GOOD["text"], two="A ship sank."), tmp_path, "other", GUARD
        )
    ]
    assert [
        found
        for found, _ in walk(
            "articles.batch.signing:signed", named(one=GOOD["text"], two="A ship sank."), tmp_path, "run", GUARD
        )
    ] == whole
