"""Features: what is known of a pair of sentences before it is weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from articles.matching.features import features
from articles.matching.incidence import MOST_PARTNERS, candidates
from articles.matching.morphology import root, skeleton, variants
from articles.matching.units import SentenceIndex, read
from articles.matching.words import tokens, word_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.matching.features import Table

OTHER = ["Rain fell all day over the hills.", "The market sold apples and pears.", "Nobody slept in the old barracks."]


def reading(a: Sequence[str], b: Sequence[str], language: str = "en") -> SentenceIndex:
    sides = ([tokens(text, language) for text in a], [tokens(text, language) for text in b])
    return read((a, b), sides, (language, language))


def table(a: Sequence[str], b: Sequence[str], language: str = "en") -> Table:
    both = reading(a, b, language)
    return features(both, *candidates(both))


def value(found: Table, name: str, row: int, column: int) -> float:
    (place,) = np.flatnonzero((found.rows == row) & (found.columns == column))
    return float(found.values[name][place])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("plea", "pleaded"),
        ("endorsed", "endorsement"),
        ("decided", "decision"),
        ("resigned", "resignation"),
        ("expanded", "expansion"),
        ("died", "death"),
        ("critics", "criticism"),
    ],
)
def test_words_of_one_family_have_one_root(one: str, other: str) -> None:
    assert root(word_key(one)) == root(word_key(other))


def test_words_of_two_families_keep_apart() -> None:
    assert len({root(word_key(word)) for word in ("station", "state", "harbour", "hard", "person", "personnel")}) == 6


def test_spellings_that_sound_alike_have_one_skeleton() -> None:
    assert skeleton("qaddafi") == skeleton("kadafi")
    assert skeleton("mohammed") == skeleton("muhamad")


def test_a_name_spelled_otherwise_in_the_other_article_is_the_same_name() -> None:
    assert variants(["muhammad"], ["mohamed"]) == {"mohamed": "muhammad"}
    assert variants(["syria", "syrian"], ["syria"]) == {"syrian": "syria"}


def test_names_that_one_article_holds_apart_stay_apart() -> None:
    assert variants(["marten", "martin"], ["marten", "martin"]) == {}


def test_other_names_of_a_group_count_as_that_group() -> None:
    a = ["Fighters of the Islamic State left the town of Kelm.", *OTHER]
    b = ["The town of Kelm was left by ISIS.", *OTHER]
    without = ["The town of Kelm was left by OPEC.", *OTHER]
    assert value(table(a, b), "names", 0, 0) > value(table(a, without), "names", 0, 0)


def test_he_stands_for_the_person_named_last() -> None:
    a = ["Yesterday Ida Holm came home.", "He spoke with Ida Holm of the ferry for an hour.", *OTHER]
    b = ["Later Ida Holm said more.", "She left the ferry at noon.", *OTHER]
    named = table(a, b)
    unnamed = table(a, [b[0], "They left the ferry at noon.", *OTHER])
    assert value(named, "who", 1, 1) > value(unnamed, "who", 1, 1) == 0


def test_a_clause_told_as_a_sentence_of_its_own_weighs_more_than_the_whole() -> None:
    a = ["Wind tore roofs off along the coast, a crane sank two barges at the quay, and trams stood still.", *OTHER]
    b = ["A crane sank two barges at the quay.", *OTHER]
    found = table(a, b)
    assert value(found, "clauses", 0, 0) > value(found, "dice", 0, 0)


def test_the_same_quotation_is_found_inside_other_words() -> None:
    a = ['"We saw the crane lean for an hour," the fishmonger told a reporter.', *OTHER]
    b = ["Ida Holm, who sells herring, said: “We saw the crane lean for an hour.”", *OTHER]
    other = ["Ida Holm, who sells herring, said: “Our boats were never insured.”", *OTHER]
    assert value(table(a, b), "quote", 0, 0) > 0.9
    assert table(a, other).values["quote"].max() == 0


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    both = reading(["“We saw it lean.", "It fell at noon,” said Ida Holm."], OTHER)
    first = both.a.words.starts[1]
    assert both.a.quoted[:first].tolist() == [1] * first
    assert 0 < both.a.quoted[first:].sum() < len(both.a.quoted) - first


def test_a_language_without_lists_is_read_by_its_words() -> None:
    a, b = ["Der Kran versenkte zwei Kähne im Hafen."], ["Im Hafen versenkte ein Kran zwei Kähne."]
    assert value(table(a, b, "de"), "dice", 0, 0) > 0.8


def test_a_sentence_keeps_its_best_partners_only() -> None:
    a = ["The ferry Alma left Port Varn."]
    b = [f"The ferry Alma met boat {number} off Port Varn at pier {number * 7}." for number in range(70)]
    rows, columns = candidates(reading(a * 70, b))
    assert len(rows) <= 2 * MOST_PARTNERS * 70
    assert len(set(zip(rows.tolist(), columns.tolist(), strict=True))) == len(rows)
