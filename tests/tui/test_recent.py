"""The list of comparisons opened lately: it survives whatever is found in its place."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading import article_from_text
from articles.session import Session
from tests.tui.view.made import reading
from tui.recent import (
    Recent,
    find_recent,
    load_recents,
    recent_at,
    recent_of,
    recents_path,
    remember,
    remember_recent,
    resume,
)
from tui.view.reading_view import ReadingView

if TYPE_CHECKING:
    from pathlib import Path


def entry(number: int = 1, **changes: Any) -> Recent:
    made = Recent(
        (f"/texts/{number}-left.txt", f"/texts/{number}-right.txt"),
        (f"left {number}", f"right {number}"),
        ("The dam", "A wall"),
        ("Valley News", ""),
        "2026-11-01T10:00:00+00:00",
    )
    return dataclasses.replace(made, **changes)


def test_it_lies_in_the_state_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert recents_path() == tmp_path / "diptych" / "recent.json"


def test_what_is_remembered_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "recent.json"
    kept = entry(side="b", offsets=(3, 40), locked=False, stops=("note", "weak"), notes=2)
    remember_recent(kept, path)
    assert load_recents(path) == [kept]


def test_the_last_one_comes_first_and_each_pair_of_texts_once(tmp_path: Path) -> None:
    path = tmp_path / "recent.json"
    for number in (1, 2, 1, 3):
        remember_recent(entry(number), path)
    assert [recent.hashes[0] for recent in load_recents(path)] == ["left 3", "left 1", "left 2"]


def test_old_ones_are_forgotten_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "recent.json"
    for number in range(55):
        remember_recent(entry(number), path)
    assert len(load_recents(path)) == 50
    assert load_recents(path)[0].hashes == ("left 54", "right 54")


def test_nothing_but_the_list_is_left_in_the_folder(tmp_path: Path) -> None:
    remember_recent(entry(), tmp_path / "recent.json")
    assert [path.name for path in tmp_path.iterdir()] == ["recent.json"]


def test_a_pair_is_found_by_its_texts_wherever_the_files_lie() -> None:
    made = reading()
    a, b = made.comparison.a, made.comparison.b
    moved = entry(hashes=(a.text_sha256, b.text_sha256))
    assert find_recent(a, b, [entry(), moved]) == moved
    assert find_recent(b, a, [entry(), moved]) is None


def test_the_present_place_is_kept() -> None:
    made = reading()
    made.put(40, "b")
    kept = recent_of(made)
    assert kept is not None
    assert (kept.side, kept.offsets, kept.titles) == ("b", (0, 40), ("The dam", "A wall"))
    assert kept.sources[0].endswith("/left.txt")


def test_standard_input_cannot_be_opened_again_and_is_not_kept() -> None:
    session = reading().session
    piped = Session(dataclasses.replace(session.loaded["a"], source="-"), session.loaded["b"])
    assert recent_at(piped, "a", (0, 0)) is None


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[[", b"\xff\xfe", b"null", b"7", b'"text"', b"{}", b"[" * 100_000, b"[1, null, [], {}]"]
)
def test_a_damaged_list_counts_as_none_and_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "recent.json"
    path.write_bytes(damage)
    assert load_recents(path) == []
    remember_recent(entry(), path)
    assert load_recents(path) == [entry()]


def test_a_folder_in_its_place_is_no_reason_to_stop(tmp_path: Path) -> None:
    assert load_recents(tmp_path) == []
    remember_recent(entry(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_list_counts_as_none(tmp_path: Path) -> None:
    assert load_recents(tmp_path / "recent.json") == []


_WHOLE = dataclasses.asdict(entry())
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)


@given(
    changes=st.dictionaries(st.sampled_from([*_WHOLE, "more"]), _VALUES, max_size=3),
    lost=st.sets(st.sampled_from([*_WHOLE]), max_size=2),
)
def test_entries_of_another_shape_are_left_out_and_the_others_kept(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[str, Any], lost: set[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "shapes.json"
    odd = {name: value for name, value in {**_WHOLE, **changes}.items() if name not in lost}
    path.write_text(json.dumps([odd, _WHOLE]), encoding="utf-8")
    found = load_recents(path)
    assert found[-1] == entry()
    for recent in found:
        assert recent.side in ("a", "b")
        assert all(isinstance(name, str) for name in (*recent.sources, *recent.titles, *recent.outlets, *recent.stops))
        assert all(isinstance(number, int) for number in (*recent.offsets, recent.notes))


def test_a_comparison_named_from_a_folder_that_is_gone_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = reading()
    assert recent_of(view) is not None
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert recent_of(view) is None


def test_the_same_files_stand_once_in_whichever_order_and_state(tmp_path: Path) -> None:
    path = tmp_path / "recent.json"
    first = entry(1)
    remember_recent(first, path)
    remember_recent(entry(1, hashes=("edited", "right 1")), path)
    remember_recent(entry(1, hashes=("right 1", "edited"), sources=first.sources[::-1]), path)
    assert [recent.hashes for recent in load_recents(path)] == [("right 1", "edited")]


@pytest.mark.parametrize(
    "edited",
    [
        lambda text: f"Something new at the top.\n\n{text}",
        lambda text: text.replace("Eighty houses", "Ninety huts"),
        lambda text: text.replace("Nobody slept in the valley.", ""),
        lambda text: text.replace("The dam held until Sunday.", "The dam held until Monday, then it broke."),
    ],
)
def test_the_place_is_found_again_in_an_edited_file(
    edited: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    view = reading()
    view.put(view.comparison.a.text.index("Eighty houses"))
    remember(view)
    article = article_from_text(edited(view.comparison.a.text), view.comparison.a.source)
    other = ReadingView(Session(article, view.comparison.b))
    resume(other)
    here = article.text[other.cursor.offset :]
    assert here.startswith(("Eighty houses", "Ninety huts"))
