"""What may never be shown, in the classes of the requirement (H-1), from Unicode's own properties where it has them."""

from __future__ import annotations

import sys
import unicodedata

_ORDERING = frozenset({"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"})


def _forbidden(letter: str) -> bool:
    code = ord(letter)
    return (
        (unicodedata.category(letter) == "Cc" and letter not in "\n\t")
        or unicodedata.bidirectional(letter) in _ORDERING
        or letter in "\u200e\u200f\u061c\u2028\u2029\ufff9\ufffa\ufffb\u200b\u2060\ufeff\u00ad"
        or 0xE0000 <= code <= 0xE007F
        or 0xD800 <= code <= 0xDFFF
        or 0xFDD0 <= code <= 0xFDEF
        or code & 0xFFFE == 0xFFFE
    )


FORBIDDEN = frozenset(filter(_forbidden, map(chr, range(sys.maxunicode + 1))))
