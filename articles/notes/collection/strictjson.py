"""JSON read strictly and written so that it reads back the same: what a notes file is made of."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Json = Any
"""A value as `json` makes it. Trees of it are treated as frozen: a change makes new dicts and lists on its way."""

LARGEST_FILE = 50_000_000
"""Bytes; a notes file of 20,000 ordinary notes is below 15 MB."""
DEEPEST = 64
LARGEST_INTEGER = 2**53
"""Beyond it, readers that keep numbers as doubles disagree about the value."""
_MANY_DIGITS = re.compile(rb"\d{16}")
# What `displayable` has stand-ins for, but for the controls that JSON always escapes.
_ACTING = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    f"\U000e0000-\U000e007f{''.join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))}]"
)


def read_json(data: bytes, deepest: int = DEEPEST) -> Json:
    """The value in `data`: UTF-8, no key twice in an object, no NaN, at most `deepest` levels and LARGEST_FILE bytes.

    Raises DamagedNotesError. RFC 8259 allows a key to stand twice (`parse_json`), but which of the two counts is left
    to chance there, and with it which notes are lost.
    """
    value, repeated = parse_json(data, deepest)
    if repeated:
        raise DamagedNotesError("a key stands twice in one object")
    return value


def parse_json(data: bytes, deepest: int = DEEPEST) -> tuple[Json, bool]:
    """The value in `data`, JSON as RFC 8259 has it, and whether a key stands twice in an object; the last one counts.

    Raises DamagedNotesError for whatever is no JSON, too large or nested too deeply.
    """
    if len(data) > LARGEST_FILE:
        raise DamagedNotesError(f"it is larger than {LARGEST_FILE // 1_000_000} MB")
    if not data.strip(b"\0 \t\r\n"):
        raise DamagedNotesError("it holds nothing but NULs" if b"\0" in data else "it is empty")
    repeated = False

    def pairs(found: list[tuple[str, Json]]) -> dict[str, Json]:
        nonlocal repeated
        made = dict(found)
        repeated = repeated or len(made) != len(found)
        return made

    try:
        value = json.loads(
            data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"),
            object_pairs_hook=pairs,
            parse_constant=_constant,
            parse_float=_finite,
        )
    except UnicodeDecodeError:
        raise DamagedNotesError("it is not UTF-8") from None
    except (RecursionError, MemoryError):
        raise DamagedNotesError("it is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise DamagedNotesError(f"it is not JSON from line {error.lineno} on") from None
    except ValueError as error:
        raise DamagedNotesError(f"it is not JSON: {str(error)[:80]}") from None
    if _deeper_than(value, deepest):
        raise DamagedNotesError("it is nested too deeply")
    return value, repeated


def write_json(value: Json, rows: Mapping[str, Sequence[bytes]] | None = None) -> bytes:
    """`value` as indented UTF-8 JSON, with lone surrogates as escapes: UTF-8 cannot carry them, JSON can.

    `rows` gives strings that are the only item of a list in `value`, each with the lines to write in its place: much
    quicker than indenting what they hold, and a change of one value is a change of one line.
    """
    data = escaped(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    for mark, lines in (rows or {}).items():
        before, _, after = data.partition(json.dumps(mark).encode())
        indent = before[before.rfind(b"\n") :]
        data = before + (b"," + indent).join(lines) + after
    return data


def escaped(text: str) -> bytes:
    """JSON text as UTF-8, with escapes for what would act on a terminal, hide or reorder, and for lone surrogates."""
    return _ACTING.sub(lambda found: json.dumps(found[0])[1:-1], text).encode("utf-8")


def as_string(value: Json) -> str:
    """`value` if it is a string, else nothing."""
    return value if isinstance(value, str) else ""


def as_index(value: Json) -> int | None:
    """`value` if it is an integer that may be a position or a count."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_INTEGER:
        return value
    return None


def as_list(value: Json) -> list[Json]:
    """`value` as a list: W3C allows one value where a list may stand."""
    return value if isinstance(value, list) else [] if value is None else [value]


def oversized(value: Json, data: bytes) -> bool:
    """Whether `value`, read from `data`, has a position, or a number under our keys, that some readers cannot keep."""
    left = [value] if _MANY_DIGITS.search(data) else []
    while left:
        each = left.pop()
        if isinstance(each, dict):
            for key, inner in each.items():
                ours = key.startswith("diptych:") or key in ("start", "end", "startIndex", "total")
                if ours and isinstance(inner, int) and abs(inner) > LARGEST_INTEGER:
                    return True
                if isinstance(inner, dict | list):
                    left.append(inner)
        elif isinstance(each, list):
            left.extend(each)
    return False


def _constant(name: str) -> Json:
    raise ValueError(f"{name} is not a JSON number")


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError("a number is too large")
    return value


def _deeper_than(value: Json, limit: int) -> bool:
    """Whether containers are nested more than `limit` levels deep."""
    level = [value]
    for _ in range(limit + 1):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True
