"""Alignment: which passages are paired, what is left alone, what is level."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import SIDES
from articles.comparison import Comparison
from articles.matching import alignment as alignment_module
from articles.matching.alignment import align
from articles.session import compare
from tests.articles.matching.made import SENTENCES, article, words_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.matching.match import Match

LEFT = """Crane falls at Port Varn
A crane fell on the east quay of Port Varn on Monday and sank two barges, the harbour office said.
"We saw it lean for an hour," said Ida Holm, who sells fish there. The mayor has not spoken.
Insurers expect claims of 40 million crowns.
The quay will stay closed until Friday."""

RIGHT = """Barges sink under crane
Two barges sank when a crane came down on the east quay at Port Varn, according to the harbour office.
The crane was put up in 1961 by a yard that no longer exists.
Ida Holm, a fishmonger, said: "We saw it lean for an hour."
The quay will stay closed until Friday."""

PARAGRAPHS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), max_size=6).map(
    "\n".join
)


@pytest.fixture(autouse=True, scope="module")
def _words_only() -> Iterator[None]:
    """The encoder is left out: it has tests of its own, and takes its time."""
    with pytest.MonkeyPatch.context() as patch:
        words_only(patch)
        yield


def pairs(comparison: Comparison) -> list[tuple[str, str]]:
    return [(comparison.a.quote(match.a), comparison.b.quote(match.b)) for match in comparison.alignment.matches]


def match_of(comparison: Comparison, words: str) -> Match:
    (found,) = [match for match in comparison.alignment.matches if words in comparison.a.quote(match.a)]
    return found


@settings(max_examples=80, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_every_sentence_is_in_a_match_or_alone(left: str, right: str) -> None:
    a, b = article(left), article(right, {1: "comments"})
    found = align(a, b)
    for side, text in zip(SIDES, (a, b), strict=True):
        in_matches = {number for match in found.matches for number in match.sentences(side)}
        strong = {n for match in found.matches if match.strength == "strong" for n in match.sentences(side)}
        assert strong.isdisjoint(found.only(side))
        assert in_matches | set(found.only(side)) == set(text.matched_sentences())


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_matches_are_well_formed(left: str, right: str) -> None:
    a, b = article(left), article(right)
    found = align(a, b)
    assert [match.id for match in found.matches] == [f"m{n}" for n in range(1, len(found.matches) + 1)]
    places = [(match.a_sentences.start, match.b_sentences.start) for match in found.matches]
    assert places == sorted(places)
    for match in found.matches:
        for text, span, numbers in ((a, match.a, match.a_sentences), (b, match.b, match.b_sentences)):
            assert span.start == text.sentences[numbers.start].span.start
            assert span.end == text.sentences[numbers.stop - 1].span.end
            assert len({text.sentences[number].paragraph for number in numbers}) == 1
        for piece in match.evidence:
            assert match.a.start <= piece.a.start < piece.a.end <= match.a.end
            assert match.b.start <= piece.b.start < piece.b.end <= match.b.end


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_the_chain_rises_on_both_sides(left: str, right: str) -> None:
    chain = align(article(left), article(right)).chain
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(chain))


@settings(max_examples=20, deadline=None)
@given(PARAGRAPHS)
def test_an_article_agrees_with_itself_paragraph_by_paragraph(text: str) -> None:
    both = article(text)
    found = align(both, both)
    alone = {word for n in found.only_a for word in both.quote(both.sentences[n].span).split()}
    assert alone <= {"***"}
    assert [pair[0] for pair in found.chain] == [pair[1] for pair in found.chain]


def test_accounts_of_one_event_are_paired() -> None:
    comparison = compare(article(LEFT), article(RIGHT))
    found = pairs(comparison)
    assert any("A crane fell" in left and "Two barges sank" in right for left, right in found)
    assert any("said Ida Holm" in left and "a fishmonger" in right for left, right in found)
    assert not any("Insurers" in left for left, _ in found)
    assert comparison.matched


def test_what_only_one_tells_is_alone() -> None:
    comparison = compare(article(LEFT), article(RIGHT))
    alone = [comparison.b.quote(comparison.b.sentences[n].span) for n in comparison.alignment.only_b]
    assert "The crane was put up in 1961 by a yard that no longer exists." in alone


def test_the_same_sentence_in_both_is_identical_whatever_its_quotes_and_case() -> None:
    a, b = article("“The quay is shut,” he said.\nRain."), article('Snow.\n"the quay is shut," he said.')
    assert match_of(Comparison(a, b, align(a, b)), "quay").kind == "identical"


def test_a_sentence_with_one_word_changed_is_near() -> None:
    a = article("The quay at Port Varn will stay closed until Friday.\nRain fell.")
    b = article("Snow lay.\nThe quay at Port Varn will stay closed until Sunday.")
    assert match_of(Comparison(a, b, align(a, b)), "quay").kind == "near"


def test_a_short_passage_told_inside_a_long_one_is_partial() -> None:
    a = article("The crane sank two barges.\nRain fell.")
    b = article(
        "Snow lay.\nThe storm, which tore roofs off along the coast and drove ferries back, felled a crane that sank "
        "two barges, cut power to the market hall and flooded the tram depot."
    )
    assert match_of(Comparison(a, b, align(a, b)), "crane").kind == "partial"


def test_two_sentences_that_share_a_partner_become_one_passage() -> None:
    a = article("The crane sank two barges at Port Varn. It also tore down the customs shed and a fuel line.\nRain.")
    b = article("Snow.\nThe crane sank two barges at Port Varn, tore down the customs shed and cut a fuel line.")
    match = match_of(Comparison(a, b, align(a, b)), "crane")
    assert match.a_sentences == range(2)
    assert match.b_sentences == range(1, 2)


def test_passages_are_not_joined_across_paragraphs() -> None:
    a = article("The crane sank two barges at Port Varn.\nIt also tore down the customs shed and a fuel line.\nRain.")
    b = article("Snow.\nThe crane sank two barges at Port Varn, tore down the customs shed and cut a fuel line.")
    assert [len(match.a_sentences) for match in align(a, b).matches] == [1, 1]


def test_comments_and_captions_take_no_part() -> None:
    text = "The crane sank two barges.\nThe quay is closed.\nThe mayor wept."
    found = align(article(text, {1: "comments", 2: "caption"}), article(text))
    assert {match.a_sentences for match in found.matches} == {range(1)}
    assert [match.b_sentences for match in found.matches if match.strength == "strong"] == [range(1)]
    assert found.only_a == ()
    assert found.only_b == (1, 2)


def test_a_line_repeated_on_both_sides_lights_one_partner_each() -> None:
    text = "Share this page.\nThe crane fell.\nShare this page.\nRain.\nShare this page."
    found = align(article(text), article(text))
    repeated = [(match.a_sentences.start, match.b_sentences.start) for match in found.matches]
    assert repeated == [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]


def test_the_panes_are_level_where_the_order_is_kept() -> None:
    comparison = compare(article(LEFT), article(RIGHT))
    assert (1, 1) in comparison.alignment.chain
    assert (4, 4) in comparison.alignment.chain


def test_an_empty_side_leaves_the_other_alone() -> None:
    found = align(article(""), article("The crane fell."))
    assert (found.matches, found.only_a, found.only_b, found.chain) == ((), (), (0,), ())


def test_progress_goes_from_nothing_to_all_and_never_back() -> None:
    told: list[float] = []
    compare(article(LEFT), article(RIGHT), told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)


def test_beyond_the_limit_sentences_are_neither_matched_nor_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment_module, "LONGEST", 3)
    a, b = article("One boat. Two boats. Three boats. Four boats."), article("Two boats.")
    comparison = compare(a, b)
    assert 3 not in comparison.alignment.only_a
    assert comparison.alignment.matches_of("a", 3) == ()


def test_paragraphs_that_tell_the_same_agree() -> None:
    text = "The crane fell at noon.\nIt sank 2 barges. Nobody was hurt.\nRain fell."
    comparison = compare(article(text), article(text))
    assert comparison.agreeing_paragraphs() == {(0, 0), (1, 1), (2, 2)}
    assert comparison.shared_text_count() == (4, 4)


def test_paragraphs_whose_figures_clash_do_not_agree() -> None:
    a = article("The crane at Port Varn sank 2 barges on the east quay.\nRain fell on the market hall.")
    b = article("The crane at Port Varn sank 3 barges on the east quay.\nRain fell on the market hall.")
    comparison = compare(a, b)
    assert (0, 0) in comparison.alignment.chain
    assert comparison.agreeing_paragraphs() == {(1, 1)}


def test_a_paragraph_with_a_sentence_of_its_own_does_not_agree() -> None:
    a = article("The crane fell on the east quay at noon. Insurers expect claims.\nRain fell on the market hall.")
    b = article("The crane fell on the east quay at noon.\nRain fell on the market hall.")
    assert compare(a, b).agreeing_paragraphs() == {(1, 1)}
