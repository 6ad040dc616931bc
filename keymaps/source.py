"""TOML with line numbers: the standard reader, tomlkit and toml-rs give values but not where they stand."""

from __future__ import annotations

import re
import stat
import tomllib
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from keymaps.errors import KeymapError

if TYPE_CHECKING:
    from pathlib import Path

# From the top: keys of tables, and places in arrays, counted from 0.
Where = tuple[str | int, ...]

# A keymap holds some hundred short lines; what is a thousand times that is another kind of file.
_LARGEST_BYTES = 1_000_000

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\[\s\S]|[^\\])*?"""(?:"{0,2})' r"|'''[\s\S]*?'''(?:'{0,2})" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'"
)
_SCALAR = re.compile(r"[^,\]}\n#]+")
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def read(path: Path, label: str) -> tuple[dict[str, Any], dict[Where, int]]:
    """The values of a TOML file and the line of each; raises KeymapError, with `label` for the file's name."""
    try:
        # Asked before opening: opening a pipe that nobody writes to would wait forever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise KeymapError(label, None, "cannot be read", "it is not an ordinary file", "name a TOML file")
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_BYTES + 1)
    except FileNotFoundError as error:
        raise KeymapError(label, None, "cannot be read", "there is no such file", "check the name") from error
    except OSError as error:
        why = (error.strerror or "the system refused").lower()
        raise KeymapError(label, None, "cannot be read", why, "check that you may read it") from error
    if len(data) > _LARGEST_BYTES:
        raise KeymapError(label, None, "cannot be read", "it is too large for settings", "name a TOML file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise KeymapError(label, line, "cannot be read", "it is not UTF-8", "save it as UTF-8") from error
    return parse(text, label)


def parse(text: str, label: str) -> tuple[dict[str, Any], dict[Where, int]]:
    """The values of a TOML text and the line of each; raises KeymapError where it is not TOML."""
    try:
        values = tomllib.loads(text)
        return values, lines_of(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _PLACE.search(message)
        last = text.rstrip("\n").count("\n") + 1
        line = int(place["line"]) if place and place["line"] else last
        why = _PLACE.sub("", message)
        raise KeymapError(label, line, "is not valid TOML", why[:1].lower() + why[1:], "fix this line") from error
    except RecursionError as error:
        raise KeymapError(label, None, "is not a keymap", "it is nested too deeply", "use plain tables") from error


def lines_of(text: str) -> dict[Where, int]:
    """The line, from 1, of every table, key and array item of a valid TOML text."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


class _Scanner:
    """Walks a text that is known to be valid TOML, noting where things stand."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Where, int] = {}
        self._text = text
        self._at = 0
        self._newlines = [place for place, character in enumerate(text) if character == "\n"]

    def document(self) -> None:
        table: Where = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _header(self) -> Where:
        start = self._at
        while self._peek() == "[":
            self._at += 1
        path = self._key()
        self._note(path, start)
        self._skip(_BLANK)
        while self._peek() == "]":
            self._at += 1
        return path

    def _key(self) -> Where:
        """The parts of a key, which may be dotted and quoted."""
        parts: list[str] = []
        while True:
            self._skip(_BLANK)
            if self._peek() in "\"'":
                parts.append(tomllib.loads(f"key = {self._skip(_STRING)}")["key"])
            else:
                parts.append(self._skip(_BARE_KEY))
            self._skip(_BLANK)
            if self._peek() != ".":
                return tuple(parts)
            self._at += 1

    def _pair(self, table: Where) -> None:
        start = self._at
        key = self._key()
        for length in range(1, len(key) + 1):
            self._note(table + key[:length], start)
        self._at += 1  # the equals sign
        self._value(table + key)

    def _value(self, path: Where) -> None:
        self._skip(_BLANK)
        first = self._peek()
        if first == "[":
            self._array(path)
        elif first == "{":
            self._inline_table(path)
        else:
            self._skip(_STRING if first in "\"'" else _SCALAR)

    def _array(self, path: Where) -> None:
        self._at += 1
        place = 0
        while self._more("]"):
            self._note((*path, place), self._at)
            self._value((*path, place))
            place += 1
        self._at += 1

    def _inline_table(self, path: Where) -> None:
        self._at += 1
        while self._more("}"):
            self._pair(path)
        self._at += 1

    def _more(self, end: str) -> bool:
        """Skip to the next item of an array or inline table; False where `end` closes it."""
        self._skip(_BLANK)
        if self._peek() == ",":
            self._at += 1
            self._skip(_BLANK)
        return self._peek() != end

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        skipped = found.group() if found else ""
        self._at += len(skipped)
        return skipped

    def _note(self, path: Where, at: int) -> None:
        self.lines.setdefault(path, bisect_right(self._newlines, at - 1) + 1)
