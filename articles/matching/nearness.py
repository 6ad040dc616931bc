"""How near the sentences of two articles are in meaning, by the encoder: what the scorer adds to words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from articles.matching.meaning.encoder import Encoder

    Floats = NDArray[np.float64]

# Beyond this many pairs of sentences (2,000 x 2,000) encoding takes minutes: words alone decide.
MOST_PAIRS = 4_000_000
_LANGUAGE = "en"


def meaning_features(
    a: Sequence[str], b: Sequence[str], language: str = "en", progress: Callable[[float], None] | None = None
) -> dict[str, Floats] | None:
    """`cos`, `half` (half-CSLS) and `soft` (soft Dice) of every pair, arrays of shape (len(a), len(b)).

    None where the encoder is missing or does not know the language, for long texts, and for an empty side. `progress`
    gets fractions from 0 to 1.
    """
    if not a or not b or len(a) * len(b) > MOST_PAIRS or language[:2].lower() != _LANGUAGE:
        return None
    encoder = _encoder()
    if encoder is None:
        return None
    from articles.matching.meaning.cache import encode_cached
    from articles.matching.meaning.soft_dice import cosines, half_csls, soft_dice, weigh

    tell = progress or (lambda _: None)
    left = encode_cached(encoder, list(a), lambda done: tell(0.5 * done))
    right = encode_cached(encoder, list(b), lambda done: tell(0.5 + 0.5 * done))
    cosine = cosines(left, right)
    weights_a, weights_b = weigh(left, right, a, b, language)
    soft = soft_dice(left, right, weights_a, weights_b)
    return {"cos": _wide(cosine), "half": _wide(half_csls(cosine)), "soft": _wide(soft)}


def _wide(matrix: NDArray[np.float32]) -> Floats:
    wide: Floats = matrix.astype("float64")
    return wide


@lru_cache(maxsize=1)
def _encoder() -> Encoder | None:
    from articles.errors import DiptychError
    from articles.matching.meaning.encoder import Encoder

    try:
        return Encoder.load()
    except DiptychError:
        return None
