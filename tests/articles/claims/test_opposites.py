"""Deeds and states that exclude each other, found by the lexicon of opposites."""

from __future__ import annotations

import pytest

from articles import lexicon
from articles.claims.statements.extraction import read_article
from articles.claims.verdicts.opposites import Opposites, Sense, alike_senses, opposites, read_senses
from tests.articles.matching.made import article


def senses(sentence: str) -> list[Sense]:
    statements = read_article(article(sentence), "a").statements
    return read_senses(statements[0]) if statements else []


def against(a: str, b: str) -> list[Opposites]:
    return opposites(senses(a), senses(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The driver Ada Lind pleaded guilty in Tarnbeck.", "Ada Lind pleaded not guilty on Monday."),
        ("The council of Tarnbeck voted unanimously on Monday.", "The council of Tarnbeck was split on Monday."),
        ("The ferry Marigold sank off Tarnbeck.", "The ferry Marigold stayed afloat off Tarnbeck."),
        ("The minister Ada Lind resigned on Monday.", "The minister Ada Lind was sacked on Monday."),
        ("The mayor Ada Lind turned the offer down.", "The mayor Ada Lind accepted the offer."),
    ],
)
def test_opposite_deeds_and_states_exclude_each_other(a: str, b: str) -> None:
    assert against(a, b)
    assert against(b, a)


def test_what_one_side_denies_and_the_other_says_is_opposite() -> None:
    assert against("The union did not accept the offer of Monday.", "The union accepted the offer of Monday.")


def test_a_denied_opposite_says_the_same() -> None:
    a, b = senses("The union did not accept the offer of Monday."), senses("The union rejected the offer of Monday.")
    assert not opposites(a, b)
    assert alike_senses(a, b)


def test_two_that_both_deny_agree() -> None:
    a, b = senses("The ferry never sank off Tarnbeck."), senses("The ferry Marigold did not sink on Monday.")
    assert not opposites(a, b)
    assert alike_senses(a, b)


def test_a_group_in_which_two_sentences_also_agree_sets_nothing_against_anything() -> None:
    both = "The union first rejected the offer and accepted the offer on Monday."
    found = against(both, "The union accepted the offer on Monday.")
    assert "offer" not in {each.a.group for each in found}


def test_a_phrase_with_a_gap_is_found_across_the_words_between() -> None:
    (found,) = [each for each in senses("The mayor Ada Lind turned the offer down.") if len(each.span) > len("turned")][
        :1
    ]
    assert found.span.end > found.span.start + len("turned the")


def test_the_words_that_exclude_each_other_are_told() -> None:
    a, b = "The driver Ada Lind pleaded guilty in Tarnbeck.", "Ada Lind pleaded not guilty on Monday."
    assert against(a, b)[0].remark(a, b) == "“pleaded guilty” against “pleaded not guilty”"


def test_no_word_of_the_lexicon_stands_on_two_sides_of_a_group() -> None:
    for name in ("excluding", "excluding_for_a_time"):
        assert all(len(poles) > 1 for poles in lexicon.sets("en", "opposites", name).values())


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The firm Duinpark paid no interest in June.", True),
        ("The firm Duinpark never paid interest in June.", True),
        ("The firm Duinpark paid interest in June.", False),
        ("Nobody in the harbour of Tarnbeck paid Ada Lind.", False),
        ("The firm did not respond and paid Ada Lind.", False),
    ],
)
def test_a_denial_is_of_the_verb_beside_it(sentence: str, denied: bool) -> None:
    assert {each.denied for each in senses(sentence) if each.span.of(sentence) == "paid"} == {denied}


def test_rain_and_cloud_hold_together_and_sunshine_with_neither() -> None:
    assert not against("Rain has slowed the troops in Tarnbeck.", "Low cloud kept the aircraft of Tarnbeck away.")
    assert against("Rain has slowed the troops in Tarnbeck.", "The troops of Tarnbeck moved in bright sunshine.")


def test_a_noun_behind_a_denied_preposition_is_denied() -> None:
    assert not against("The army answered with smoke and not with shells in Tarnbeck.", "Nobody shelled Tarnbeck.")
    assert against("The army answered with smoke and not with shells in Tarnbeck.", "The army shelled Tarnbeck.")


def test_a_noun_is_not_the_participle_of_a_list() -> None:
    assert not against("The election in Tarnbeck was fair.", "The doctor Ada Lind wrote to her doctor in Tarnbeck.")
    assert against("The copy in Tarnbeck is authentic.", "Ada Lind says that the copy in Tarnbeck was doctored.")
