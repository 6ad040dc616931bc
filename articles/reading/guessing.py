"""Guessing the encoding of bytes without a mark that are not UTF-8, and saying when the guess may be wrong."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from articles.reading.labels import wider

NEAR = 0.9
"""Encodings that fit so well, measured by the best one, are as good as it: by benchmarks.encodings."""
FEW, NEAR_OF_FEW = 6, 0.5
"""With fewer bytes beyond ASCII less is enough."""
LEAST = 0.13
"""A fit below is none: paragraphs have 0.16 and more in their own encoding, damaged ones 0.1 and less in others."""

_SAMPLE = 20_000
_WIDE_SAMPLE = 4_000
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_OTHERS = 0.1
_SPACES = "\t\n\r\f\x1b"
_STOPS = " \n、。，"
_FARTHEST = 200
_STOPS_AT_WORDS = ".,!?"
_MOST_ODD = 0.01
_SIGNS, _AMOUNTS = frozenset({"Sm", "So", "Sc", "Sk", "No"}), frozenset({"Sm", "Sc"})
_NO_LETTERS = frozenset({"Cc", "Cn", "Co"})
_LATIN = ("LATIN", "FEMININE", "MASCULINE")
_GRAVE = 5
_FAR = 0.1
_EVERYDAY, _LACKING = "cp1252", b"\x81\x8d\x8f\x90\x9d"
_CJK = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "FULLWIDTH", "HALFWIDTH"})
_DOUBLE = ("cp932", "euc_jp", "gb18030", "big5hkscs", "cp949", "johab")
_COMMONER = {"euc_jis_2004": "euc_jp", "shift_jis_2004": "cp932", "iso2022_jp_2": "iso2022_jp"}
_MOST_DAMAGED = 0.02
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_BYTES = bytes(range(0x80, 0x100))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_JAPANESE = re.compile(rb"\x1b\$[@B]")
_SHIFTS = (b"\x1b$", b"~{")


class Guess(NamedTuple):
    """A codec, and another one that fits as well; "" for none."""

    codec: str
    rival: str = ""


class _Reading(NamedTuple):
    """A sample as one codec reads it, and how well that fits, from 0 to 1."""

    codec: str
    fit: float
    text: str


def shifted(data: bytes) -> str | None:
    """The codec of bytes that are all ASCII and mean other letters after a shift (ISO-2022, HZ); None for others."""
    if not data.isascii() or not any(map(data.__contains__, _SHIFTS)):
        return None
    ranked = (codec for codec, _ in _ranked(data) if codec.startswith(("iso2022", "hz")))
    fitting = (codec for codec in ranked if _reads(data, codec) is not None)
    return next(fitting, "iso2022_jp" if _JAPANESE.search(data) else None)


def wide(data: bytes) -> str | None:
    """The codec of UTF-16 or UTF-32 without a mark; None for bytes that are neither.

    Read as what it is, it is of Latin and one more script, has spaces, and hardly a code point that no text has.
    """
    if not _CONTROL.search(data, 0, _SAMPLE):
        return None
    found: dict[str, int] = {}
    for codec in _WIDE:
        unit = int(codec[4:6]) // 8
        text = _reads(data[: _WIDE_SAMPLE * unit], codec)
        if text and len(data) % unit == 0 and _is_writing(text):
            found[codec] = _stops(text)
    return max(found, key=lambda codec: found[codec], default=None)


def _is_writing(text: str) -> bool:
    odd = sum(unicodedata.category(letter) in {"Cn", "Co", "Cs", "Cc"} and letter not in _SPACES for letter in text)
    scripts = Counter(_script(letter) for letter in text if letter.isalpha())
    scripts.pop("LATIN", None)
    others = scripts.total() - max(scripts.values(), default=0)
    stopped = _stops(text) * _FARTHEST >= len(text)
    return stopped and odd <= _MOST_ODD * len(text) and others <= _OTHERS * len(text)


def _stops(text: str) -> int:
    """How many spaces and marks of Chinese and Japanese stand in `text`, which is how byte orders are told apart."""
    return sum(map(text.count, _STOPS))


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0]
    return "CJK" if name in _CJK else name


def narrow(data: bytes) -> Guess:
    """The codec of bytes that stand for one letter each, or two or three in a row, as they have bytes beyond ASCII."""
    sample = telling_part(data)
    readings = _readings(sample)
    if not readings or readings[0].fit < LEAST:
        damaged = _damaged(sample)
        if damaged:
            return Guess(damaged)
    if not readings:
        return Guess("cp1252", "utf-8")
    near = NEAR * readings[0].fit
    best = next((each for each in readings if each.codec == _EVERYDAY and each.fit >= near), readings[0])
    few = len(sample) - len(sample.translate(None, _HIGH_BYTES)) < FEW
    least = (NEAR_OF_FEW if few else NEAR) * best.fit if best.fit >= LEAST else 0
    rivals = (each.codec for each in readings if each.fit >= least and each.text != best.text)
    return Guess(best.codec, next(rivals, ""))


def _readings(sample: bytes) -> list[_Reading]:
    """The sample as each codec reads it, the best first; the everyday one also with a few bytes that it lacks."""
    ranked = _ranked(sample)
    least = ranked[0][1] * _FAR if ranked else 0
    fitting = ((codec, fit) for codec, fit in ranked if fit >= least)
    readable = [(codec, fit, text) for codec, fit in fitting if (text := _reads(sample, codec)) is not None]
    known = sample.translate(None, _LACKING)
    if 0 < len(sample) - len(known) <= _MOST_DAMAGED * len(sample):
        readable += ((c, NEAR * fit, sample.decode(c, "replace")) for c, fit in _ranked(known) if c == _EVERYDAY)
    found = [_Reading(wider(c), fit * max(0.0, 1 - _GRAVE * _flaws(text)), text) for c, fit, text in readable]
    return sorted(found, key=lambda each: -each.fit)


def _ranked(data: bytes) -> list[tuple[str, float]]:
    """Codecs that can read `data`, those of mainframes left out, and how well each fits; the best first."""
    from chardet import detect_all
    from chardet.enums import EncodingEra

    eras = EncodingEra.ALL & ~EncodingEra.MAINFRAME
    found = detect_all(data, ignore_threshold=True, compat_names=False, encoding_era=eras)
    named = ((str(each["encoding"]), each["confidence"]) for each in found if each["encoding"])
    return [(_COMMONER.get(codec, codec), fit) for codec, fit in named]


def _reads(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _flaws(text: str) -> float:
    """The share of letters beyond ASCII that stand where none belongs: a capital or a sign in a word, a mixture."""
    around = zip(" " + text, text, text[1:] + " ", strict=False)
    flaws = sum(letter >= "\x80" and _is_flaw(before, letter, after) for before, letter, after in around)
    return flaws / max(1, len(text) - len(text.encode("ascii", "ignore")))


def _is_flaw(before: str, letter: str, after: str) -> bool:
    kind = unicodedata.category(letter)
    if kind in _SIGNS:
        return before.isalpha() and (after.isalpha() or kind in _AMOUNTS)
    if kind[0] != "L":
        return kind in _NO_LETTERS
    if (kind == "Lu" and before.islower()) or (kind == "Ll" and after.isupper()):
        return True
    if before in _STOPS_AT_WORDS and not after.isalpha():
        return True  # a quotation mark at the end of a sentence, read as a letter
    return any(each.isalpha() and _is_latin(each) != _is_latin(letter) for each in (before, after))


def _is_latin(letter: str) -> bool:
    return letter < "\x80" or unicodedata.name(letter, "").startswith(_LATIN)


def _damaged(sample: bytes) -> str | None:
    """The codec of two bytes a letter in which a few bytes are lost, cut or too many."""
    for codec in _DOUBLE:
        whole = sample.decode(codec, "ignore").encode(codec, "ignore")
        if len(sample) - len(whole) > _MOST_DAMAGED * len(sample) + 1:
            continue
        ranked = _ranked(whole)
        if ranked and wider(ranked[0][0]) == wider(codec) and ranked[0][1] > LEAST:
            return wider(codec)
    return None


def telling_part(data: bytes) -> bytes:
    """A part of `data` to judge by, with bytes beyond ASCII in it, cut at white space where there is any."""
    first = _HIGH.search(data)
    high = first.start() if first else 0
    start = data.rfind(b"\n", max(0, high - _SAMPLE // 2), high) + 1 or max(0, high - _SAMPLE // 2)
    part = data[start : start + _SAMPLE]
    end = max(part.rfind(b"\n"), part.rfind(b" "))
    return part[:end] if len(part) == _SAMPLE and end > high - start else part
