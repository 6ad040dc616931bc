"""Notes go to other programs and come back without a loss; two people's notes are joined."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from articles.article import SIDES, Article, Side, Span
from articles.errors import BadInputError
from articles.notes.content.kinds import CHOICES, Choice, as_related, as_type, type_of
from articles.notes.content.note import edited, new_note
from articles.notes.disk.files import Disk
from articles.notes.exchange.joining import compared, join_files
from articles.notes.store import NotesStore
from articles.reports.notes import as_csv, as_hypothesis, as_markdown
from tests.articles.notes.noting import KIT, NOON, note_on, pair, w3c_check, words

if TYPE_CHECKING:
    from pathlib import Path

    from articles.notes.content.note import Note

Articles = tuple[Article, Article]


@pytest.fixture
def articles(tmp_path: Path) -> Articles:
    return pair(tmp_path)


@pytest.fixture
def store(tmp_path: Path, articles: Articles) -> NotesStore:
    """Notes on the left text, on the right text after an emoji, and on both."""
    a, b = articles
    store = NotesStore.open(tmp_path / "mine.notes.json", a, b)
    store.add(note_on(a, b, "Who counted?", a="Nine lorries"))
    store.add(note_on(a, b, "Nine or eleven?", a="Nine lorries were trapped", b="Eleven lorries"))
    both: dict[Side, Article] = {"a": a, "b": b}
    store.add(new_note(both, {"b": words(b, "within a week")}, "", tags=("time",), creator="Ada"))
    store.save()
    return store


def fresh(tmp_path: Path, articles: Articles) -> NotesStore:
    return NotesStore.open(tmp_path / "fresh.notes.json", *articles)


def by_side(articles: Articles) -> dict[Side, Article]:
    return dict(zip(SIDES, articles, strict=True))


def told(note: Note) -> tuple[object, ...]:
    return (note.body, note.tags, note.creator, [(target.side, target.span) for target in note.targets])


def test_a_w3c_export_comes_back_whole(store: NotesStore, tmp_path: Path, articles: Articles) -> None:
    """N-13."""
    tree = store.collection()
    assert w3c_check()(tree) == []
    other = fresh(tmp_path, articles)
    assert other.take(json.dumps(tree).encode()) == 3
    assert other.notes == store.notes
    assert other.annotations() == store.annotations()


@pytest.mark.parametrize("shape", ["page", "array", "one"])
def test_a_page_an_array_and_a_single_annotation_are_taken(
    store: NotesStore, tmp_path: Path, articles: Articles, shape: str
) -> None:
    items = store.collection()["first"]["items"]
    tree = {"page": {"type": "AnnotationPage", "items": items}, "array": items, "one": items[0]}[shape]
    other = fresh(tmp_path, articles)
    assert other.take(json.dumps(tree).encode()) == (1 if shape == "one" else 3)
    assert told(other.notes[0]) == told(store.notes[0])


def test_hypothesis_gets_one_annotation_for_each_article(store: NotesStore, tmp_path: Path, articles: Articles) -> None:
    """N-13."""
    tree = json.loads(as_hypothesis(store.notes, by_side(articles), "2026-03-02"))
    assert [each["text"] for each in tree["annotations"]] == ["Who counted?", "Nine or eleven?", "Nine or eleven?", ""]
    shared = set(tree["annotations"][1]["tags"]) & set(tree["annotations"][2]["tags"])
    assert len(shared) == 1
    position = tree["annotations"][0]["target"][0]["selector"][0]
    left = articles[0].text.encode("utf-16-le")
    assert left[2 * position["start"] : 2 * position["end"]].decode("utf-16-le") == "Nine lorries"
    other = fresh(tmp_path, articles)
    assert other.take(json.dumps(tree).encode()) == 3
    assert sorted(map(told, other.notes), key=str) == sorted(map(told, store.notes), key=str)


def test_the_example_of_the_kit_becomes_four_hypothesis_annotations(tmp_path: Path) -> None:
    """N-13."""
    example = KIT / "examples" / "pair.notes.json"
    if not example.exists():
        pytest.skip("the annotation kit is not beside the repository")
    from articles.reading import load

    left, right = (load(str(example.with_name(name))) for name in ("valley-flood.txt", "orrin-flood.txt"))
    store = NotesStore.open(tmp_path / "pair.notes.json", left, right)
    assert store.take(example.read_bytes()) == 3
    tree = json.loads(as_hypothesis(store.notes, {"a": left, "b": right}, ""))
    assert len(tree["annotations"]) == 4


def test_importing_twice_adds_nothing(store: NotesStore) -> None:
    tree = json.dumps(store.collection()).encode()
    assert store.take(tree) == 0
    store.replace(edited(store.notes[0], "changed here"))
    assert store.take(tree) == 1
    assert [note.body for note in store.notes] == ["changed here", "Nine or eleven?", "", "Who counted?"]
    store.undo()
    assert len(store.notes) == 3


def test_an_annotation_of_a_page_elsewhere_is_put_on_the_article_that_has_its_words(
    tmp_path: Path, articles: Articles
) -> None:
    selector = {"type": "TextQuoteSelector", "exact": "Eleven lorries were caught"}
    annotation = {"type": "Annotation", "target": {"source": "https://example.org/x", "selector": selector}}
    store = fresh(tmp_path, articles)
    assert store.take(json.dumps([annotation]).encode()) == 1
    (target,) = store.notes[0].targets
    assert (target.side, target.span) == ("b", words(articles[1], "Eleven lorries were caught"))


def test_words_that_neither_article_has_are_kept_without_a_place(tmp_path: Path, articles: Articles) -> None:
    selector = {"type": "TextQuoteSelector", "exact": "Quite another matter altogether"}
    target = {"source": "https://example.org/x", "selector": selector}
    annotation = {"id": "urn:x:1", "type": "Annotation", "bodyValue": "hm", "target": [target]}
    store = fresh(tmp_path, articles)
    store.take(json.dumps([annotation]).encode())
    store.save()
    again = fresh(tmp_path, articles)
    assert (again.notes[0].placed, again.notes[0].body) == (False, "hm")
    assert again.annotations()["urn:x:1"] == annotation


@pytest.mark.parametrize("data", [b"", b"[]", b"3", b"{", b'{"annotations": []}', b'{"a": 1}', b'[{"target": 1}, NaN]'])
def test_what_holds_no_annotations_is_refused(tmp_path: Path, articles: Articles, data: bytes) -> None:
    with pytest.raises(BadInputError, match="nothing was imported"):
        fresh(tmp_path, articles).take(data)


def test_no_cell_of_the_csv_is_run_by_a_spreadsheet(store: NotesStore, articles: Articles) -> None:
    """N-13."""
    store.add(note_on(*articles, '=HYPERLINK("x")', a="six days"))
    store.add(note_on(*articles, "+1 @here\nsecond line", a="six days"))
    rows = list(csv.DictReader(io.StringIO(as_csv(store.notes))))
    assert [row["note"] for row in rows][-2:] == ['\'=HYPERLINK("x")', "'+1 @here\nsecond line"]
    assert [row["type"] for row in rows] == ["comment", "comment", "highlight", "comment", "comment"]
    text = articles[0].text
    assert text[int(rows[0]["a_start"]) : int(rows[0]["a_end"])] == rows[0]["a_quote"] == "Nine lorries"


def test_markdown_shows_each_note_under_the_words_it_is_on(store: NotesStore, articles: Articles) -> None:
    """N-13."""
    text = as_markdown(store.notes, by_side(articles))
    assert "## 1. Comment\n\n> Nine lorries\n> — left\n\nWho counted?\n" in text
    assert "#time · Ada · " in text


@pytest.mark.parametrize("kind", CHOICES)
def test_a_note_gets_a_type_and_changes_it(articles: Articles, kind: Any) -> None:
    note = note_on(*articles, "x", a="six days")
    assert type_of(note) == "comment"
    assert type_of(as_type(note, kind)) == kind
    assert type_of(as_type(as_type(note, kind), "comment")) == "comment"
    assert as_type(as_type(note, kind), "comment").tags == ()


def test_notes_are_chosen_by_side_tag_type_author_and_place(store: NotesStore) -> None:
    notes = store.notes
    assert Choice().of(notes) == list(notes)
    assert Choice(about="pair").of(notes) == [notes[1]]
    assert Choice(tag="TIME").of(notes) == [notes[2]]
    assert Choice(kind="highlight").of(notes) == [notes[2]]
    assert Choice(author="ada").of(notes) == [notes[2]]
    assert Choice(placed=False).of(notes) == []


def two_people(tmp_path: Path, articles: Articles) -> tuple[NotesStore, NotesStore]:
    mine = NotesStore.open(tmp_path / "mine.notes.json", *articles)
    shared = mine.add(note_on(*articles, "shared", a="Nine lorries"))
    mine.save()
    theirs = NotesStore.open(tmp_path / "theirs.notes.json", *articles)
    theirs.take(json.dumps(mine.collection()).encode())
    theirs.replace(edited(shared, "shared, changed"))
    theirs.add(as_type(note_on(*articles, "Never six.", a="closed for six days"), "disagreement"))
    theirs.save()
    mine.add(note_on(*articles, "Six it is.", a="six days"))
    mine.save()
    return mine, theirs


def test_disagreements_are_about_one_question(tmp_path: Path, articles: Articles) -> None:
    """N-7: what two people say of one pair is set against each other, and so are verdicts; a tick answers neither."""
    mine, theirs = two_people(tmp_path, articles)
    both = ("Nine lorries", "Eleven lorries")
    quotes = dict(zip(SIDES, both, strict=True))
    mine.add(as_related(note_on(*articles, "same", **quotes), "agree"))
    theirs.add(as_related(note_on(*articles, "never", **quotes), "contradict"))
    theirs.add(as_related(note_on(*articles, "yes", **quotes), "agree"))
    spans = {side: words(article, quotes[side]) for side, article in by_side(articles).items()}
    for store, kind, tags in ((mine, "verdict", ("agree",)), (theirs, "verdict", ("differ",)), (theirs, "checked", ())):
        store.add(new_note(by_side(articles), spans, "", relation=kind, motivation="assessing", tags=tags))
    mine.save()
    theirs.save()
    found = compared(Disk(), mine.path, theirs.path)
    told = {(each.quotes, each.mine.relation, each.theirs.relation) for each in found if each.mine.relation}
    assert told == {(both, "agree", "contradict"), (both, "verdict", "verdict")}


def test_what_is_said_of_a_pair_is_in_every_export(store: NotesStore, articles: Articles) -> None:
    """N-7, N-13."""
    both = note_on(*articles, "which", a="Nine lorries", b="Eleven lorries")
    note = store.add(as_related(as_type(both, "question"), "contradict"))
    assert [row["relation"] for row in csv.DictReader(io.StringIO(as_csv([note])))] == ["contradict"]
    assert "## 1. Contradict, question\n" in as_markdown([note], by_side(articles))
    rows = json.loads(as_hypothesis([note], by_side(articles), ""))["annotations"]
    assert all("contradict" in row["tags"] for row in rows)
    (raw,) = [raw for raw in store.collection()["first"]["items"] if raw["id"] == note.id]
    assert raw["diptych:relation"] == "contradict"


def test_two_peoples_notes_are_joined_and_their_disagreements_found(tmp_path: Path, articles: Articles) -> None:
    mine, theirs = two_people(tmp_path, articles)
    found = compared(Disk(), mine.path, theirs.path)
    joint = join_files(Disk(), mine.path, theirs.path, mine.path, NOON)
    assert (joint.added, joint.doubled) == (1, 1)
    (((quote,), ours, other),) = [(each.quotes, each.mine.body, each.theirs.body) for each in found]
    assert (quote, ours, other) == ("six days", "Six it is.", "Never six.")
    again = NotesStore.open(mine.path, *articles)
    assert sorted(note.body for note in again.notes) == ["Never six.", "Six it is.", "shared", "shared, changed"]
    assert all(note.targets[0].span for note in again.notes)
    assert w3c_check()(json.loads(mine.path.read_bytes())) == []
    joint = join_files(Disk(), mine.path, theirs.path, mine.path, NOON)
    assert (joint.added, joint.doubled) == (0, 0)


def test_a_note_deleted_by_me_is_not_joined_in_again(tmp_path: Path, articles: Articles) -> None:
    mine, _theirs = two_people(tmp_path, articles)
    unchanged = tmp_path / "unchanged.notes.json"
    unchanged.write_bytes(mine.path.read_bytes())
    mine.delete(mine.notes[0].id)
    mine.save()
    join_files(Disk(), mine.path, unchanged, mine.path, NOON)
    assert [note.body for note in NotesStore.open(mine.path, *articles).notes] == ["Six it is."]


def test_notes_on_other_articles_are_not_joined(tmp_path: Path, articles: Articles) -> None:
    mine, _theirs = two_people(tmp_path, articles)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "c.txt").write_text("One.\n", encoding="utf-8")
    from tests.articles.notes.noting import plain

    other = NotesStore.open(elsewhere / "o.notes.json", plain("One.\n", "c.txt"), plain("Two.\n", "d.txt"))
    left: dict[Side, Article] = {"a": plain("One.\n", "c.txt"), "b": plain("Two.\n", "d.txt")}
    other.add(new_note(left, {"a": Span(0, 3)}, "x"))
    other.save()
    before = mine.path.read_bytes()
    with pytest.raises(BadInputError, match="only in one of them"):
        join_files(Disk(), mine.path, other.path, mine.path, NOON)
    assert mine.path.read_bytes() == before
