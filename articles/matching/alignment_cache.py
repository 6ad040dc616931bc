"""Finished alignments kept in the reader's cache folder, so that a pair matched before is there at once.

One file an alignment, named by the SHA-256 of all that it depends on: what matching is given of both articles, the
options, the encoder and the program that matches. It holds spans, scores and kinds, packed, and none of the text; a
file that is damaged, cannot be read or does not fit the articles exactly counts as missing.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from articles.matching import storage
from articles.matching.nearness import FAILED
from articles.matching.options import MatchOptions
from articles.matching.soundness import is_sound
from articles.matching.transfer import alignment_from, alignment_to, request_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from articles.article import Article
    from articles.matching.match import Alignment

# Some thousand pairs of 40 sentences a side, at 15 kB; two novels take a few million bytes.
LARGEST = 50_000_000
SUFFIX = ".alignment"
_PLAIN = MatchOptions()
_NOT_WHOLE = (ValueError, TypeError, RecursionError, zlib.error)
_LEAST_ROOM, _ROOM = 1_000_000, 20_000
"""Unpacked bytes of an alignment, at most: whatever the articles are, and for each sentence; usual are some 200."""


def aligned(
    a: Article,
    b: Article,
    progress: Callable[[float], None] | None = None,
    options: MatchOptions = _PLAIN,
    folder: Path | None = None,
) -> Alignment:
    """What `articles.matching.alignment.align` gives: the kept one where there is one, and kept otherwise."""
    found = find(a, b, options, folder)
    if found is None:
        from articles.matching.alignment import align

        found = align(a, b, progress, options)
        keep(found, a, b, options, folder)
    elif progress is not None:
        progress(1.0)
    return found


def find(a: Article, b: Article, options: MatchOptions = _PLAIN, folder: Path | None = None) -> Alignment | None:
    """The kept alignment of two articles, or None. `folder` defaults to `alignments` in the user's cache folder."""
    path = _path(a, b, options, folder)
    content = None if path is None else storage.read(path, LARGEST)
    if content is None:
        return None
    try:
        unpacked = _unpacked(content, _LEAST_ROOM + _ROOM * (len(a.sentences) + len(b.sentences)))
        found = alignment_from(json.loads(unpacked))
    except _NOT_WHOLE:
        return None
    return found if is_sound(found, a, b) else None


def _unpacked(content: bytes, most: int) -> bytes:
    """The content, unpacked. Raises ValueError for more than `most` bytes, or for anything beside them."""
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(content, most)
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError("not whole, or too much")
    return unpacked


def keep(
    alignment: Alignment, a: Article, b: Article, options: MatchOptions = _PLAIN, folder: Path | None = None
) -> None:
    """Keep an alignment for `find`, except one in which an encoder failed that may work another time."""
    if any(notice.startswith(FAILED) for notice in alignment.notices):
        return
    path = _path(a, b, options, folder)
    if path is not None:
        content = json.dumps(alignment_to(alignment), separators=(",", ":"), allow_nan=False).encode()
        storage.write(path, zlib.compress(content, 1), LARGEST)


def _path(a: Article, b: Article, options: MatchOptions, folder: Path | None) -> Path | None:
    """Where the alignment is kept, or None for an encoder that cannot be used."""
    try:
        made_by = (engine(), _encoder(options.encoder) if options.meaning else "")
    except (DiptychError, OSError):
        return None
    digest = hashlib.sha256("\n".join(made_by).encode("utf-8", "surrogatepass"))
    digest.update(request_bytes(a, b, options))
    return (folder or storage.folder("alignments")) / f"{digest.hexdigest()}{SUFFIX}"


@lru_cache(maxsize=1)
def engine() -> str:
    """SHA-256 of the modules that match and of the trained model: whatever changes there may change an alignment."""
    digest = hashlib.sha256()
    for entry in _sources(files("articles.matching")):
        content = entry.read_bytes()
        digest.update(f"{entry.name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith((".py", ".json")):
            yield entry
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry)


def _encoder(setting: str) -> str:
    from articles.matching.embeddings import encoder_for

    return encoder_for(setting).version
