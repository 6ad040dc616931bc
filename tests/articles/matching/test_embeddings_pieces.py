"""Cutting a sentence into word pieces, with the place of every word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.matching.embeddings.encoder import Encoder
from articles.matching.embeddings.pieces import Vocabulary
from articles.text.tokens import VALUES

VOCABULARY = Vocabulary("[UNK]\n[CLS]\n[SEP]\nharbour\nmaster\n##s\n.\n'\nt\ndidn\ncafe\n東\n京\n2\n,\n500\n")
UNKNOWN, OPEN, CLOSE = 0, 1, 2


def _cut(text: str) -> list[int]:
    return list(VOCABULARY.cut(text, 256).ids)


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in VOCABULARY.cut(text, 256).words]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", []),
        ("Harbour masters.", [3, 4, 5, 6]),
        ("HARBOUR\u00a0master", [3, 4]),
        ("didn't", [9, 7, 8]),
        ("Cafés", [10, 5]),
        ("東京", [11, 12]),
        ("zeppelin master", [UNKNOWN, 4]),
        ("har\u200bbour\x00", [3]),
        ("master" * 20, [UNKNOWN]),
    ],
)
def test_the_longest_known_pieces_are_taken(text: str, ids: list[int]) -> None:
    assert _cut(text) == [OPEN, *ids, CLOSE]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The ferry struck the outer mole.", [1996, 7115, 4930, 1996, 6058, 16709, 1012]),
        ("She re-elected 2,500 men, didn't she?", [2016, 2128, 1011, 2700, 1016, 1010, 3156, 2273, 1010]),
    ],
)
def test_the_built_in_pieces_are_the_published_ones(text: str, ids: list[int]) -> None:
    vocabulary = Encoder.load()._weights.vocabulary
    assert list(vocabulary.cut(text, 256).ids)[1 : len(ids) + 1] == ids


def test_words_are_held_together_by_apostrophes_and_digits_by_commas() -> None:
    assert _words("The café’s 2,500 “masters” didn't re-open.") == [
        "The",
        "café’s",
        "2,500",
        "masters",
        "didn't",
        "re",
        "open",
    ]


def test_marks_and_punctuation_belong_to_no_word() -> None:
    assert VOCABULARY.cut("masters. didn't", 256).owners == (-1, 0, 0, -1, 1, -1, 1, -1)


def test_a_long_sentence_is_cut_and_loses_its_last_words() -> None:
    pieces = VOCABULARY.cut("harbour " * 50, 12)
    assert pieces.ids == (OPEN, *[3] * 10, CLOSE)
    assert len(pieces.words) == 10
    assert len(pieces.owners) == 12


@given(st.text(max_size=60), st.integers(3, 30))
def test_every_piece_lies_where_it_says(text: str, most: int) -> None:
    pieces = VOCABULARY.cut(text, most)
    assert len(pieces.ids) == len(pieces.owners) <= most
    assert set(pieces.words) <= set(VALUES.spans(text))
    assert list(pieces.words) == sorted(pieces.words)
    assert {owner for owner in pieces.owners if owner >= 0} == set(range(len(pieces.words)))
