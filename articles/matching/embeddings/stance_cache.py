"""How pairs of sentences stand to each other, kept for two texts seen before: digests and shares, and no text.

One file two texts and reader, named by their SHA-256. A file that is not whole is made again.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.matching import storage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.matching.embeddings.stance import StanceReader

_LARGEST = 50_000_000
_ENTRY = struct.Struct("<16s3H")
_SUM = 4
_SCALE = 10_000
"""Shares have four digits."""
_MOST = 2_000
"""Pairs that are kept of two texts: of all but the longest, what is read at one strictness and at others."""

Shares = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class KeptStances:
    """Reads pairs of sentences of two texts with `reader`, or takes them from the cache; `texts` are their hashes."""

    reader: StanceReader
    texts: tuple[str, str]

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Shares]:
        """How likely each pair says the same, cannot both be true, or neither."""
        path = storage.folder("stances") / f"{_digest(self.reader.version, *self.texts).hex()}.bin"
        known = _unpacked(storage.read(path, _SUM + _ENTRY.size * _MOST))
        keys = [_digest(*pair)[:16] for pair in pairs]
        missing = [pair for pair, key in zip(pairs, keys, strict=True) if key not in known]
        if missing:
            fresh = self.reader.read(missing)
            known |= {_digest(*pair)[:16]: (a, b, c) for pair, (a, b, c) in zip(missing, fresh, strict=True)}
            storage.write(path, _packed(known), _LARGEST)
        return [known[key] for key in keys]


def _digest(*parts: str) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.digest()


def _packed(known: dict[bytes, Shares]) -> bytes:
    last = list(known.items())[-_MOST:]
    body = b"".join(_ENTRY.pack(key, *(round(share * _SCALE) for share in shares)) for key, shares in last)
    return zlib.crc32(body).to_bytes(_SUM, "little") + body


def _unpacked(content: bytes | None) -> dict[bytes, Shares]:
    body = (content or b"")[_SUM:]
    if not body or len(body) % _ENTRY.size or zlib.crc32(body).to_bytes(_SUM, "little") != (content or b"")[:_SUM]:
        return {}
    found = ((key, shares) for key, *shares in _ENTRY.iter_unpack(body))
    return {key: (a / _SCALE, b / _SCALE, c / _SCALE) for key, (a, b, c) in found if max(a, b, c) <= _SCALE}
