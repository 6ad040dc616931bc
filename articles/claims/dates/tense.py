"""Whether the words around a date look ahead or back: "will open on Friday" means the next, "opened" the last."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

_REACH = 160
_END = re.compile(r"[.!?;\n](?=[\s\u00a0”\"»]|$)")
_SHORT = re.compile(r"(?:^|[\s(])(?:[A-Z]|[A-Z][a-z]{1,3})$")
# Irregular pasts that news is written in; regular ones end in -ed.
_PASTS = (
    "was were had did went came took said told made gave got left fell rose hit shot held met began broke brought "
    "bought built caught chose cut dealt drew drove fled flew fought found froze grew hid knew led lost lay paid put "
    "ran sank sat saw sent sold set shook slid spent spoke spread stole stood struck swore taught thought threw "
    "understood woke wore won wrote became beat bore bled blew bound cast cost dug ate fed felt hung hurt kept laid "
    "let lit meant quit read rode rang sought shut slept split stuck swept swung wept withdrew withstood overran "
    "overthrew underwent has have been ago"
)
_AHEAD = (
    r"will|shall|won|going to|due|(?:set|slated|scheduled|planned|expected|likely|poised) (?:to|for|on|in)|"
    r"(?:plan|plans|intend|intends|hope|hopes|aim|aims|vow|vows|want|wants|wish|expects?) to|to be|(?:is|are) to|"
    r"may|might|should|must|next|upcoming|looms|resumes|begins|starts|opens|closes|ends|returns|arrives|leaves|votes|"
    r"faces|expires|meets?|begin|resume|takes place|take place|is on|is in|are on|are in|elections are|"
    r"deadline of|deadline is|until|werden|wird|soll|сможет|будет|будут|sera|seront|será"
)
_CUE = re.compile(rf"\b(?:(?P<ahead>(?:{_AHEAD})\b)|(?P<past>(?:[a-z]{{2,}}ed|{'|'.join(_PASTS.split())})\b))|['’]ll\b")

Direction = Literal["past", "future", "unknown"]


class Tenses:
    """The verbs of a text that look ahead or back, found once, when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cues: list[tuple[int, int, Direction]] = []
        self._ends: list[int] = []
        self._read = False

    def look(self, start: int, end: int) -> Direction:
        """Which way the sentence around `text[start:end]` looks: the nearest verb before it, else the first after."""
        if not self._read:
            self._find()
        at = bisect_left(self._ends, start)
        low = max(start - _REACH, self._ends[at - 1] if at else 0)
        high = min(end + _REACH, self._ends[at] if at < len(self._ends) else len(self._text))
        at = bisect_left(self._cues, start, key=lambda cue: cue[0])
        if at and self._cues[at - 1][0] >= low and self._cues[at - 1][1] <= start:
            return self._cues[at - 1][2]
        while at < len(self._cues) and self._cues[at][0] < end:
            at += 1
        return self._cues[at][2] if at < len(self._cues) and self._cues[at][0] < high else "unknown"

    def _find(self) -> None:
        self._read = True
        text = self._text
        self._cues = [(each.start(), each.end(), "past" if each["past"] else "future") for each in _CUE.finditer(text)]
        self._ends = [
            each.start()
            for each in _END.finditer(text)
            if each[0] != "." or not _SHORT.search(text[max(0, each.start() - 5) : each.start()])
        ]
