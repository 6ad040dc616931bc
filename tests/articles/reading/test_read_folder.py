"""What a folder offers to choose from."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError
from articles.reading.folder import articles_of_folder

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, name: str, words: str = "words", changed: float = 1_700_000_000) -> Path:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    os.utime(path, (changed, changed))
    return path


def names(folder: Path) -> list[str]:
    return [file.name for file in articles_of_folder(str(folder))]


def test_the_newest_comes_first_and_equal_ones_by_name(tmp_path: Path) -> None:
    for name, changed in (("b.txt", 5e8), ("a.txt", 5e8), ("new.md", 9e8), ("old", 1e8)):
        put(tmp_path, name, changed=changed)
    assert names(tmp_path) == ["new.md", "a.txt", "b.txt", "old"]


@pytest.mark.parametrize(
    "name",
    [".hidden.txt", "left+right.notes.json", "left+right.notes.json.lock", "draft.txt~", "picture.JPG", "table.csv",
     "sound.mp3", "archive.tar.gz", "sheet.xlsx", "program.py"],
)  # fmt: skip
def test_what_is_no_article_is_left_out(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    put(tmp_path, "article.txt")
    assert names(tmp_path) == ["article.txt"]


@pytest.mark.parametrize(
    "name", ["no ending", "py", "page.html", "report.pdf", "letter.docx", "book.epub", "m.eml", "x.TXT"]
)
def test_what_may_be_one_is_offered_whatever_its_name(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert names(tmp_path) == [name]


def test_only_plain_files_of_a_size_to_be_read_are_offered(tmp_path: Path) -> None:
    put(tmp_path, "empty.txt", "")
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    (tmp_path / "large.txt").touch()
    os.truncate(tmp_path / "large.txt", 10_000_001)
    (tmp_path / "link.txt").symlink_to(put(tmp_path, "article.txt"))
    assert names(tmp_path) == ["article.txt", "link.txt"]


def test_a_file_has_its_day(tmp_path: Path) -> None:
    put(tmp_path, "article.txt", changed=1_700_000_000)
    put(tmp_path, "odd.txt", changed=-1e15 if os.name == "nt" else 0)
    files = {file.name: file for file in articles_of_folder(str(tmp_path))}
    assert files["article.txt"].day in (date(2023, 11, 14), date(2023, 11, 15))
    assert files["odd.txt"].day.year in (1969, 1970)


@pytest.mark.parametrize(
    ("name", "why"), [("nowhere", "no such folder"), ("file.txt", "not a folder"), ("\0", "reason")]
)
def test_what_cannot_be_listed_is_one_line(tmp_path: Path, name: str, why: str) -> None:
    put(tmp_path, "file.txt")
    with pytest.raises(BadInputError, match=why):
        articles_of_folder(f"{tmp_path}/{name}")
