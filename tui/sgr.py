"""Frames with no more sequences for style (SGR, ECMA-48 8.3.117) and for the cursor (CUP, 8.3.21) than they need.

Textual sets the whole style and the place before each piece of text, and takes the style back behind: two thirds of a
frame are such sequences.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

_PIECE = re.compile(r"\x1b\[([0-9;]*)m|\x1b\[([0-9]+);([0-9]+)H|(?<!\r)\n(?=\x1b\[[0-9]+;[0-9]+H)")
"""A style, a place, and a line end that a place follows, which moves nothing."""
_MODES = re.compile(r"(?:\x1b\[\?[0-9]+[hl])*")
_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 7: 27, 8: 28, 9: 29, 53: 55}
"""What takes an attribute back; bold and dim share theirs."""
_COLOUR = {5: 3, 2: 5}
"""How many numbers a colour of a palette, and one of red, green and blue, takes."""
_UNSURE = re.compile("[\u200d\ufe0f\ufdfd\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""Signs of which terminals disagree how many cells they take: joined ones, flags, tones of skin, the long ligature."""
_SEEN_ON_BLANKS = frozenset({4, 7, 9, 53})


class _Style(NamedTuple):
    attributes: frozenset[int]
    ink: tuple[int, ...]
    ground: tuple[int, ...]


def thrifty(frame: str) -> str:
    """The same picture in fewer bytes: only what changes between two pieces of text is said.

    A frame begins and ends without style, as Textual's do; what is not understood is left as it is.
    """
    written: list[str] = []
    now = wanted = ""
    # `at` is where the cursor is, row and column, as far as that is sure; `place` where the next text is to stand;
    # `meant` where the cursor should be by now, which is asked for only where a frame has signs of unsure width.
    careful, meant = _UNSURE.search(frame) is not None, None
    at: tuple[str, int] | None = None
    place: tuple[str, int] | None = None
    pieces = _PIECE.split(frame)
    for text, codes, row, column in zip(
        pieces[::4], [None, *pieces[1::4]], [None, *pieces[2::4]], [None, *pieces[3::4]], strict=True
    ):
        if codes is not None:
            wanted = "" if codes == "0" else codes
        elif row is not None and column is not None:
            place = row, int(column)
        if not text:
            continue
        place = place or meant
        if place is not None and place != at:
            written.append(f"\x1b[{place[0]};{place[1]}H")
            at = place
        place, start = None, at if at is not None else place
        if now != wanted and not (_same_ground(now, wanted) and text.isspace()) and not _MODES.fullmatch(text):
            written.append(_change(now, wanted))
            now = wanted
        written.append(_fenced(text, start) if careful and start is not None else text)
        meant = (start[0], start[1] + cell_len(text)) if careful and start is not None and "\n" not in text else None
        # How wide other signs are the terminal may see otherwise, so behind them the place is said again.
        at = (at[0], at[1] + len(text)) if at is not None and text.isascii() and text.isprintable() else None
    if place is not None and place != at:
        written.append(f"\x1b[{place[0]};{place[1]}H")
    if now != wanted:
        written.append(_change(now, wanted))
    return "".join(written)


def _fenced(text: str, start: tuple[str, int]) -> str:
    """A text that begins at a place; where it has signs of unsure width, its blanks are drawn first, and it over them.

    So what such a sign pushes aside is words into blanks, and never the edge of the pane.
    """
    words = text.rstrip(" ")
    if words == text or _UNSURE.search(text) is None:
        return text
    return f"{' ' * cell_len(text)}\x1b[{start[0]};{start[1]}H{words}"


@lru_cache(4096)
def _same_ground(now: str, wanted: str) -> bool:
    """Whether a blank looks the same in both styles."""
    before, after = _style(now), _style(wanted)
    return (
        before is not None
        and after is not None
        and before.ground == after.ground
        and not ((before.attributes | after.attributes) & _SEEN_ON_BLANKS)
    )


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
