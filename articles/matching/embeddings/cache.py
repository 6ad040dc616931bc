"""Encoded texts kept in the reader's cache folder, so that a pair seen before is matched at once.

One file a text and encoder, named by their SHA-256, holding vectors and places but no text. A file that cannot be read
is made again, one that cannot be written is skipped; the least recently used are deleted when all grow too large.

A file is a header (mark, checksum of what follows it, sentences, words, width; little-endian) and four arrays one after
another: vectors and word vectors as float16, spans of words and words a sentence as int32. An archive of arrays would
take four times as long to read.
"""

from __future__ import annotations

import hashlib
import itertools
import struct
import zlib
from typing import TYPE_CHECKING

from articles.matching import storage
from articles.matching.embeddings.encoder import Encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from articles.matching.embeddings.encoder import SentenceEncoder

# Some 130 pairs of 40 sentences a side, at 770 bytes a word.
LARGEST = 200_000_000
SUFFIX = ".vectors"
_MARK = b"diptychV"
_LONGEST = 1.01
"""No number in a vector of unit length is larger, rounded as they are; what is no number is not smaller."""
_HEADER = struct.Struct("<8sIIII")


def encode_texts(
    encoder: SentenceEncoder,
    texts: Sequence[Sequence[str]],
    progress: Callable[[float], None] | None = None,
    folder: Path | None = None,
    largest: int = LARGEST,
) -> list[list[Encoded]]:
    """What `encoder.encode` gives for each text, from the cache where it is there, and put there otherwise.

    Texts that are not in the cache are encoded together. `folder` defaults to `meaning` in the user's cache folder;
    `largest` bounds the sum of its files in bytes. Nothing that goes wrong with the folder is an error.
    """
    folder = folder or storage.folder("meaning")
    paths = [folder / f"{key(encoder.version, sentences)}{SUFFIX}" for sentences in texts]
    found = [_stored(path, sentences, largest) for path, sentences in zip(paths, texts, strict=True)]
    missing = [sentence for text, made in zip(texts, found, strict=True) if made is None for sentence in text]
    fresh = encoder.encode(missing, progress) if missing else []
    first = 0
    for number, path in enumerate(paths):
        if found[number] is None:
            end = first + len(texts[number])
            found[number] = fresh[first:end]
            storage.write(path, _packed(fresh[first:end]), largest)
            first = end
    return [made or [] for made in found]


def key(version: str, sentences: Sequence[str]) -> str:
    """SHA-256 of the encoder's version and the sentences with their lengths, as hexadecimal."""
    digest = hashlib.sha256(version.encode())
    for sentence in sentences:
        content = sentence.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()


def _stored(path: Path, sentences: Sequence[str], largest: int) -> list[Encoded] | None:
    """What was kept of the sentences; None where there is nothing, or it does not fit them."""
    if not sentences:
        return []
    content = storage.read(path, largest)
    found = None if content is None else _unpacked(content, len(sentences))
    return found if found is not None and _fit(found, sentences) else None


def _fit(found: Sequence[Encoded], sentences: Sequence[str]) -> bool:
    """Whether words lie one after another in their sentences, and all numbers are those of unit vectors."""
    import numpy as np

    for one, sentence in zip(found, sentences, strict=True):
        ends = [0, *(offset for word in one.words for offset in word), len(sentence)]
        if any(before > after for before, after in itertools.pairwise(ends)):
            return False
        if not all(bool((np.abs(part) <= _LONGEST).all()) for part in (one.vector, one.word_vectors)):
            return False
    return True


def _packed(found: Sequence[Encoded]) -> bytes:
    import numpy as np

    vectors = np.stack([one.vector for one in found])
    counts = [len(one.words) for one in found]
    spans = [span for one in found for span in one.words]
    body = b"".join(
        (
            vectors.astype("<f2").tobytes(),
            np.concatenate([one.word_vectors for one in found]).astype("<f2").tobytes(),
            np.array(spans, dtype="<i4").tobytes(),
            np.array(counts, dtype="<i4").tobytes(),
        )
    )
    return _HEADER.pack(_MARK, zlib.crc32(body), len(found), len(spans), vectors.shape[1]) + body


def _unpacked(content: bytes, count: int) -> list[Encoded] | None:
    """What `_packed` made of `count` sentences, or None when it is not whole."""
    import numpy as np

    if len(content) < _HEADER.size:
        return None
    mark, checksum, sentences, words, width = _HEADER.unpack_from(content)
    sizes = (2 * sentences * width, 2 * words * width, 8 * words, 4 * sentences)
    body = memoryview(content)[_HEADER.size :]
    if mark != _MARK or sentences != count or sum(sizes) != len(body) or zlib.crc32(body) != checksum:
        return None
    parts = []
    for size in sizes:
        parts.append(body[:size])
        body = body[size:]
    vectors, word_vectors = (
        np.frombuffer(part, "<f2").astype(np.float32).reshape(-1, max(width, 1)) for part in parts[:2]
    )
    spans = [(start, end) for start, end in np.frombuffer(parts[2], "<i4").reshape(-1, 2).tolist()]
    counts = np.frombuffer(parts[3], "<i4")
    if counts.min() < 0 or counts.sum() != words or vectors.shape != (sentences, width):
        return None
    ends = np.cumsum(counts).tolist()
    return [
        Encoded(vector, tuple(spans[start:end]), word_vectors[start:end])
        for vector, start, end in zip(vectors, [0, *ends], ends, strict=False)
    ]
