"""The lines of the start screen, for any width."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from articles.reading.display import displayable
from tui.lists.start_lines import StartLine, ago, columns, recent_line, with_gone
from tui.recent import Recent

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def recent(**changes: object) -> Recent:
    values: dict[str, object] = {
        "sources": ("/texts/left.txt", "https://post.example/river"),
        "hashes": ("1", "2"),
        "titles": ("Flood in Orrin", "River takes the lower town"),
        "outlets": ("Valley Herald", ""),
        "opened": "2026-11-25T10:00:00+00:00",
    }
    return Recent(**{**values, **changes})  # type: ignore[arg-type]  # the values are those of the fields above


def test_a_line_tells_title_outlets_what_is_left_and_when() -> None:
    line = recent_line(recent(to_check=5, notes=2), NOW)
    assert (line.title, line.left, line.when) == ("Flood in Orrin", "5 left to check", "yesterday")
    assert line.outlets == "Valley Herald ⇄ river"
    assert recent_line(recent(notes=2), NOW).left == "2 notes"
    assert recent_line(recent(notes=1), NOW).left == "1 note"
    assert recent_line(recent(), NOW).left == ""


def test_a_case_is_told_by_the_name_of_its_file() -> None:
    line = recent_line(recent(sources=("/texts/fire.diptych", "/texts/fire.diptych")), NOW)
    assert line.outlets == "fire.diptych"


@pytest.mark.parametrize(
    ("opened", "words"),
    [
        ("2026-11-26T00:00:00+00:00", "today"), ("2027-01-01T00:00:00+00:00", "today"),
        ("2026-11-20T00:00:00+00:00", "6 days ago"), ("never", ""), ("", ""),
    ],
)  # fmt: skip
def test_when_is_said_in_the_words_people_use(opened: str, words: str) -> None:
    assert ago(opened, NOW) == words


def test_a_file_that_is_gone_is_named_and_an_address_never_is(tmp_path: Path) -> None:
    here = tmp_path / "left.txt"
    here.touch()
    book = tmp_path / "boats.epub"
    book.touch()
    address = "https://post.example/river"
    for sources, gone in (
        ((str(here), address), ""),
        ((f"{book}#3", str(here)), ""),
        ((str(here), str(tmp_path / "right.txt")), "right.txt"),
        ((f"{tmp_path}/no.epub#3", address), "no.epub#3"),
    ):
        assert with_gone(StartLine("", "", "", "", sources)).gone == gone


@given(
    title=st.text(max_size=80),
    outlets=st.text(max_size=40),
    gone=st.text(max_size=30),
    width=st.integers(27, 200),
    ascii_only=st.booleans(),
)
def test_the_columns_fill_the_width_whatever_stands_in_them(
    title: str, outlets: str, gone: str, width: int, *, ascii_only: bool
) -> None:
    made = columns(StartLine(title, outlets, "5 left to check", "today", ("", ""), gone), width, ascii_only=ascii_only)
    assert cell_len("".join(made)) == width
    assert "\n" not in "".join(made)
    assert displayable("".join(made)) == "".join(made)
