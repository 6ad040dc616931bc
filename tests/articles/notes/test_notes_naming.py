"""The notes file is found again, whatever the articles are called and in whichever order they are opened."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

import pytest

from articles.errors import BadInputError
from articles.notes.disk.naming import LONGEST_NAME, Home, find_home
from articles.notes.store import NotesStore
from tests.articles.notes.noting import A_TEXT, B_TEXT, note_on, pair, plain, with_text

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article


def two(tmp_path: Path, left: str = "one/a.txt", right: str = "two/b.md") -> tuple[Article, Article]:
    for name in (left, right):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return plain(A_TEXT, str(tmp_path / left)), plain(B_TEXT, str(tmp_path / right))


def save_one(a: Article, b: Article, data: Path) -> Path:
    store = NotesStore.open(find_home(a, b, data_folder=data), a, b)
    store.add(note_on(a, b, a=a.text[:9]))
    return store.save().path


def test_the_file_stands_beside_the_left_article_under_both_full_names(tmp_path: Path) -> None:
    """N-8."""
    a, b = two(tmp_path)
    home = find_home(a, b)
    assert (home.path, home.where) == (tmp_path / "one" / "a.txt+b.md.notes.json", "")


def test_opened_in_the_other_order_it_is_the_same_file(tmp_path: Path) -> None:
    """N-8."""
    a, b = two(tmp_path)
    path = save_one(a, b, tmp_path / "data")
    assert find_home(b, a).path == path
    store = NotesStore.open(find_home(b, a), b, a)
    assert [note.about for note in store.notes] == ["b"]
    assert find_home(a, b).path == path


@pytest.mark.parametrize(("before", "after"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_notes_are_found_when_letters_of_a_file_name_are_spelled_in_another_way(
    tmp_path: Path, before: Literal["NFC", "NFD"], after: Literal["NFC", "NFD"]
) -> None:
    a, b = two(tmp_path, f"one/{normalize(before, 'Fähre.txt')}", "two/b.md")
    path = save_one(a, b, tmp_path / "data")
    renamed = tmp_path / "one" / normalize(after, "Fähre.txt")
    (tmp_path / "one" / normalize(before, "Fähre.txt")).rename(renamed)
    a = plain(A_TEXT + " It was mended.", str(renamed))
    assert find_home(a, b).path == find_home(b, a).path == path
    store = NotesStore.open(find_home(b, a), b, a)
    assert [note.about for note in store.notes] == ["b"]


@pytest.mark.parametrize("folder", ["one", "two"])
@pytest.mark.parametrize("name", ["a.txt+b.md.notes.json", "b.md+a.txt.notes.json"])
def test_either_name_in_either_folder_is_found(tmp_path: Path, folder: str, name: str) -> None:
    """N-8: all four orders and directories."""
    a, b = two(tmp_path)
    (tmp_path / folder / name).write_text("{}", encoding="utf-8")
    assert find_home(a, b).path == find_home(b, a).path == tmp_path / folder / name


def test_articles_of_one_stem_do_not_share_a_file(tmp_path: Path) -> None:
    a, b = two(tmp_path, "one/a.txt", "one/b.txt")
    c = replace(a, source=str(tmp_path / "one" / "a.html"))
    assert find_home(a, b).path != find_home(c, b).path


def test_a_long_name_is_cut_and_told_apart(tmp_path: Path) -> None:
    """N-8."""
    a, b = two(tmp_path, "one/" + "é" * 100 + ".txt", "one/" + "b" * 80 + ".txt")
    path = save_one(a, b, tmp_path / "data")
    assert len(os.fsencode(path.name)) <= LONGEST_NAME
    assert path.parent == tmp_path / "one"
    assert find_home(b, a).path == path
    assert find_home(with_text(a, "Other words."), b).path == path


@pytest.mark.parametrize(
    "name", ["new\nline.txt", "bytes\udcff.txt", "-dash +plus.txt", ".hidden", "\x1b[31m.txt", "a" * 240]
)
def test_names_that_files_may_have_are_kept_exactly(tmp_path: Path, name: str) -> None:
    """N-8: line ends, bytes that are no text, dashes, controls, and the longest."""
    a, b = two(tmp_path, f"one/{name}", "two/b.txt")
    path = save_one(a, b, tmp_path / "data")
    assert path.exists()
    assert find_home(b, a).path == path
    if len(name) < 100:
        assert path.name == f"{name}+b.txt.notes.json"


def test_standard_input_has_its_notes_with_the_users_data(tmp_path: Path) -> None:
    """N-9: the reader is told where and why before the first note."""
    _, b = two(tmp_path)
    home = find_home(plain(A_TEXT, "-"), b, data_folder=tmp_path / "data")
    assert home.path.parent == tmp_path / "data"
    assert home.where == f"The left article is not a file here, so notes are kept in {home.path}."


def test_an_address_keeps_its_notes_when_its_text_changes(tmp_path: Path) -> None:
    _, b = two(tmp_path)
    a = plain(A_TEXT, "https://news.example/quarry?id=7")
    path = save_one(a, b, tmp_path / "data")
    assert find_home(with_text(a, "Other words."), b, data_folder=tmp_path / "data").path == path
    assert find_home(b, a, data_folder=tmp_path / "data").path == path


def test_like_named_articles_elsewhere_have_their_own_private_file(tmp_path: Path) -> None:
    homes = set()
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        a, b = two(tmp_path / folder)
        (tmp_path / folder / "one" / "a.txt+b.md.notes.json").mkdir()
        homes.add(find_home(a, b, data_folder=tmp_path / "data").path)
    assert len(homes) == 2


def test_a_folder_in_the_way_sends_the_notes_elsewhere_and_says_so(tmp_path: Path) -> None:
    a, b = two(tmp_path)
    (tmp_path / "one" / "a.txt+b.md.notes.json").mkdir()
    home = find_home(a, b, data_folder=tmp_path / "data")
    assert home.path.parent == tmp_path / "data"
    assert "is not an ordinary file" in home.where


def test_a_read_only_file_is_read_but_not_replaced(tmp_path: Path) -> None:
    a, b = two(tmp_path)
    old = save_one(a, b, tmp_path / "data")
    old.chmod(0o444)
    before = old.read_bytes()
    home = find_home(a, b, data_folder=tmp_path / "data")
    assert (home.path.parent, home.others) == (tmp_path / "data", (old,))
    store = NotesStore.open(home, a, b)
    assert len(store.notes) == 1
    assert "1 note brought in" in " ".join(store.notices)
    store.save()
    assert old.read_bytes() == before
    assert len(NotesStore.open(home.path, a, b).notes) == 1


def test_a_folder_that_may_not_be_written_sends_the_notes_elsewhere(tmp_path: Path) -> None:
    """N-9, T-9: for root, who may write everywhere, it is skipped and not passed."""
    if os.getuid() == 0:
        pytest.skip("root may write everywhere")
    a, b = two(tmp_path)
    (tmp_path / "one").chmod(0o555)
    home = find_home(a, b, data_folder=tmp_path / "data")
    assert "may not be written" in home.where
    (tmp_path / "one").chmod(0o755)


def test_notes_in_both_places_are_joined(tmp_path: Path) -> None:
    a, b = two(tmp_path)
    first = save_one(a, b, tmp_path / "data")
    aside = tmp_path / "aside.json"
    first.rename(aside)
    second = save_one(a, b, tmp_path / "data")
    private = find_home(plain(A_TEXT, "-"), b, data_folder=tmp_path / "data").path
    assert second == first
    store = NotesStore.open(replace(find_home(a, b), others=(aside, private)), a, b)
    assert len(store.notes) == 2


def test_notes_in_the_folder_and_with_the_users_data_are_joined_by_id_and_told_of(tmp_path: Path) -> None:
    """N-9: both places are looked at when the articles are opened."""
    a, b = two(tmp_path)
    data = tmp_path / "data"
    blocked = tmp_path / "one" / "a.txt+b.md.notes.json"
    blocked.mkdir()
    store = NotesStore.open(find_home(a, b, data_folder=data), a, b)
    store.add(note_on(a, b, "while the folder could not be written", a=a.text[:9]))
    private = store.save().path
    blocked.rmdir()
    beside = NotesStore.open(tmp_path / "one" / "a.txt+b.md.notes.json", a, b)
    beside.add(store.notes[0])
    beside.add(note_on(a, b, "later", a=a.text[:9]))
    beside.save()
    private_again = NotesStore.open(private, a, b)
    private_again.add(note_on(a, b, "only there", a=a.text[:9]))
    private_again.save()
    joined = NotesStore.open(find_home(a, b, data_folder=data), a, b)
    expected = ["while the folder could not be written", "later", "only there"]
    assert [note.body for note in joined.notes] == expected
    assert f"1 note brought in from {private}" in " ".join(joined.notices)
    joined.save()
    assert [note.body for note in NotesStore.open(blocked, a, b).notes] == expected


def test_the_readers_own_choice_is_taken_or_refused(tmp_path: Path) -> None:
    """N-9, R-10: a dangling link, a folder and a pipe are refused at the start."""
    a, b = two(tmp_path)
    mine = tmp_path / "mine.json"
    assert find_home(a, b, notes=mine).path == mine
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    for bad in (tmp_path, tmp_path / "dangling", tmp_path / "pipe", tmp_path / "no" / "folder.json"):
        with pytest.raises(BadInputError, match="cannot keep notes"):
            find_home(a, b, notes=bad)


def test_notes_on_articles_that_were_moved_are_offered_and_not_taken(tmp_path: Path) -> None:
    """N-12."""

    def home_of(a: Article, b: Article, notes: Path | None = None) -> Home:
        return find_home(a, b, notes=notes, data_folder=tmp_path / "data", state_folder=tmp_path / "state")

    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    a, b = pair(old)
    store = NotesStore.open(home_of(a, b), a, b)
    store.add(note_on(a, b, "kept", a="Nine lorries"))
    store.save()
    moved = pair(new)
    for left, right in (moved, moved[::-1]):
        home = home_of(left, right)
        assert (home.path.parent, home.elsewhere) == (new, (store.path,))
        found = NotesStore.open(home, left, right)
        assert found.notes == ()
        assert found.home.elsewhere == (store.path,)
    chosen = home_of(*moved, store.path)
    assert [note.body for note in NotesStore.open(chosen, *moved).notes] == ["kept"]
    assert home_of(a, b).elsewhere == ()
    store.path.unlink()
    assert home_of(*moved).elsewhere == ()


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(("name", "which"), [("one/a.txt", "left"), ("two/b.md", "right"), ("link", "right")])
def test_an_article_is_no_notes_file(tmp_path: Path, name: str, which: str, *, strict: bool) -> None:
    a, b = two(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "two" / "b.md")
    with pytest.raises(BadInputError, match=f"it is the {which} article; name another file"):
        find_home(a, b, notes=tmp_path / name, strict=strict)


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("name", ["thesis.md", "export.json", "rows.notes.json"])
def test_a_file_that_holds_something_else_is_no_notes_file(tmp_path: Path, name: str, *, strict: bool) -> None:
    a, b = two(tmp_path)
    rows = '{"total": 1, "rows": [{"id": "x", "text": "mine", "target": [{"source": "urn:x"}]}]}'
    (tmp_path / name).write_text("# Thesis\n" if name.endswith(".md") else rows, encoding="utf-8")
    with pytest.raises(BadInputError, match="it holds something else; name another file"):
        find_home(a, b, notes=tmp_path / name, strict=strict)


@pytest.mark.parametrize("cut", [0, 1, 300, 600, -3])
def test_a_damaged_or_empty_notes_file_stays_one_under_any_name(tmp_path: Path, cut: int) -> None:
    a, b = two(tmp_path)
    data = save_one(a, b, tmp_path / "data").read_bytes()
    chosen = tmp_path / "mine.json"
    chosen.write_bytes(data[:cut] if cut != 1 else data.replace(b'"total"', b'"total'))
    assert find_home(a, b, notes=chosen).path == chosen
