"""What is written of a note: types, what is said of a pair, tags, Markdown; and what became of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import SIDES, Article, Side, Span
from articles.notes.collection.annotation import Source, annotation_of, annotation_with, note_in
from articles.notes.content.changes import Change, in_brackets, word_changes
from articles.notes.content.fields import NoteFields, as_typed, fields_of, from_typed, note_with, read_tags, tags_line
from articles.notes.content.kinds import CHOICES, RELATIONS, Choice, as_related, as_type, kind_words, tags_in, type_of
from articles.notes.content.marked import LONGEST, is_markdown, lines_of
from articles.notes.content.note import new_note
from tests.articles.notes.noting import NOON, pair

if TYPE_CHECKING:
    from pathlib import Path

    from articles.notes.content.note import Note

SOURCES: dict[Side, Source] = {side: Source(f"urn:{side}", "0" * 64) for side in SIDES}
NAMES: dict[str, Side] = {"urn:a": "a", "urn:b": "b"}


@pytest.fixture
def note(tmp_path: Path) -> Note:
    """A comment on both texts."""
    a, b = pair(tmp_path)
    articles: dict[Side, Article] = {"a": a, "b": b}
    return new_note(articles, {"a": Span(4, 10), "b": Span(3, 9)}, "Who counted?", tags=("time",), now=NOON)


def raw_of(note: Note) -> dict[str, Any]:
    return annotation_of(note, SOURCES)


@pytest.mark.parametrize("kind", CHOICES)
@pytest.mark.parametrize("relation", RELATIONS)
def test_what_is_said_of_a_pair_leaves_the_type_as_it_is(note: Note, kind: Any, relation: str) -> None:
    """N-7: such a note links its two targets, and its words keep what they are for."""
    for made in (as_related(as_type(note, kind), relation), as_type(as_related(note, relation), kind)):
        assert (type_of(made), made.relation, made.motivation) == (kind, relation, "linking")
        raw = raw_of(made)
        assert (raw["motivation"], raw["diptych:relation"], len(raw["target"])) == ("linking", relation, 2)
        again = note_in(raw, NAMES)
        assert again is not None
        assert (type_of(again), again.relation) == (kind, relation)
        assert type_of(as_related(made, None)) == kind
        assert as_related(made, None).motivation == as_type(note, kind).motivation


def test_a_changed_relation_changes_only_what_follows_from_it(note: Note) -> None:
    """N-5."""
    raw = raw_of(note) | {"x:more": {"kept": [1]}}
    raw["body"][0]["x:own"] = "kept"
    linked = annotation_with(raw, as_related(note, "agree"), NAMES, SOURCES)
    assert (linked["motivation"], linked["diptych:relation"], linked["x:more"]) == ("linking", "agree", {"kept": [1]})
    assert linked["body"][0] == raw["body"][0]
    before = note_in(linked, NAMES)
    assert before is not None
    asked = annotation_with(linked, as_type(before, "question"), NAMES, SOURCES)
    assert asked["body"][0] == raw["body"][0] | {"purpose": "questioning"}
    again = note_in(asked, NAMES)
    assert again is not None
    back = annotation_with(asked, as_related(as_type(again, "comment"), None), NAMES, SOURCES)
    assert back == raw


def test_a_link_from_elsewhere_is_a_link(note: Note) -> None:
    raw = raw_of(note) | {"motivation": "linking", "diptych:relation": "supports"}
    raw["body"][0]["purpose"] = "linking"
    found = note_in(raw, NAMES)
    assert found is not None
    assert (type_of(found), kind_words(found), kind_words(found, plain=False)) == ("link", "supports", "supports")


def test_notes_are_chosen_by_relation_and_by_words(note: Note) -> None:
    linked = as_related(as_type(note, "question"), "contradict")
    notes = [note, linked]
    assert Choice(relation="contradict").of(notes) == [linked]
    assert Choice(words="COUNTED who").of(notes) == notes
    assert Choice(words="contradict counted").of(notes) == [linked]
    assert Choice(words="#time quarry").of(notes) == notes
    assert Choice(words="nowhere").of(notes) == []
    assert kind_words(linked) == "contradict, question"
    assert tags_in([note, as_type(note, "to check")]) == ["time"]


_TAG = st.text("ab c-", min_size=1, max_size=6).map(lambda tag: " ".join(tag.split())).filter(bool)


@given(st.lists(_TAG, max_size=4))
def test_tags_on_one_line_read_back_the_same(tags: list[str]) -> None:
    unique = tuple(dict.fromkeys(tags))
    assert read_tags(tags_line(unique)) == unique


def test_tags_are_typed_with_commas_or_signs_and_one_with_a_comma_stays_whole() -> None:
    assert read_tags(" #May,, harbour  office #fog ") == ("May", "harbour office", "fog")
    assert read_tags("a, b, c", ("a, b",)) == ("a, b", "c")
    assert read_tags("x, a, b", ("a, b",)) == ("x", "a, b")


def test_a_note_is_changed_only_in_what_was_written_otherwise(note: Note) -> None:
    before = fields_of(note)
    assert before == NoteFields("Who counted?", "pair", "comment", ("time",), None)
    assert note_with(note, before, before) is note
    changed = note_with(note, NoteFields("Who?", "pair", "to check", ("time", "May"), "omits"), before)
    assert (changed.body, changed.tags, changed.relation) == ("Who?", ("time", "May", "to check"), "omits")
    assert fields_of(changed) == NoteFields("Who?", "pair", "to check", ("time", "May"), "omits")
    back = note_with(changed, before, fields_of(changed))
    assert (fields_of(back), back.id, back.created) == (before, note.id, note.created)


def test_as_one_text_tags_and_type_stand_on_the_last_line() -> None:
    written = NoteFields("Who?", "pair", "question", ("May",), "agree")
    assert as_typed(written) == "Who?\n#question #May"
    assert from_typed("Who?\n#question #May", written) == written
    assert from_typed("Who?\n#fog", written) == NoteFields("Who?", "pair", "comment", ("fog",), "agree")


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("Who counted?", False), ("5.2 m - or 5.4 m", False), ("2 * 3 * 4", False), ("a [b] c", False),
        ("water_level_two", False), ("see *this*", True), ("**no**", True), ("- one\n- two", True), ("1. one", True),
        ("# Head", True), ("> said", True), ("`x`", True), ("[a](https://example.org)", True),
    ],
)  # fmt: skip
def test_markdown_is_told_from_text(note: Note, words: str, marked: bool) -> None:
    assert is_markdown(words) == marked
    raw = annotation_with(
        raw_of(note), note_with(note, NoteFields(words, "pair", tags=("time",)), fields_of(note)), NAMES, SOURCES
    )
    assert raw["body"][0]["format"] == ("text/markdown" if marked else "text/plain")


def test_markdown_is_shown_without_its_signs() -> None:
    words = "# Head\n\nask *him* **now** `x`\nsoon\n\n- one\n- two\n  1. in\n\n> said\n\n[site](https://example.org)\n"
    shown = ["".join(piece.text for piece in line) for line in lines_of(words)]
    assert shown == [
        "Head", "", "ask him now x", "soon", "• one", "• two", "  1. in", "", "│ said", "", "site (https://example.org)",
    ]  # fmt: skip
    assert [piece.text for line in lines_of(words) for piece in line if piece.strong] == ["Head", "now"]
    assert [piece.text for line in lines_of(words) for piece in line if piece.emphasis] == ["him"]


@given(st.text("ab*_`#>-[]()! \n\\<&1.", max_size=80))
def test_any_words_are_shown_and_none_that_are_text_get_lost(words: str) -> None:
    """H-3: what is no Markdown is shown as it is; what is, loses only signs."""
    shown = "\n".join("".join(piece.text for piece in line) for line in lines_of(words))
    if not is_markdown(words):
        assert shown == "\n".join(words.splitlines())
    assert {char for char in words if char in "ab"} <= set(shown)


def test_very_long_words_are_plain() -> None:
    assert not is_markdown("*a* " * LONGEST)


def test_what_became_of_the_words_is_told_word_by_word() -> None:
    assert word_changes("was asked for in May.", "was asked  for\nin June.") == [
        Change("was asked for in", "was asked for in"), Change("May", "June"), Change(".", "."),
    ]  # fmt: skip
    assert word_changes("it did turn", "it did not turn")[1] == Change("", "not")
    assert (
        in_brackets(word_changes("was asked for in May.", "was asked for in June.")) == "was asked for in [May → June]."
    )
    assert in_brackets(word_changes("it did turn", "did not turn"), "->") == "[it ->] did [-> not] turn"
    assert word_changes("same", "same") == [Change("same", "same")]
    assert word_changes("", "new") == [Change("", "new")]


@given(st.text("ab c.", max_size=40), st.text("ab c.", max_size=40))
def test_both_wordings_can_be_read_in_what_is_told(then: str, now: str) -> None:
    made = word_changes(then, now)
    assert "".join("".join(each.was.split()) for each in made) == "".join(then.split())
    assert "".join("".join(each.now.split()) for each in made) == "".join(now.split())
