"""A signature of an article's wording: two are as alike as their texts are, in runs of five words.

One-permutation MinHash (Li, Owen and Zhang 2012): each run of words has a hash, whose upper bits say to which slot it
belongs; a slot keeps the smallest. Empty slots take the value of another one, chosen by their number alone (optimal
densification, Shrivastava 2017). The share of equal slots estimates the Jaccard likeness of the two sets of runs.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.text.casefold import folded
from articles.text.tokens import SEPARATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Signature = NDArray[np.uint16]
    Hashes = NDArray[np.uint64]

SLOTS = 128
"""Values of 16 bits in a signature: 256 bytes an article, and an estimate within .09 of the likeness 19 times in 20."""
RUN = 5
"""Words in a run: reports of one event share few so long, copies of one text nearly all."""

KEPT = 200_000
"""Code points of a text of which a signature is made that is kept with it."""

_SLOT_BITS = 7
_ODD = 0x9E3779B97F4A7C15
_TRIES = 64


def wording(text: str) -> Signature:
    """The signature of a text, shape (SLOTS,); of one with no words all slots are 0.

    Case and signs do not count. A text of fewer words than a run is one run.
    """
    import numpy as np

    words = SEPARATE.texts(folded(text))
    if not words:
        return np.zeros(SLOTS, dtype=np.uint16)
    hashes = np.fromiter(map(word_hash, words), dtype=np.uint64, count=len(words))
    return _slots(_runs(hashes))


def kept(text: str) -> str:
    """The signature of the first `KEPT` code points of a text, in hexadecimal."""
    return wording(text[:KEPT]).astype("<u2").tobytes().hex()


def unpacked(signature: str) -> Signature:
    """A signature of its `kept` form; of one that is damaged all slots are 0."""
    import numpy as np

    try:
        found = np.frombuffer(bytes.fromhex(signature), dtype="<u2").astype(np.uint16)
    except ValueError:
        found = np.zeros(0, dtype=np.uint16)
    return found if len(found) == SLOTS else np.zeros(SLOTS, dtype=np.uint16)


@lru_cache(maxsize=200_000)
def word_hash(word: str) -> int:
    """A number of 64 bits for a word, the same in every process and on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def likeness(a: Signature, b: Signature) -> NDArray[np.float64]:
    """How alike (0..1) signatures are, along the last axis: the share of slots that are equal."""
    import numpy as np

    share: NDArray[np.float64] = np.mean(a == b, axis=-1, dtype=np.float64)
    return share


def _runs(words: Hashes) -> Hashes:
    """A hash for each run of words, in which their order counts."""
    import numpy as np

    count = max(1, len(words) - RUN + 1)
    found = np.zeros(count, dtype=np.uint64)
    for place in range(min(RUN, len(words))):
        # Times an odd number before each is added: no two orders give one sum but by chance.
        found = found * np.uint64(_ODD) + words[place : place + count]
    return mixed(found)


def mixed(numbers: Hashes) -> Hashes:
    """Numbers of 64 bits, each made another one whose bits all depend on all of its own (splitmix64, Vigna 2015)."""
    import numpy as np

    numbers = numbers + np.uint64(_ODD)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _slots(runs: Hashes) -> Signature:
    import numpy as np

    ordered = np.sort(runs)
    slot = (ordered >> np.uint64(64 - _SLOT_BITS)).astype(np.int64)
    first = np.flatnonzero(np.diff(slot, prepend=-1))
    filled = slot[first]
    found = np.zeros(SLOTS, dtype=np.uint16)
    # The smallest of a slot is the first of it; of a long text its upper bits are nearly always 0, the lower ones not.
    found[filled] = ordered[first].astype(np.uint16)
    has = np.zeros(SLOTS, dtype=bool)
    has[filled] = True
    empty = np.flatnonzero(~has)
    if len(empty):
        wanted = _others()[empty]
        held = has[wanted]
        chosen = np.where(held.any(axis=1), wanted[np.arange(len(empty)), held.argmax(axis=1)], filled[0])
        found[empty] = found[chosen]
    return found


@lru_cache(maxsize=1)
def _others() -> NDArray[np.int64]:
    """For each slot the slots that it takes its value from, the first filled one: shape (SLOTS, tries)."""
    import numpy as np

    numbers = np.arange(SLOTS * _TRIES, dtype=np.uint64)
    return (mixed(numbers) % np.uint64(SLOTS)).astype(np.int64).reshape(SLOTS, _TRIES)
