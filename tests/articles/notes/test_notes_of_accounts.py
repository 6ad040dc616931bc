"""One notes file for any number of accounts: whichever two are open, what is on the others is kept and not lost."""

from __future__ import annotations

import json
import os
import tempfile
from itertools import combinations, permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from articles.decided import ONE_EVENT, decisions_in
from articles.notes.content.note import new_note
from articles.notes.disk.naming import LONGEST_NAME, find_home
from articles.notes.store import NotesStore
from tests.articles.notes.noting import note_on, notes_on, plain, w3c_check, with_text, words

if TYPE_CHECKING:
    from articles.article import Article
    from articles.notes.content.note import Note

TEXTS = (
    "The quarry wall gave way at noon and closed the valley road. Nine lorries were trapped.\n",
    "At midday a wall of the old quarry fell across the road. Eleven lorries were caught behind it.\n",
    "Drivers spoke of a dozen lorries behind the fallen wall. The quarry has been closed since.\n",
    "The county engineer had warned of the wall in March. The road is open again.\n",
)
NAMES = ("courier.txt", "dispatch.txt", "gazette.txt", "lantern.txt")


def several(folder: Path, count: int = 3, start: int = 0) -> list[Article]:
    """Accounts that lie in `folder`, as files too."""
    made = []
    for name, text in list(zip(NAMES, TEXTS, strict=True))[start : start + count]:
        (folder / name).write_text(text, encoding="utf-8")
        made.append(plain(text, str(folder / name)))
    return made


def opened(accounts: list[Article], i: int, j: int, **places: Any) -> NotesStore:
    """The notes on accounts i and j in the file on all of them."""
    return NotesStore.open(find_home(*accounts, **places), accounts[i], accounts[j])


def noted(accounts: list[Article], i: int, j: int, body: str, **quotes: str) -> Note:
    """A note in the file, saved while accounts i and j are open."""
    store = opened(accounts, i, j)
    note = store.add(note_on(accounts[i], accounts[j], body, **quotes))
    store.save()
    return note


def lines_of(path: Path) -> dict[str, str]:
    """The line of each note in the file, by its id."""
    lines = (line.strip().removesuffix(",") for line in path.read_text(encoding="utf-8").splitlines())
    notes = [line for line in lines if line.startswith('{"id"')]
    return {json.loads(line)["id"]: line for line in notes if json.loads(line).get("type") == "Annotation"}


def test_the_file_lists_all_accounts_and_stands_beside_the_base(tmp_path: Path) -> None:
    accounts = several(tmp_path)
    noted(accounts, 0, 1, "Count them.", a="Nine lorries")
    path = tmp_path / "courier.txt+dispatch.txt+gazette.txt.notes.json"
    tree = json.loads(path.read_bytes())
    assert [(each["diptych:path"], each["diptych:role"]) for each in tree["diptych:articles"]] == [
        ("courier.txt", "left"),
        ("dispatch.txt", "right"),
        ("gazette.txt", "right"),
    ]
    assert tree["label"] == "Notes: courier.txt, dispatch.txt and gazette.txt"
    assert w3c_check()(tree) == []


def test_the_file_is_found_in_any_order_of_the_accounts(tmp_path: Path) -> None:
    accounts = several(tmp_path)
    noted(accounts, 0, 1, "Count them.", a="Nine lorries")
    found = {find_home(*order).path for order in permutations(accounts)}
    assert found == {tmp_path / "courier.txt+dispatch.txt+gazette.txt.notes.json"}


def test_nine_accounts_of_long_names_have_a_name_that_a_disk_takes(tmp_path: Path) -> None:
    accounts = []
    for number in range(9):
        path = tmp_path / f"{number}-{'long' * 20}.txt"
        path.write_text(f"Text {number}", encoding="utf-8")
        accounts.append(plain(f"Text {number}", str(path)))
    saved = noted(accounts, 0, 8, "", a="Text")
    home = find_home(*reversed(accounts))
    assert len(os.fsencode(home.path.name)) <= LONGEST_NAME
    assert [note.id for note in NotesStore.open(home, accounts[0], accounts[4]).notes] == [saved.id]


def test_a_moved_folder_finds_its_file_and_its_notes(tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    accounts = several(tmp_path / "before")
    noted(accounts, 0, 2, "Count them.", b="a dozen lorries")
    (tmp_path / "before").rename(tmp_path / "after")
    moved = several(tmp_path / "after")
    assert [note.body for note in opened(moved, 0, 2).notes] == ["Count them."]


def test_files_that_were_moved_alone_are_told_where_their_notes_are(tmp_path: Path) -> None:
    accounts, states = several(tmp_path), tmp_path / "states"
    store = opened(accounts, 0, 1, state_folder=states)
    store.add(note_on(accounts[0], accounts[1], a="Nine lorries"))
    store.save()
    (tmp_path / "new").mkdir()
    moved = several(tmp_path / "new")
    assert find_home(*moved, state_folder=states).elsewhere == (store.path,)


def test_a_note_on_the_base_shows_whichever_account_is_beside_it(tmp_path: Path) -> None:
    accounts = several(tmp_path)
    noted(accounts, 0, 1, "Count them.", a="Nine lorries")
    for other in (1, 2):
        store = opened(accounts, 0, other)
        assert [note.span("a") for note in store.notes] == [words(accounts[0], "Nine lorries")]
        assert store.elsewhere == ()


def test_a_note_on_a_third_account_is_listed_as_elsewhere_and_is_no_orphan(tmp_path: Path) -> None:
    accounts = several(tmp_path)
    alone = noted(accounts, 0, 1, "Who says so?", b="Eleven lorries")
    both = noted(accounts, 0, 1, "They differ.", a="Nine lorries", b="Eleven lorries")
    store = opened(accounts, 0, 2)
    assert store.notes == ()
    assert [note.id for note in store.elsewhere] == [alone.id, both.id]
    assert not any(note.lost for note in store.elsewhere)
    for note in store.elsewhere:
        assert [store.further[name] for name in note.elsewhere] == [("dispatch.txt", 1)]


def test_a_decision_on_two_accounts_is_none_on_others(tmp_path: Path) -> None:
    accounts = several(tmp_path)
    store = opened(accounts, 0, 1)
    store.add(new_note({"a": accounts[0], "b": accounts[1]}, {}, "", relation=ONE_EVENT))
    store.save()
    assert [bool(decisions_in(opened(accounts, 0, at).notes).one_event) for at in (1, 2)] == [True, False]


def test_an_account_that_was_edited_keeps_its_notes_while_others_are_open(tmp_path: Path) -> None:
    accounts = several(tmp_path)
    saved = noted(accounts, 0, 2, "Count them.", b="a dozen lorries")
    accounts[2] = with_text(accounts[2], "Update. " + accounts[2].text)
    noted(accounts, 0, 1, "Who says so?", b="Eleven lorries")
    store = opened(accounts, 0, 2)
    (note,) = store.notes
    place = note.span("b")
    assert note.id == saved.id
    assert place is not None
    assert accounts[2].quote(place) == "a dozen lorries"


def test_an_account_that_was_edited_and_renamed_keeps_its_notes(tmp_path: Path) -> None:
    accounts = several(tmp_path)
    noted(accounts, 0, 2, "Count them.", b="a dozen lorries")
    path = find_home(*accounts).path
    accounts[2] = plain("Update. " + accounts[2].text, str(tmp_path / "gazette-2.txt"))
    store = NotesStore.open(find_home(*accounts, notes=path), accounts[0], accounts[2])
    assert [note.body for note in store.notes if not note.lost] == ["Count them."]


def test_the_files_of_two_are_taken_into_that_of_all_and_stay_as_they_are(tmp_path: Path) -> None:
    accounts = several(tmp_path)
    for i, j in combinations(range(3), 2):
        store = NotesStore.open(find_home(accounts[i], accounts[j]), accounts[i], accounts[j])
        store.add(note_on(accounts[i], accounts[j], f"{i}{j}", a="wall", b="wall"))
        store.save()
    before = {path: path.read_bytes() for path in tmp_path.glob("*.notes.json")}
    store = opened(accounts, 0, 1)
    assert [note.body for note in store.notes] == ["01"]
    assert [note.body for note in store.elsewhere] == ["02", "12"]
    store.save()
    assert {path: path.read_bytes() for path in before} == before
    assert [note.body for note in opened(accounts, 1, 2).notes] == ["12"]


def test_two_accounts_alone_have_a_file_of_their_own(tmp_path: Path) -> None:
    accounts = several(tmp_path)
    noted(accounts, 0, 1, "Count them.", a="Nine lorries")
    assert find_home(*accounts[:2]).path.name == "courier.txt+dispatch.txt.notes.json"
    assert find_home(*accounts[:2]).others == ()


def test_a_fourth_account_joins_the_file_that_is_named(tmp_path: Path) -> None:
    accounts = several(tmp_path, 4)
    noted(accounts[:3], 0, 2, "Count them.", b="a dozen lorries")
    path = find_home(*accounts[:3]).path
    store = NotesStore.open(find_home(*accounts, notes=path), accounts[0], accounts[3])
    store.add(note_on(accounts[0], accounts[3], "In March?", b="in March"))
    store.save()
    assert len(json.loads(path.read_bytes())["diptych:articles"]) == 4
    assert [note.body for note in opened(accounts[:3], 0, 2).notes] == ["Count them."]


def test_two_windows_on_two_others_join_their_notes(tmp_path: Path) -> None:
    accounts = several(tmp_path)
    one, other = opened(accounts, 0, 1), opened(accounts, 0, 2)
    one.add(note_on(accounts[0], accounts[1], "one", b="Eleven lorries"))
    other.add(note_on(accounts[0], accounts[2], "other", b="a dozen lorries"))
    one.save()
    other.save()
    assert [note.body for note in opened(accounts, 0, 1).notes] == ["one"]
    assert [note.body for note in opened(accounts, 0, 2).notes] == ["other"]


@given(st.data())
def test_whatever_two_are_opened_and_changed_every_other_note_stays_byte_for_byte(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        accounts = several(Path(name), data.draw(st.integers(3, 4)))
        path = find_home(*accounts).path
        for _ in range(data.draw(st.integers(1, 6))):
            i, j = data.draw(st.sampled_from(list(permutations(range(len(accounts)), 2))))
            before = lines_of(path) if path.exists() else {}
            store = opened(accounts, i, j)
            assert {note.id for note in (*store.notes, *store.elsewhere)} == before.keys()
            assert not any(note.lost for note in (*store.notes, *store.elsewhere))
            touched = _change(data, store, accounts[i], accounts[j])
            store.save()
            after = lines_of(path) if path.exists() else {}
            assert {key: line for key, line in after.items() if key not in touched} == {
                key: line for key, line in before.items() if key not in touched
            }


def _change(data: st.DataObject, store: NotesStore, a: Article, b: Article) -> set[str]:
    """Write notes, and delete, change or take back some; gives the ids of those concerned."""
    touched = set()
    for _ in range(data.draw(st.integers(0, 3))):
        action = data.draw(st.sampled_from(["add", "add", "delete", "undo"]))
        if action == "add":
            touched.add(store.add(data.draw(notes_on(a, b))).id)
        elif action == "delete" and store.notes:
            note = data.draw(st.sampled_from(store.notes))
            store.delete(note.id)
            touched.add(note.id)
        elif action == "undo" and (undone := store.undo()) is not None:
            touched.add(undone.id)
    return touched
