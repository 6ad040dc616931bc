"""Handing in: files under the pupil's name, none of them overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.errors import BadInputError, DiptychError
from articles.lessons.handing_in import checked_name, file_stem, hand_in, own_notes_path


def test_what_is_handed_in_is_two_files_of_the_pupils_name(tmp_path: Path) -> None:
    notes, words = hand_in(tmp_path, "Ana Díaz", "{}\n", "# x\n")
    assert (notes.name, words.name) == ("Ana-Díaz.notes.json", "Ana-Díaz.md")
    assert (notes.read_text(), words.read_text()) == ("{}\n", "# x\n")


@pytest.mark.parametrize("there", ["Ada.notes.json", "Ada.md"])
def test_nothing_that_is_there_is_overwritten(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine")
    notes, words = hand_in(tmp_path, "Ada", "{}", "# x")
    assert (notes.name, words.name) == ("Ada-2.notes.json", "Ada-2.md")
    assert (tmp_path / there).read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 3


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "Ada.notes.json").symlink_to(tmp_path / "elsewhere")
    hand_in(tmp_path, "Ada", "{}", "# x")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DiptychError, match="nothing could be written in") as refused:
        hand_in(tmp_path / "gone", "Ada", "{}", "# x")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Anna Holt", "Anna-Holt"), ("../../etc/passwd", "etc-passwd"), ("CON", "CON-"), ("a/b\\c:d", "a-b-c-d"),
        ("李 明", "李-明"), ("..", "pupil"), ("x" * 200, "x" * 60), ("-rf", "rf"),
    ],
)  # fmt: skip
def test_a_name_becomes_a_safe_part_of_a_file_name(name: str, stem: str) -> None:
    assert file_stem(name) == stem


@pytest.mark.parametrize("typed", ["", "   ", "...", "x" * 81])
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(BadInputError):
        checked_name(typed)


def test_a_name_is_kept_without_needless_blanks() -> None:
    assert checked_name("  Ada \t  Holt ") == "Ada Holt"


def test_each_pupil_works_in_a_file_of_their_own_beside_the_lesson() -> None:
    assert own_notes_path(Path("/x/storm.diptych"), "Ada Holt") == Path("/x/storm.Ada-Holt.notes.json")
