"""Bytes to text: byte order mark, strict UTF-8, what a page declares, or a named guess; what is not text is refused."""

from __future__ import annotations

import codecs
import re
from contextvars import ContextVar
from dataclasses import dataclass

from articles.article import Encoding
from articles.errors import BadInputError
from articles.reading import language
from articles.reading.filetypes import binary_kind, what_to_do
from articles.reading.labels import codec_of, wider
from articles.reading.source import cannot_read, shown_name

MAX_CONTROLS = 0.05
"""The share of places in a text at which controls may stand."""
MAX_NULS = 0.01
"""The share of places in a text at which NULs may stand."""
MAX_REPLACED = 0.2
"""The share of bytes that may be undecodable."""

MAX_MISDECLARED = 0.01
"""The share of bytes that may be undecodable in the encoding that a page declares; beyond, it is wrong."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codecs that are no encodings of files: UTF-7 hides markup, the others are for programs.
_REFUSED = frozenset({"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
_DECLARED_WITHIN = 4096
_SHIFT = b"\x1b$"  # begins a run of Japanese in ISO-2022-JP, whose bytes are all ASCII
_DECLARATION = (
    rb"<meta\s[^>]{0,200}?charset\s*+=\s*+[\"']?+\s*+([A-Za-z0-9_:.-]{2,40})"
    rb"|\A\s*<\?xml\s[^>]{0,100}?encoding\s*+=\s*+[\"']([A-Za-z0-9_:.-]{2,40})"
)
# What the guess may choose from; a wider choice makes it name rare encodings in place of everyday ones.
_GUESSES = [
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp866", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
_WESTERN = frozenset({"en", "de", "fr", "es"})
_SAMPLE = 200_000
_UTF8_SHARE = 0.6

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_ASCII = bytes(range(0x80))
# What the beginnings of UTF-8 sequences look like, broken ones included.
_UTF8_SHAPE = re.compile(rb"[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{1,2}|[\xf0-\xf7][\x80-\xbf]{1,3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how its bytes were read. The byte order mark is not part of the text."""

    text: str
    encoding: Encoding


def decode(data: bytes, name: str, encoding: str | None = None, declared: str = "") -> Decoded:
    """The text of `data`, the bytes of the article `name`.

    `encoding`, if given, is used and nothing else; otherwise a byte order mark, strict UTF-8, what the server declared
    (`declared`, "" for nothing), what a web page declares about itself, then a guess. Bytes that cannot be decoded
    become U+FFFD and are counted. Raises BadInputError for what is not text, nothing at all, or an encoding that does
    not exist.
    """
    codec = _codec(encoding) if encoding is not None else None
    kind = binary_kind(data)
    if kind:
        raise cannot_read(name, f"it is {kind}, not text", what_to_do(kind))
    decoded = _decoded(data, name, codec, _of_label(declared))
    text = decoded.text
    if not text or text.isspace():
        raise cannot_read(
            name, "it is empty" if not data else "it holds only white space", "name a file with an article"
        )
    if _mostly_controls(text) or decoded.encoding.replaced > MAX_REPLACED * len(data):
        raise _not_text(name)
    return decoded


def encoding_notices(encoding: Encoding, do: str = "--encoding names another") -> list[str]:
    """Lines for the reader on an encoding that was guessed, or that does not fit all bytes; and what to `do`."""
    notices = []
    if encoding.guessed:
        notices.append(f"its encoding is a guess: {encoding.name}; {do}")
    if encoding.replaced:
        count = "1 byte" if encoding.replaced == 1 else f"{encoding.replaced:,} bytes"
        notices.append(f"{count} could not be read as {encoding.name}, shown as \ufffd")
    return notices


def _decoded(data: bytes, name: str, codec: str | None, served: str | None) -> Decoded:
    if codec:
        return _with_codec(data, codec, guessed=False)
    found = _as_marked(data, served) or _as_utf8(data, served) or _as_declared(data, served)
    if found:
        return found
    wide = _wide_guess(data)
    if wide:
        return _with_codec(data, wide, guessed=True)
    if _mostly_controls(data[:_SAMPLE].decode("latin-1")):
        raise _not_text(name)
    guess = _guess(data)
    return _with_codec(data, guess, guessed=guess != "utf-8")


def _as_marked(data: bytes, served: str | None) -> Decoded | None:
    """The text by the signs in its bytes: the shifts of ISO-2022-JP where it is declared, a byte order mark."""
    if _SHIFT in data and (served or _declared(data)) == "iso2022_jp":
        return _with_codec(data, "iso2022_jp", guessed=False)
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    return _with_codec(data, marked, guessed=False) if marked else None


def _as_utf8(data: bytes, served: str | None) -> Decoded | None:
    """The text as strict UTF-8, unless the server says UTF-16, whose bytes may be UTF-8 and mean nothing by it."""
    if served is not None and served.startswith("utf-16"):
        return None
    try:
        return Decoded(data.decode("utf-8"), Encoding("utf-8"))
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes, served: str | None) -> Decoded | None:
    """The text as the server or the page declares, where nearly all bytes fit that."""
    for declared in (served, _declared(data)):
        if not declared or declared == "utf-8":
            continue
        as_declared = _with_codec(data, declared, guessed=False)
        if as_declared.encoding.replaced <= MAX_MISDECLARED * len(data):
            return as_declared
    return None


def _codec(encoding: str) -> str:
    """The codec that `encoding` names. Raises BadInputError for an unknown or refused one."""
    try:
        codec = codecs.lookup(encoding.strip()).name
        b"a".decode(codec, "ignore")
    except (LookupError, ValueError):
        codec = "undefined"
    if codec.replace("_", "-") in _REFUSED:
        what = f"cannot read as {shown_name(encoding) or 'an encoding without a name'}"
        raise BadInputError(what, "it is not an encoding of text files", "name one such as utf-8, cp1252 or koi8-r")
    return wider(codec)


def _declared(data: bytes) -> str | None:
    """The codec that a web page in `data` says it is written with; None if it names none, or one that is refused."""
    found = re.search(_DECLARATION, data[:_DECLARED_WITHIN], re.IGNORECASE)
    if found is None:
        return None
    codec = _of_label((found.group(1) or found.group(2)).decode("ascii"))
    # In UTF-16 that declaration could not have been read.
    return None if codec and codec.startswith("utf-16") else codec


def _of_label(label: str) -> str | None:
    """The codec that a page or a server names so; None for a name that is unknown or refused."""
    label = label.strip().lower()
    try:
        return _codec(codec_of(label))
    except BadInputError:
        return None


def _guess(data: bytes) -> str:
    """The codec that `data`, which is not valid UTF-8, was probably written with."""
    high = len(data.translate(None, _ASCII))
    if sum(shape.end() - shape.start() for shape in _UTF8_SHAPE.finditer(data)) >= _UTF8_SHARE * high:
        return "utf-8"
    sample = _telling_part(data)
    if language.guess(sample.decode("cp1252", "replace"), default="") in _WESTERN:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSES).best()
    return best.encoding if best is not None else "cp1252"


def _telling_part(data: bytes) -> bytes:
    """A part of `data` with bytes beyond ASCII in it, from a white space to a white space where there is one."""
    first = _HIGH.search(data)
    high = first.start() if first else 0
    start = data.rfind(b"\n", max(0, high - _SAMPLE // 2), high) + 1 or max(0, high - _SAMPLE // 2)
    part = data[start : start + _SAMPLE]
    end = max(part.rfind(b"\n"), part.rfind(b" "))
    return part[:end] if len(part) == _SAMPLE and end > high - start else part


def _wide_guess(data: bytes) -> str | None:
    """UTF-16 without a mark shows in its NULs: most Latin letters leave every second byte empty."""
    sample = data[: _SAMPLE & ~1]
    for codec, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = sample[offset::2]
        if half and half.count(0) > 0.4 * len(half) and sample[1 - offset :: 2].count(0) < 0.05 * len(half):
            return codec
    return None


_replaced: ContextVar[int] = ContextVar("replaced", default=0)


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Error handler of codecs: U+FFFD for the bad bytes, and a count of them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _replaced.set(_replaced.get() + error.end - error.start)
    return "\ufffd", error.end


codecs.register_error("articles.reading.replace", _replace)


def _with_codec(data: bytes, codec: str, *, guessed: bool) -> Decoded:
    _replaced.set(0)
    text = data.decode(codec, "articles.reading.replace")
    return Decoded(text.removeprefix("\ufeff"), Encoding(codec, guessed=guessed, replaced=_replaced.get()))


def _mostly_controls(text: str) -> bool:
    """Whether controls stand at too many places; a run of them is one place, so that a flood alone is still text."""
    runs = _CONTROLS.findall(text)
    controls = sum(map(len, runs))
    others = len(text) - controls
    nuls = text.count("\0")
    nul_places = sum("\0" in run for run in runs)
    places = others + len(runs)
    return nuls > MAX_CONTROLS * len(text) or nul_places > MAX_NULS * places or len(runs) > MAX_CONTROLS * places


def _not_text(name: str) -> BadInputError:
    do = "save its words as a text file, or name its encoding with --encoding"
    return cannot_read(name, "this is not text", do)
