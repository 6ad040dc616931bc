"""Bytes to text: byte order mark, strict UTF-8, what a page declares, or a named guess; what is not text is refused."""

from __future__ import annotations

import codecs
import re
from contextvars import ContextVar
from dataclasses import dataclass

from articles.article import Encoding
from articles.errors import BadInputError
from articles.reading.filetypes import binary_kind, what_to_do
from articles.reading.guessing import narrow, shifted, telling_part, wide
from articles.reading.labels import codec_of, wider
from articles.reading.source import cannot_read, shown_name
from articles.text.characters import unusual

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
_SAMPLE = 200_000
_UTF8_SHARE = 0.6

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]+")
_ASCII = bytes(range(0x80))


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
    if encoding.rival:
        fits = f"{encoding.name} and {encoding.rival} fit alike"
        notices.append(f"not sure of its encoding, letters may be wrong: {fits}, read as {encoding.name}; {do}")
    elif encoding.guessed:
        notices.append(f"its encoding is a guess: {encoding.name}; {do}")
    if encoding.replaced:
        count = "1 byte" if encoding.replaced == 1 else f"{encoding.replaced:,} bytes"
        notices.append(f"{count} could not be read as {encoding.name}, shown as \ufffd")
    return notices


def _decoded(data: bytes, name: str, codec: str | None, served: str | None) -> Decoded:
    if codec:
        return _with_codec(data, codec, guessed=False)
    for way in (_as_marked, _as_shifted, _as_utf8, _as_declared):
        if found := way(data, served):
            return found
    if _mostly_controls(data[:_SAMPLE].decode("latin-1")):
        raise _not_text(name)
    damaged = _as_damaged_utf8(data)
    if damaged:
        return damaged
    guess = narrow(data)
    return _with_codec(data, guess.codec, guessed=True, rival=guess.rival)


def _as_marked(data: bytes, served: str | None) -> Decoded | None:
    """The text by the signs in its bytes: the shifts of ISO-2022-JP where it is declared, a byte order mark."""
    if _SHIFT in data and (served or _declared(data)) == "iso2022_jp":
        return _with_codec(data, "iso2022_jp", guessed=False)
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    return _with_codec(data, marked, guessed=False) if marked else None


def _as_shifted(data: bytes, served: str | None) -> Decoded | None:
    """The text by what UTF-8 does not hold: the shifts of ISO-2022 and HZ, UTF-16 and UTF-32 without a mark.

    It is no guess where the server says the same, with or without the order of the bytes.
    """
    codec = shifted(data) or wide(data)
    if codec is None:
        return None
    return _with_codec(data, codec, guessed=served is None or not codec.startswith(served))


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


def _as_damaged_utf8(data: bytes) -> Decoded | None:
    """The text as UTF-8, if that is what most bytes beyond ASCII are."""
    sample = telling_part(data)
    replaced = _with_codec(sample, "utf-8", guessed=False).encoding.replaced
    if replaced > (1 - _UTF8_SHARE) * len(sample.translate(None, _ASCII)):
        return None
    return _with_codec(data, "utf-8", guessed=False)


_replaced: ContextVar[int] = ContextVar("replaced", default=0)


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Error handler of codecs: U+FFFD for the bad bytes, and a count of them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _replaced.set(_replaced.get() + error.end - error.start)
    return "\ufffd", error.end


codecs.register_error("articles.reading.replace", _replace)


def _with_codec(data: bytes, codec: str, *, guessed: bool, rival: str = "") -> Decoded:
    _replaced.set(0)
    text = data.decode(codec, "articles.reading.replace")
    return Decoded(text.removeprefix("\ufeff"), Encoding(codec, guessed=guessed, replaced=_replaced.get(), rival=rival))


def _mostly_controls(text: str) -> bool:
    """Whether controls stand at too many places; a run of them is one place, so that a flood alone is still text."""
    if _CONTROLS.search("".join(unusual(text))) is None:
        return False
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
