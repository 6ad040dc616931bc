"""The reading when the reader says what belongs to the articles: places stay, folds stay open, needless words go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from articles.article import SIDES, Span
from articles.comparison import Comparison
from articles.decisions import Decisions
from articles.reading.amended import MetadataOverride
from articles.reading.display import displayable
from articles.reading.recut import CUT_KINDS, BoundaryEdit, CutKind, is_excluded
from tests.building import article, comparison
from tui.model.action import Call
from tui.model.actions import ACTIONS
from tui.model.reading import Frame, Reading
from tui.model.recutting import change_for, paragraphs_here, take_present

if TYPE_CHECKING:
    from articles.article import Side

LEFT = article(
    [
        ["The river rose all night.", "By dawn the lower town was under water."],
        ["Ferry services were suspended until Thursday."],
        ["The mayor spoke at noon."],
        ["Give us your money."],
        *[("comments", [f"Reader {number} saw it coming.", "So did others."]) for number in range(5)],
    ]
)
RIGHT = article(
    [
        ["The lower town stood under water by sunrise."],
        ["At noon the mayor conceded that there had been warnings."],
        ["No ferries run before Thursday."],
    ],
    source="right.txt",
)


def reading(*, matched: bool = True) -> Reading:
    found = comparison(LEFT, RIGHT, strong=[(1, 0), (3, 1)], weak=[(2, 2)])
    made = Reading(
        found if matched else Comparison(LEFT, RIGHT),
        {s: displayable((LEFT if s == "a" else RIGHT).text) for s in SIDES},
    )
    made.resize(Frame({"a": 30, "b": 30}, {"a": 12, "b": 12}))
    return made


def cut(kind: CutKind, first: int, last: int | None = None, side: Side = "a", identity: str = "n1") -> BoundaryEdit:
    paragraphs = (LEFT if side == "a" else RIGHT).paragraphs
    return BoundaryEdit(identity, kind, side, Span(paragraphs[first].span.start, paragraphs[last or first].span.end))


def take(made: Reading, *cuts: BoundaryEdit, amendments: tuple[MetadataOverride, ...] = ()) -> None:
    take_present(made, Decisions(cuts=cuts, amendments=amendments))
    made.take_comparison(made.comparison)


def labels(made: Reading, side: Side = "a") -> list[str]:
    return [block.fold.label for block in made.page(side).blocks if block.fold is not None]


def test_what_is_put_aside_folds_under_its_own_name_and_the_cursor_stays_with_it() -> None:
    made = reading()
    made.put(LEFT.paragraphs[1].span.start + 5)
    take(made, cut("not-article", 1))
    assert labels(made) == ["1 paragraph put aside by you, 6 words", "5 paragraphs of comments, 40 words"]
    fold = made.fold_here()
    assert fold is not None
    assert fold.first == 1


def test_matches_with_what_was_put_aside_go_and_their_partners_stand_alone_until_matched_again() -> None:
    made = reading()
    take(made, cut("not-article", 1))
    assert [(m.a_sentences.start, m.b_sentences.start) for m in made.machine.matches] == [(1, 0), (3, 1)]
    assert made.machine.only_b == (2,)
    assert 2 not in made.machine.only_a


def test_an_opened_thread_stays_open_when_the_cut_is_moved_in_it() -> None:
    made = reading()
    made.put(LEFT.paragraphs[4].span.start)
    ACTIONS["toggle-fold"](made, Call(None, ""))
    take(made, cut("article-ends", 5))
    assert labels(made) == []
    assert [is_excluded(paragraph.kind) for paragraph in made.comparison.a.paragraphs[4:]] == [False] * 2 + [True] * 3
    take(made)
    assert labels(made) == []


def test_before_matching_nothing_is_laid_over() -> None:
    made = reading(matched=False)
    take(made, cut("not-article", 1))
    assert not made.comparison.matched
    assert made.machine.matches == ()


def test_another_title_leaves_the_matches_alone() -> None:
    made = reading()
    before = made.machine
    take(made, amendments=(MetadataOverride("n1", "a", "title", "The flood"),))
    assert made.comparison.a.title == "The flood"
    assert made.machine is before
    assert made.loaded["a"] is LEFT


def test_another_language_forgets_the_matches_of_other_sentences() -> None:
    one = article([["The dam, ca. ten metres high, stood on 6. May. It broke at noon."]])
    found = comparison(one, RIGHT, strong=[(0, 0)])
    made = Reading(found, {"a": displayable(one.text), "b": displayable(RIGHT.text)})
    take(made, amendments=(MetadataOverride("n1", "a", "language", "de"),))
    assert made.comparison.a.sentences != made.loaded["a"].sentences
    assert not made.comparison.matched
    assert made.machine.matches == ()


def test_the_fold_under_the_cursor_stands_for_all_it_holds_and_a_selection_for_what_it_touches() -> None:
    made = reading()
    made.put(LEFT.paragraphs[6].span.start)
    assert paragraphs_here(made) == range(4, 9)
    made.put(LEFT.paragraphs[0].span.start)
    made.anchor = made.offset
    made.put(LEFT.paragraphs[2].span.start)
    assert paragraphs_here(made) == range(3)


def test_taking_back_what_was_said_needs_no_new_word() -> None:
    made = reading()
    take(made, cut("not-article", 1))
    assert change_for(made, "a", "article", range(1, 2)) == (("n1",), ())


def test_another_end_takes_the_place_of_the_one_before() -> None:
    made = reading()
    take(made, cut("article-ends", 1))
    change = change_for(made, "a", "article-ends", range(2, 3))
    assert change is not None
    assert change.needless == ("n1",)
    assert change.places == (LEFT.paragraphs[2].span,)


def test_the_whole_article_is_never_put_aside() -> None:
    assert change_for(reading(), "a", "not-article", range(4)) is None
    assert change_for(reading(), "b", "not-article", range(3)) is None


@given(st.lists(st.tuples(st.sampled_from(CUT_KINDS), st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=8))
def test_however_often_it_is_cut_what_was_said_last_holds_and_no_more_is_kept_than_needed(
    said: list[tuple[CutKind, int, int]],
) -> None:
    made = reading()
    kept: list[BoundaryEdit] = []
    for number, (kind, one, other) in enumerate(said):
        here = range(min(one, other), max(one, other) + 1)
        change = change_for(made, "a", kind, here)
        if change is None:
            continue
        kept = [each for each in kept if each.id not in change.needless]
        if change.places:
            places = Span(change.places[0].start, change.places[-1].end)
            kept.append(BoundaryEdit(f"n{number}", kind, "a", places))
        take(made, *kept)
        excluded = [is_excluded(paragraph.kind) for paragraph in made.comparison.a.paragraphs]
        if kind in ("article", "not-article"):
            assert [excluded[index] for index in here] == [kind == "not-article"] * len(here)
        if kind == "article-ends":
            assert all(excluded[here[-1] + 1 :])
            assert not excluded[here[-1]]
        if kind == "article-begins":
            assert all(excluded[: here[0]])
            assert not excluded[here[0]]
        assert made.page("a").blocks
        assert sum(each.kind in ("article-ends", "article-begins") for each in kept) <= 2
