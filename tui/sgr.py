"""Sequences for style (SGR, ECMA-48 8.3.117): a frame with no more of them than it needs.

Textual sets the whole style before each piece of text and takes it back behind: two thirds of a frame are such
sequences.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_MOVES = re.compile(r"(?:\x1b\[[0-9;]*H|\x1b\[\?[0-9]+[hl])*")
_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 7: 27, 8: 28, 9: 29, 53: 55}
"""What takes an attribute back; bold and dim share theirs."""
_COLOUR = {5: 3, 2: 5}
"""How many numbers a colour of a palette, and one of red, green and blue, takes."""


class _Style(NamedTuple):
    attributes: frozenset[int]
    ink: tuple[int, ...]
    ground: tuple[int, ...]


def thrifty(frame: str) -> str:
    """The same frame in fewer bytes: only what changes between two pieces of text is said.

    A frame begins and ends without style, as Textual's do; what is not understood is left as it is.
    """
    pieces = _SGR.split(frame)
    written, now, wanted = [pieces[0]], "", ""
    for codes, text in zip(pieces[1::2], pieces[2::2], strict=True):
        wanted = "" if codes == "0" else codes
        if now != wanted and not _MOVES.fullmatch(text):
            written.append(_change(now, wanted))
            now = wanted
        written.append(text)
    if now != wanted:
        written.append(_change(now, wanted))
    return "".join(written)


@lru_cache(4096)
def _change(now: str, wanted: str) -> str:
    """What makes one style of another: the shorter of the whole style and of the difference."""
    anew = f"\x1b[0;{wanted}m" if wanted and now else f"\x1b[{wanted or 0}m"
    before, after = _style(now), _style(wanted)
    if before is None or after is None or not wanted:
        return anew
    gone = before.attributes - after.attributes
    if (1 in gone and 2 in after.attributes) or (2 in gone and 1 in after.attributes):
        return anew
    codes = [*sorted({_OFF[each] for each in gone}), *sorted(after.attributes - before.attributes)]
    for old, new, default in ((before.ink, after.ink, 39), (before.ground, after.ground, 49)):
        codes += [] if old == new else new or (default,)
    less = f"\x1b[{';'.join(map(str, codes))}m" if codes else ""
    return min(less, anew, key=len)


@lru_cache(4096)
def _style(codes: str) -> _Style | None:
    """The style that a sequence sets where there was none; None where it holds anything else."""
    left = [int(each or 0) for each in codes.split(";")] if codes else []
    attributes: set[int] = set()
    ink: tuple[int, ...] = ()
    ground: tuple[int, ...] = ()
    while left:
        code = left[0]
        length = _COLOUR.get(left[1], 0) if code in (38, 48) and len(left) > 1 else 1
        taken, left = tuple(left[:length]), left[length:]
        if code in _OFF:
            attributes.add(code)
        elif code in (38, 48) and len(taken) == length > 0:
            ink, ground = (taken, ground) if code == 38 else (ink, taken)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            ink = taken
        elif 40 <= code <= 47 or 100 <= code <= 107:
            ground = taken
        elif code == 39:
            ink = ()
        elif code == 49:
            ground = ()
        else:
            return None
    return _Style(frozenset(attributes), ink, ground)
