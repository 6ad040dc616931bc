"""A text as placing compares it: what typing, wrapping and house style change is made the same or left out.

Every code point kept knows where it came from, so a place found in the normalised text is a span of the real one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, pairwise

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″‴ʹʺʼˈ〝〞〟「」『』"
_DASHES = "-‐‑‒–—―⁃−─"
_SAME = str.maketrans({**dict.fromkeys(_QUOTES, "'"), **dict.fromkeys(_DASHES, "-"), "\u0640": None})


_CHUNK = 2048
"""Code points that are normalised at a time: few enough to be gone through one by one for a place in them."""


class Normalised:
    """`text`, the normalised form of an original, and where in that each of its code points came from.

    Only the pieces of the original that are asked about are gone through one code point at a time.
    """

    def __init__(self, original: str) -> None:
        self._original = original
        self._forms = _Forms(original)
        bounds = range(0, len(original), _CHUNK)
        self._bounds = [self._forms.boundary(original, bound) for bound in bounds] + [len(original)]
        pieces = [self._forms.of(original[low:high]) for low, high in pairwise(self._bounds)]
        self._offsets = list(accumulate(map(len, pieces), initial=0))
        self._details: dict[int, tuple[array[int], array[int]]] = {}
        self.text = "".join(pieces)

    def start(self, index: int) -> int:
        """Where the cluster that the code point `index` of `text` came from starts in the original."""
        chunk = self._chunk(index)
        return self._detail(chunk)[0][index - self._offsets[chunk]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's range for `text[start:end]`, which must not be empty."""
        chunk = self._chunk(end - 1)
        return self.start(start), self._detail(chunk)[1][end - 1 - self._offsets[chunk]]

    def _chunk(self, index: int) -> int:
        return bisect_right(self._offsets, index) - 1

    def _detail(self, chunk: int) -> tuple[array[int], array[int]]:
        """Where the cluster of each normalised code point of a chunk starts and ends in the original."""
        known = self._details.get(chunk)
        if known is not None:
            return known
        starts, ends = array("I"), array("I")
        offset = self._bounds[chunk]
        for cluster in self._forms.clusters(self._original[offset : self._bounds[chunk + 1]]):
            after = offset + len(cluster)
            for _ in self._forms.form(cluster):
                starts.append(offset)
                ends.append(after)
            offset = after
        return self._details.setdefault(chunk, (starts, ends))


class _Forms:
    """The normalised forms of the clusters of one text.

    Where a piece has no combining marks its form is put together by a few operations on the whole of it, since of most
    characters nothing is left to do but folding the case.
    """

    def __init__(self, text: str) -> None:
        alphabet = set(text)
        joining = "".join(sorted(char for char in alphabet if _joins(char)))
        self._joining = frozenset(joining)
        self._cluster = re.compile(f"(?s).[{re.escape(joining)}]*") if joining else None
        self._mark = re.compile(f"[{re.escape(joining)}]") if joining else None
        self._known = {char: folded(char) for char in alphabet}
        self._special = {
            char: form
            for char, form in self._known.items()
            if char not in self._joining and form != char.casefold() and not (char.isspace() and not form)
        }
        # What one replacement makes must not be changed again by another one or by folding the case.
        made = "".join(self._special.values())
        self._quick = made.casefold() == made and not any(char in self._special for char in made)

    def boundary(self, text: str, offset: int) -> int:
        """The first place from `offset` on where no cluster is cut."""
        while 0 < offset < len(text) and text[offset] in self._joining:
            offset += 1
        return offset

    def of(self, piece: str) -> str:
        """The form of a piece of the text."""
        if not self._quick or (self._mark is not None and self._mark.search(piece)):
            return "".join(map(self.form, self.clusters(piece)))
        for char, form in self._special.items():
            piece = piece.replace(char, form)
        return "".join(piece.casefold().split())

    def clusters(self, piece: str) -> list[str] | str:
        """The piece cut into characters with the marks that follow them."""
        return self._cluster.findall(piece) if self._cluster is not None else piece

    def form(self, cluster: str) -> str:
        """The form of one cluster."""
        known = self._known.get(cluster)
        if known is None:
            known = self._known[cluster] = folded(cluster)
        return known


def folded(text: str) -> str:
    """`text` in compatibility form and folded case, quotes and dashes alike, white space and format signs gone."""
    shape = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(char for char in shape.translate(_SAME) if not _ignored(char))


@lru_cache(maxsize=8)
def normalise(text: str) -> Normalised:
    """The normalised form of `text`; the latest few are kept, since all notes of a text ask for the same one."""
    return Normalised(text)


def _joins(char: str) -> bool:
    """Whether the code point may compose with the one before it."""
    return unicodedata.combining(char) != 0 or "\u1160" <= char <= "\u11ff"


def _ignored(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"
