"""A short vector of what an article is about, cheap to make: the mean of its words' vectors, the rarer ones more.

The vectors are the encoder's, before its first layer; how rare a word is says its place in the encoder's vocabulary,
which is in the order of frequency. It finds reports of one event that share few words; beside the words themselves it
says little (`python -m benchmarks.library`).
"""

from __future__ import annotations

from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from articles.matching.embeddings.encoder import BUILT_IN
from articles.matching.embeddings.weights import read_words
from articles.matching.signatures.wording import mixed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from articles.matching.embeddings.pieces import Vocabulary

WIDTH = 192
"""Numbers of 8 bits in a vector: half of the encoder's, by a random projection, find as much."""

# The first pieces are marks, letters and syllables; from there on whole words, the commonest first.
_COMMONEST = 1_996
_COMMON = 300.0
_LARGEST = 127.0


class _Words(NamedTuple):
    vocabulary: Vocabulary
    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]
    turn: NDArray[np.float32]


def vector(counts: Mapping[str, int]) -> NDArray[np.int8]:
    """The vector, shape (WIDTH,), of an article with so many of each word, in small letters; of none, zeros."""
    words = _words()
    pieces: list[int] = []
    says: list[float] = []
    for word, count in counts.items():
        found, rarity = _said(word)
        if rarity:
            pieces += found
            says += [(1 + log(count)) * rarity] * len(found)
    if not pieces:
        return np.zeros(WIDTH, dtype=np.int8)
    weights = np.array(says, dtype=np.float32) * words.scales[pieces]
    mean = (weights @ words.vectors[pieces].astype(np.float32)) @ words.turn
    return np.round(mean * (_LARGEST / max(float(np.abs(mean).max()), 1e-9))).astype(np.int8)


@lru_cache(maxsize=50_000)
def _said(word: str) -> tuple[tuple[int, ...], float]:
    """The pieces of a word, and how rare it is."""
    found = _words().vocabulary.pieces_of(word)
    return found, log(1 + max(max(found, default=0) - _COMMONEST, 0) / _COMMON)


@lru_cache(maxsize=1)
def _words() -> _Words:
    vocabulary, vectors, scales = read_words(BUILT_IN)
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors, dtype=np.float32))
    width = vectors.shape[1]
    # Random signs that are the same everywhere, whatever numpy's generators do.
    signs = mixed(np.arange(width * WIDTH, dtype=np.uint64)) >> np.uint64(63)
    turn = (signs.astype(np.float32) * 2 - 1).reshape(width, WIDTH) / np.float32(width**0.5)
    return _Words(vocabulary, vectors, (scales > 0) / np.maximum(lengths, 1), turn)
