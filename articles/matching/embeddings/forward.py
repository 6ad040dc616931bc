"""The forward pass of a small BERT in numpy: from pieces to the last layer's state of every piece.

Sentences of nearly equal length are computed together, each padded to the longest, so that a weight is read once for a
few hundred pieces and attention needs no loop over sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from articles.matching.embeddings.pieces import Pieces
    from articles.matching.embeddings.weights import Weights

    Floats = NDArray[np.float32]

# The layer norms of BERT; the constant is that of the published configuration.
_TINY = 1e-12
# Pieces computed together: fewer read the weights too often, more leave the processor's cache. From 192 on no state
# depends on it.
_PIECES_AT_ONCE = 288
_ROWS_AT_ONCE = 16
# tanh form of GELU (Hendrycks and Gimpel 2016): sqrt(2 / pi) and the cubic's factor.
_GELU_SLOPE, _GELU_CUBE = 0.7978845608028654, 0.044715
# What padding gets before the softmax: its share is 0 beside any real one.
_NEVER = -1e4


def packs(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of sentences, longest first, in packs of at most so many pieces with padding, or of one sentence."""
    pack: list[int] = []
    for number in sorted(range(len(lengths)), key=lambda index: -lengths[index]):
        if pack and (len(pack) + 1) * lengths[pack[0]] > _PIECES_AT_ONCE:
            yield pack
            pack = []
        pack.append(number)
    if pack:
        yield pack


def states(cut: Sequence[Pieces], weights: Weights, seconds: Sequence[int] = ()) -> Floats:
    """The last layer's state of every piece, (sentences, pieces of the longest, width); padding is 0.

    `seconds[i]` is where the second sentence of the i-th pair begins, for weights that were trained on pairs.
    """
    import numpy as np

    lengths = np.array([len(pieces.ids) for pieces in cut])
    longest, width = int(lengths.max()), weights.words.shape[1]
    ids = np.zeros((len(cut), longest), dtype=np.int64)
    for number, pieces in enumerate(cut):
        ids[number, : len(pieces.ids)] = pieces.ids
    there = np.arange(longest) < lengths[:, None]
    # (sentences, 1, keys, 1): the same for every head and every piece that looks.
    hidden = None if there.all() else np.where(there, 0, _NEVER).astype(np.float32)[:, None, :, None]
    rows = weights.words[ids] * weights.scales[ids].astype(np.float32)[:, :, None]
    rows += weights.places[:longest]
    if weights.second is not None and len(seconds):
        rows += np.where((np.arange(longest) >= np.array(seconds)[:, None])[:, :, None], weights.second, np.float32(0))
    state = _normal(rows.reshape(-1, width), weights.norm, np)
    room = _Room(len(cut), longest, weights, np)
    for layer in weights.layers:
        mixed = room.attention(state, layer.look, hidden) @ layer.gather[0]
        mixed += layer.gather[1]
        mixed += state
        state = _normal(mixed, layer.norm1, np)
        narrow = room.widened(state, layer.widen) @ layer.narrow[0]
        narrow += layer.narrow[1]
        narrow += state
        state = _normal(narrow, layer.norm2, np)
    state[~there.reshape(-1)] = 0
    return state.reshape(len(cut), longest, width)


class _Room:
    """Arrays that every layer of a pack fills again: asking the system for as much each time takes a while."""

    def __init__(self, count: int, longest: int, weights: Weights, np: Any) -> None:
        width, wide = weights.layers[0].widen[0].shape
        heads = weights.heads
        self._np = np
        self._seen = np.empty((count * longest, 3 * width), dtype=np.float32)
        parts = self._seen.reshape(count, longest, 3, heads, width // heads).transpose(2, 0, 3, 1, 4)
        self._query, self._key, self._value = parts[0].swapaxes(2, 3), parts[1], parts[2]
        self._share = np.empty((count, heads, longest, longest), dtype=np.float32)
        self._mixed = np.empty((count * longest, width), dtype=np.float32)
        self._by_head = self._mixed.reshape(count, longest, heads, width // heads).swapaxes(1, 2)
        self._wide = np.empty((count * longest, wide), dtype=np.float32)
        self._curve = np.empty((_ROWS_AT_ONCE, wide), dtype=np.float32)

    def attention(self, state: Floats, look: tuple[Floats, Floats], hidden: Floats | None) -> Floats:
        """What the pieces of each sentence take from each other, (rows, width); `hidden` is added for the keys."""
        np, share = self._np, self._share
        np.matmul(state, look[0], out=self._seen)
        self._seen[:, : len(look[1])] += look[1]
        # Keys come before queries, so that the sums over keys run along the memory.
        np.matmul(self._key, self._query, out=share)
        if hidden is not None:
            share += hidden
        share -= share.max(axis=2, keepdims=True)
        np.exp(share, out=share)
        share /= share.sum(axis=2, keepdims=True)
        np.matmul(share.swapaxes(2, 3), self._value, out=self._by_head)
        mixed: Floats = self._mixed
        return mixed

    def widened(self, state: Floats, widen: tuple[Floats, Floats]) -> Floats:
        """The wide rows after GELU in its tanh form, written with exp; few rows at a time stay in the cache."""
        np, wide = self._np, self._wide
        np.matmul(state, widen[0], out=wide)
        # exp of a large number may become infinite, and dividing by that gives the right 0.
        with np.errstate(over="ignore"):
            for first in range(0, len(wide), _ROWS_AT_ONCE):
                some = wide[first : first + _ROWS_AT_ONCE]
                curve = self._curve[: len(some)]
                some += widen[1]
                np.multiply(some, some, out=curve)
                curve *= -2 * _GELU_SLOPE * _GELU_CUBE
                curve -= 2 * _GELU_SLOPE
                curve *= some
                np.exp(curve, out=curve)
                curve += 1
                some /= curve
        filled: Floats = wide
        return filled


def _normal(rows: Floats, norm: tuple[Floats, Floats], np: Any) -> Floats:
    """Layer norm of rows; changes and returns them."""
    rows -= rows.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", rows, rows)[:, None] / rows.shape[1]
    rows *= 1 / np.sqrt(spread + _TINY)
    rows *= norm[0]
    rows += norm[1]
    return rows
