"""The gate: whether two articles are about one event, and what follows when they are not."""

from __future__ import annotations

import pytest

from articles.matching import score_sentences
from articles.matching.match import SAME_EVENT
from articles.matching.scoring import LOWEST_SCORE, score_texts
from articles.matching.words import tokens
from tests.articles.matching.made import words_only

VARN = [
    "An earthquake of magnitude 6.1 shook the island of Varn on Monday, the survey office in Kelm said.",
    "At least 14 people died when a school fell in the town of Orrin.",
    "The mayor of Orrin, Ida Holm, asked for tents and water.",
    "A second shock of magnitude 4.9 followed on Tuesday.",
]
VARN_AGAIN = [
    "Fourteen people were killed in Orrin on Monday when an earthquake of magnitude 6.1 hit the island of Varn.",
    "A school fell, said Ida Holm, the mayor of Orrin.",
    "Holm asked for tents and water for those who slept outdoors.",
    "The survey office in Kelm counted a second shock on Tuesday.",
]
TALBOT = [
    "An earthquake of magnitude 5.4 shook the coast of Talbot in March 2009, the army said.",
    "Some 230 people died when a hospital fell in the city of Marrow.",
    "The governor of Talbot, Jon Brandt, asked for blankets.",
    "Trains to Lessing stood still for a week.",
]


@pytest.fixture(autouse=True)
def _words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    words_only(monkeypatch)


def same_event(a: list[str], b: list[str]) -> float:
    found = score_texts((a, b), ([tokens(text) for text in a], [tokens(text) for text in b]), ("en", "en")).same_event
    assert found is not None
    return found


def test_two_accounts_of_one_event_pass() -> None:
    assert same_event(VARN, VARN_AGAIN) > 0.9
    assert any(pair.strength == "strong" for pair in score_sentences(VARN, VARN_AGAIN))


def test_two_events_of_one_sort_do_not_and_get_no_strong_match() -> None:
    assert same_event(VARN, TALBOT) < SAME_EVENT
    assert not [pair for pair in score_sentences(VARN, TALBOT) if pair.strength == "strong"]


def test_the_probability_does_not_depend_on_the_side() -> None:
    assert same_event(VARN, TALBOT) == pytest.approx(same_event(TALBOT, VARN), abs=1e-6)


def test_an_article_is_about_the_same_event_as_itself() -> None:
    assert same_event(["Bread was dear that winter."], ["Bread was dear that winter."]) == 1


def test_what_another_event_shares_is_shown_as_weak_and_in_the_same_order() -> None:
    found = score_sentences(VARN, TALBOT)
    assert all(pair.score >= LOWEST_SCORE for pair in found)
    assert {pair.strength for pair in found} <= {"weak"}


def test_there_is_nothing_to_judge_by_without_words() -> None:
    assert score_texts((["*"], ["*"]), ([[]], [[]]), ("en", "en")).same_event is None


def test_copied_lines_in_equally_long_texts_count_alike_from_either_side() -> None:
    a = ["Bread was dear that winter.", "The mayor thanked the pilots.", "A crane fell on the quay."]
    b = ["Nobody knows why the crane fell.", "Bread was dear that winter.", "Bread was dear that winter."]
    assert same_event(a, b) == pytest.approx(same_event(b, a), abs=1e-6)
