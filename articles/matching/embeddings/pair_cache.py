"""How near the sentences of two texts are, kept for a pair seen before: matrices of numbers, and no text.

One file a pair and encoder, named by their SHA-256. A file that is not whole is made again.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from articles.matching import storage
from articles.matching.embeddings.cache import key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# Raised when the same vectors begin to give other matrices.
_ENGINE = 1
# Beyond this many pairs of sentences (500 x 500) files grow large, and encoding takes most of the time anyway.
MOST_CELLS = 250_000
_LARGEST = 50_000_000
_SUM = 4
_FARTHEST = 2.01
"""No measure of nearness is farther from 0: cosines, and differences of two of them."""


def path_of(version: str, texts: tuple[Sequence[str], Sequence[str]], languages: tuple[str, str]) -> Path:
    """Where the matrices of a pair are kept."""
    parts = [str(_ENGINE), *languages, *(key(version, text) for text in texts)]
    return storage.folder("nearness") / f"{hashlib.sha256(' '.join(parts).encode()).hexdigest()}.bin"


def kept(path: Path, names: Sequence[str], shape: tuple[int, int]) -> dict[str, Floats] | None:
    """The matrices of that shape by name, or None where there are none."""
    import numpy as np

    size = _SUM + 4 * shape[0] * shape[1] * len(names)
    content = storage.read(path, size)
    if content is None or len(content) != size:
        return None
    body = content[_SUM:]
    if zlib.crc32(body).to_bytes(_SUM, "little") != content[:_SUM]:
        return None
    numbers = np.frombuffer(body, dtype="<f4").reshape(len(names), *shape)
    if not bool((np.abs(numbers) <= _FARTHEST).all()):  # what is no number fails this too
        return None
    return dict(zip(names, numbers, strict=True))


def keep(path: Path, matrices: Mapping[str, Floats]) -> None:
    """Store matrices of one shape; nothing that goes wrong is an error."""
    body = b"".join(matrix.astype("<f4").tobytes() for matrix in matrices.values())
    storage.write(path, zlib.crc32(body).to_bytes(_SUM, "little") + body, _LARGEST)
