"""What is being typed is on disk, is found again when its window died, and goes when it is a note."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from articles.article import Span
from articles.notes.content.fields import NoteFields
from articles.notes.disk.drafts import Drafts, Typed
from articles.notes.disk.files import Disk
from articles.notes.placement.selectors import select
from tests.articles.notes.noting import A_TEXT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(Disk(), tmp_path / "state" / "drafts")


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def typed(words: str, **changes: Any) -> Typed:
    written = NoteFields(words, "a", "question", ("time",), "agree")
    return Typed(written, {"a": select(A_TEXT, Span(4, 10))}, time="2026-03-02T12:00:00Z", **changes)


def abandon(tmp_path: Path, dead: int) -> None:
    """Let the window that keeps the drafts have died."""
    for path in (tmp_path / "state" / "drafts").iterdir():
        path.rename(path.with_name(path.name.replace(f"{os.getpid()}-", f"{dead}-")))


@pytest.mark.whole
def test_the_draft_of_a_dead_window_is_found_as_it_was(drafts: Drafts, tmp_path: Path, dead: int) -> None:
    """R-6."""
    draft = typed("half a thou\ud800ght", note_id="urn:uuid:x", before=NoteFields("before", tags=("May",)))
    drafts.keep(draft)
    assert drafts.left() == []
    abandon(tmp_path, dead)
    assert drafts.left() == [draft]


@pytest.mark.whole
def test_only_the_latest_state_of_a_draft_is_kept(drafts: Drafts, tmp_path: Path, dead: int) -> None:
    first = typed("one")
    drafts.keep(first)
    abandon(tmp_path, dead)
    drafts.keep(typed("one more", key=first.key))
    assert drafts.left() == []
    abandon(tmp_path, dead)
    assert [each.written.words for each in drafts.left()] == ["one more"]


def test_a_draft_that_became_a_note_is_gone(drafts: Drafts, tmp_path: Path) -> None:
    draft, other = typed("one"), typed("two")
    drafts.keep(draft)
    drafts.keep(other)
    drafts.drop(draft.key)
    drafts.drop("0" * 32)
    assert [path.name for path in (tmp_path / "state" / "drafts").iterdir()] == [
        f"{os.getpid()}-{other.key}.draft.json"
    ]


@pytest.mark.whole
@pytest.mark.parametrize("junk", [b"", b"{", b"[]", b'{"words": 1, "selectors": {}}', b'{"selectors": 3}', b"\xff"])
def test_a_draft_that_cannot_be_read_is_left_out(drafts: Drafts, tmp_path: Path, dead: int, junk: bytes) -> None:
    drafts.keep(typed("whole"))
    (tmp_path / "state" / "drafts" / f"{os.getpid()}-{'a' * 32}.draft.json").write_bytes(junk)
    abandon(tmp_path, dead)
    assert [each.written.words for each in drafts.left()] == ["whole"]


def test_only_the_reader_may_look_at_the_drafts(drafts: Drafts, tmp_path: Path) -> None:
    drafts.keep(typed("one"))
    assert (tmp_path / "state" / "drafts").stat().st_mode & 0o077 == 0


def test_without_a_folder_nothing_is_kept() -> None:
    drafts = Drafts(Disk(), None)
    drafts.keep(typed("one"))
    drafts.drop("x")
    assert drafts.left() == []


@pytest.mark.skipif(not Disk().started(os.getpid()), reason="nothing here says when a process began")
@pytest.mark.parametrize("own", [True, False])
def test_a_draft_is_found_though_another_process_has_the_number_of_its_window(
    drafts: Drafts, tmp_path: Path, *, own: bool
) -> None:
    number = os.getpid() if own else os.getppid()
    drafts.keep(typed("half a thought"))
    abandon(tmp_path, number)
    (path,) = (tmp_path / "state" / "drafts").iterdir()
    kept = json.loads(path.read_bytes())
    path.write_text(json.dumps({**kept, "window": kept["window"] + "0"}), encoding="utf-8")
    assert [each.written.words for each in drafts.left()] == ["half a thought"]


def test_the_draft_of_a_window_that_runs_is_not_taken(drafts: Drafts, tmp_path: Path) -> None:
    drafts.keep(typed("half a thought"))
    abandon(tmp_path, os.getppid())
    (path,) = (tmp_path / "state" / "drafts").iterdir()
    kept = json.loads(path.read_bytes())
    path.write_text(json.dumps({**kept, "window": Disk().started(os.getppid())}), encoding="utf-8")
    assert drafts.left() == []
