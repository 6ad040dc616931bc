"""Any number of notes files are joined at once; the order of the files changes nothing, and nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import BadInputError
from articles.notes.collection.annotation import annotation_of
from articles.notes.collection.document import context_of, items_of, new_tree, write_tree
from articles.notes.collection.merging import saying
from articles.notes.collection.rows import DELETED
from articles.notes.disk.files import Disk
from articles.notes.exchange.joining import joined, write_joint
from articles.notes.exchange.sources import NotesSource, other_texts, read_source
from tests.articles.notes.noting import A_TEXT, B_TEXT, NOON, note_on, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEFT, RIGHT = plain(A_TEXT, "left.txt"), plain(B_TEXT, "right.txt")
BASE = new_tree({"a": LEFT, "b": RIGHT}, NOON)
CONTEXT = context_of(BASE, {"a": LEFT, "b": RIGHT})
NOTE = replace(note_on(LEFT, RIGHT, a="Nine lorries"), modified="2026-03-02T12:00:00Z", created="2026-03-02T12:00:00Z")


def raw(number: int, version: int = 0, creator: str = "Ada") -> dict[str, Any]:
    """One of several notes, in one of its versions."""
    note = replace(
        NOTE,
        id=f"urn:uuid:{number:08}",
        body=f"version {version} of {number}",
        creator=creator,
        modified=f"2026-03-02T12:00:{version:02}Z",
    )
    return annotation_of(note, CONTEXT.sources)


def source(name: str, items: Iterable[dict[str, Any]], deleted: Iterable[dict[str, Any]] = ()) -> NotesSource:
    """A notes file on the pair."""
    tree = {**BASE, "first": {**BASE["first"], "items": list(items)}}
    gone = [{"id": each["id"], "time": "2026-03-02T12:00:00Z", "annotation": each} for each in deleted]
    return NotesSource(name, Path(name), {**tree, DELETED: gone} if gone else tree)


def contents(tree: dict[str, Any]) -> set[tuple[str, str]]:
    """The notes of a collection as a set: each with its id and what it says."""
    return {(item["id"], json.dumps(item, sort_keys=True)) for item in items_of(tree)}


numbered = st.integers(0, 5)
files = st.lists(
    st.tuples(
        st.dictionaries(numbered, st.integers(0, 3), max_size=5),
        st.dictionaries(numbered, st.integers(0, 3), max_size=2),
    ),
    min_size=1,
    max_size=5,
)


def sources_of(made: Sequence[tuple[dict[int, int], dict[int, int]]]) -> list[NotesSource]:
    return [
        source(
            f"{index}.json",
            (raw(*each) for each in kept.items()),
            (raw(*each) for each in gone.items() if each not in kept.items()),
        )
        for index, (kept, gone) in enumerate(made)
    ]


@given(files, st.permutations(range(5)))
def test_the_order_of_the_files_changes_nothing(
    made: list[tuple[dict[int, int], dict[int, int]]], order: list[int]
) -> None:
    sources = sources_of(made)
    turned = [sources[index] for index in order if index < len(sources)]
    assert contents(joined(sources, NOON).tree) == contents(joined(turned, NOON).tree)


@given(files)
def test_all_at_once_is_what_two_and_two_give(made: list[tuple[dict[int, int], dict[int, int]]]) -> None:
    sources = sources_of(made)

    def with_next(one: NotesSource, other: NotesSource) -> NotesSource:
        return NotesSource("joint", Path("joint"), joined([one, other], NOON).tree)

    assert contents(joined(sources, NOON).tree) == contents(reduce(with_next, sources).tree)


@given(files)
def test_nothing_is_lost(made: list[tuple[dict[int, int], dict[int, int]]]) -> None:
    """Every note that anybody has is there, in every version, but for what somebody deleted as it is."""
    sources = sources_of(made)
    gone = {each for _kept, deleted in made for each in deleted.items() if each not in dict(_kept).items()}
    wanted = {saying(raw(*each)) for kept, _gone in made for each in kept.items() if each not in gone}
    joint = joined(sources, NOON)
    assert {saying(item) for item in items_of(joint.tree)} == wanted
    assert write_tree(joint.tree)


@given(files)
def test_joining_again_changes_nothing(made: list[tuple[dict[int, int], dict[int, int]]]) -> None:
    sources = sources_of(made)
    once = joined(sources, NOON)
    twice = joined([NotesSource("joint", Path("joint"), once.tree), *sources], NOON)
    assert contents(once.tree) == contents(twice.tree)
    assert (twice.added, twice.doubled) == (0, 0)


def test_what_is_no_note_is_kept_once_for_each_time_it_stands_in_a_file() -> None:
    strange = {"type": "Annotation", "body": "no id"}
    joint = joined([source("1", [strange]), source("2", [strange, strange]), source("3", [raw(1)])], NOON)
    assert items_of(joint.tree).count(strange) == 2
    assert len(items_of(joint.tree)) == 3


def test_a_name_that_one_copy_of_a_note_has_is_kept() -> None:
    named, bare = raw(1, creator="Ada"), raw(1, creator="")
    for order in ((named, bare), (bare, named)):
        (item,) = items_of(joined([source(str(number), [each]) for number, each in enumerate(order)], NOON).tree)
        assert item["creator"]["name"] == "Ada"


def test_one_note_by_two_names_stays_two() -> None:
    joint = joined([source("1", [raw(1, creator="Ada")]), source("2", [raw(1, creator="Ben")])], NOON)
    assert sorted(item["creator"]["name"] for item in items_of(joint.tree)) == ["Ada", "Ben"]


def test_it_is_known_in_which_files_a_note_is() -> None:
    joint = joined([source("1", [raw(1)]), source("2", [raw(1), raw(2)]), source("3", [raw(2, 1)])], NOON)
    assert joint.origins[raw(1)["id"]] == (0, 1)
    assert joint.origins[raw(2)["id"]] == (2,)


def test_files_on_different_articles_name_the_file_and_the_article() -> None:
    other = new_tree({"a": LEFT, "b": plain("Elsewhere.\n", "storm.txt")}, NOON)
    strange = NotesSource("ben.notes.json", Path("ben.notes.json"), other)
    with pytest.raises(BadInputError) as refused:
        joined([source("ada.notes.json", []), source("cem.notes.json", []), strange], NOON)
    assert "storm.txt" in str(refused.value)
    assert "ben.notes.json" in str(refused.value)
    assert "ada.notes.json" in str(refused.value)


def test_the_same_two_articles_the_other_way_round_are_the_same() -> None:
    turned = new_tree({"a": RIGHT, "b": LEFT}, NOON)
    own = context_of(turned, {"a": RIGHT, "b": LEFT})
    note = replace(note_on(RIGHT, LEFT, a="Eleven lorries"), id="urn:uuid:turned")
    item = annotation_of(note, own.sources)
    other = NotesSource("turned", Path("turned"), {**turned, "first": {**turned["first"], "items": [item]}})
    joint = joined([source("straight", [raw(1)]), other], NOON)
    assert {target["source"] for each in items_of(joint.tree) for target in each["target"]} == set(CONTEXT.sides)


def test_another_text_of_an_article_is_told() -> None:
    changed = new_tree({"a": plain(A_TEXT + "More.\n", "left.txt"), "b": RIGHT}, NOON)
    other = NotesSource("late.json", Path("late.json"), changed)
    assert other_texts(source("first.json", []), [other]) == [
        "late.json is on another text of left.txt than first.json"
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b'{"type": "AnnotationCollection", "fir', "JSON"),
        (b"[1, 2]", "not a collection"),
        (write_tree({**BASE, "diptych:schemaVersion": 7}), "a newer Diptych made it"),
    ],
    ids=["empty", "cut short", "no collection", "newer"],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "eva.notes.json"
    path.write_bytes(data)
    with pytest.raises(BadInputError, match=r"eva\.notes\.json") as refused:
        read_source(Disk(), path)
    assert why in str(refused.value)


def test_a_note_changed_in_the_file_that_is_written_is_not_lost(tmp_path: Path) -> None:
    """The same id with words that are in none of the files joined."""
    out = tmp_path / "merged.json"
    out.write_bytes(write_tree(source("", [raw(1, 3)]).tree))
    before = out.read_bytes()
    with pytest.raises(BadInputError, match="notes that are in neither"):
        write_joint(Disk(), out, lambda: joined([source("1", [raw(1)]), source("2", [raw(2)])], NOON))
    assert out.read_bytes() == before
    write_joint(Disk(), out, lambda: joined([source("1", [raw(1)]), source("2", [raw(1, 3)])], NOON))
    assert {item["body"][0]["value"] for item in json.loads(out.read_bytes())["first"]["items"]} == {
        "version 3 of 1",
        "version 0 of 1",
    }
