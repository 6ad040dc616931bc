"""Matching in a process of its own: what it gives, what it costs to cancel it, and what happens when it dies."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING

import pytest

from articles import compare
from articles.errors import DiptychError
from articles.matching.options import MatchOptions
from articles.matching.signatures import wording
from articles.matching.signatures.wording import kept
from articles.reading import article_from_text
from articles.session import Session
from tests.tui.pair import LEFT, RIGHT
from tui.background import child_process as jobs
from tui.recent import recent_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHILDREN = f"/proc/self/task/{os.getpid()}/children"
CAN_COUNT = pytest.mark.skipif(not os.path.exists(CHILDREN), reason="this system does not list a process's children")  # noqa: PTH110 - a path of the system


def children() -> set[int]:
    """The processes that this one has started and not yet waited for."""
    with open(CHILDREN, encoding="ascii") as file:  # noqa: PTH123 - a path of the system
        return {int(each) for each in file.read().split()}


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Puts a program of our own in the place of the matching process."""

    def put(program: str) -> None:
        package = tmp_path / "articles"
        package.mkdir()
        (package / "__init__.py").touch()
        (package / "worker.py").write_text(program, encoding="utf-8")
        monkeypatch.setattr(jobs, "environment", lambda: {**os.environ, "PYTHONPATH": str(tmp_path)})

    return put


async def test_the_child_finds_what_matching_here_finds() -> None:
    seen: list[float] = []
    assert await jobs.match(LEFT, RIGHT, seen.append) == compare(LEFT, RIGHT).alignment
    assert seen == sorted(seen)
    assert all(0 <= share <= 1 for share in seen)


async def test_the_child_reads_the_claims_that_are_read_here() -> None:
    a = article_from_text("Harbour\n\nForty-one passengers were hurt, “badly” so, the mayor said on Friday.\n", "a.txt")
    b = article_from_text("Ferry\n\nThe mayor said that 38 passengers were hurt.\n", "b.txt")
    found = compare(a, b)
    assert found.ledger is not None
    assert found.ledger.claims
    assert await jobs.read_claims(a, b, found.alignment) == found.ledger


async def test_a_kept_child_answers_one_request_after_another() -> None:
    fresh, kept = compare(LEFT, RIGHT), jobs.Kept()
    try:
        found = await jobs.match(LEFT, RIGHT, lambda _share: None, kept=kept)
        child = await kept.child()
        first = await jobs.read_claims(LEFT, RIGHT, found, kept=kept, weigh=False)
        ledger = await jobs.read_claims(LEFT, RIGHT, found, kept=kept)
        assert await kept.child() is child
    finally:
        await kept.end()
    assert (found, ledger) == (fresh.alignment, fresh.ledger)
    assert first.claims == ledger.claims


async def test_a_kept_child_whose_answer_nobody_waits_for_gives_way_to_another() -> None:
    kept = jobs.Kept()
    try:
        child, begun = await kept.child(), asyncio.Event()
        found = compare(LEFT, RIGHT).alignment
        asked = asyncio.create_task(jobs.read_claims(LEFT, RIGHT, found, lambda _first: begun.set(), kept=kept))
        await begun.wait()
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
        assert await jobs.match(LEFT, RIGHT, lambda _share: None, kept=kept) == found
        assert await kept.child() is not child
    finally:
        await kept.end()


async def test_a_child_that_cannot_read_claims_is_an_error_in_plain_words(child: Callable[[str], None]) -> None:
    child("print('{')")
    with pytest.raises(DiptychError, match="no claims"):
        await jobs.read_claims(LEFT, RIGHT, compare(LEFT, RIGHT).alignment)


async def test_texts_with_lone_marks_and_line_ends_go_over_whole() -> None:
    a = article_from_text("One\r\n\r\nTwo \u2028three \U0001f6a2 ferries struck the mole at noon.\n")
    assert await jobs.match(a, a, lambda _share: None) == compare(a, a).alignment


async def test_matching_signs_the_texts_so_that_leaving_need_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    a, b = (article_from_text(f"The {name} sank off the mole at noon, the harbour office said.") for name in "XY")
    await jobs.match(a, b, lambda _share: None)
    by_hand = kept(a.text), kept(b.text)
    monkeypatch.setattr(wording, "kept", lambda _text: "signed anew")
    left = recent_at(Session(a, b), "a", (0, 0), tmp_path)
    assert left is not None
    assert left.wording == by_hand


@CAN_COUNT
async def test_no_process_is_left_behind_when_it_is_done() -> None:
    before = children()
    await jobs.match(LEFT, RIGHT, lambda _share: None)
    assert children() == before


@CAN_COUNT
async def test_cancelling_ends_the_process(child: Callable[[str], None]) -> None:
    child("import time\nprint('{\"progress\": 0.1}', flush=True)\ntime.sleep(600)\n")
    before = children()
    begun = asyncio.Event()
    task = asyncio.create_task(jobs.match(LEFT, RIGHT, lambda _share: begun.set()))
    await begun.wait()
    assert len(children() - before) == 1
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert children() == before


@CAN_COUNT
async def test_cancelling_in_the_middle_of_encoding_leaves_no_process_and_no_half_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    lines = "\n".join(f"Barge {number} passed the lock at dawn with coal for the mill." for number in range(400))
    a, b = article_from_text(lines), article_from_text(lines.replace("Barge", "Boat"))
    before = children()
    middle = asyncio.Event()
    task = asyncio.create_task(jobs.match(a, b, lambda share: middle.set() if share > 0.11 else None))
    await asyncio.wait({task, asyncio.create_task(middle.wait())}, return_when=asyncio.FIRST_COMPLETED)
    assert len(children() - before) == 1
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert children() == before
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


async def test_the_options_reach_the_process() -> None:
    options = MatchOptions(encoder="http://127.0.0.1:9/v1/embeddings#small")
    found = await jobs.match(LEFT, RIGHT, lambda _share: None, options=options)
    assert found.notices[0].startswith("matched by words alone: The encoder at http://127.0.0.1:9")


async def test_a_process_that_dies_is_said_in_one_line(child: Callable[[str], None]) -> None:
    child("import sys\nsys.exit(3)\n")
    with pytest.raises(DiptychError, match="ended early"):
        await jobs.match(LEFT, RIGHT, lambda _share: None)


async def test_what_went_wrong_in_the_process_is_said(child: Callable[[str], None]) -> None:
    child('print(\'{"error": {"what": "no luck", "why": "the moon", "do": "wait"}}\')\n')
    with pytest.raises(DiptychError, match="no luck") as caught:
        await jobs.match(LEFT, RIGHT, lambda _share: None)
    assert str(caught.value) == str(DiptychError("no luck", "the moon", "wait"))


async def test_the_folder_the_reader_stands_in_lends_it_no_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "json.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    (tmp_path / "articles" / "__init__.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [path for path in sys.path if path])
    assert await jobs.match(LEFT, RIGHT, lambda _share: None) == compare(LEFT, RIGHT).alignment


async def test_what_takes_longer_than_allowed_is_ended_with_a_reason(
    child: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """H-11: matching has a deadline, after which the reader sees the articles without matches and why."""
    child("import time; time.sleep(60)")
    with pytest.raises(DiptychError, match=r"no more matches: .* more than 0\.2 seconds; :reload"):
        async with jobs.within(0.2, "no more matches"):
            await jobs.match(LEFT, RIGHT, lambda _share: None)


def test_only_long_texts_have_a_deadline() -> None:
    """H-11: what is short is done before, however busy the machine is."""
    long = article_from_text("It rained. " * (jobs.LONG + 1))
    assert jobs.deadline(LEFT, RIGHT) is None
    assert jobs.deadline(LEFT, long) == jobs.deadline(long, RIGHT) == 10
