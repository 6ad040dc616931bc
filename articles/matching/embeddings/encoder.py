"""A small sentence encoder in plain numpy: all-MiniLM-L6-v2 from the installed package, with nothing to fetch.

The file beside this module is made by `scripts/make_encoder.py`.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from articles.matching.embeddings.forward import packs, states
from articles.matching.embeddings.weights import read_version, read_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from articles.matching.embeddings.pieces import Pieces
    from articles.matching.embeddings.weights import Weights

    Floats = NDArray[np.float32]
    Progress = Callable[[float], None]

# Raised when the same file begins to give other vectors or words, so that stored ones are no longer used.
_ENGINE = 2
BUILT_IN = Path(__file__).with_name("encoder.npz")

_TINY = 1e-12
_THREADS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """What the encoder makes of one sentence.

    `vector` (width,) has unit length, or is 0 for a sentence without a letter; `words` are code-point spans of the
    sentence, without punctuation; `word_vectors` (words, width) have unit length. All float32 of float16 precision, so
    that fresh and stored ones are equal. Words beyond the encoder's length (254 pieces) are missing.
    """

    vector: Floats
    words: tuple[tuple[int, int], ...]
    word_vectors: Floats


class SentenceEncoder(Protocol):
    """What matching asks of an encoder, built in or the reader's own."""

    @property
    def version(self) -> str:
        """A short name that changes whenever the vectors do."""

    def encode(self, sentences: Sequence[str], progress: Progress | None = None) -> list[Encoded]:
        """One `Encoded` for each sentence, in order; `progress` gets fractions from 0 to 1."""


class Encoder:
    """The encoder of one file; weights are read when the first sentence is encoded (about 55 MB of memory)."""

    def __init__(self, path: Path = BUILT_IN) -> None:
        """Looks into `path`, made by `scripts/make_encoder.py`; `BadInputError` when it is something else."""
        self._path = path
        self.version = f"{read_version(path)}-{_ENGINE}"

    @classmethod
    def load(cls) -> Encoder:
        """The built-in encoder; the same one each time."""
        return _built_in()

    def encode(self, sentences: Sequence[str], progress: Progress | None = None) -> list[Encoded]:
        """One `Encoded` for each sentence, in order; equal sentences are computed once.

        `BadInputError` when the file turns out not to be whole.
        """
        distinct = list(dict.fromkeys(sentences))
        weights = self._weights
        cut = [weights.vocabulary.cut(sentence, len(weights.places)) for sentence in distinct]
        made: dict[str, Encoded] = {}

        def compute(pack: list[int]) -> list[tuple[int, Encoded]]:
            pieces = [cut[number] for number in pack]
            return list(zip(pack, encoded(pieces, states(pieces, weights)), strict=True))

        # numpy releases the interpreter while it computes; two threads here suit a busy machine better than BLAS's.
        threads = ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1))
        try:
            for some in threads.map(compute, packs([len(pieces.ids) for pieces in cut])):
                made.update((distinct[number], one) for number, one in some)
                if progress:
                    progress(len(made) / len(distinct))
        finally:
            # After an error in `progress` or a stop by hand, packs that have not started are not waited for.
            threads.shutdown(cancel_futures=True)
        return [made[sentence] for sentence in sentences]

    @cached_property
    def _weights(self) -> Weights:
        return read_weights(self._path)


@lru_cache(maxsize=1)
def _built_in() -> Encoder:
    return Encoder()


def encoded(cut: Sequence[Pieces], state: Floats) -> list[Encoded]:
    """Mean of all pieces for each sentence, mean of its own pieces for each word, brought to length 1.

    `state` (sentences, pieces of the longest, width) is 0 beyond a sentence's pieces.
    """
    import numpy as np

    longest, width = state.shape[1:]
    counts = [len(pieces.words) for pieces in cut]
    ends = np.cumsum(counts).tolist()
    owners = np.full((len(cut), longest), -1)
    for number, (pieces, end) in enumerate(zip(cut, ends, strict=True)):
        # Counted on from sentence to sentence, so that all words are summed in one go.
        owners[number, : len(pieces.ids)] = [
            owner if owner < 0 else owner + end - counts[number] for owner in pieces.owners
        ]
    mine = owners >= 0
    starts = np.flatnonzero(np.diff(owners[mine], prepend=-1))
    # Length 1 follows, so the sum of a word's pieces is as good as their mean.
    words = np.add.reduceat(state[mine], starts, axis=0) if len(starts) else np.zeros((0, width), dtype=np.float32)
    words = unit(words)
    vectors = unit(state.sum(axis=1) * (np.array(counts) > 0)[:, None])
    return [
        Encoded(vector, pieces.words, words[end - count : end])
        for vector, pieces, count, end in zip(vectors, cut, counts, ends, strict=True)
    ]


def unit(vectors: Floats) -> Floats:
    """Vectors (last axis) at length 1, rounded to float16 and back; a vector of zeros stays."""
    import numpy as np

    length = np.sqrt(np.sum(vectors * vectors, axis=-1, keepdims=True))
    rounded: Floats = (vectors / np.maximum(length, _TINY)).astype(np.float16).astype(np.float32)
    return rounded
