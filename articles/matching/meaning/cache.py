"""Encoded texts kept in the reader's cache folder, so that a pair seen before is matched at once.

One file a text and encoder, named by their SHA-256, holding vectors and places but no text. A file that cannot be read
is made anew, one that cannot be written is left out; the least lately used go when all together grow too large.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from articles.matching.meaning.encoder import Encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.matching.meaning.encoder import SentenceEncoder

# Some 130 pairs of 40 sentences a side, at 770 bytes a word.
LARGEST = 200_000_000
_FIELDS = ("vectors", "word_vectors", "words", "counts")


def encode_cached(
    encoder: SentenceEncoder,
    sentences: Sequence[str],
    progress: Callable[[float], None] | None = None,
    folder: Path | None = None,
    largest: int = LARGEST,
) -> list[Encoded]:
    """What `encoder.encode` gives, from the cache where it is there, and put there otherwise.

    `folder` defaults to `meaning` in the user's cache folder; `largest` bounds the sum of its files in bytes. Nothing
    that goes wrong with the folder is an error.
    """
    if not sentences:
        return []
    folder = folder or _folder()
    path = folder / f"{key(encoder.version, sentences)}.npz"
    found = _read(path, len(sentences))
    if found is None:
        found = encoder.encode(sentences, progress)
        _write(path, found)
        _prune(folder, largest)
    return found


def key(version: str, sentences: Sequence[str]) -> str:
    """SHA-256 of the encoder's version and the sentences with their lengths, as hexadecimal."""
    digest = hashlib.sha256(version.encode())
    for sentence in sentences:
        content = sentence.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("diptych", appauthor=False) / "meaning"


def _read(path: Path, count: int) -> list[Encoded] | None:
    """What is stored, or None when nothing is or it is not whole."""
    import numpy as np

    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            arrays = {field: file[field] for field in _FIELDS}
        found = _unpacked(arrays, count)
        os.utime(path)
    except (OSError, ValueError, KeyError, EOFError, TypeError, AttributeError, IndexError, BadZipFile):
        return None
    return found


def _unpacked(arrays: dict[str, Any], count: int) -> list[Encoded]:
    """The sentences in stored arrays; `ValueError` when they do not fit together."""
    import numpy as np

    vectors, word_vectors = (arrays[field].astype(np.float32) for field in _FIELDS[:2])
    words, counts = arrays["words"], arrays["counts"]
    fits = (
        vectors.ndim == word_vectors.ndim == 2
        and words.shape == (len(word_vectors), 2)
        and counts.shape == (len(vectors),) == (count,)
        and vectors.shape[1] == word_vectors.shape[1]
        and counts.sum() == len(words)
        and bool(np.isfinite(vectors).all() and np.isfinite(word_vectors).all())
    )
    if not fits:
        raise ValueError("the stored arrays do not fit together")
    spans = list(map(tuple, words.tolist()))
    ends = np.cumsum(counts).tolist()
    starts = [0, *ends[:-1]]
    return [
        Encoded(vector, tuple(spans[start:end]), word_vectors[start:end])
        for vector, start, end in zip(vectors, starts, ends, strict=True)
    ]


def _write(path: Path, found: Sequence[Encoded]) -> None:
    """Store a text under a passing name first, so that no reader meets half a file."""
    import numpy as np

    arrays: dict[str, Any] = {
        "vectors": np.stack([one.vector for one in found]).astype(np.float16),
        "word_vectors": np.concatenate([one.word_vectors for one in found]).astype(np.float16),
        "words": np.array([span for one in found for span in one.words], dtype=np.int32).reshape(-1, 2),
        "counts": np.array([len(one.words) for one in found], dtype=np.int32),
    }
    passing = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            passing = Path(file.name)
            np.savez(file, **arrays)
        passing.replace(path)
    except OSError:
        if passing:
            passing.unlink(missing_ok=True)


def _prune(folder: Path, largest: int) -> None:
    """Remove the least lately used files while all together exceed `largest` bytes."""
    try:
        files = [(path.stat(), path) for path in folder.iterdir() if path.suffix in {".npz", ".part"}]
        total = sum(stat.st_size for stat, _ in files)
        for stat, path in sorted(files, key=lambda entry: entry[0].st_mtime_ns):
            if total <= largest:
                break
            path.unlink(missing_ok=True)
            total -= stat.st_size
    except OSError:
        # Another process may be at it; the next text tries again.
        return
