"""Telling from the first bytes what a file is that is not plain text."""

from __future__ import annotations

import re

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"%!PS", "a PostScript file"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"OggS", "a sound"),
    (b"ID3", "a sound"),
    (b"fLaC", "a sound"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\0asm", "a program"),
)
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"word/", "a Word document"),
    (b"[Content_Types].xml", "an Office document"),
)
_HTML = re.compile(r"(?:\ufeff|\s)*+(?:<\?xml\b|<!doctype\s+html\b|<html\b|<head\b|<body\b)", re.IGNORECASE)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml")
_ZIP_HEAD = 4096
_TAB = 9
# A text could begin with these letters, so a byte that no text holds must follow soon.
_LETTERS_ONLY = frozenset({b"RIFF", b"BZh", b"OggS", b"ID3", b"fLaC"})


def binary_kind(data: bytes) -> str | None:
    """What `data` is, in words, if its first bytes tell that it is not plain text; None if they do not."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        head = data[:_ZIP_HEAD]
        return next((kind for mark, kind in _IN_ZIP if mark in head), "a ZIP archive")
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (magic not in _LETTERS_ONLY or min(data[:64]) < _TAB):
            return kind
    return None


def what_to_do(kind: str) -> str:
    """What the reader can do with a file of that kind."""
    if kind.endswith("archive"):
        return "unpack it and name the file inside"
    if kind.endswith(("document", "file", "PDF", "book")):
        return "save its words as a text file"
    return "name a file with an article"


def is_html(text: str, name: str) -> bool:
    """Whether the article `name` is a web page, by its suffix or its first words."""
    return name.lower().endswith(_HTML_SUFFIXES) or _HTML.match(text[:2000]) is not None
