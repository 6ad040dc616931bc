"""How often the encoding of a text without a mark is found, or told as unsure: `python -m benchmarks.encodings`.

`python -m benchmarks.encodings --each` lists each text that was not read right. A text that is read wrong and passes as
read right is the worst there can be: there must be none.
"""

from __future__ import annotations

import sys
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from articles.errors import BadInputError
from articles.reading.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

Outcome = Literal["right", "right, unsure", "unsure", "refused", "WRONG"]
OUTCOMES: tuple[Outcome, ...] = ("right", "right, unsure", "unsure", "refused", "WRONG")

WESTERN = "en de fr es it pt sv da fi is"
CENTRAL = "pl cs hu ro hr sk sl"
UNICODE = f"{WESTERN} {CENTRAL} ru el he ar th ja zh-hans ko"
ENCODINGS: dict[str, str] = {
    **dict.fromkeys(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"), UNICODE),
    **dict.fromkeys(("cp1252", "iso8859-1", "iso8859-15", "mac-roman", "cp850", "cp437", "cp858"), WESTERN),
    **dict.fromkeys(("cp1250", "iso8859-2", "cp852", "mac-latin2", "iso8859-16"), CENTRAL),
    **dict.fromkeys(("cp1251", "iso8859-5", "mac-cyrillic", "cp855"), "ru uk bg sr be"),
    **dict.fromkeys(("koi8-r", "cp866"), "ru bg"),
    **dict.fromkeys(("koi8-u", "cp1125"), "ru uk"),
    **dict.fromkeys(("cp1253", "iso8859-7", "mac-greek", "cp737", "cp869"), "el"),
    **dict.fromkeys(("cp1254", "iso8859-9", "mac-turkish", "cp857", "iso8859-3"), "tr"),
    **dict.fromkeys(("cp1255", "iso8859-8", "cp862"), "he"),
    **dict.fromkeys(("cp1256", "iso8859-6"), "ar"),
    **dict.fromkeys(("cp1257", "iso8859-13", "iso8859-4", "cp775"), "lt lv et"),
    **dict.fromkeys(("iso8859-10",), "is sv"),
    **dict.fromkeys(("cp865",), "da"),
    **dict.fromkeys(("cp861",), "is"),
    **dict.fromkeys(("cp874", "iso8859-11"), "th"),
    **dict.fromkeys(("iso8859-14",), "cy"),
    **dict.fromkeys(("cp1258",), "vi"),
    **dict.fromkeys(("cp932", "euc_jp", "iso2022_jp"), "ja"),
    **dict.fromkeys(("euc_kr", "cp949", "iso2022_kr", "johab"), "ko"),
    **dict.fromkeys(("gb2312", "gb18030", "hz"), "zh-hans"),
    **dict.fromkeys(("big5", "big5hkscs"), "zh-hant"),
}  # fmt: skip
ENCODINGS["iso8859-3"] = "tr mt eo"
"""Encodings with the languages that are written in them."""

_GOLD = Path(__file__).parent / "gold" / "encodings.toml"
# What older encodings lack, as their writers typed it.
_TYPED = str.maketrans(dict(zip("“”’–«»£", '""\'-""L', strict=True)))
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@cache
def texts() -> dict[str, list[str]]:
    """The paragraphs by language."""
    with _GOLD.open("rb") as file:
        found: dict[str, list[str]] = tomllib.load(file)["texts"]
    return found


def cases() -> Iterator[tuple[str, str, str, bytes]]:
    """Each paragraph in each encoding of its language: the encoding, the language, the text, its bytes."""
    for encoding, languages in ENCODINGS.items():
        for language in languages.split():
            for text in texts()[language]:
                written = _written(text.strip() + "\n", encoding)
                if written is not None:
                    yield encoding, language, *written


def _written(text: str, encoding: str) -> tuple[str, bytes] | None:
    if encoding == "cp1258":
        text = "".join(map(_toned, text))
    for typed in (text, text.translate(_TYPED)):
        try:
            data = typed.encode(encoding)
        except UnicodeEncodeError:
            continue
        return (typed, data) if not data.isascii() or encoding.startswith(("iso2022", "hz", "utf")) else None
    return None


def _toned(letter: str) -> str:
    """A letter of Vietnamese with its tone behind it, as cp1258 has it."""
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(filter(_TONES.__contains__, parts))
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)) + tones


def outcome(text: str, data: bytes) -> tuple[Outcome, str]:
    """How `data` is read, which holds `text`, and as what."""
    try:
        found = decode(data, "a.txt")
    except BadInputError as error:
        return "refused", error.why
    if found.text == text:
        return ("right, unsure" if found.encoding.rival else "right"), found.encoding.name
    return ("unsure" if found.encoding.rival else "WRONG"), found.encoding.name


def main() -> None:
    """Read all cases and print the table."""
    counts: dict[str, Counter[Outcome]] = {}
    for encoding, language, text, data in cases():
        result, read_as = outcome(text, data)
        counts.setdefault(encoding, Counter())[result] += 1
        if result != "right" and "--each" in sys.argv:
            print(f"{encoding:<13}{language:<9}{result:<9}{read_as}")
    print(f"{'encoding':<13}" + "".join(f"{each:>15}" for each in OUTCOMES))
    for encoding, found in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        print(f"{encoding:<13}" + "".join(f"{found[each] or '':>15}" for each in OUTCOMES))
    print(
        f"{len(counts)} encodings; all right or told as unsure: {sum(not found['WRONG'] for found in counts.values())}"
    )


if __name__ == "__main__":
    main()
