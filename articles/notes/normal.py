"""A text as placing compares it: what typing, wrapping and house style change is made the same or left out.

Every code point kept knows where it came from, so a place found in the normalised text is a span of the real one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″‴ʹʺʼˈ〝〞〟「」『』"
_DASHES = "-‐‑‒–—―⁃−─"
_SAME = str.maketrans({**dict.fromkeys(_QUOTES, "'"), **dict.fromkeys(_DASHES, "-"), "\u0640": None})


@dataclass(frozen=True, slots=True)
class Normalised:
    """`text`, and for each of its code points where the cluster it came from starts and ends in the original."""

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's range for `text[start:end]`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


def folded(text: str) -> str:
    """`text` in compatibility form and folded case, quotes and dashes alike, white space and format signs gone."""
    shape = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(char for char in shape.translate(_SAME) if not _ignored(char))


@lru_cache(maxsize=8)
def normalise(text: str) -> Normalised:
    """The normalised form of `text`; the latest few are kept, since all notes of a text ask for the same one."""
    alphabet = set(text)
    joining = "".join(sorted(char for char in alphabet if _joins(char)))
    clusters = re.findall(f"(?s).[{re.escape(joining)}]*", text) if joining else text
    forms = {cluster: folded(cluster) for cluster in (set(clusters) if joining else alphabet)}
    starts, ends = array("I"), array("I")
    pieces, offset = [], 0
    for cluster in clusters:
        after = offset + len(cluster)
        form = forms[cluster]
        if form:
            pieces.append(form)
            for _ in form:
                starts.append(offset)
                ends.append(after)
        offset = after
    return Normalised("".join(pieces), starts, ends)


def _joins(char: str) -> bool:
    """Whether the code point may compose with the one before it."""
    return unicodedata.combining(char) != 0 or "\u1160" <= char <= "\u11ff"


def _ignored(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"
