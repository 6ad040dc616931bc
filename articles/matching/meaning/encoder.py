"""A small sentence encoder in plain numpy: all-MiniLM-L6-v2 from the installed package, with nothing to fetch.

The file beside this module is made by `scripts/make_encoder.py`. Sentences are computed several at a time but one after
another in the same rows, without padding, so that each weight is read once for a few hundred pieces.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from zipfile import BadZipFile

from articles.errors import BadInputError
from articles.matching.meaning.pieces import Pieces, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Progress = Callable[[float], None]

# Raised when the same file begins to give other vectors or words, so that stored ones are no longer used.
_ENGINE = 1
BUILT_IN = Path(__file__).with_name("encoder.npz")

# The layer norms of BERT; the constant is that of the published configuration.
_TINY = 1e-12
# Pieces computed together: fewer read the weights too often, more leave the processor's cache.
_PIECES_AT_ONCE = 192
_ROWS_AT_ONCE = 16
_THREADS = 2
# tanh form of GELU (Hendrycks and Gimpel 2016): sqrt(2 / pi) and the cubic's factor.
_GELU_SLOPE, _GELU_CUBE = 0.7978845608028654, 0.044715


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


class _Layer(NamedTuple):
    """Weights of one layer as float32: matrices (inputs, outputs) with biases, layer norms as (weight, bias)."""

    look: tuple[Floats, Floats]
    gather: tuple[Floats, Floats]
    norm1: tuple[Floats, Floats]
    widen: tuple[Floats, Floats]
    narrow: tuple[Floats, Floats]
    norm2: tuple[Floats, Floats]


class _Weights(NamedTuple):
    """All of an encoder's file: the pieces, their vectors as whole numbers with scales, places, first norm, layers."""

    vocabulary: Vocabulary
    words: NDArray[np.int8]
    scales: Floats
    places: Floats
    norm: tuple[Floats, Floats]
    layers: list[_Layer]


class Encoder:
    """The encoder of one file; weights are read when the first sentence is encoded (about 55 MB of memory)."""

    def __init__(self, path: Path = BUILT_IN) -> None:
        """Looks into `path`, made by `scripts/make_encoder.py`; `BadInputError` when it is something else."""
        import numpy as np

        self._path = path
        try:
            with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
                self.version = f"{bytes(file['version']).decode('ascii')}-{_ENGINE}"
                self._heads = int(file["heads"])
        except (OSError, ValueError, LookupError, EOFError, AttributeError, TypeError, BadZipFile) as error:
            raise BadInputError(
                f"The encoder {path} cannot be used", f"{error}", "name a file made by scripts/make_encoder.py"
            ) from error

    @classmethod
    def load(cls) -> Encoder:
        """The built-in encoder; the same one each time."""
        return _built_in()

    def encode(self, sentences: Sequence[str], progress: Progress | None = None) -> list[Encoded]:
        """One `Encoded` for each sentence, in order; equal sentences are computed once."""
        distinct = list(dict.fromkeys(sentences))
        weights = self._weights
        cut = [weights.vocabulary.cut(sentence, len(weights.places)) for sentence in distinct]
        made: dict[str, Encoded] = {}

        def compute(pack: list[int]) -> list[tuple[int, Encoded]]:
            states = _states([cut[number] for number in pack], weights, self._heads)
            return [(number, encoded(cut[number], state)) for number, state in zip(pack, states, strict=True)]

        # numpy lets go of the interpreter while it computes; two threads here bear a busy machine better than BLAS's.
        with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1)) as threads:
            for some in threads.map(compute, _packs(cut)):
                made.update((distinct[number], one) for number, one in some)
                if progress:
                    progress(len(made) / len(distinct))
        return [made[sentence] for sentence in sentences]

    @cached_property
    def _weights(self) -> _Weights:
        import numpy as np

        with np.load(self._path, allow_pickle=False) as file:
            return _Weights(
                Vocabulary(bytes(file["vocabulary"]).decode("utf-8")),
                # Kept as whole numbers: a text needs a few hundred of the 30,000 rows.
                file["words"],
                file["words.scale"].astype(np.float32),
                file["places"] * file["places.scale"].astype(np.float32)[:, None],
                _pair(file, "norm"),
                [_layer(file, number) for number in range(int(file["layers"]))],
            )


def _pair(file: Any, name: str) -> tuple[Floats, Floats]:
    return file[f"{name}.weight"].astype("float32"), file[f"{name}.bias"].astype("float32")


def _matrix(file: Any, name: str) -> tuple[Floats, Floats]:
    return file[name] * file[f"{name}.scale"].astype("float32"), file[f"{name}.bias"].astype("float32")


def _layer(file: Any, number: int) -> _Layer:
    return _Layer(
        _matrix(file, f"{number}.look"),
        _matrix(file, f"{number}.gather"),
        _pair(file, f"{number}.norm1"),
        _matrix(file, f"{number}.widen"),
        _matrix(file, f"{number}.narrow"),
        _pair(file, f"{number}.norm2"),
    )


def _states(cut: Sequence[Pieces], weights: _Weights, heads: int) -> list[Floats]:
    """The last layer's state of every piece, (pieces, width) for each sentence."""
    import numpy as np

    lengths = [len(pieces.ids) for pieces in cut]
    ids = np.concatenate([np.array(pieces.ids) for pieces in cut])
    rows = weights.words[ids] * weights.scales[ids][:, None]
    rows += np.concatenate([weights.places[:length] for length in lengths])
    state = _normal(rows, weights.norm, np)
    ends = np.cumsum(lengths)[:-1]
    for layer in weights.layers:
        seen = state @ layer.look[0]
        seen += layer.look[1]
        mixed = np.concatenate([_attention(part, heads, np) for part in np.split(seen, ends)])
        mixed = mixed @ layer.gather[0]
        mixed += layer.gather[1]
        mixed += state
        state = _normal(mixed, layer.norm1, np)
        wide = state @ layer.widen[0]
        wide += layer.widen[1]
        narrow = _gelu(wide, np) @ layer.narrow[0]
        narrow += layer.narrow[1]
        narrow += state
        state = _normal(narrow, layer.norm2, np)
    return np.split(state, ends)


@lru_cache(maxsize=1)
def _built_in() -> Encoder:
    return Encoder()


def encoded(pieces: Pieces, state: Floats) -> Encoded:
    """Mean of all pieces for the sentence, mean of its own pieces for each word, brought to length 1."""
    import numpy as np

    width = state.shape[1]
    if not pieces.words:
        return Encoded(np.zeros(width, dtype=np.float32), (), np.zeros((0, width), dtype=np.float32))
    owners = np.array(pieces.owners)
    mine = owners >= 0
    starts = np.flatnonzero(np.diff(owners[mine], prepend=-1))
    # Length 1 follows, so the sum of a word's pieces is as good as their mean.
    words = np.add.reduceat(state[mine], starts, axis=0)
    return Encoded(unit(state.sum(axis=0)), pieces.words, unit(words))


def unit(vectors: Floats) -> Floats:
    """Vectors (last axis) at length 1, rounded to float16 and back; a vector of zeros stays."""
    import numpy as np

    length = np.sqrt(np.sum(vectors * vectors, axis=-1, keepdims=True))
    rounded: Floats = (vectors / np.maximum(length, _TINY)).astype(np.float16).astype(np.float32)
    return rounded


def _packs(cut: Sequence[Pieces]) -> Iterator[list[int]]:
    """Indices of sentences, neighbours together, so that each pack has at most so many pieces, or one sentence."""
    pack: list[int] = []
    size = 0
    for number, pieces in enumerate(cut):
        if pack and size + len(pieces.ids) > _PIECES_AT_ONCE:
            yield pack
            pack, size = [], 0
        pack.append(number)
        size += len(pieces.ids)
    if pack:
        yield pack


def _normal(rows: Floats, norm: tuple[Floats, Floats], np: Any) -> Floats:
    """Layer norm of rows; changes and returns them."""
    rows -= rows.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", rows, rows)[:, None] / rows.shape[1]
    rows *= 1 / np.sqrt(spread + _TINY)
    rows *= norm[0]
    rows += norm[1]
    return rows


def _attention(seen: Floats, heads: int, np: Any) -> Floats:
    """What the pieces of one sentence take from each other: (pieces, 3 * width) to (pieces, width)."""
    length, width = seen.shape[0], seen.shape[1] // 3
    query, key, value = seen.reshape(length, 3, heads, width // heads).transpose(1, 2, 0, 3)
    share = (query * (heads / width) ** 0.5) @ key.transpose(0, 2, 1)
    share -= share.max(axis=2, keepdims=True)
    np.exp(share, out=share)
    share /= share.sum(axis=2, keepdims=True)
    mixed: Floats = (share @ value).transpose(1, 0, 2).reshape(length, width)
    return mixed


def _gelu(values: Floats, np: Any) -> Floats:
    """GELU in its tanh form, written with exp; changes and returns the values. Few rows at a time stay in cache."""
    # exp of a large number may become infinite, and dividing by that gives the right 0.
    with np.errstate(over="ignore"):
        for first in range(0, len(values), _ROWS_AT_ONCE):
            some = values[first : first + _ROWS_AT_ONCE]
            curve = some * some
            curve *= -2 * _GELU_SLOPE * _GELU_CUBE
            curve -= 2 * _GELU_SLOPE
            curve *= some
            np.exp(curve, out=curve)
            curve += 1
            some /= curve
    return values
