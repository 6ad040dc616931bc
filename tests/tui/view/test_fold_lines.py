"""What is folded is said in one line, and nothing folded is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import article, comparison
from tests.tui.view.made import FOUND, LEFT
from tui.view.pages.folds import Folding, folds

if TYPE_CHECKING:
    from articles.article import SectionKind, Side
    from articles.comparison import Comparison

KINDS: list[SectionKind] = ["body", "caption", "quoted", "footnote", "comments", "boilerplate"]


def labels(found: Comparison = FOUND, **folding: object) -> list[str]:
    return [fold.label for fold in folds(found.a, "a", found, Folding(**folding))]  # type: ignore[arg-type]  # each test names real fields


@pytest.mark.parametrize(
    ("kind", "sentences", "label"),
    [
        ("caption", ["One picture."], "1 picture line, 2 words"),
        ("comments", ["A.", "B."], "1 paragraph of comments, 2 words"),
        ("boilerplate", ["Share"], "1 line outside the article, 1 word"),
    ],
)
def test_each_kind_has_its_words(kind: SectionKind, sentences: list[str], label: str) -> None:
    a = article([["Body."], (kind, sentences)])
    assert labels(comparison(a, a)) == [label]


def test_neighbours_of_one_kind_are_one_fold_and_others_are_not() -> None:
    a = article([("caption", ["A b."]), ("caption", ["C."]), ("comments", ["D."]), ["Body."], ("comments", ["E."])])
    assert labels(comparison(a, a)) == [
        "2 picture lines, 3 words",
        "1 paragraph of comments, 1 word",
        "1 paragraph of comments, 1 word",
    ]


def test_quotations_and_footnotes_are_never_folded() -> None:
    a = article([("quoted", ["Said."]), ("footnote", ["See there."])])
    assert labels(comparison(a, a)) == []


def test_open_sections_and_opened_folds_are_not_closed() -> None:
    assert labels(open_sections=True) == []
    first = folds(LEFT, "a", FOUND, Folding())[0]
    assert labels(opened={first.key}) == ["1 paragraph of comments, 5 words"]


def test_what_agrees_is_folded_only_when_asked() -> None:
    a = article([["The dam held."], ["The wall broke."], ["A cow lived."]])
    found = comparison(a, a, strong=[(0, 0), (1, 1)])
    assert labels(found) == []
    assert labels(found, agreeing=True) == ["2 paragraphs agree"]


def test_a_run_that_agrees_breaks_where_its_partners_do() -> None:
    a = article([["The dam held."], ["The wall broke."]])
    b = article([["The dam held."], ["Rain fell."], ["The wall broke."]])
    found = comparison(a, b, strong=[(0, 0), (1, 2)])
    assert labels(found, agreeing=True) == ["1 paragraph agrees", "1 paragraph agrees"]


def test_a_filter_folds_what_does_not_hold_its_words() -> None:
    kept = {"a": frozenset({1}), "b": frozenset[int]()}
    assert labels(only=kept, filter_words="noon") == [
        "1 paragraph without “noon”",
        "1 picture line, 5 words",
        "2 paragraphs without “noon”",
        "1 paragraph of comments, 5 words",
    ]


@given(
    kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=12),
    agreeing=st.booleans(),
    kept=st.none() | st.frozensets(st.integers(0, 12)),
    pairs=st.sets(st.integers(0, 11)),
)
def test_folds_are_in_order_apart_and_inside_the_article(
    kinds: list[SectionKind], agreeing: bool, kept: frozenset[int] | None, pairs: set[int]
) -> None:
    a = article([(kind, [f"Sentence {number} here."]) for number, kind in enumerate(kinds)])
    found = comparison(a, a, strong=[(n, n) for n in sorted(pairs) if n < len(kinds)])
    only: dict[Side, frozenset[int]] | None = None if kept is None else {"a": kept, "b": kept}
    made = folds(a, "a", found, Folding(agreeing=agreeing, only=only))
    hidden = [index for fold in made for index in range(fold.first, fold.last + 1)]
    assert hidden == sorted(set(hidden))
    assert all(0 <= index < len(kinds) for index in hidden)
    assert len({fold.key for fold in made}) == len(made)
    for index, kind in enumerate(kinds):
        if kind in ("caption", "comments", "boilerplate"):
            assert index in hidden
