"""Completing a path by the names in its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.view.choosing.completing import completed, names_beside

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["Report one.txt", "report two.txt", "reports/", ".hidden.txt", "re\x1bport.txt", "re"]


def listing(_folder: str) -> list[str]:
    return NAMES


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("rep", "report two.txt"),
        ("Rep", "Report one.txt"),
        ("REPORT T", "REPORT Two.txt"),
        ("~/reports", "~/reports/"),
        ("/a/b/report t", "/a/b/report two.txt"),
        (".h", ".hidden.txt"),
        ("re", "report two.txt"),
        ("report two.txt", None),
        ("x", None),
        ("", None),
        ("folder/", None),
    ],
)
def test_the_first_name_that_begins_so_is_offered(typed: str, offered: str | None) -> None:
    assert completed(typed, listing) == offered


@given(typed=st.text(max_size=8), names=st.lists(st.text(max_size=8), max_size=6))
def test_what_was_typed_stays_and_nothing_that_cannot_be_shown_comes(typed: str, names: list[str]) -> None:
    offered = completed(typed, lambda _folder: names)
    if offered is not None:
        assert offered.startswith(typed)
        assert len(offered) > len(typed)
        assert offered[len(typed) :].isprintable()


def test_folders_end_in_a_stroke_and_what_cannot_be_listed_is_empty(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").touch()
    assert sorted(names_beside(str(tmp_path))) == ["file.txt", "folder/"]
    assert names_beside(str(tmp_path / "file.txt")) == []
    assert names_beside("\0") == []
