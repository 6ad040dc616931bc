"""A case packed and read again: the same values, and for the same case the same bytes."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from articles.article import Fetched
from articles.cases import Case, gather, pack, read_case
from articles.cases.case import MEMBERS
from articles.cases.naming import is_case
from articles.errors import BadInputError
from articles.matching.options import MatchOptions
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from articles.reading import load, load_pair
from articles.session import Session
from tests.writing import write_pair

if TYPE_CHECKING:
    from pathlib import Path

    from tests.writing import Pair


def gathered(pair: Pair, *bodies: str) -> Case:
    """The case of a pair of files, with a note of each of `bodies` on the title of the left one."""
    a, b = load_pair(*pair)
    store = NotesStore.open(pair[0].parent / "the.notes.json", a, b)
    for body in bodies:
        store.add(new_note({"a": a, "b": b}, {"a": a.paragraphs[0].span}, body, creator="Ida"))
    if bodies:
        store.save()
    session = Session(a, b, store)
    session.run()
    return gather(session)


def test_a_case_comes_back_as_it_was_packed(pair: Pair) -> None:
    case = gathered(pair, "Ask the harbour office.")
    assert case.notes
    assert read_case(pack(case)) == case


def test_all_that_is_known_of_an_article_comes_back(pair: Pair) -> None:
    case = gathered(pair)
    known = replace(
        case.a,
        comparable=case.a.text.upper(),
        outlet="Calder Post",
        byline="A. Reader",
        published=date(2026, 3, 13),
        fetched=Fetched("https://post.example/a", datetime(2026, 3, 13, 8, 2, tzinfo=UTC)),
        notices=("guessed",),
        found_in=(("title", "headline"),),
        corrected=("outlet", "sections"),
        doubted=True,
        source="https://post.example/a",
    )
    assert read_case(pack(replace(case, a=known))).a == known


def test_the_same_pair_in_another_folder_is_the_same_bytes(pair: Pair, tmp_path: Path) -> None:
    left, right = (path.read_text(encoding="utf-8") for path in pair)
    elsewhere = write_pair(tmp_path / "elsewhere", left, right)
    assert pack(gathered(pair)) == pack(gathered(elsewhere))


def test_nothing_in_a_case_names_a_folder_of_this_machine(pair: Pair, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(pack(gathered(pair, "mine")))) as archive:
        for name in archive.namelist():
            assert str(tmp_path).encode() not in archive.read(name), name


def test_a_case_is_an_ordinary_zip_file_with_the_manifest_first(pair: Pair) -> None:
    with zipfile.ZipFile(io.BytesIO(pack(gathered(pair, "mine")))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == [name for name in MEMBERS if name in names]
        manifest = json.loads(archive.read("case.json"))
        assert manifest["schema"] == "diptych.case/1"
        assert archive.read("a/text.txt") == archive.read("a/raw") == pair[0].read_bytes()


def test_bytes_that_cannot_be_had_are_told_of(pair: Pair) -> None:
    a, b = load("-", stdin=pair[0].read_bytes().decode().encode("utf-16")), load(pair[1])
    session = Session(a, b)
    session.run()
    case = read_case(pack(gather(session)))
    assert "a" not in case.raw
    assert case.missing == {"a": "standard input cannot be read again"}


def test_a_file_that_changed_since_it_was_read_is_not_taken_for_the_raw_one(pair: Pair) -> None:
    pair[0].write_bytes(b"\xef\xbb\xbf" + pair[0].read_bytes())
    a, b = load_pair(*pair)
    session = Session(a, b)
    session.run()
    assert gather(session).raw["a"] == pair[0].read_bytes()
    pair[0].write_text("Something else.", encoding="utf-8")
    assert gather(session).missing == {"a": "the file has changed since it was read"}


def test_a_member_of_a_lesson_is_passed_through(pair: Pair) -> None:
    lesson = b'{"schema": "diptych.lesson/1"}\n'
    assert read_case(pack(replace(gathered(pair), lesson=lesson))).lesson == lesson


def test_the_way_of_matching_comes_back_without_the_folder_of_an_encoder(pair: Pair) -> None:
    options = MatchOptions(meaning=False, encoder="/home/ida/models/mine.npz")
    read = read_case(pack(replace(gathered(pair), matching=options)))
    assert read.matching == MatchOptions(meaning=False, encoder="mine.npz")


def test_a_case_too_large_to_be_read_is_not_packed(pair: Pair) -> None:
    with pytest.raises(BadInputError, match=r"lesson\.json would have more than 4 MB"):
        pack(replace(gathered(pair), lesson=b'"' + b"x" * 4_000_000 + b'"'))


def test_a_case_is_known_by_its_ending_and_by_its_first_bytes(pair: Pair, tmp_path: Path) -> None:
    other = tmp_path / "renamed.bin"
    other.write_bytes(pack(gathered(pair)))
    assert is_case("anything.DIPTYCH")
    assert is_case(str(other))
    assert not is_case(str(pair[0]))
    assert not is_case(str(tmp_path))
    assert not is_case("a\0b")
