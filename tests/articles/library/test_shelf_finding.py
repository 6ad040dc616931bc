"""Finding in a library: by words, by event, as pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from articles.errors import BadInputError
from articles.library import Library, event_of, events_of, pairs_of, search, weigh
from articles.library.events import LIKELY
from articles.library.judging import all_keys, measured, vouched
from articles.library.profile import read, unpacked
from articles.library.vectors import WIDTH, vector
from articles.matching.gate import whole
from articles.reading import article_from_text
from tests.articles.library.texts import FERRY, FERRY_TOO, QUAKE, filled, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with filled(tmp_path) as made:
        yield made


def found(library: Library, words: str) -> list[str]:
    return sorted(hit.entry.source.rpartition("/")[2] for hit in search(library, words))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("mole", ["ferry-too.txt", "ferry.txt"]),
        ("mole passengers", ["ferry-too.txt"]),
        ('"outer mole"', ["ferry.txt"]),
        ('"mole outer"', []),
        ("mole -passengers", ["ferry.txt"]),
        ("tram OR earthquake", ["quake.txt", "vote.txt"]),
        ("passeng*", ["ferry-too.txt"]),
        ("OSTRAVA", ["quake.txt"]),
        ("AND NOT NEAR", []),
    ],
)
def test_words_are_found(library: Library, words: str, names: list[str]) -> None:
    assert found(library, words) == names


@pytest.mark.parametrize("words", ["", "   ", '"open', "-mole", "OR mole", "mole OR", "((", '""', "*"])
def test_a_line_that_is_no_question_is_told_in_one_line(library: Library, words: str) -> None:
    with pytest.raises(BadInputError, match="cannot search for") as told:
        search(library, words)
    assert "\n" not in str(told.value)


def test_a_hit_shows_the_words_around_and_which_were_sought(library: Library) -> None:
    (hit,) = search(library, '"outer mole"')
    assert [words for words, sought in hit.parts if sought] == ["outer mole"]
    assert "Calder Point struck the outer mole" in hit.snippet


def test_the_report_of_the_same_event_comes_first_with_the_reasons(library: Library) -> None:
    first, *others = event_of(library, article_from_text(FERRY, "elsewhere.txt"), [numbers(library)["ferry.txt"]])
    assert first.entry.source.endswith("ferry-too.txt")
    assert first.chance > 0.5
    assert {"Calder", "Brandt"} <= set(first.names)
    assert first.days == "13–14 Mar"
    assert all(other.chance < first.chance for other in others)


def test_an_article_that_is_there_word_for_word_is_told_as_a_copy(library: Library) -> None:
    told = event_of(library, article_from_text(FERRY.replace("forty-one", "forty-two")))
    assert {each.entry.source.rpartition("/")[2]: each.copy > 0.7 for each in told} == {
        "ferry.txt": True,
        "ferry-too.txt": False,
    }


def test_of_an_event_that_nobody_tells_of_there_is_nothing(library: Library) -> None:
    text = "Chess title\n\nThe grandmaster Wen Hsu won the title in Porto after a draw. Nobody lost a queen.\n"
    assert all(told.chance < LIKELY for told in event_of(library, article_from_text(text)))


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    with Library(tmp_path / "empty.sqlite", make=True) as library:
        assert event_of(library, article_from_text(FERRY)) == []
        assert search(library, "mole") == []
        assert pairs_of(library) == []


def test_likely_pairs_are_those_of_one_event(library: Library) -> None:
    (pair,) = pairs_of(library)
    assert {pair.a.number, pair.b.number} == {numbers(library)[name] for name in ("ferry.txt", "ferry-too.txt")}
    assert events_of(weigh(library)) == [sorted([pair.a.number, pair.b.number])]


def test_a_doubtful_pair_does_not_join_two_events() -> None:
    from articles.library.pairing import Weighed

    pairs = [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.6)]
    a, b, chance = (np.array(column) for column in zip(*pairs, strict=True))
    assert events_of(Weighed(np.array([7, 8, 9, 10]), a, b, chance)) == [[7, 8], [9, 10]]


def test_a_profile_is_the_same_unpacked() -> None:
    made = read(article_from_text(FERRY)).profile
    again = unpacked(made.packed())
    for name in ("keys", "counts", "standing", "flags"):
        np.testing.assert_array_equal(getattr(made, name), getattr(again, name))


def test_what_is_measured_is_what_the_gate_of_matching_measures() -> None:
    texts = [FERRY, FERRY_TOO, QUAKE]
    profiles = [read(article_from_text(text)).profile for text in texts]
    keys = all_keys(profiles[:2])
    mine = measured(profiles[:2], np.ones(len(keys), dtype=np.float32), keys)
    theirs = _gate(texts[0], texts[1])
    for ours, gate in (
        ("cosine", "cosine"),
        ("names_shared", "names_shared"),
        ("figures", "figures"),
        ("first_names", "open1_names"),
    ):
        assert mine[ours][0, 1] == pytest.approx(theirs[gate], abs=0.12), ours


def _gate(a: str, b: str) -> dict[str, float]:
    from articles.matching.features import features
    from articles.matching.model import models
    from articles.matching.scoring import pairs_of as candidates_of
    from articles.matching.units import read as units
    from articles.matching.words import tokens

    texts = [_sentences(each) for each in (a, b)]
    sides = [tokens(each) for each in texts[0]], [tokens(each) for each in texts[1]]
    reading = units((texts[0], texts[1]), sides, ("en", "en"))
    rows, columns, _ = candidates_of(reading, sides)
    table = features(reading, rows, columns)
    return whole(reading, table, models().words.probability(table.values))


def _sentences(text: str) -> Sequence[str]:
    article = article_from_text(text)
    return [article.sentences[at].span.of(article.comparable) for at in article.matched_sentences()]


def test_chances_that_neighbours_vouch_for_stay_between_0_and_1_and_alike_on_both_sides() -> None:
    drawn = np.random.default_rng(5).random((30, 30)).astype(np.float32)
    judged = drawn + drawn.T
    judged /= judged.max()
    np.fill_diagonal(judged, 1)
    told = vouched(judged)
    np.testing.assert_allclose(told, told.T, atol=1e-6)
    assert told.min() >= 0
    assert told.max() <= 1


def test_texts_of_one_subject_have_nearer_vectors() -> None:
    ferry, other, quake = (
        vector(read(article_from_text(text)).counts).astype(np.float32) for text in (FERRY, FERRY_TOO, QUAKE)
    )
    assert ferry.shape == (WIDTH,)
    near, far = ferry @ other / np.linalg.norm(other), ferry @ quake / np.linalg.norm(quake)
    assert near > far
