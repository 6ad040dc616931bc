"""Strong partners stand level at every width, whatever was folded, resized or left out before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import SIDES, Side
from articles.notes.content.note import new_note
from articles.reading.edits.recut import BOUNDARY_KINDS, BoundaryKind
from tests.building import article, comparison
from tests.tui.view.made import reading, run
from tests.tui.view.test_recutting import take
from tui.view.pages.viewport import Frame

if TYPE_CHECKING:
    from articles.article import SectionKind
    from articles.comparison import Comparison
    from articles.matching.match import Strength
    from articles.notes.content.note import Note
    from tui.view.reading_view import ReadingView

_WORDS = st.lists(
    st.sampled_from(["river", "a", "waterworks", "水漢水漢", "e\u0301te", "🇩🇪", "of", "שלום"]), max_size=40
)
_SENTENCE = _WORDS.map(lambda words: " ".join(["It", *words]) + ".")
_KINDS: st.SearchStrategy[SectionKind] = st.sampled_from(["body", "boilerplate"])
"""What a paragraph is that has no partner: those that are no part of the article are folded."""
PARAGRAPHS = st.lists(st.lists(_SENTENCE, min_size=1, max_size=3), min_size=1, max_size=9)
Cut = tuple[BoundaryKind, Side, int]
CUTS = st.lists(st.tuples(st.sampled_from(BOUNDARY_KINDS), st.sampled_from(SIDES), st.integers(0, 30)), max_size=3)
"""What the reader says of which paragraphs."""
_DEEDS = (
    "fold-agreeing",
    "filter river",
    "toggle-fold",
    "unfold-all",
    "toggle-lock",
    "next-paragraph",
    "bottom",
    "top",
)


def made_of(left: list[list[str]], right: list[list[str]], data: st.DataObject) -> Comparison:
    """Two articles of these sentences, some of their paragraphs paired, weakly or strongly."""
    firsts = data.draw(st.sets(st.integers(0, len(left) - 1), max_size=len(right)))
    seconds = data.draw(st.sets(st.integers(0, len(right) - 1), min_size=len(firsts), max_size=len(firsts)))
    paired = {"a": firsts, "b": seconds}
    a, b = (
        article(
            list(
                zip(
                    [data.draw(_KINDS) if n not in paired[side] else "body" for n in range(len(text))],
                    text,
                    strict=True,
                )
            )
        )
        for side, text in (("a", left), ("b", right))
    )
    told: dict[Strength, list[tuple[int, int]]] = {"strong": [], "weak": []}
    for i, j in zip(sorted(firsts), sorted(seconds), strict=True):
        strength: Strength = data.draw(st.sampled_from(["strong", "weak"]))
        told[strength].append((a.paragraphs[i].sentences[0], b.paragraphs[j].sentences[0]))
    chain = list(zip(sorted(firsts), sorted(seconds), strict=True))
    return comparison(a, b, strong=told["strong"], weak=told["weak"], chain=chain)


def _made(left: list[list[str]], right: list[list[str]], data: st.DataObject) -> ReadingView:
    return reading(made_of(left, right, data), width=60)


def note_of(made: ReadingView, kind: BoundaryKind, side: Side, number: int) -> Note:
    """The reader's word that a paragraph belongs to the article or not, or that the article begins or ends there."""
    paragraphs = made.session.loaded[side].paragraphs
    span = paragraphs[number % len(paragraphs)].span
    return new_note(made.session.loaded, {side: (span,)}, "", relation=kind, motivation="assessing")


def _assert_level(made: ReadingView) -> None:
    found, a, b = made.comparison.alignment, made.article("a"), made.article("b")
    strong = {
        (a.sentences[each.a_sentences[0]].paragraph, b.sentences[each.b_sentences[0]].paragraph)
        for each in found.matches
        if each.strength == "strong"
    }
    for i, j in strong & set(found.chain):
        here, there = a.paragraphs[i].span.start, b.paragraphs[j].span.start
        if (made.fold_at("a", here) is None) == (made.fold_at("b", there) is None) and _first(made, here, there):
            assert made.page("a").row_of(here) == made.page("b").row_of(there)


def _first(made: ReadingView, here: int, there: int) -> bool:
    """Whether both begin their blocks: a paragraph in the middle of a fold has no row of its own."""
    pages = made.page("a"), made.page("b")
    return all(page.blocks[page.block_at(at)].start == at for page, at in zip(pages, (here, there), strict=True))


@settings(max_examples=40, deadline=None)
@given(left=PARAGRAPHS, right=PARAGRAPHS, widths=st.lists(st.integers(10, 240), min_size=1, max_size=4), data=st.data())
def test_strong_partners_are_level_at_every_width(
    left: list[list[str]], right: list[list[str]], widths: list[int], data: st.DataObject
) -> None:
    made = _made(left, right, data)
    for width in widths:
        made.resize(Frame({"a": width, "b": data.draw(st.sampled_from([width, width + 1]))}, {"a": 20, "b": 20}))
        _assert_level(made)


@settings(max_examples=40, deadline=None)
@given(left=PARAGRAPHS, right=PARAGRAPHS, deeds=st.lists(st.sampled_from(_DEEDS), max_size=8), data=st.data())
def test_strong_partners_are_level_after_every_fold(
    left: list[list[str]], right: list[list[str]], deeds: list[str], data: st.DataObject
) -> None:
    made = _made(left, right, data)
    for deed in deeds:
        name, _, argument = deed.partition(" ")
        run(made, name, argument)
        if made.window.locked:
            _assert_level(made)
    made.set_lock(True)
    _assert_level(made)


@settings(max_examples=40, deadline=None)
@given(
    left=PARAGRAPHS,
    right=PARAGRAPHS,
    cuts=st.lists(st.tuples(CUTS, st.integers(10, 240)), min_size=1, max_size=4),
    data=st.data(),
)
def test_strong_partners_are_level_after_every_cut(
    left: list[list[str]], right: list[list[str]], cuts: list[tuple[list[Cut], int]], data: st.DataObject
) -> None:
    made = _made(left, right, data)
    for said, width in cuts:
        take(made, *(note_of(made, *each) for each in said))
        _assert_level(made)
        made.resize(Frame({"a": width, "b": width}, {"a": 20, "b": 20}))
        _assert_level(made)


def test_each_width_from_60_to_240_columns_is_level() -> None:
    sentence = "The river rose all night and took three bridges with it, said the harbour office. "
    a = article([[sentence * (1 + number % 5)] for number in range(12)])
    b = article([[sentence * (1 + number * 3 % 7)] for number in range(12)], source="right.txt")
    made = reading(comparison(a, b, strong=[(number, number) for number in range(12)]))
    for columns in range(60, 241):
        made.resize(Frame({"a": columns // 2, "b": columns // 2}, {"a": 20, "b": 20}))
        assert made.page("a").tops == made.page("b").tops
