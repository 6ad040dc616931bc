"""A pattern made of words matches each of them, the longest first, and nothing where there are none."""

from __future__ import annotations

import re

from articles.lexicon import alternatives


def test_the_longest_word_wins() -> None:
    assert re.findall(alternatives(["read", "read more"]), "read more") == ["read more"]


def test_signs_are_taken_literally() -> None:
    assert re.fullmatch(alternatives(["p.m."]), "pXmX") is None


def test_a_space_may_be_a_pattern() -> None:
    assert re.fullmatch(alternatives(["first half"], space=r"\s+"), "first \n half")


def test_no_words_match_nowhere() -> None:
    assert re.search(alternatives([]), "any text") is None


def test_lists_are_joined() -> None:
    assert re.findall(alternatives(["a"], ["b"]), "abc") == ["a", "b"]
