"""What changed between two readings of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from articles.reading import article_from_text
from articles.reading.edits.changes import changes, differences, summary

if TYPE_CHECKING:
    from articles.article import Article

FIRST = "The night ferry to Calder Point struck the outer mole at ten past four on Friday."
SECOND = "The mate said that the light had been seen, and that nobody had turned."
THIRD = "Two tugs brought the ferry in by noon, and the passengers were taken to the school."
FOURTH = "Sailings are suspended until Monday, the company said, and nobody knew of more."


def _article(*paragraphs: str) -> Article:
    return article_from_text("\n\n".join(paragraphs), title="The ferry")


def _changed(old: Article, new: Article) -> list[tuple[int | None, int | None]]:
    return [(each.old, each.new) for each in changes(old, new)]


def test_the_same_text_has_not_changed_and_other_white_space_is_the_same() -> None:
    old = _article(FIRST, SECOND)
    assert changes(old, old) == []
    assert changes(old, _article(FIRST.replace(" ", "  "), SECOND)) == []
    assert summary([]) == ""


def test_a_reworded_paragraph_is_one_change_and_not_two() -> None:
    old, new = _article(FIRST, SECOND, THIRD), _article(FIRST, SECOND.replace("mate", "master"), THIRD)
    assert _changed(old, new) == [(1, 1)]
    assert summary(changes(old, new)) == "1 paragraph changed"


def test_new_and_gone_paragraphs_are_told_apart_and_have_a_place() -> None:
    old, new = _article(FIRST, SECOND, THIRD), _article(FIRST, THIRD, FOURTH)
    found = changes(old, new)
    assert [(each.old, each.new, each.place) for each in found] == [(1, None, 1), (None, 2, 2)]
    assert summary(found) == "1 paragraph new, 1 gone"


def test_what_was_lost_at_the_end_has_its_place_at_the_end() -> None:
    found = changes(_article(FIRST, SECOND, THIRD), _article(FIRST))
    assert [(each.old, each.new, each.place) for each in found] == [(1, None, 0), (2, None, 0)]


def test_several_changes_in_one_place_are_paired_by_likeness() -> None:
    old = _article(FIRST, SECOND, THIRD, FOURTH)
    new = _article(FIRST, THIRD.replace("noon", "one"), FOURTH.replace("Monday", "Tuesday"))
    assert _changed(old, new) == [(1, None), (2, 1), (3, 2)]
    assert summary(changes(old, new)) == "2 paragraphs changed, 1 gone"


def test_the_words_of_a_change_are_told_one_by_one() -> None:
    assert differences("forty-one people were hurt, she said", "forty-three people were hurt she said") == [
        ("same", "forty-"), ("gone", "one"), ("new", "three"), ("same", " people were hurt"), ("gone", ","),
        ("same", " she said"),
    ]  # fmt: skip


def test_endless_paragraphs_are_not_compared_word_by_word() -> None:
    assert [kind for kind, _ in differences("a " * 6000, "b " * 6000)] == ["gone", "new"]


PARAGRAPHS = st.lists(
    st.sampled_from([FIRST, SECOND, THIRD, FOURTH, FIRST.replace("four", "five")]), min_size=1, max_size=7
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_is_either_the_same_or_in_one_change(before: list[str], after: list[str]) -> None:
    old, new = _article(*before), _article(*after)
    found = changes(old, new)
    gone = [each.old for each in found if each.old is not None]
    come = [each.new for each in found if each.new is not None]
    assert gone == sorted(set(gone))
    assert come == sorted(set(come))
    kept = [words for index, words in enumerate(before) if index not in gone]
    assert kept == [words for index, words in enumerate(after) if index not in come]
    assert all(0 <= each.place < len(new.paragraphs) for each in found)


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_words_that_stay_and_those_that_come_are_the_new_text(old: str, new: str) -> None:
    def bare(text: str) -> str:
        return "".join(text.split())

    pieces = differences(old, new)
    assert bare("".join(words for kind, words in pieces if kind != "gone")) == bare(new)
    assert bare("".join(words for kind, words in pieces if kind != "new")) == bare(old)
