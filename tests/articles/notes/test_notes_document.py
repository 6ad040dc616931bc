"""The notes file: W3C in form, strict when read, and nobody else's keys are touched."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.notes.collection.annotation import annotation_of, annotation_with, note_in
from articles.notes.collection.document import context_of, items_of, new_tree, read_tree, tree_with, write_tree
from articles.notes.collection.strictjson import write_json
from articles.notes.content.note import edited, new_note
from articles.notes.failures import DamagedNotesError
from articles.notes.store import NotesStore
from tests.articles.notes.noting import (
    A_TEXT,
    ANYTHING,
    B_TEXT,
    KIT,
    NOON,
    annotation_of_another_tool,
    at,
    notes_on,
    pair,
    plain,
    w3c_check,
    words,
)

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article, Side

ARTICLES: dict[Side, Article] = {"a": plain(A_TEXT), "b": plain(B_TEXT, "right.txt")}
TREE = new_tree(ARTICLES, NOON)
CONTEXT = context_of(TREE, ARTICLES)
STRANGE_KEYS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6).map(lambda key: f"x:{key}")
_VALUES = st.recursive(
    st.none() | st.integers(-9, 9) | ANYTHING,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(STRANGE_KEYS, inner, max_size=2),
    max_leaves=4,
)
STRANGE = st.dictionaries(STRANGE_KEYS, _VALUES, max_size=2)


def note(a: str = "Nine lorries", body: str = "Or eleven?") -> dict[str, Any]:
    made = new_note(ARTICLES, {"a": words(ARTICLES["a"], a)}, body, now=NOON)
    return annotation_of(made, CONTEXT.sources)


@given(st.data())
@settings(
    max_examples=1000 if "DIPTYCH_LONG" in os.environ else 50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_every_file_passes_the_w3c_assertions(data: st.DataObject) -> None:
    """N-1: the W3C's MUST assertions hold for every collection, page and annotation."""
    made = data.draw(st.lists(notes_on(ARTICLES["a"], ARTICLES["b"]), min_size=1, max_size=2))
    items = [annotation_of(each, CONTEXT.sources) for each in made]
    tree = tree_with(TREE, items, ARTICLES, 1, NOON)
    assert w3c_check()(json.loads(write_tree(tree))) == []


@given(notes_on(ARTICLES["a"], ARTICLES["b"]))
def test_a_note_comes_back_from_its_annotation(made: Any) -> None:
    read = note_in(json.loads(write_json(annotation_of(made, CONTEXT.sources))), CONTEXT.sides)
    assert read is not None
    assert (read.body, read.tags, read.motivation, read.relation) == (
        made.body,
        made.tags,
        made.motivation,
        made.relation,
    )
    targets = [(target.side, target.selector) for target in made.targets]
    assert [(target.side, target.selector) for target in read.targets] == targets


def test_both_selectors_are_written_and_the_position_holds_the_quote() -> None:
    """N-2."""
    (target,) = note()["target"]
    quote, position = target["selector"]
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert A_TEXT[position["start"] : position["end"]] == quote["exact"] == "Nine lorries"


def test_a_highlight_has_one_empty_body() -> None:
    assert note(body="")["body"] == [
        {"type": "TextualBody", "value": "", "purpose": "highlighting", "format": "text/plain"}
    ]


def strewn(value: Any, data: st.DataObject) -> Any:
    """`value` with keys of unknown tools strewn into every object of it."""
    if isinstance(value, list):
        return [strewn(each, data) for each in value]
    if not isinstance(value, dict):
        return value
    pairs = [(key, strewn(inner, data)) for key, inner in value.items()]
    for key, inner in data.draw(STRANGE).items():
        pairs.insert(data.draw(st.integers(0, len(pairs))), (key, inner))
    return dict(pairs)


def unknown(value: Any) -> Any:
    """The unknown keys at every depth with their values and their neighbours among the siblings."""
    if isinstance(value, list):
        return [unknown(each) for each in value]
    if not isinstance(value, dict):
        return None
    return [(key, inner if key.startswith("x:") else unknown(inner)) for key, inner in value.items()]


@given(st.data())
@settings(
    max_examples=500 if "DIPTYCH_LONG" in os.environ else 40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_unknown_keys_survive_loading_and_saving(tmp_path: Path, data: st.DataObject) -> None:
    """N-5: at any depth of the file, with their values and their places, when another note is changed."""
    path = tmp_path / "strewn.notes.json"
    tree = strewn(json.loads(write_json(tree_with(TREE, [note(), note("six days")], ARTICLES, 1, NOON))), data)
    path.write_bytes(write_json(tree))
    store = NotesStore.open(path, ARTICLES["a"], ARTICLES["b"])
    store.replace(edited(store.notes[1], "Changed."))
    store.save()
    after = json.loads(path.read_bytes())
    assert unknown(after) == unknown(tree)
    assert items_of(after)[1]["body"][0]["value"] == "Changed."


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_unknown_keys_survive_an_edit_in_their_place(data: st.DataObject) -> None:
    """N-5."""
    tree = strewn(json.loads(write_json(tree_with(TREE, [note(), note("six days")], ARTICLES, 1, NOON))), data)
    first, second = items_of(tree)
    before = note_in(first, CONTEXT.sides)
    assert before is not None
    changed = annotation_with(first, edited(before, "Changed."), CONTEXT.sides, CONTEXT.sources)
    after = json.loads(write_tree(tree_with(tree, [changed, second], ARTICLES, 2, NOON)))
    assert unknown(after) == unknown(tree)
    assert items_of(after)[0]["body"][0]["value"] == "Changed."


def test_an_annotation_of_another_tool_is_changed_only_where_the_note_is() -> None:
    raw = annotation_of_another_tool(
        bodyValue="Seen.", motivation=["oa:x", "assessing"], target={"source": CONTEXT.sources["a"].iri, "x": 1}
    )
    before = note_in(raw, CONTEXT.sides)
    assert before is not None
    assert (before.body, before.motivation, before.targets) == ("Seen.", "assessing", ())
    after = annotation_with(raw, edited(before, "Seen twice.", now=NOON), CONTEXT.sides, CONTEXT.sources)
    assert after == {**raw, "bodyValue": "Seen twice.", "modified": "2026-03-02T12:00:00Z"}


def test_tags_are_changed_beside_bodies_of_other_kinds() -> None:
    picture = {"type": "Image", "id": "http://pictures.example/1"}
    raw = {**note(), "body": [picture, *note()["body"]]}
    before = note_in(raw, CONTEXT.sides)
    assert before is not None
    after = annotation_with(raw, edited(before, before.body, tags=("count",)), CONTEXT.sides, CONTEXT.sources)
    assert after["body"][0] == picture
    assert [body["value"] for body in after["body"][1:]] == ["Or eleven?", "count"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"type": "AnnotationCollection"}',
        b'{"type": "AnnotationCollection", "first": {"items": [], "items": []}}',
        b'{"type": "AnnotationCollection", "first": {"items": [NaN]}}',
        b'{"type": "AnnotationCollection", "first": {"items": [1e999]}}',
        b'{"type": "AnnotationCollection", "first": {"items": []}, "diptych:revision": 9007199254740993}',
        b'{"type": "AnnotationCollection", "first": {"items": []}, "diptych:revision": "7"}',
        b'{"type": "AnnotationCollection", "first": {"items": [' + b"9" * 5000 + b"]}}",
        b'{"type": "AnnotationCollection", "first": {"items": [' + b"[" * 70 + b"]" * 70 + b"]}}",
        b"[" * 100_000,
        b'{"type": "AnnotationCollection", "first": {"items": ["\xff"]}}',
        b'{"type": "AnnotationCollection", "first": {"items": []}} trailing',
    ],
)
def test_what_is_not_strictly_a_notes_file_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedNotesError):
        read_tree(data)


def test_lone_surrogates_are_written_as_escapes() -> None:
    """R-14."""
    tree = tree_with(TREE, [note(body="half \ud83d of it")], ARTICLES, 1, NOON)
    data = write_tree(tree)
    assert b"half \\ud83d of it" in data
    assert read_tree(data) == tree


def test_the_example_of_the_kit_is_read(tmp_path: Path) -> None:
    example = KIT / "examples" / "pair.notes.json"
    if not example.exists():
        pytest.skip("the annotation kit is not beside the repository")
    tree = read_tree(example.read_bytes())
    notes = [note_in(item, context_of(tree, ARTICLES).sides) for item in items_of(tree)]
    assert len([each for each in notes if each]) == 3


def test_a_saved_file_says_what_its_articles_are(tmp_path: Path) -> None:
    a, b = pair(tmp_path)
    path = tmp_path / "n.notes.json"
    store = NotesStore.open(path, a, b, clock=at())
    store.add(new_note({"a": a, "b": b}, {"b": words(b, "Eleven")}, "x"))
    store.save()
    left, right = json.loads(path.read_bytes())["diptych:articles"]
    assert (left["diptych:role"], right["diptych:role"]) == ("left", "right")
    assert right["diptych:path"] == "right.txt"
    assert right["diptych:textSha256"] == b.text_sha256
    assert (right["diptych:textLength"], right["diptych:positionUnit"]) == (len(b.text), "codepoint")
