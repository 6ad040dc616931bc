"""What the reader says of the articles themselves: kept as annotations, found again in changed texts, heeded."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from articles.article import Span
from articles.decided import METADATA, decisions_in, seen_by_matching, still_standing
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from articles.reading import article_from_text
from articles.reading.edits.recut import BoundaryEdit, recut
from articles.reports import render
from articles.reports.comparison_json import comparison_json
from articles.session import compare
from tests.articles.notes.noting import w3c_check
from tests.building import article, comparison

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article, Side
    from articles.notes.content.note import Note
    from articles.reading.edits.amended import Field
    from articles.reading.edits.recut import BoundaryKind

LEFT = """Crane falls at Port Varn

A crane fell on the east quay on Monday and sank two barges, the harbour office said. The mayor has not spoken.

Insurers expect claims of 40 million crowns.

This paper lives on the gifts of its readers.

I always said that crane would fall."""
RIGHT = """Barges sink under crane

The harbour office said that a crane fell on the east quay and sank 2 barges.

I always said that crane would fall, too."""
A, B = article_from_text(LEFT, "left.txt"), article_from_text(RIGHT, "right.txt")
ARTICLES: dict[Side, Article] = {"a": A, "b": B}


def cut(kind: BoundaryKind, side: Side, *words: str) -> Note:
    spans = tuple(Span(start, start + len(each)) for each in words for start in [ARTICLES[side].text.index(each)])
    return new_note(ARTICLES, {side: spans}, "", relation=kind, motivation="assessing")


def known(field: Field, side: Side, value: str) -> Note:
    return new_note(ARTICLES, {}, value, relation=METADATA, motivation="assessing", tags=(field,), wholes=(side,))


SAID = (
    cut("not-article", "a", "This paper lives", "crane would fall."),
    cut("article-ends", "b", "sank 2 barges."),
    known("published", "a", "2031-05-06"),
    known("outlet", "b", "Port Post"),
)


def kept(folder: Path, *notes: Note) -> NotesStore:
    store = NotesStore.open(folder / "kept.notes.json", A, B)
    for note in notes:
        store.add(note)
    store.save()
    return store


def kinds(article: Article) -> list[str]:
    return [paragraph.kind for paragraph in article.paragraphs]


def test_what_was_said_is_kept_as_valid_annotations_and_is_no_ordinary_note(tmp_path: Path) -> None:
    """N-1, N-2: both selectors on what is on words, none on what is on an article as a whole."""
    store = kept(tmp_path, *SAID)
    assert w3c_check()(json.loads(store.path.read_bytes())) == []
    decided = decisions_in(NotesStore.open(store.path, A, B).notes)
    assert decided.notes == ()
    assert [each.kind for each in decided.boundary_edits] == ["not-article", "article-ends"]
    assert [(each.side, each.field, each.value) for each in decided.metadata_overrides] == [
        ("a", "published", "2031-05-06"), ("b", "outlet", "Port Post"),
    ]  # fmt: skip


def test_a_long_stretch_is_kept_by_its_two_ends(tmp_path: Path) -> None:
    decided = decisions_in(NotesStore.open(kept(tmp_path, SAID[0]).path, A, B).notes)
    assert kinds(decided.present("a", A)) == ["body", "body", "body", "boilerplate", "boilerplate"]
    assert decided.present("b", B) is B


def test_the_articles_in_the_other_order_find_what_was_said(tmp_path: Path) -> None:
    """N-8: left and right may change places; what was said stays with its article."""
    decided = decisions_in(NotesStore.open(kept(tmp_path, *SAID).path, B, A).notes)
    assert kinds(decided.present("b", A))[3:] == ["boilerplate", "boilerplate"]
    assert decided.present("b", A).published == date(2031, 5, 6)
    assert decided.present("a", B).outlet == "Port Post"


def test_in_a_text_that_has_grown_the_places_are_found_again(tmp_path: Path) -> None:
    """N-10: what was said is placed in the changed text as notes are; the end of the article stays its end."""
    path = kept(tmp_path, *SAID).path
    longer = article_from_text(RIGHT.replace("Barges", "Two barges") + "\n\nMe too, said another.", "right.txt")
    decided = decisions_in(NotesStore.open(path, A, longer).notes)
    assert kinds(decided.present("b", longer)) == ["body", "body", "boilerplate", "boilerplate"]


def test_where_the_words_are_gone_nothing_is_said(tmp_path: Path) -> None:
    path = kept(tmp_path, SAID[1]).path
    other = article_from_text("Another story\n\nIt is about fish.\n\nAnd nets.", "right.txt")
    decided = decisions_in(NotesStore.open(path, A, other).notes)
    assert decided.present("b", other) is other


def test_what_was_said_is_undone_and_done_again_in_one_step_each(tmp_path: Path) -> None:
    store = kept(tmp_path)
    with store.together():
        for note in SAID:
            store.add(note)
    store.undo()
    assert decisions_in(store.notes).boundary_edits == ()
    store.redo()
    assert len(decisions_in(store.notes).boundary_edits) == len(decisions_in(store.notes).metadata_overrides) == 2


def test_two_windows_with_different_words_keep_both(tmp_path: Path) -> None:
    """Two windows: what each of them says is joined by id, as notes are."""
    path = kept(tmp_path).path
    one, other = NotesStore.open(path, A, B), NotesStore.open(path, A, B)
    one.add(SAID[0])
    other.add(SAID[2])
    one.save()
    other.save()
    decided = decisions_in(NotesStore.open(path, A, B).notes)
    assert (len(decided.boundary_edits), len(decided.metadata_overrides)) == (1, 1)


def test_what_is_put_aside_is_not_compared(tmp_path: Path) -> None:
    decided = decisions_in(NotesStore.open(kept(tmp_path, *SAID).path, A, B).notes)
    before, after = compare(A, B), compare(decided.present("a", A), decided.present("b", B))
    assert any("would fall" in A.quote(match.a) for match in before.alignment.matches)
    assert not any("would fall" in A.quote(match.a) for match in after.alignment.matches)


def test_reports_show_what_the_reader_says_and_that_it_is_the_reader(tmp_path: Path) -> None:
    decided = decisions_in(NotesStore.open(kept(tmp_path, *SAID).path, A, B).notes)
    found = compare(decided.present("a", A), decided.present("b", B))
    report = comparison_json(found)["articles"]
    assert report["a"]["published"] == "2031-05-06"
    assert report["a"]["corrected"] == ["published", "sections"]
    assert report["b"]["corrected"] == ["outlet", "sections"]
    assert [each["kind"] for each in report["b"]["sections"]] == ["body", "boilerplate"]
    for form in ("markdown", "html", "plain"):
        assert "Corrected by the reader: date, what belongs to the article" in render(found, form)
    assert "Corrected" not in render(compare(A, replace(B, outlet="Port Post")), "markdown")


# what of the machine's matches still stands

PAGE = article([["One.", "Two."], ["Three."], ["Four."]])
OTHER = article([["Eins.", "Zwei."], ["Drei."], ["Vier."]], source="right.txt")
FOUND = comparison(PAGE, OTHER, strong=[(0, 0), (2, 2)], weak=[(1, 3)]).alignment


def excluded(paragraph: int) -> Article:
    return recut(PAGE, [BoundaryEdit("n1", "not-article", "a", PAGE.paragraphs[paragraph].span)])


def test_without_an_exclusion_all_matches_stand() -> None:
    assert still_standing(FOUND, PAGE, OTHER) == FOUND


def test_an_excluded_paragraph_takes_its_matches_with_it_and_leaves_their_partners_single() -> None:
    left = still_standing(FOUND, excluded(1), OTHER)
    assert [(each.a_sentences.start, each.b_sentences.start) for each in left.matches] == [(0, 0), (1, 3)]
    assert left.only_b == (1, 2)
    assert left.only_a == (3,)
    assert left.chain == ((0, 0),)


def test_pairs_below_the_threshold_go_with_their_paragraph_too() -> None:
    found = replace(FOUND, below_threshold=FOUND.matches)
    assert len(still_standing(found, excluded(1), OTHER).below_threshold) == 2


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (replace(PAGE, title="Another", outlet="Post"), True),
        (replace(PAGE, published=date(2031, 5, 6)), False),
        (replace(PAGE, language="de"), False),
        (excluded(1), False),
    ],
)
def test_matching_sees_days_languages_and_boundaries_but_no_names(other: Article, *, same: bool) -> None:
    assert (seen_by_matching(other) == seen_by_matching(PAGE)) is same
