"""Whether the words around a date look ahead or back: "will open on Friday" means the next, "opened" the last."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from articles import lexicon
from articles.claims.dates.lists import weekdays
from articles.lexicon import alternatives

_REACH = 160
_END = re.compile(r"[.!?;\n](?=[\s\u00a0”\"»]|$)")
_SHORT = re.compile(r"(?:^|[\s(])(?:[A-Z]|[A-Z][a-z]{1,3})$")
_DENIED = lexicon.words("en", "tense", "denied_pasts")
_UNTIL = lexicon.words("en", "tense", "until")
_FROM = lexicon.words("en", "moments", "range_openers")
_ASKING = lexicon.words("en", "tense", "asking")
_SETTING, _FOR = (lexicon.words("en", "tense", name) for name in ("setting", "set_for"))
_TO = lexicon.words("en", "tense", "infinitive")
_WEEKDAYS = [name for name in weekdays("en") if len(name) > 3]
_CUE = re.compile(
    rf"\b(?:(?P<denied>{alternatives(_DENIED)}(?: [a-z]+){{1,4}}? {alternatives(_UNTIL)}\b)"
    rf"|(?P<range>{alternatives(_FROM)} [^.;,]{{1,24}}? {alternatives(_UNTIL)}\b)"
    rf"|(?P<asked>{alternatives(_WEEKDAYS)}\b[^.;]{{0,60}}?\b{alternatives(_ASKING)}(?: [\w’']+){{0,3}}?"
    rf" {alternatives(_TO)} [a-z]+\b)"
    rf"|(?P<set>{alternatives(_SETTING)}(?: [\w’']+){{1,3}} {alternatives(_FOR)}\b)"
    rf"|(?P<ahead>{alternatives(lexicon.everywhere('tense', 'ahead'))}\b)"
    rf"|(?P<past>(?:[a-z]{{2,}}ed|{alternatives(lexicon.words('en', 'tense', 'past'))})\b))|['’]ll\b"
)

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
        self._cues = [
            (each.start(), each.end(), "past" if each["past"] or each["denied"] else "future")
            for each in _CUE.finditer(text)
            if not each["range"]  # "from noon until three" looks nowhere
        ]
        self._ends = [
            each.start()
            for each in _END.finditer(text)
            if each[0] != "." or not _SHORT.search(text[max(0, each.start() - 5) : each.start()])
        ]
