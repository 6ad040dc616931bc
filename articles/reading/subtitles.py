"""Subtitles (SRT, WebVTT) as running text: cues joined to sentences, a paragraph for each turn of a speaker."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.reading.formats.extract import Builder, Extract
from articles.reading.structure.metadata import Metadata, one_line
from articles.reading.structure.paragraphs import ends_sentence

EXTRACTOR = "subtitles/1"
LONG = 600
"""Code points after which a paragraph ends with its sentence."""
PAUSE = 3.0
"""Seconds without words after which the next sentence begins a paragraph."""

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*+{_TIME}\s*+-->\s*+{_TIME}(?:\s.*)?")
_BEGINS = re.compile(
    rf"\s*+(?:WEBVTT(?:[ \t][^\r\n]*+)?(?:\r?\n|\r|\Z)|(?:\d{{1,6}}[ \t]*+(?:\r?\n|\r))?+[ \t]*+{_TIME}\s*+-->\s*+\d)"
)
_NOT_SHOWN = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]{1,100})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<[\d:.]{5,14}>|\{\\[^{}]{0,100}\}")
_TURN = re.compile(r"(?:>>+|[-–—](?=\s|\w))\s*")
_NAMED = re.compile(r"([^\W\d_][\w .,'’()-]{0,40}?)\s?:\s+(?=\S)")
_SOUND = re.compile(r"[\[(][^\[\]()]*[\])]|[♪♫].*")
_DOTS = ("...", "…")
_REPEATED = 0.1
_SAYS = "\x1f"


class _Cue(NamedTuple):
    """The lines shown from one second to another."""

    start: float
    end: float
    lines: list[str]


class _Words(NamedTuple):
    """A line of a cue without its tags: who says it, if that is told; whether a dash or the like begins a turn."""

    words: str
    speaker: str = ""
    turn: bool = False


@dataclass(slots=True)
class _Running:
    """The paragraph that is being joined, and who speaks in it."""

    builder: Builder = field(default_factory=Builder)
    words: str = ""
    speaker: str = ""
    sounds: list[str] = field(default_factory=list)

    def end(self) -> None:
        """End the paragraph; the sounds heard meanwhile stand behind it."""
        self.builder.add(self.words)
        for sound in self.sounds:
            self.builder.add(sound, "boilerplate")
        self.words, self.sounds = "", []

    def add(self, line: _Words) -> None:
        """Go on with a line, in a new paragraph where another speaks."""
        if line.turn or (line.speaker and line.speaker != self.speaker):
            self.end()
            self.speaker = line.speaker
        words = line.words
        if not self.words:
            words = f"{line.speaker}: {words}" if line.speaker else words
        elif self.words.endswith(_DOTS) and words.startswith(_DOTS):
            self.words, words = self.words.rstrip(".… "), words.lstrip(".… ")
        self.words = f"{self.words} {words}".strip()


def is_subtitles(text: str) -> bool:
    """Whether `text` begins as WebVTT does, or with the number and the times of a cue."""
    return _BEGINS.match(text) is not None


def read_subtitles(text: str) -> Extract:
    """The words of subtitles, without numbers, times and tags; sounds that are described stand apart."""
    lines = text.splitlines()
    cues = _cues(lines)
    names = _names(cues)
    running = _Running()
    before = _Cue(0, 0, [])
    for cue in cues:
        shown = _not_repeated(cue, before)
        ended = ends_sentence(running.words)
        if ended and (cue.start - before.end >= PAUSE or len(running.words) >= LONG):
            running.end()
        for line in shown:
            if _SOUND.fullmatch(line):
                running.sounds.append(line)
                continue
            ended = not running.words or ends_sentence(running.words)
            running.add(_spoken(line, names, ended=ended))
        before = cue
    running.end()
    builder = running.builder
    return Extract(builder.text, builder.blocks, Metadata(title=_title(lines)), EXTRACTOR)


def _title(lines: list[str]) -> str | None:
    """What stands behind the word WEBVTT."""
    head = next((line.strip() for line in lines if line.strip()), "")
    return one_line(head.removeprefix("WEBVTT").strip(" \t-–—")) or None if head.startswith("WEBVTT") else None


def _cues(lines: list[str]) -> list[_Cue]:
    """The cues with their lines; names and numbers of cues, notes and styles left out."""
    cues: list[_Cue] = []
    hidden = True
    for index, line in enumerate(lines):
        times = _TIMES.fullmatch(line)
        after_blank = not index or not lines[index - 1].strip()
        if times:
            cues.append(_Cue(_seconds(times.groups()[:4]), _seconds(times.groups()[4:]), []))
            hidden = False
        elif after_blank and _NOT_SHOWN.fullmatch(line):
            hidden = True
        elif not hidden and line.strip() and not _names_cue(lines, index, after_blank=after_blank):
            cues[-1].lines.extend(filter(None, map(_plain, re.split("(?=<v[ .])", line))))
    return cues


def _names_cue(lines: list[str], index: int, *, after_blank: bool) -> bool:
    """Whether the line is the number or name of the cue that begins below it."""
    follows = index + 1 < len(lines) and _TIMES.fullmatch(lines[index + 1])
    return bool(follows) and (after_blank or lines[index].strip().isdecimal())


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = (part or "0" for part in parts)
    return 3600 * int(hours) + 60 * int(minutes) + int(seconds) + int(rest.ljust(3, "0")) / 1000


def _plain(line: str) -> str:
    """A line without tags; who speaks, where a tag says so, stands before a mark."""
    voice = _VOICE.match(line)
    words = " ".join(html.unescape(_TAG.sub("", line)).replace(_SAYS, "").split())
    return f"{one_line(html.unescape(voice.group(1)))}{_SAYS}{words}" if voice and words else words


def _not_repeated(cue: _Cue, before: _Cue) -> list[str]:
    """The lines of a cue that are new: captions that roll show the line before again."""
    again = bool(before.lines) and cue.lines[:1] == before.lines[-1:] and cue.start - before.end < _REPEATED
    return cue.lines[1:] if again and (len(cue.lines) > 1 or cue.end - cue.start < _REPEATED) else cue.lines


def _names(cues: list[_Cue]) -> set[str]:
    """What stands before a colon and is a speaker's name: in capitals, more than once, or written as such a one is."""
    found = Counter(
        named.group(1)
        for cue in cues
        for line in cue.lines
        if (named := _NAMED.match(_TURN.sub("", line, count=1))) and named.group(1)[0].isupper()
    )
    sure = {name for name, count in found.items() if count > 1 or name.isupper()}
    return sure | {name for name in found if sure and name.istitle()}


def _spoken(line: str, names: set[str], *, ended: bool) -> _Words:
    """A line and who speaks; a dash begins a turn only where the sentence before has `ended`."""
    voice, voiced, line = line.rpartition(_SAYS)
    turn = _TURN.match(line)
    if turn and not ended and not turn.group().startswith(">>"):
        turn = None
    words = line[turn.end() :] if turn else line
    if voiced:
        return _Words(words, voice, turn=turn is not None)
    named = _NAMED.match(words)
    if named and named.group(1) in names:
        return _Words(words[named.end() :], named.group(1), turn=turn is not None)
    return _Words(words, turn=turn is not None)
