"""What can still be used of a notes file that cannot be read as a whole: notes that are complete in it, or nearly."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import NamedTuple

from articles.notes.collection.strictjson import DEEPEST, Json, as_list, as_string, oversized, read_json
from articles.notes.failures import DamagedNotesError

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")
_TOKEN = re.compile(r'\s*+("(?:[^"\\]++|\\.)*+"|[{}\[\]:,]|[^\s{}\[\]:,"]++)', re.DOTALL)
_ABOVE_ITEMS = 3
"""Levels of a notes file above its annotations."""
_MOST_LISTS = 20
"""Lists of notes that are looked into; joined by a tool for texts, a file has a few."""
_CLOSING = {"{": "}", "[": "]"}


class Salvaged(NamedTuple):
    """Annotations found: those that are `whole`, the first of each id, and the one that the end cut `short`, if any."""

    whole: list[Json]
    short: list[Json]

    @property
    def items(self) -> tuple[Json, ...]:
        """All of them."""
        return (*self.whole, *self.short)


def salvage(data: bytes) -> Salvaged:
    """The annotations in bytes that are not a whole notes file. Never raises."""
    text = data.decode("utf-8", "replace")
    found: dict[str, Json] = {}
    short: dict[str, Json] = {}
    position = 0
    for opening in islice(_ITEMS.finditer(text), _MOST_LISTS):
        if opening.end() < position:
            continue
        position = opening.end()
        while (item := _next_item(text, position)) is not None:
            raw, position = item
            if _is_note(raw):
                found.setdefault(raw["id"], raw)
        cut = _cut_short(text, position)
        if _is_note(cut) and any(map(_has_words, as_list(cut.get("body")))):
            short[cut["id"]] = cut
    return Salvaged(list(found.values()), [raw for identity, raw in short.items() if identity not in found])


def _is_note(raw: Json) -> bool:
    return isinstance(raw, dict) and raw.get("type") == "Annotation" and bool(as_string(raw.get("id")))


def _has_words(body: Json) -> bool:
    return isinstance(body, dict) and bool(as_string(body.get("value")))


def _start(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


def _next_item(text: str, position: int) -> tuple[Json, int] | None:
    """The value at `position` (None if it is not strict JSON) and where it ends; None when there is no value."""
    start = _start(text, position)
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return _strict(text[start:end]), end


def _strict(words: str) -> Json:
    """The value of JSON text, None if it is not strict."""
    data = words.encode("utf-8", "surrogatepass")
    try:
        raw = read_json(data, DEEPEST - _ABOVE_ITEMS)
    except DamagedNotesError:
        return None
    return None if oversized(raw, data) else raw


def _cut_short(text: str, position: int) -> Json:
    """The object at `position` that the text ends in, closed after the last value in it that is whole; or None."""
    start = _start(text, position)
    scanned = _last_whole(text, start) if text.startswith("{", start) else None
    if scanned is None:
        return None
    end, closing, position = scanned
    # What follows the last token is white space, or a string that the end cut off.
    rest = text[position:].lstrip()
    return _strict(text[start:end] + closing) if not rest or rest.startswith('"') else None


def _last_whole(text: str, start: int) -> tuple[int, str, int] | None:
    """Where the last whole value of an unfinished object ends, what closes it there, and the end of the last token.

    None when the object is finished, or no JSON.
    """
    position = start
    open_: list[str] = []
    before = ""
    whole = start, ""
    while token := _TOKEN.match(text, position):
        sign, position = token.group(1), token.end()
        is_key = bool(open_) and open_[-1] == "}" and before in ("{", ",") and sign.startswith('"')
        if sign in _CLOSING:
            open_.append(_CLOSING[sign])
        elif open_ and sign == open_[-1]:
            open_.pop()
        elif sign in "}]":
            return None
        if not open_ or len(open_) > DEEPEST:
            return None
        if sign not in (":", ",") and not is_key and (sign[-1] in '"{}[]' or position < len(text)):
            whole = position, "".join(reversed(open_))
        before = sign
    return *whole, position
