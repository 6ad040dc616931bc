"""How two sentences of two accounts stand to each other: the same, at odds, or neither; by a small cross-encoder.

Both sentences are read together by a BERT of six layers, so that each word of one may look at each of the other. It was
trained on sentences written for the purpose and on open collections of inference pairs (`NOTICE` names them).
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from articles.matching.embeddings import encoder
from articles.matching.embeddings.forward import packs, states
from articles.matching.embeddings.pieces import Pieces
from articles.matching.embeddings.weights import read_version, read_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from articles.matching.embeddings.weights import Weights

    Floats = NDArray[np.float32]

BUILT_IN = Path(__file__).with_name("stance.npz")
_LONGEST = 96
"""Pieces of a sentence that are read; those of news have 30, one in five hundred has more than this."""
_THREADS = 2


class Stance(NamedTuple):
    """How likely two sentences say the same, cannot both be true, or neither; the three sum to 1."""

    agree: float
    clash: float
    other: float


class StanceReader:
    """The cross-encoder of one file; weights are read when the first pair is (about 55 MB of memory)."""

    def __init__(self, path: Path = BUILT_IN) -> None:
        """Looks into `path`; `BadInputError` when it is something else."""
        self._path = path
        self.version = read_version(path)

    @classmethod
    def load(cls) -> StanceReader:
        """The built-in one; the same each time."""
        return _built_in()

    def read(self, pairs: Sequence[tuple[str, str]], progress: Callable[[float], None] | None = None) -> list[Stance]:
        """One `Stance` for each pair of sentences, in order; `progress` gets fractions from 0 to 1."""
        weights = self._weights
        joined = [_joined(weights, *pair) for pair in pairs]
        made: dict[int, Stance] = {}

        def compute(pack: list[int]) -> list[tuple[int, Stance]]:
            cut = [joined[number][0] for number in pack]
            state = states(cut, weights, [joined[number][1] for number in pack])
            return list(zip(pack, _stances(state, [len(pieces.ids) for pieces in cut], weights), strict=True))

        threads = ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1))
        try:
            for some in threads.map(compute, packs([len(pieces.ids) for pieces, _ in joined])):
                made.update(some)
                if progress:
                    progress(len(made) / len(joined))
        finally:
            threads.shutdown(cancel_futures=True)
        return [made[number] for number in range(len(joined))]

    @cached_property
    def _weights(self) -> Weights:
        return read_weights(self._path, encoder.BUILT_IN)


@lru_cache(maxsize=1)
def _built_in() -> StanceReader:
    return StanceReader()


def _joined(weights: Weights, a: str, b: str) -> tuple[Pieces, int]:
    """Both sentences as one, and where the second begins: behind the mark that closes the first."""
    first, second = (weights.vocabulary.cut(text, _LONGEST) for text in (a, b))
    return Pieces((*first.ids, *second.ids[1:]), (), ()), len(first.ids)


def _stances(state: Floats, lengths: Sequence[int], weights: Weights) -> list[Stance]:
    """The classes of pairs from the states of their pieces, which are 0 beyond the last."""
    import numpy as np

    if weights.head is None:
        raise ValueError("the file was not trained on pairs")
    mean = state.sum(axis=1) / np.array(lengths, dtype=np.float32)[:, None]
    scores = np.concatenate([state[:, 0], mean], axis=1) @ weights.head[0] + weights.head[1]
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = scores / scores.sum(axis=1, keepdims=True)
    return [Stance(*(round(float(share), 4) for share in row)) for row in shares]
