"""Likeness of sentences from the vectors of their words: Dice in which a word may match its nearest one.

For every word the best cosine c among the words of the other sentence counts g(c) = max(0, (c - tau) / (1 - tau))
squared; soft Dice is the weighted mean of g over the words of both sentences. It equals Dice when g is 1 for equal
words and 0 otherwise.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from math import log
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from articles.matching.embeddings.encoder import Encoded
    from articles.text.tokens import Token

    Floats = NDArray[np.float32]
    Weights = Sequence[NDArray[Any]]

# From trials on news-dev and superpal-dev, where tau .2 to .6 differ by less than .01 average precision.
_TAU = 0.4
# Word pairs compared at once, 1 MB for each of the few arrays this takes, in blocks of at least so many words.
_CELLS = 250_000
_WORDS = 256
_THREADS = 2


def soft_dice(
    a: Sequence[Encoded],
    b: Sequence[Encoded],
    weights_a: Weights,
    weights_b: Weights,
) -> Floats:
    """Soft Dice (0..1) of every sentence of a with every one of b, shape (n_a, n_b); 0 for sentences without words.

    `weights_a[i]` has one weight for each word of `a[i]`. Memory beyond the result is bounded, time grows with the
    product of both texts' words.
    """
    import numpy as np

    result = np.zeros((len(a), len(b)), dtype=np.float32)
    rows, columns = _with_words(a), _with_words(b)
    longest = max(_WORDS, *(len(a[row].words) for row in rows), 0)
    with ThreadPoolExecutor(_THREADS) as threads:
        for some in _blocks(b, columns, longest):
            right = _Side(b, weights_b, some, np)

            def compute(few: list[int], some: list[int] = some, right: _Side = right) -> None:
                result[np.ix_(few, some)] = _likeness(_Side(a, weights_a, few, np), right, np)

            blocks = list(_blocks(a, rows, right.size))
            if len(blocks) == 1:
                compute(blocks[0])
            else:
                list(threads.map(compute, blocks))
    return result


def cosines(a: Sequence[Encoded], b: Sequence[Encoded]) -> Floats:
    """Cosine of every sentence of a with every one of b, shape (n_a, n_b)."""
    import numpy as np

    if not a or not b:
        return np.zeros((len(a), len(b)), dtype=np.float32)
    product: Floats = np.stack([one.vector for one in a]) @ np.stack([one.vector for one in b]).T
    return product


def half_csls(cosine: Floats, k: int = 5) -> Floats:
    """Cosines less half the crowding of both sentences, same shape: (3 c - r_row - r_column) / 2.

    r is the mean of a sentence's k best cosines (fewer where there are fewer): the mean of the cosine and of CSLS
    (Conneau and others 2018), which removes what a sentence gains by being like everything.
    """
    import numpy as np

    if not cosine.size:
        return cosine
    crowd = [np.sort(cosine, axis=axis).take(range(-min(k, cosine.shape[axis]), 0), axis=axis) for axis in (0, 1)]
    half: Floats = (3 * cosine - crowd[1].mean(axis=1, keepdims=True) - crowd[0].mean(axis=0, keepdims=True)) / 2
    return half


def word_weights(
    encoded: Sequence[Encoded],
    sentences: Sequence[Sequence[Token]],
    weights: Mapping[str, float],
    offsets: Sequence[int] | None = None,
) -> list[Floats]:
    """How much each encoded word says: the greatest weight among the tokens that overlap it, 0 where there is none.

    `sentences[i]` are the tokens of the i-th sentence, placed from `offsets[i]` on, or within it; `weights` gives a
    weight to keys.
    """
    return [
        _weights_of(one.words, found, weights, offset)
        for one, found, offset in zip(encoded, sentences, offsets or [0] * len(encoded), strict=True)
    ]


def rarities(a: Sequence[Sequence[Token]], b: Sequence[Sequence[Token]]) -> dict[str, float]:
    """A weight (0..1] for every key of two texts: (idf / greatest idf) squared, with idf = ln((1 + N) / (1 + n)).

    N counts the sentences of both texts, n those with the key.
    """
    seen: dict[str, int] = {}
    for sentence in (*a, *b):
        for key in dict.fromkeys(token.key for token in sentence):
            seen[key] = seen.get(key, 0) + 1
    idf = {key: log((1 + len(a) + len(b)) / (1 + count)) for key, count in seen.items()}
    greatest = max(idf.values(), default=0.0)
    return {key: (value / greatest) ** 2 if greatest else 1.0 for key, value in idf.items()}


def _weights_of(
    words: Sequence[tuple[int, int]], found: Sequence[Token], weights: Mapping[str, float], offset: int
) -> Floats:
    import numpy as np

    result = [0.0] * len(words)
    first = 0
    for number, (start, end) in enumerate(words):
        while first < len(found) and found[first].end - offset <= start:
            first += 1
        at = first
        while at < len(found) and found[at].start - offset < end:
            result[number] = max(result[number], weights.get(found[at].key, 0.0))
            at += 1
    return np.array(result, dtype=np.float32)


class _Side:
    """The words of some sentences in one array, where each sentence begins, and the words' weights."""

    def __init__(self, side: Sequence[Encoded], weights: Weights, chosen: Sequence[int], np: Any) -> None:
        self.vectors = np.concatenate([side[number].word_vectors for number in chosen])
        self.weights = np.concatenate([weights[number] for number in chosen]).astype(np.float32)
        self.starts = np.cumsum([0, *(len(side[number].words) for number in chosen)])[:-1]
        self.sums = np.add.reduceat(self.weights, self.starts)
        self.size = len(self.vectors)


def _likeness(a: _Side, b: _Side, np: Any) -> Floats:
    product = a.vectors @ b.vectors.T
    best_in_b = _credit(np.maximum.reduceat(product, b.starts, axis=1), np)
    best_in_a = _credit(np.maximum.reduceat(product, a.starts, axis=0), np)
    shared = np.add.reduceat(best_in_b * a.weights[:, None], a.starts, axis=0)
    shared += np.add.reduceat(best_in_a * b.weights, b.starts, axis=1)
    total = a.sums[:, None] + b.sums
    share: Floats = np.divide(shared, total, out=np.zeros_like(shared), where=total > 0)
    np.minimum(share, 1, out=share)
    return share


def _credit(cosine: Floats, np: Any) -> Floats:
    """g of the module's first lines; cosines a hair above or below 1 are 1, as float16 vectors have it."""
    cosine = np.clip((cosine - _TAU) / (_EQUAL - _TAU), 0, 1)
    credit: Floats = cosine * cosine
    return credit


# Equal vectors rounded to float16 have a cosine of at least this.
_EQUAL = 0.9995


def _with_words(side: Sequence[Encoded]) -> list[int]:
    return [number for number, one in enumerate(side) if one.words]


def _blocks(side: Sequence[Encoded], chosen: Sequence[int], width: int) -> Iterator[list[int]]:
    """The chosen sentences in runs whose words times `width` stay within the bound; one sentence at the least."""
    run: list[int] = []
    size = 0
    for number in chosen:
        words = len(side[number].words)
        if run and (size + words) * width > _CELLS:
            yield run
            run, size = [], 0
        run.append(number)
        size += words
    if run:
        yield run
