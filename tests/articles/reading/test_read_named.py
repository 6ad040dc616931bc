"""Names as they are typed, pasted and dropped: quoted, escaped, as addresses of files, several at once, as patterns."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import BadInputError
from articles.reading.named import MOST_NAMES, articles_in, folder_among, is_folder, names_in, there

if TYPE_CHECKING:
    from pathlib import Path

# What a file name may hold; line ends part names, and no terminal sends NUL in one.
_LETTERS = st.characters(exclude_characters="\0\n\r/", exclude_categories=["Cs"])
_PATHS = st.lists(st.text(_LETTERS, min_size=1, max_size=12), min_size=1, max_size=3).map(lambda p: "/" + "/".join(p))


def escaped(path: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "/._-" else f"\\{letter}" for letter in path)


def double(path: str) -> str:
    return '"' + "".join(f"\\{letter}" if letter in '"\\$`' else letter for letter in path) + '"'


def single(path: str) -> str:
    return shlex.quote(path) if shlex.quote(path) != path else f"'{path}'"


def address(path: str) -> str:
    return "file://" + quote(path)


_WAYS = st.sampled_from([single, double, escaped, address])


def nothing(_name: str) -> bool:
    return False


@given(path=_PATHS, way=_WAYS, end=st.sampled_from(["", " ", "\n", "\r\n"]))
def test_a_path_is_read_however_it_was_quoted(path: str, way: object, end: str) -> None:
    assert callable(way)
    assert names_in(way(path) + end, nothing) == [path]


@given(
    paths=st.lists(_PATHS, min_size=2, max_size=4),
    ways=st.lists(_WAYS, min_size=4, max_size=4),
    between=st.sampled_from([" ", "\n", "\r\n", "  "]),
)
def test_several_paths_are_told_apart(paths: list[str], ways: list[object], between: str) -> None:
    pasted = between.join(way(path) for way, path in zip(ways, paths, strict=False) if callable(way))
    assert names_in(pasted, nothing) == paths


@given(words=st.text(max_size=60))
def test_whatever_is_pasted_is_read_without_an_error(words: str) -> None:
    assert all(isinstance(name, str) for name in names_in(words, nothing))
    assert names_in(words, nothing) or not words.strip(" \t\r\n")


@given(name=st.text(_LETTERS, min_size=1, max_size=20).filter(lambda name: name.strip(" \t\r\n")))
def test_what_is_there_just_as_it_stands_is_one_name(name: str) -> None:
    assert names_in(name, lambda _name: True) == [name]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("my article.txt", ["my article.txt"]),
        ("it's me.txt", ["it's me.txt"]),
        ("'report one.txt' \"report two.txt\"", ["report one.txt", "report two.txt"]),
        ("/a/one.txt ~/two.txt", ["/a/one.txt", "~/two.txt"]),
        ("FILE:///a/b%20c.txt", ["/a/b c.txt"]),
        ("file://localhost/a/b", ["/a/b"]),
        ("file:/a/b%2520c", ["/a/b%20c"]),
        ("file://elsewhere/a", ["file://elsewhere/a"]),
        ("https://a.example/x?y=1 https://b.example/", ["https://a.example/x?y=1", "https://b.example/"]),
        ("book.epub#3", ["book.epub#3"]),
        ("- /a/b", ["-", "/a/b"]),
        ("", []),
        (" \r\n\t", []),
    ],
)
def test_what_readers_paste(words: str, names: list[str]) -> None:
    assert names_in(words, nothing) == names


def test_unquoted_paths_with_spaces_are_told_apart_by_what_is_there() -> None:
    here = {"/a/one two.txt", "/b/three four.txt"}
    assert names_in("/a/one two.txt /b/three four.txt", here.__contains__) == ["/a/one two.txt", "/b/three four.txt"]


def test_a_relative_name_counts_for_itself_where_it_is_there() -> None:
    assert names_in("one.txt two.txt", {"one.txt", "two.txt"}.__contains__) == ["one.txt", "two.txt"]
    assert names_in("one.txt two.txt", {"one.txt"}.__contains__) == ["one.txt two.txt"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("report one.txt", "report two.txt", "other.txt", ".report hidden.txt"):
        (tmp_path / name).write_text("words", encoding="utf-8")
    (tmp_path / "report folder").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_a_pattern_names_the_files_that_fit(folder: Path) -> None:
    assert articles_in(["report*.txt"]) == ["report one.txt", "report two.txt"]
    assert articles_in([f"{folder}/report?one.*", "other.txt"]) == [str(folder / "report one.txt"), "other.txt"]
    assert articles_in(["~/report*"]) == [str(folder / "report one.txt"), str(folder / "report two.txt")]


def test_a_name_with_signs_of_a_pattern_is_itself_where_it_is_there(folder: Path) -> None:
    (folder / "why [draft]?.txt").write_text("words", encoding="utf-8")
    assert articles_in(["why [draft]?.txt", "other.txt"]) == ["why [draft]?.txt", "other.txt"]


def test_an_address_is_no_pattern(folder: Path) -> None:
    assert articles_in(["https://a.example/x?y=[1]*"]) == ["https://a.example/x?y=[1]*"]


def test_an_empty_name_stays_one(folder: Path) -> None:
    assert articles_in(["", "other.txt"]) == ["", "other.txt"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["*.md"], "cannot open *.md: no file has a name like that; check the pattern"),
        (["[", "other.txt"], "cannot open [: no file has a name like that; check the pattern"),
        (
            ["*.txt"],
            "*.txt names 3 files (other.txt, report one.txt, report two.txt): two are compared; name two of them",
        ),
        (
            ["report*.txt", "other.txt"],
            "report*.txt names 2 files (report one.txt, report two.txt): two are compared; name two of them",
        ),
        (
            ["a", "b", "c", "d", "e", "f"],
            "6 articles were named (a, b, c, d and 2 more): two are compared; name the left and the right one",
        ),
    ],
)
def test_too_many_or_none_is_one_line_with_the_names(folder: Path, words: list[str], line: str) -> None:
    with pytest.raises(BadInputError) as refused:
        articles_in(words)
    assert str(refused.value) == line


def test_a_pattern_that_fits_thousands_is_asked_for_so_many_only(folder: Path) -> None:
    for number in range(MOST_NAMES + 5):
        (folder / f"{number}.md").touch()
    with pytest.raises(BadInputError, match=rf"\*.md names {MOST_NAMES} files"):
        articles_in(["*.md"])


@pytest.mark.parametrize("name", ["", "\0", "a" * 5000, "~nobody-has-this-name/x", "~/nothing"])
def test_a_name_that_cannot_be_is_not_there(folder: Path, name: str) -> None:
    assert not there(name)
    assert not is_folder(name)


def test_a_folder_is_found_among_the_names_with_the_article_beside_it(folder: Path) -> None:
    assert folder_among(["other.txt", "report one.txt"]) is None
    assert folder_among(["report folder"]) == ("report folder", None)
    assert folder_among(["report folder", "other.txt"]) == ("report folder", "other.txt")
    assert folder_among(["https://a.example/x", "report folder"]) == ("report folder", "https://a.example/x")


@pytest.mark.parametrize(
    ("beside", "words"),
    [
        ("~", "both are folders"),
        ("-", "it can be read only once"),
        ("/dev/fd/63", "it can be read only once"),
        ("gone.txt", "there is no such file"),
        ("gone.epub#2", "there is no such file"),
    ],
)
def test_what_cannot_stand_beside_a_folder_is_one_line(folder: Path, beside: str, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        folder_among([beside, "report folder"])


def test_a_folder_is_told_from_a_file_and_from_standard_input(folder: Path) -> None:
    (folder / "-").mkdir()
    assert is_folder("report folder")
    assert is_folder("~")
    assert not is_folder("other.txt")
    assert not is_folder("-")
