"""What belongs to an article, as the reader says: paragraphs put back and put aside, beginning and end moved."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import SectionKind, Span
from articles.reading import article_from_text, load
from articles.reading.edits.recut import (
    BOUNDARY_KINDS,
    BoundaryChange,
    BoundaryEdit,
    BoundaryKind,
    all_excluded,
    boundary_change,
    concerned,
    is_excluded,
    kept_in,
    paragraphs_in,
    recut,
)
from tests.building import article
from tests.work import in_time

if TYPE_CHECKING:
    from articles.article import Article

SHARED = Path(__file__).resolve().parents[5] / "shared"

KINDS: tuple[SectionKind, ...] = (
    "boilerplate", "body", "body", "caption", "body", "footnote", "boilerplate", "comments", "comments", "comments",
)  # fmt: skip
PAGE = article([(kind, [f"Paragraph {index} says this.", "And that."]) for index, kind in enumerate(KINDS)])


def cut(kind: BoundaryKind, first: int, last: int | None = None, page: Article = PAGE) -> BoundaryEdit:
    end = page.paragraphs[first if last is None else last].span.end
    return BoundaryEdit(f"{kind} {first}", kind, "a", Span(page.paragraphs[first].span.start, end))


def kinds(*cuts: BoundaryEdit) -> list[str]:
    return [paragraph.kind for paragraph in recut(PAGE, cuts).paragraphs]


def test_nothing_said_leaves_the_very_article() -> None:
    assert recut(PAGE, ()) is PAGE


def test_a_paragraph_put_back_is_body() -> None:
    assert kinds(cut("article", 8))[7:] == ["comments", "body", "comments"]
    assert kinds(cut("article", 3))[3] == "body"


def test_a_paragraph_put_aside_is_furniture() -> None:
    assert kinds(cut("not-article", 1))[1] == "boilerplate"


def test_what_is_put_aside_next_to_the_comments_joins_them() -> None:
    made = article([["One."], ["Two."], ["Three."], ("comments", ["Four."])])
    said = recut(made, [cut("not-article", 1, 2, made)])
    assert [paragraph.kind for paragraph in said.paragraphs] == ["body", "comments", "comments", "comments"]


def test_what_was_put_back_and_aside_again_is_what_it_was_found_to_be() -> None:
    said = (cut("article", 3, 9), cut("not-article", 3, 9))
    assert kinds(*said) == [*KINDS[:4], "boilerplate", "boilerplate", *KINDS[6:]]
    assert kinds(cut("not-article", 5), cut("article", 5))[5] == "footnote"


def test_the_end_is_moved_up() -> None:
    assert kinds(cut("article-ends", 2)) == [
        "boilerplate", "body", "body", "caption", "boilerplate", "boilerplate", "boilerplate",
        "comments", "comments", "comments",
    ]  # fmt: skip


def test_the_end_is_moved_down_into_the_thread_and_the_furniture_before_it_stays_aside() -> None:
    assert kinds(cut("article-ends", 8))[5:] == ["footnote", "boilerplate", "body", "body", "comments"]


def test_the_beginning_is_moved() -> None:
    assert kinds(cut("article-begins", 4))[:5] == ["boilerplate", "boilerplate", "boilerplate", "caption", "body"]
    assert kinds(cut("article-begins", 0))[:3] == ["body", "body", "body"]


def test_a_later_word_outranks_an_earlier_one() -> None:
    assert kinds(cut("article-ends", 2), cut("article", 4))[4] == "body"
    assert kinds(cut("article", 4), cut("article-ends", 2))[4] == "boilerplate"


def test_text_offsets_hash_and_sentences_stay() -> None:
    said = recut(PAGE, [cut("article-ends", 1)])
    assert (said.text, said.text_sha256, said.sentences) == (PAGE.text, PAGE.text_sha256, PAGE.sentences)
    assert [paragraph.span for paragraph in said.paragraphs] == [paragraph.span for paragraph in PAGE.paragraphs]
    assert said.corrected == ("sections",)
    assert [section.kind for section in said.sections] == [
        "boilerplate",
        "body",
        "boilerplate",
        "caption",
        "boilerplate",
        "comments",
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from(BOUNDARY_KINDS), st.integers(0, len(KINDS) - 1), st.integers(0, len(KINDS) - 1)),
        max_size=6,
    )
)
def test_whatever_is_said_every_paragraph_is_in_one_section_and_what_was_said_last_holds(
    said: list[tuple[BoundaryKind, int, int]],
) -> None:
    cuts = [cut(kind, min(one, other), max(one, other)) for kind, one, other in said]
    made = recut(PAGE, cuts)
    covered = [sum(s.span.start <= p.span.start < s.span.end for s in made.sections) for p in made.paragraphs]
    assert covered == [1] * len(KINDS)
    assert [is_excluded(paragraph.kind) for paragraph in made.paragraphs] == [not kept for kept in kept_in(PAGE, cuts)]
    if cuts:
        # What a cut concerns is as it says whatever was said before: so what was said only of that can be forgotten.
        last = cuts[-1]
        alone, after = kept_in(PAGE, [last]), kept_in(PAGE, cuts)
        assert all(alone[index] == after[index] for index in concerned(PAGE, last))


def test_a_language_that_was_guessed_is_guessed_anew_from_what_is_left() -> None:
    german = "Die Fähre ist am 6. Mai mit der Mole zusammengestoßen, und die Stadt war auf den Beinen."
    english = "The ferry has struck the mole, and the whole of the town was on the quay that morning."
    page = article_from_text("\n\n".join([german, *[english] * 5]))
    said = recut(page, [cut("article-ends", 0, page=page)])
    assert (page.language, said.language) == ("en", "de")
    assert len(said.paragraphs[0].sentences) == 1
    assert said.corrected == ("sections",)


def test_a_cut_that_touches_no_paragraph_says_nothing() -> None:
    gap = PAGE.paragraphs[2].span.end
    assert recut(PAGE, [BoundaryEdit("x", "not-article", "a", Span(gap, gap + 1))]) is PAGE


@given(st.integers(0, len(PAGE.text)), st.integers(0, 200))
def test_a_span_touches_just_the_paragraphs_it_shares_a_character_with(start: int, length: int) -> None:
    span = Span(start, start + length)
    touched = [index for index, paragraph in enumerate(PAGE.paragraphs) if paragraph.span.overlaps(span)]
    assert list(paragraphs_in(PAGE, span)) == touched


def test_thousands_of_words_on_one_article_are_heeded_in_a_moment() -> None:
    page = article([[f"Paragraph {number}."] for number in range(2_000)])
    cuts = [cut("not-article" if number % 2 else "article", number % 2_000, page=page) for number in range(20_000)]
    begun = time.monotonic()
    said = recut(page, cuts)
    assert in_time(time.monotonic() - begun, 5)
    assert sum(is_excluded(paragraph.kind) for paragraph in said.paragraphs) == 1_000


def test_a_thread_without_any_mark_is_cut_by_one_word_of_the_reader() -> None:
    page = article_from_text("\n\n".join(f"Paragraph {number} tells of the ferry." for number in range(60)))
    said = recut(page, [cut("article-ends", 19, page=page)])
    assert [is_excluded(paragraph.kind) for paragraph in said.paragraphs] == [False] * 20 + [True] * 40


def test_body_picture_names_and_thread_of_the_real_page_stand_apart() -> None:
    source = SHARED / "articles" / "mosul-a.txt"
    if not source.exists():
        pytest.skip("the shared articles are not here")
    page = load(str(source))
    assert [section.kind for section in page.sections] == [
        "body", "caption", "body", "caption", "boilerplate", "comments",
    ]  # fmt: skip
    thread = [index for index, paragraph in enumerate(page.paragraphs) if paragraph.kind == "comments"]
    assert page.paragraphs[thread[0]].span.of(page.text) == "Comments"
    said = recut(page, [cut("article-ends", thread[2], page=page)])
    assert [said.paragraphs[index].kind for index in thread[:4]] == ["body", "body", "body", "comments"]


# how an edit is kept


def test_taking_an_edit_back_needs_no_new_one() -> None:
    said = cut("not-article", 1)
    assert boundary_change(PAGE, "a", [said], "article", range(1, 2)) == BoundaryChange((said.id,), ())


def test_an_edit_that_is_so_already_needs_nothing() -> None:
    assert boundary_change(PAGE, "a", [], "article", range(1, 3)) == BoundaryChange((), ())


def test_another_end_replaces_the_one_before() -> None:
    change = boundary_change(PAGE, "a", [cut("article-ends", 1)], "article-ends", range(2, 3))
    assert change == BoundaryChange(("article-ends 1",), (PAGE.paragraphs[2].span,))


def test_edits_of_the_other_side_are_no_concern() -> None:
    assert boundary_change(PAGE, "b", [cut("not-article", 1)], "article", range(1, 2)) == BoundaryChange((), ())


def test_a_stretch_is_kept_by_its_first_words_and_its_last() -> None:
    long = article([["Word " * 100 + "end."], ["Second."], ["Third."]])
    change = boundary_change(long, "a", [], "not-article", range(2))
    assert change is not None
    first, last = change.places
    assert (first.start, len(first)) == (0, 200)
    assert last == long.paragraphs[1].span


def test_the_whole_article_is_never_excluded() -> None:
    assert boundary_change(PAGE, "a", [], "not-article", range(len(KINDS))) is None


def test_paragraphs_are_excluded_when_none_of_them_is_part_of_the_article() -> None:
    assert all_excluded(PAGE, range(6, 10))
    assert not all_excluded(PAGE, range(5, 10))


@given(
    st.lists(st.tuples(st.sampled_from(BOUNDARY_KINDS), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8)
)
def test_the_last_word_holds_and_no_more_is_kept_than_needed(said: list[tuple[BoundaryKind, int, int]]) -> None:
    kept: list[BoundaryEdit] = []
    for number, (kind, one, other) in enumerate(said):
        here = range(min(one, other), max(one, other) + 1)
        change = boundary_change(PAGE, "a", kept, kind, here)
        if change is None:
            continue
        kept = [edit for edit in kept if edit.id not in change.needless]
        if change.places:
            places = Span(change.places[0].start, change.places[-1].end)
            kept.append(BoundaryEdit(f"n{number}", kind, "a", places))
        inside = kept_in(PAGE, kept)
        if kind in ("article", "not-article"):
            assert [inside[index] for index in here] == [kind == "article"] * len(here)
        elif kind == "article-ends":
            assert inside[here[-1]]
            assert not any(inside[here[-1] + 1 :])
        else:
            assert inside[here[0]]
            assert not any(inside[: here[0]])
        assert sum(edit.kind in ("article-ends", "article-begins") for edit in kept) <= 2
