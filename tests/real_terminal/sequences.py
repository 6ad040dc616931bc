"""A strict reader of what was written to a terminal: every sequence and control, and which of them are foreign.

Written apart from the program's own filter, so that one cannot hide the other's mistakes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ESC = "\x1b"
_STRINGS = {"]": "OSC", "P": "DCS", "X": "SOS", "^": "PM", "_": "APC"}
_REORDERING = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")

# Blinking (5, 6) and hidden (8) text is nothing Diptych ever draws, so payloads that use them can be told apart.
_STYLES = frozenset({0, 1, 2, 3, 4, 7, 9, *range(21, 30), *range(30, 50), *range(90, 108)} - {26})
_MODES = frozenset({7, 25, 1000, 1003, 1004, 1006, 1015, 1016, 1049, 2004, 2026, 2048})


@dataclass(frozen=True)
class Piece:
    """A run of text, a control, or a sequence, as it was written. `kind`: text, control, CSI, OSC, ... or broken."""

    kind: str
    text: str


def pieces(data: bytes) -> Iterator[Piece]:
    """Everything in `data`, in order; bytes that are not UTF-8 come as a broken piece at the end."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield from pieces(data[: error.start])
        yield Piece("broken", repr(data[error.start : error.end]))
        return
    at = 0
    while at < len(text):
        piece = _next(text, at)
        yield piece
        at += len(piece.text)


def _next(text: str, at: int) -> Piece:
    char = text[at]
    if char != ESC:
        if _is_control(char):
            return Piece("control", char)
        end = at
        while end < len(text) and not _is_control(text[end]):
            end += 1
        return Piece("text", text[at:end])
    following = text[at + 1 : at + 2]
    if following == "[":
        found = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]").match(text, at)
        return Piece("CSI", found.group()) if found else Piece("broken", text[at : at + 2])
    if following in _STRINGS:
        found = re.compile(r"\x1b.[^\x07\x1b]*(?:\x07|\x1b\\)", re.DOTALL).match(text, at)
        return Piece(_STRINGS[following], found.group()) if found else Piece("broken", text[at : at + 2])
    return Piece("ESC", text[at : at + 2])


def _is_control(char: str) -> bool:
    return char < " " or "\x7f" <= char <= "\x9f"


def foreign(data: bytes, width: int = 999, height: int = 999) -> list[str]:
    """What in `data` Diptych has no business writing to a terminal of that size."""
    return [ascii(piece.text[:60]) for piece in pieces(data) if not _own(piece, width, height)]


def _own(piece: Piece, width: int, height: int) -> bool:
    if piece.kind == "text":
        return _REORDERING.search(piece.text) is None
    if piece.kind == "control":
        return piece.text in "\r\n"
    if piece.kind == "OSC":
        return re.fullmatch(r"\x1b\]22;[a-z-]+\x07", piece.text) is not None  # the pointer's shape
    return piece.kind == "CSI" and _own_csi(piece.text[2:-1], piece.text[-1], width, height)


def _own_csi(parameters: str, final: str, width: int, height: int) -> bool:
    if final == "m":
        return _own_style(parameters)
    if final == "H":
        row, _, column = parameters.partition(";")
        return int(row or 1) <= height and int(column or 1) <= width
    if final in "hl" and parameters.startswith("?"):
        return parameters[1:].isdigit() and int(parameters[1:]) in _MODES
    if final == "p":
        return parameters in ("?2026$", "?2048$")
    if final == "u":
        return parameters == "<" or re.fullmatch(r">[0-9]+", parameters) is not None
    return final in "ABCDGJK" and (parameters == "" or parameters.isdigit())


def _own_style(parameters: str) -> bool:
    codes = [int(code or 0) for code in parameters.split(";")] if parameters else [0]
    while codes:
        code = codes.pop(0)
        if code in (38, 48):
            codes = codes[4:] if codes[:1] == [2] else codes[2:]
        elif code not in _STYLES:
            return False
    return True


def modes(data: bytes) -> dict[int, bool]:
    """The private modes that were set (True) or reset (False), as they stand at the end of `data`."""
    found: dict[int, bool] = {}
    for piece in pieces(data):
        if piece.kind == "CSI" and piece.text[2] == "?" and piece.text[-1] in "hl":
            found[int(piece.text[3:-1])] = piece.text[-1] == "h"
    return found


def keyboard_depth(data: bytes) -> int:
    """How many times the keyboard protocol was pushed and not popped."""
    keyboards = [piece.text for piece in pieces(data) if piece.kind == "CSI" and piece.text[-1] == "u"]
    return sum(1 if text.startswith("\x1b[>") else -1 for text in keyboards)
