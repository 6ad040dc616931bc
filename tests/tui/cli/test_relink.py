"""`diptych relink`: articles that were moved or renamed are found by their texts, with their notes and the place."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reading import load
from articles.session import Session
from tests.tui.cli.commandline import run
from tui.recent import find_recent, load_recents, recent_at, remember_recent

LEFT = "The ferry struck the mole at Calder Point.\n\n" + "\n\n".join(
    f"Forty-one passengers were hurt in cabin {n}, said the harbour office, and {n} of them were taken ashore at once."
    for n in range(1, 30)
)
RIGHT = "Ferry hits mole.\n\n" + "\n\n".join(
    f"At deck {n} nobody had seen the light that the mate spoke of, and the crew of boat {n} came home dry."
    for n in range(1, 30)
)

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Kept:
    """A pair that was read in `folder`, and left at the words "cabin 7" with a note there."""

    folder: Path

    @property
    def left(self) -> Path:
        """The left article where it was."""
        return self.folder / "valley.txt"

    @property
    def right(self) -> Path:
        """The right article where it was."""
        return self.folder / "orrin.txt"

    @property
    def notes(self) -> Path:
        """The notes file where it was."""
        return self.folder / "valley.txt+orrin.txt.notes.json"


def read_and_leave(left: Path, right: Path) -> None:
    """Read two articles, write a note, and leave."""
    a, b = load(left), load(right)
    store = NotesStore.open(find_home(a, b), a, b)
    session = Session(a, b, store)
    at = a.text.index("Forty-one passengers were hurt in cabin 7")
    index = a.sentence_at(at)
    assert index is not None
    session.add(new_note(session.loaded, {"a": a.sentences[index].span}, "ask the harbour"))
    store.save()
    made = recent_at(session, "a", (at, 0))
    assert made is not None
    remember_recent(made)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """The pair, with a state folder of its own."""
    for name in ("STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    made = Kept(tmp_path / "work")
    made.folder.mkdir()
    made.left.write_text(LEFT, encoding="utf-8")
    made.right.write_text(RIGHT, encoding="utf-8")
    read_and_leave(made.left, made.right)
    monkeypatch.chdir(made.folder)
    return made


def test_where_nothing_was_moved_it_says_so(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("relink") == 0
    assert capsys.readouterr().out.startswith("Nothing to relink")
    assert kept.notes.exists()


def test_without_yes_nothing_is_changed(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    kept.left.rename(kept.folder / "herald.txt")
    before = load_recents()
    assert run("relink") == 0
    said = capsys.readouterr().out
    assert f"{kept.left} is now {kept.folder / 'herald.txt'} (the same text)" in said
    assert f"1 note and decision: from {kept.notes} to {kept.folder / 'herald.txt+orrin.txt.notes.json'}" in said
    assert said.endswith("Nothing is changed yet: --yes does it.\n")
    assert load_recents() == before
    assert kept.notes.exists()


def test_renamed_files_are_found_with_notes_and_place(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    renamed = kept.left.rename(kept.folder / "herald.txt"), kept.right.rename(kept.folder / "post.txt")
    whole = kept.notes.read_bytes()
    assert run("relink", "--yes") == 0
    assert capsys.readouterr().out.endswith("1 comparison relinked.\n")
    (recent,) = load_recents()
    assert recent.sources == tuple(map(str, renamed))
    assert not kept.notes.exists()
    assert (kept.folder / "herald.txt+post.txt.notes.json").read_bytes() == whole
    a, b = (load(path) for path in renamed)
    (note,) = NotesStore.open(find_home(a, b), a, b).notes
    assert note.body == "ask the harbour"
    assert note.placed


def test_drafts_and_earlier_versions_follow(kept: Kept) -> None:
    a, b = load(kept.left), load(kept.right)
    state = find_home(a, b).state
    assert state is not None
    (state / "drafts").mkdir(parents=True, exist_ok=True)
    (state / "drafts" / "7-x.draft.json").write_text("{}", encoding="utf-8")
    moved = kept.left.rename(kept.folder / "herald.txt")
    assert run("relink", "--yes") == 0
    later = find_home(load(moved), b).state
    assert later is not None
    assert (later / "drafts" / "7-x.draft.json").exists()


def test_files_moved_to_another_folder_take_their_notes_along(kept: Kept, tmp_path: Path) -> None:
    archive = tmp_path / "archive" / "1998"
    archive.mkdir(parents=True)
    for path in (kept.left, kept.right):
        path.rename(archive / path.name)
    assert run("relink", archive, "--yes") == 0
    assert not kept.notes.exists()
    assert (archive / kept.notes.name).exists()
    assert load_recents()[0].sources == (str(archive / "valley.txt"), str(archive / "orrin.txt"))


def test_an_edited_and_renamed_text_is_found_and_the_place_in_it(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = kept.folder / "herald.txt"
    edited.write_text("A correction was added.\n\n" + LEFT.replace("cabin 20", "saloon 20"), encoding="utf-8")
    kept.left.unlink()
    assert run("relink", "--yes") == 0
    assert "nearly the same text" in capsys.readouterr().out
    a, b = load(edited), load(kept.right)
    recent = find_recent(a, b, load_recents())
    assert recent is not None
    from tui.recent import same_place

    assert a.text[same_place(a, recent, 0) :].startswith("Forty-one passengers were hurt in cabin 7,")
    (note,) = NotesStore.open(find_home(a, b), a, b).notes
    assert note.placed


def test_of_several_files_none_is_chosen(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one.txt", "two.txt"):
        (kept.folder / name).write_text(LEFT, encoding="utf-8")
    kept.left.unlink()
    before = load_recents()
    assert run("relink", "--yes") == 1
    said = capsys.readouterr().out
    assert "it may be one of these, and none is chosen" in said
    assert f"    {kept.folder / 'one.txt'} (the same text)" in said
    assert load_recents() == before
    assert kept.notes.exists()
    assert run("relink", kept.folder / "two.txt", "--yes") == 0
    assert load_recents()[0].sources[0] == str(kept.folder / "two.txt")


def test_another_text_under_the_old_name_is_not_taken(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    (kept.folder / "sub").mkdir()
    (kept.folder / "sub" / "valley.txt").write_text("Something else altogether.\n", encoding="utf-8")
    kept.left.unlink()
    assert run("relink", "--yes") == 1
    assert "the same name, but another text" in capsys.readouterr().out


def test_notes_that_are_there_already_are_joined_and_both_files_stay(kept: Kept) -> None:
    moved = kept.left.rename(kept.folder / "herald.txt")
    a, b = load(moved), load(kept.right)
    store = NotesStore.open(find_home(a, b), a, b)
    store.add(new_note({"a": a, "b": b}, {"a": a.sentences[0].span}, "written meanwhile"))
    store.save()
    assert run("relink", "--yes") == 0
    assert kept.notes.exists()
    notes = NotesStore.open(find_home(a, b), a, b).notes
    assert {note.body for note in notes} == {"ask the harbour", "written meanwhile"}


def test_of_several_notes_files_none_is_chosen(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    copy = kept.folder / "backup.notes.json"
    copy.write_bytes(kept.notes.read_bytes())
    moved = kept.left.rename(kept.folder / "herald.txt")
    assert run("relink", "--yes") == 0
    assert "several files, and none is chosen" in capsys.readouterr().out
    assert kept.notes.exists()
    assert copy.exists()
    assert not (kept.folder / "herald.txt+orrin.txt.notes.json").exists()
    assert load_recents()[0].sources[0] == str(moved)


def test_a_disk_that_refuses_leaves_notes_and_list_as_they_were(
    kept: Kept, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.notes.disk.files import Disk

    def refuse(_disk: Disk, _descriptor: int, _data: memoryview) -> int:
        raise OSError(28, os.strerror(28))

    kept.left.rename(kept.folder / "herald.txt")
    before, whole = load_recents(), kept.notes.read_bytes()
    monkeypatch.setattr(Disk, "write", refuse)
    assert run("relink", "--yes") == 1
    assert "the notes are not moved" in capsys.readouterr().out
    assert load_recents() == before
    assert kept.notes.read_bytes() == whole
    assert not (kept.folder / "herald.txt+orrin.txt.notes.json").exists()


def test_a_folder_that_is_not_there_is_refused(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("relink", kept.folder / "nowhere") == 2
    assert "there is no such file or folder" in capsys.readouterr().err


def test_what_is_kept_of_a_text_is_numbers_and_not_the_text(kept: Kept) -> None:
    from tui.recent import recents_path

    (entry,) = json.loads(recents_path().read_text(encoding="utf-8"))
    assert len(entry["wording"][0]) == 512
    assert "cabin 20" not in json.dumps(entry)
    assert kept.left.exists()
