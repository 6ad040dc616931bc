"""Soft Dice: words match their nearest ones, and rare words count most."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from articles.matching.embeddings import soft_dice as home
from articles.matching.embeddings.encoder import Encoded, Encoder
from articles.matching.embeddings.soft_dice import half_csls, soft_dice, word_weights
from articles.matching.words import tokens
from tests.articles.matching.made import weigh

LEFT = ["The soldiers left the town at dawn.", "The mayor pleaded guilty.", ""]
RIGHT = ["Troops withdrew from the city early in the morning.", "Apples were cheap.", "The mayor pleaded guilty."]

Floats = NDArray[np.float32]


def _made(seed: int, sizes: list[int]) -> tuple[list[Encoded], list[Floats]]:
    numbers = np.random.default_rng(seed)
    made, weights = [], []
    for size in sizes:
        vectors = numbers.standard_normal((size, 6), dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        words = tuple((2 * at, 2 * at + 1) for at in range(size))
        made.append(Encoded(np.ones(6, dtype=np.float32), words, vectors))
        weights.append(numbers.random(size, dtype=np.float32))
    return made, weights


def _plainly(a: Encoded, b: Encoded, left: Floats, right: Floats) -> float:
    """Soft Dice word by word, as its definition says."""
    if not len(left) or not len(right):
        return 0.0
    shared = 0.0
    for mine, weights, other in ((a, left, b), (b, right, a)):
        for vector, weight in zip(mine.word_vectors, weights, strict=True):
            best = max(float(vector @ each) for each in other.word_vectors)
            shared += float(weight) * max(0.0, min(1.0, (best - 0.4) / 0.6)) ** 2
    return shared / float(left.sum() + right.sum())


def _scores() -> Floats:
    encoder = Encoder.load()
    a, b = encoder.encode(LEFT), encoder.encode(RIGHT)
    return soft_dice(a, b, *weigh(a, b, LEFT, RIGHT))


def test_a_rewording_outranks_another_subject_and_the_same_sentence_has_one() -> None:
    scores = _scores()
    assert scores.shape == (3, 3)
    assert scores[0, 0] > 2 * scores[0, 1]
    assert scores[1, 2] == 1


def test_a_sentence_without_words_has_nothing() -> None:
    assert not _scores()[2].any()
    assert soft_dice([], [], [], []).shape == (0, 0)


def test_it_is_what_its_definition_says() -> None:
    (a, left), (b, right) = _made(1, [4, 0, 7, 1]), _made(2, [3, 5, 0])
    expected = [[_plainly(x, y, u, v) for y, v in zip(b, right, strict=True)] for x, u in zip(a, left, strict=True)]
    assert soft_dice(a, b, left, right) == pytest.approx(np.array(expected), abs=2e-3)


@given(st.integers(0, 1000), st.lists(st.integers(0, 9), max_size=6), st.lists(st.integers(0, 9), max_size=6))
def test_it_is_symmetric_and_within_bounds(seed: int, sizes_a: list[int], sizes_b: list[int]) -> None:
    (a, left), (b, right) = _made(seed, sizes_a), _made(seed + 1, sizes_b)
    scores = soft_dice(a, b, left, right)
    assert ((scores >= 0) & (scores <= 1)).all()
    assert scores == pytest.approx(soft_dice(b, a, right, left).T, abs=1e-5)


def test_small_blocks_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    (a, left), (b, right) = _made(3, [4, 0, 7, 1, 9]), _made(4, [3, 5, 0, 8])
    whole = soft_dice(a, b, left, right)
    monkeypatch.setattr(home, "_CELLS", 40)
    assert soft_dice(a, b, left, right) == pytest.approx(whole, abs=1e-5)


def test_a_weightless_word_counts_nothing() -> None:
    a, _ = _made(5, [2])
    same_first = Encoded(a[0].vector, a[0].words, np.stack([a[0].word_vectors[0], -a[0].word_vectors[1]]))
    weights = [np.array([1, 0], dtype=np.float32)]
    assert soft_dice(a, [same_first], weights, weights)[0, 0] == pytest.approx(1, abs=1e-3)


def test_weights_come_from_the_tokens_that_overlap_a_word() -> None:
    text = "Two thousand men’s boats."
    (one,) = Encoder.load().encode([text])
    (weights,) = word_weights([one], [tokens(text)], {"#2000": 0.5, "boat": 1.0})
    assert weights.tolist() == [0.5, 0.5, 0.0, 1.0]


def test_a_word_in_every_sentence_weighs_less_than_a_rare_one() -> None:
    texts = ["The ferry sank.", "The mayor spoke.", "The rain fell."]
    encoded = Encoder.load().encode(texts)
    (first, *_), _ = weigh(encoded, encoded[:1], texts, texts[:1])
    the, ferry, _ = first.tolist()
    assert the == 0
    assert ferry > 0.2


def test_half_csls_takes_back_what_a_sentence_like_everything_gains() -> None:
    cosine = np.array([[0.5, 0.5, 0.5], [0.1, 0.5, 0.1]], dtype=np.float32)
    half = half_csls(cosine, k=2)
    assert half[1, 1] == pytest.approx((3 * 0.5 - 0.3 - 0.5) / 2)
    assert half[1, 1] > half[0, 1]
    assert half_csls(np.zeros((0, 3), dtype=np.float32)).shape == (0, 3)
    assert half_csls(cosine[:1, :1], k=5)[0, 0] == pytest.approx(0.25)
