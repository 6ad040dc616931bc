"""Notes are changed, taken back, saved and found again; nothing in a notes file can keep the articles from opening."""

from __future__ import annotations

import json
import os
import stat
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from articles.errors import DiptychError
from articles.notes.collection.present import placing_line
from articles.notes.content.note import LONGEST_NOTE, edited, new_note
from articles.notes.disk.files import Disk
from articles.notes.failures import NotSavedError
from articles.notes.store import NotesStore
from tests.articles.notes.noting import (
    A_TEXT,
    NOON,
    annotation_of_another_tool,
    at,
    note_on,
    pair,
    w3c_check,
    with_text,
    words,
)

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))

if TYPE_CHECKING:
    from articles.article import Article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def articles(folder: Path) -> tuple[Article, Article]:
    return pair(folder)


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "pair.notes.json"


def bodies(store: NotesStore) -> list[str]:
    return [note.body for note in store.notes]


def opened(path: Path, articles: tuple[Article, Article]) -> NotesStore:
    return NotesStore.open(path, *articles)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def with_notes(path: Path, articles: tuple[Article, Article], *words_of_notes: str) -> NotesStore:
    store = opened(path, articles)
    for body in words_of_notes:
        store.add(note_on(*articles, body, a="Nine lorries"))
    store.save()
    return store


def changed_on_disk(path: Path, **keys: Any) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(path.read_bytes())
    tree.update(keys)
    path.write_text(json.dumps(tree), encoding="utf-8")
    return tree


def test_what_is_saved_is_there_at_the_next_start(path: Path, articles: tuple[Article, Article]) -> None:
    store = opened(path, articles)
    store.add(note_on(*articles, "Nine or eleven?", a="Nine lorries", b="Eleven lorries"))
    assert store.unsaved
    saved = store.save()
    assert (saved.path, store.unsaved) == (path, False)
    (note,) = opened(path, articles).notes
    assert (note.body, note.about, note.span("b")) == ("Nine or eleven?", "pair", words(articles[1], "Eleven lorries"))


def test_a_comparison_without_notes_makes_no_file(path: Path, articles: tuple[Article, Article]) -> None:
    opened(path, articles).save()
    assert not path.exists()


def test_nothing_but_the_notes_file_is_left_in_the_folder(path: Path, articles: tuple[Article, Article]) -> None:
    with_notes(path, articles, "x")
    assert names(path.parent) == ["left.txt", path.name, "right.txt"]


def test_the_revision_rises_at_each_save(path: Path, articles: tuple[Article, Article]) -> None:
    store = with_notes(path, articles, "x")
    store.add(note_on(*articles, "y", a="six days"))
    store.save()
    store.save()
    assert json.loads(path.read_bytes())["diptych:revision"] == 2


def test_every_change_can_be_taken_back_and_made_again(path: Path, articles: tuple[Article, Article]) -> None:
    store = opened(path, articles)
    first = store.add(note_on(*articles, "one", a="Nine lorries"))
    store.add(note_on(*articles, "two", a="six days"))
    store.replace(edited(first, "uno"))
    store.delete(first.id)
    states = [bodies(store)]
    while store.undo():
        states.append(bodies(store))
    assert states == [["two"], ["uno", "two"], ["one", "two"], ["one"], []]
    while store.redo():
        pass
    assert bodies(store) == ["two"]


def test_what_is_done_together_is_undone_and_redone_together(path: Path, articles: tuple[Article, Article]) -> None:
    store = opened(path, articles)
    first = store.add(note_on(*articles, "one", a="quarry wall"))
    with store.together():
        store.delete(first.id)
        store.add(note_on(*articles, "two", a="quarry wall"))
        store.add(note_on(*articles, "three", b="quarry"))
    store.undo()
    assert bodies(store) == ["one"]
    store.redo()
    assert bodies(store) == ["two", "three"]
    store.undo()
    store.undo()
    assert bodies(store) == []


def test_a_note_on_both_articles_as_wholes_comes_back_from_disk(path: Path, articles: tuple[Article, Article]) -> None:
    store = opened(path, articles)
    kept = store.add(new_note({"a": articles[0], "b": articles[1]}, {}, "", relation="one-event"))
    store.save()
    raw = json.loads(path.read_text(encoding="utf-8"))
    (item,) = raw["first"]["items"]
    assert [target["source"] for target in item["target"]] == [entry["id"] for entry in raw["diptych:articles"]]
    assert w3c_check()(raw) == []
    (note,) = opened(path, articles).notes
    assert (note.id, note.relation, note.targets) == (kept.id, "one-event", ())


def test_a_note_without_place_and_relation_is_refused(articles: tuple[Article, Article]) -> None:
    with pytest.raises(ValueError, match="place"):
        new_note({"a": articles[0], "b": articles[1]}, {}, "words")


def test_undo_gives_the_note_concerned_and_ends(path: Path, articles: tuple[Article, Article]) -> None:
    store = opened(path, articles)
    note = store.add(note_on(*articles, "one", a="Nine lorries"))
    store.delete(note.id)
    assert store.undo() == note
    assert store.undo() == note
    assert store.undo() is None
    assert store.delete("urn:uuid:none") is None


def test_a_new_change_ends_what_could_be_made_again(path: Path, articles: tuple[Article, Article]) -> None:
    store = opened(path, articles)
    store.add(note_on(*articles, "one", a="Nine lorries"))
    store.undo()
    store.add(note_on(*articles, "two", a="six days"))
    assert store.redo() is None


def test_a_deletion_is_taken_back_after_saving(path: Path, articles: tuple[Article, Article]) -> None:
    store = with_notes(path, articles, "one", "two")
    store.delete(store.notes[0].id)
    store.save()
    assert bodies(opened(path, articles)) == ["two"]
    store.undo()
    store.save()
    assert sorted(bodies(opened(path, articles))) == ["one", "two"]


def test_a_clock_set_back_a_year_drops_and_reorders_nothing(path: Path, articles: tuple[Article, Article]) -> None:
    """N-4."""
    store = NotesStore.open(path, *articles, clock=at(NOON))
    store.add(note_on(*articles, "one", a="Nine lorries"))
    store.save()
    late = NotesStore.open(path, *articles, clock=at(NOON - timedelta(days=365)))
    late.replace(edited(late.notes[0], "one, again", now=NOON - timedelta(days=365)))
    late.add(note_on(*articles, "two", a="six days"))
    late.save()
    assert bodies(opened(path, articles)) == ["one, again", "two"]
    store.save()
    assert bodies(store) == ["one, again", "two"]


def test_a_change_of_the_same_size_and_time_is_noticed(path: Path, articles: tuple[Article, Article]) -> None:
    """R-11: times are not trusted alone."""
    store = with_notes(path, articles, "one", "two")
    assert store.touched()
    assert not store.touched()
    before = path.stat()
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"two"', b'"six"'))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_ino == before.st_ino
    assert store.touched()
    store.save()
    assert bodies(store) == ["one", "six"]


def test_in_an_unchanged_text_positions_are_used_after_a_look_at_the_words(
    path: Path, articles: tuple[Article, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """N-10, A-2: the text is known by its hash; a position that does not hold the quote is not believed."""
    from articles.notes.placement import placing

    with_notes(path, articles, "one", "two")
    with monkeypatch.context() as patch:
        patch.setattr(placing, "_search", lambda *_: pytest.fail("searched"))
        store = opened(path, articles)
    assert all(target.how == "exact" for note in store.notes for target in note.targets)
    assert "The text has changed" not in " ".join(store.notices)
    tree = json.loads(path.read_bytes())
    tree["first"]["items"][0]["target"][0]["selector"][1]["start"] += 3
    path.write_text(json.dumps(tree), encoding="utf-8")
    assert opened(path, articles).notes[0].span("a") == words(articles[0], "Nine lorries")


def test_ids_are_uuids_and_only_the_time_of_change_changes(path: Path, articles: tuple[Article, Article]) -> None:
    """N-4."""
    store = with_notes(path, articles, "one")
    made = store.notes[0]
    changed = store.replace(edited(made, "one, again", now=NOON + timedelta(days=400)))
    again = store.replace(edited(changed, "and again", now=NOON + timedelta(days=800)))
    assert {made.id, changed.id, again.id} == {made.id}
    assert made.id.startswith("urn:uuid:")
    assert {made.created, changed.created, again.created} == {made.created}
    assert made.modified < changed.modified < again.modified
    assert all(each.endswith("Z") for each in (made.created, changed.modified, again.modified))


def test_one_note_is_counted_as_one(path: Path, articles: tuple[Article, Article]) -> None:
    assert "1 note placed exactly, 0 approximately" in placing_line(with_notes(path, articles, "x").notes)


def test_a_text_changed_and_changed_back_finds_every_note_where_it_was(
    path: Path, articles: tuple[Article, Article]
) -> None:
    """N-10, N-11: one line tells how notes were placed; the reader's selector stays, the place is noted beside it."""
    a, b = articles
    before = with_notes(path, articles, "x").notes
    target = json.loads(path.read_bytes())["first"]["items"][0]["target"][0]
    longer = with_text(a, "A correction.\n\n" + A_TEXT.replace("Nine lorries", "Nine big lorries"))
    store = NotesStore.open(path, longer, b)
    (found,) = store.notes[0].targets
    assert found.span is not None
    assert (found.how, found.span.of(longer.text)) == ("approximate", "Nine big lorries")
    assert "0 notes placed exactly, 1 approximately, 0 not placed" in " ".join(store.notices)
    store.add(note_on(longer, b, "y", a="A correction"))
    store.save()
    kept = json.loads(path.read_bytes())["first"]["items"][0]["target"][0]
    assert kept["selector"] == target["selector"]
    assert kept["diptych:placed"]["textSha256"] == longer.text_sha256
    again = opened(path, articles)
    assert again.notes[0] == before[0]
    assert not again.notes[1].placed


def test_a_note_whose_words_are_gone_is_kept_without_a_place(path: Path, articles: tuple[Article, Article]) -> None:
    a, b = articles
    with_notes(path, articles, "x")
    store = NotesStore.open(path, with_text(a, "Nothing of it is left."), b)
    assert [(note.body, note.placed, note.about) for note in store.notes] == [("x", False, "a")]


def test_the_texts_can_be_read_again_under_the_notes(path: Path, articles: tuple[Article, Article]) -> None:
    a, b = articles
    store = with_notes(path, articles, "x")
    longer = with_text(a, "New first line. " + A_TEXT)
    store.read_again(longer, b)
    assert store.notes[0].span("a") == words(longer, "Nine lorries")
    store.delete(store.notes[0].id)
    store.save()
    assert opened(path, articles).notes == ()


def test_notes_of_unknown_kinds_are_listed_kept_and_written_back(path: Path, articles: tuple[Article, Article]) -> None:
    """N-6."""
    with_notes(path, articles, "mine")
    tree = json.loads(path.read_bytes())
    strange = annotation_of_another_tool(
        body={"type": "TextualBody", "value": "theirs"},
        target={"source": "http://pictures.example/1", "selector": {"type": "SvgSelector", "value": "<svg/>"}},
    )
    tree["first"]["items"] = ["not a note", strange, *tree["first"]["items"], strange]
    path.write_text(json.dumps(tree), encoding="utf-8")
    store = opened(path, articles)
    assert [(note.body, note.placed) for note in store.notes] == [("theirs", False), ("mine", True)]
    assert "2 entries of the notes file cannot be read as notes" in " ".join(store.notices)
    store.add(note_on(*articles, "new", a="six days"))
    store.save()
    after = json.loads(path.read_bytes())["first"]["items"]
    assert after[:4] == tree["first"]["items"]
    assert len(after) == 5


def test_a_damaged_file_is_kept_and_its_whole_notes_are_used(path: Path, articles: tuple[Article, Article]) -> None:
    """R-8."""
    with_notes(path, articles, "one", "two", "three")
    damaged = path.read_bytes()[: path.read_bytes().index(b"three")]
    path.write_bytes(damaged)
    store = NotesStore.open(path, *articles, clock=at(NOON))
    copy = path.with_name(f"{path.name}.damaged-2026-03-02-1")
    assert copy.read_bytes() == damaged
    assert path.read_bytes() == damaged
    assert bodies(store) == ["one", "two"]
    assert f"It is kept as {copy.name}" in " ".join(store.notices)
    store.add(note_on(*articles, "four", a="six days"))
    store.save()
    assert bodies(opened(path, articles)) == ["one", "two", "four"]
    assert copy.read_bytes() == damaged


def test_opening_a_damaged_file_twice_makes_one_copy(path: Path, articles: tuple[Article, Article]) -> None:
    path.write_bytes(b"\x00\x01")
    for _ in range(2):
        NotesStore.open(path, *articles, clock=at(NOON)).save()
    path.write_bytes(b"other")
    NotesStore.open(path, *articles, clock=at(NOON))
    assert [name for name in names(path.parent) if "damaged" in name] == [
        f"{path.name}.damaged-2026-03-02-1",
        f"{path.name}.damaged-2026-03-02-2",
    ]
    assert path.read_bytes() == b"other"


def test_a_newer_file_is_shown_and_never_written(path: Path, articles: tuple[Article, Article]) -> None:
    """R-9."""
    with_notes(path, articles, "one")
    changed_on_disk(path, **{"diptych:schemaVersion": 2})
    before = path.read_bytes()
    store = opened(path, articles)
    assert bodies(store) == ["one"]
    assert "made by a newer Diptych" in " ".join(store.notices)
    with pytest.raises(DiptychError, match="cannot be changed"):
        store.delete(store.notes[0].id)
    with pytest.raises(DiptychError, match="cannot be changed"):
        store.replace(edited(store.notes[0], "changed"))
    store.add(note_on(*articles, "two", a="six days"))
    store.save()
    assert path.read_bytes() == before
    assert store.path != path
    assert bodies(opened(path, articles)) == ["two", "one"]


def test_notes_made_beside_a_newer_file_come_in_once_it_can_be_read(
    path: Path, articles: tuple[Article, Article]
) -> None:
    """R-9."""
    with_notes(path, articles, "one")
    changed_on_disk(path, **{"diptych:schemaVersion": 2})
    store = opened(path, articles)
    store.add(note_on(*articles, "two", a="six days"))
    store.save()
    changed_on_disk(path, **{"diptych:schemaVersion": 1})
    assert bodies(opened(path, articles)) == ["one", "two"]


def test_a_note_changed_while_a_save_runs_stays_unsaved(path: Path, articles: tuple[Article, Article]) -> None:
    entered, go_on = threading.Event(), threading.Event()

    class Slow(Disk):
        def replace(self, source: Path, target: Path) -> None:
            entered.set()
            assert go_on.wait(10)
            super().replace(source, target)

    store = NotesStore.open(path, *articles, disk=Slow())
    first = store.add(note_on(*articles, "one", a="Nine lorries"))
    worker = threading.Thread(target=store.save)
    worker.start()
    assert entered.wait(10)
    store.add(note_on(*articles, "two", a="six days"))
    store.replace(edited(first, "one, changed"))
    go_on.set()
    worker.join()
    assert store.unsaved
    assert bodies(opened(path, articles)) == ["one"]
    assert bodies(store) == ["one, changed", "two"]
    store.save()
    assert bodies(opened(path, articles)) == ["one, changed", "two"]
    assert not store.unsaved


def test_what_another_window_saved_comes_in_at_the_next_save(path: Path, articles: tuple[Article, Article]) -> None:
    here = with_notes(path, articles, "one", "two")
    there = opened(path, articles)
    there.add(note_on(*articles, "three", b="Eleven lorries"))
    there.delete(there.notes[0].id)
    there.save()
    here.save()
    assert bodies(here) == ["two", "three"]


def test_a_note_changed_in_two_windows_is_kept_twice(path: Path, articles: tuple[Article, Article]) -> None:
    """R-3."""
    here = with_notes(path, articles, "one")
    there = opened(path, articles)
    note = here.notes[0]
    there.replace(edited(note, "theirs"))
    there.save()
    here.replace(edited(note, "mine"))
    saved = here.save()
    assert saved.notices == ("A note was changed in two windows: both versions are kept.",)
    assert [(each.body, each.conflict_of) for each in here.notes] == [("mine", None), ("theirs", note.id)]
    assert bodies(opened(path, articles)) == ["mine", "theirs"]


def test_a_note_deleted_here_and_changed_there_is_kept(path: Path, articles: tuple[Article, Article]) -> None:
    here = with_notes(path, articles, "one")
    there = opened(path, articles)
    there.replace(edited(there.notes[0], "changed"))
    there.save()
    here.delete(here.notes[0].id)
    here.save()
    assert bodies(here) == bodies(opened(path, articles)) == ["changed"]


def test_a_note_changed_here_and_deleted_there_is_kept(path: Path, articles: tuple[Article, Article]) -> None:
    here = with_notes(path, articles, "one", "two")
    there = opened(path, articles)
    for note in there.notes:
        there.delete(note.id)
    there.save()
    here.replace(edited(here.notes[1], "changed"))
    here.save()
    assert bodies(here) == ["changed"]


def test_undo_does_not_take_back_what_others_did(path: Path, articles: tuple[Article, Article]) -> None:
    here = with_notes(path, articles, "one")
    there = opened(path, articles)
    there.replace(edited(there.notes[0], "theirs"))
    there.save()
    here.save()
    assert here.undo() is None
    assert bodies(here) == ["theirs"]


def test_an_edit_begun_before_others_changed_the_note_is_kept_beside_theirs(
    path: Path, articles: tuple[Article, Article]
) -> None:
    here = with_notes(path, articles, "one")
    was = here.notes[0]
    there = opened(path, articles)
    there.replace(edited(was, "theirs"))
    there.save()
    here.save()
    kept = here.replace(edited(was, "mine"), was=was)
    assert (kept.conflict_of, bodies(here)) == (was.id, ["theirs", "mine"])


def test_a_key_added_by_another_tool_joins_an_edit_made_here(path: Path, articles: tuple[Article, Article]) -> None:
    here = with_notes(path, articles, "one")
    tree = json.loads(path.read_bytes())
    tree["first"]["items"][0] = {"x:colour": "red", **tree["first"]["items"][0]}
    tree["x:shelf"] = 4
    path.write_text(json.dumps(tree), encoding="utf-8")
    here.replace(edited(here.notes[0], "changed"))
    here.save()
    after = json.loads(path.read_bytes())
    (item,) = after["first"]["items"]
    assert (next(iter(item)), item["body"][0]["value"], after["x:shelf"]) == ("x:colour", "changed", 4)


def test_a_file_removed_under_the_program_is_written_anew(path: Path, articles: tuple[Article, Article]) -> None:
    store = with_notes(path, articles, "one", "two")
    path.unlink()
    store.delete(store.notes[0].id)
    store.save()
    assert bodies(opened(path, articles)) == ["two"]


def test_the_file_is_saved_through_its_link_and_keeps_its_mode(folder: Path, articles: tuple[Article, Article]) -> None:
    """R-10."""
    real, link = folder / "real" / "n.json", folder / "link.json"
    real.parent.mkdir()
    store = with_notes(real, articles, "one")
    real.chmod(0o640)
    link.symlink_to(real)
    store = opened(link, articles)
    store.add(note_on(*articles, "two", a="six days"))
    store.save()
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert bodies(opened(real, articles)) == ["one", "two"]


def test_a_file_marked_read_only_is_not_replaced(path: Path, articles: tuple[Article, Article]) -> None:
    store = with_notes(path, articles, "one")
    path.chmod(0o444)
    store.add(note_on(*articles, "two", a="six days"))
    with pytest.raises(NotSavedError, match="read-only"):
        store.save()
    assert bodies(store) == ["one", "two"]


def test_a_planted_link_for_a_lock_harms_nothing(path: Path, articles: tuple[Article, Article], folder: Path) -> None:
    victim = folder / "victim"
    victim.write_text("precious", encoding="utf-8")
    path.with_name(f"{path.name}.lock").symlink_to(victim)
    store = opened(path, articles)
    store.add(note_on(*articles, "one", a="Nine lorries"))
    with pytest.raises(NotSavedError, match="a link stands where the lock should be"):
        store.save()
    assert victim.read_text(encoding="utf-8") == "precious"


def test_old_litter_of_dead_processes_is_removed_and_nothing_else(
    path: Path, articles: tuple[Article, Article]
) -> None:
    """R-13."""
    from articles.notes.disk.saving import _stem

    dead, own, fresh = (
        path.with_name(f"{_stem(path)}{number}-0123abcd.tmp") for number in (4194305, os.getpid(), 4194306)
    )
    other = path.with_name(".diptych-000000000000-4194305-0123abcd.tmp")
    for each in (dead, own, fresh, other):
        each.write_bytes(b"")
    for each in (dead, own, other):
        os.utime(each, (0, 0))
    opened(path, articles)
    assert [each.exists() for each in (dead, own, fresh, other)] == [False, True, True, True]


def test_a_note_beside_a_lone_surrogate_can_be_saved(path: Path, articles: tuple[Article, Article]) -> None:
    """R-14."""
    store = with_notes(path, articles, "half \udc80 a sign")
    store.add(note_on(*articles, "two", a="six days"))
    store.save()
    assert bodies(opened(path, articles)) == ["half \udc80 a sign", "two"]


def test_a_note_too_long_for_the_file_is_refused_at_once(path: Path, articles: tuple[Article, Article]) -> None:
    store = opened(path, articles)
    note = note_on(*articles, "x", a="Nine lorries")
    with pytest.raises(DiptychError, match="too long"):
        store.add(replace(note, body="x" * (LONGEST_NOTE + 1)))


def test_a_directory_where_the_file_should_be_does_not_keep_the_articles_closed(
    path: Path, articles: tuple[Article, Article]
) -> None:
    path.mkdir()
    store = opened(path, articles)
    assert "cannot be read" in store.read_only
    store.add(note_on(*articles, "one", a="Nine lorries"))
    with pytest.raises(NotSavedError):
        store.save()
    assert bodies(store) == ["one"]


@pytest.mark.parametrize(
    "golden", sorted((Path(__file__).parent / "golden").glob("*.json")), ids=lambda path: path.stem
)
def test_files_of_every_released_schema_are_read_and_kept(
    path: Path, articles: tuple[Article, Article], golden: Path
) -> None:
    """R-9: a file of each schema stays here for ever."""
    path.write_bytes(golden.read_bytes())
    before = json.loads(golden.read_bytes())["first"]["items"]
    store = opened(path, articles)
    assert bodies(store) == ["One or the other?", "Who counted?"]
    assert store.notices == ()
    assert all(target.how == "exact" for note in store.notes for target in note.targets)
    store.add(note_on(*articles, "added", a="six days"))
    store.save()
    assert json.loads(path.read_bytes())["first"]["items"][:2] == before


def test_a_file_replaced_by_an_older_one_takes_no_notes_away(path: Path, articles: tuple[Article, Article]) -> None:
    store = with_notes(path, articles, "first")
    older = path.read_bytes()
    for body in ("second", "third"):
        store.add(note_on(*articles, body, a="Nine lorries"))
        store.save()
    path.write_bytes(older)
    store.add(note_on(*articles, "fourth", a="Nine lorries"))
    assert store.save().notices == ("The notes file was replaced by an older one: what was here is kept.",)
    assert bodies(store) == bodies(opened(path, articles)) == ["first", "second", "third", "fourth"]
    assert store.save().notices == ()


def test_an_older_file_brings_no_deleted_note_back(path: Path, articles: tuple[Article, Article]) -> None:
    store = with_notes(path, articles, "first", "second", "third")
    older = path.read_bytes()
    store.delete(store.notes[0].id)
    store.save()
    store.delete(store.notes[0].id)
    path.write_bytes(older)
    store.save()
    assert bodies(store) == bodies(opened(path, articles)) == ["third"]
    assert sorted(each for one in store.earlier() for each in one.items) == sorted(
        raw["id"] for raw in json.loads(older)["first"]["items"][:2]
    )


def test_an_older_version_of_a_note_is_kept_beside_the_later_one(path: Path, articles: tuple[Article, Article]) -> None:
    store = with_notes(path, articles, "first")
    older = path.read_bytes()
    store.replace(edited(store.notes[0], "first, and later"))
    store.save()
    path.write_bytes(older)
    store.save()
    assert bodies(opened(path, articles)) == ["first, and later", "first"]


@pytest.mark.parametrize("saves", [1, 9])
def test_another_file_takes_no_notes_away(
    path: Path, folder: Path, articles: tuple[Article, Article], saves: int
) -> None:
    other = with_notes(folder / "other.notes.json", articles, "theirs")
    for number in range(saves):
        other.replace(edited(other.notes[0], f"theirs {number}"))
        other.save()
    store = with_notes(path, articles, "one", "two")
    store.home = replace(store.home, path=other.path)
    assert store.save().notices == ()
    assert set(bodies(store)) == set(bodies(opened(other.path, articles))) == {f"theirs {saves - 1}", "one", "two"}
