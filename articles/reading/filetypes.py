"""Recognising by its content, never by its name, what a file is that is not plain text."""

from __future__ import annotations

import re
from typing import Literal

Foreign = Literal["pdf", "zip", "mail", "html"]
"""A format that a parser of its own reads: a PDF, what comes as a ZIP archive (DOCX, EPUB), a mail, a web page."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
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
_MAIL_HEAD = 65_536
_FIELD = rb"([!-9;-~]{1,70}):"
MAIL_FIELDS = frozenset(
    b"from date subject to message-id mime-version received content-type return-path delivered-to reply-to".split()
)
"""Fields that the header of a mail has, and hardly another text."""
_TRANSPORT = frozenset(b"mime-version message-id received return-path delivered-to".split())
# Some mailboxes have no blank line above it; then only its time of day tells it from a sentence.
_MAIL_BREAK = (
    rb"(?:(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*|(?<=\n)From \S+ [^\n]{0,80}\d\d:\d\d:\d\d[^\n]{0,40})\n"
    rb"(?=[!-9;-~]{1,70}:)"
)
_COUNTED = rb"(\d{1,8})[ \t]*\r?\n(?=[!-9;-~]{1,70}:)"
_TAB = 9
# A text could begin with these letters, so a byte that no text holds must follow soon.
_LETTERS_ONLY = frozenset({b"RIFF", b"BZh", b"OggS", b"ID3", b"fLaC"})


def foreign_format(data: bytes) -> Foreign | None:
    """The format of `data` if its first bytes show one with a parser of its own; web pages are recognised by words."""
    if data[:64].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    return "mail" if _is_mail(data) else None


def _is_mail(data: bytes) -> bool:
    """Whether `data` begins with the header of a mail, or of a page saved as one.

    That is From and two more fields that mails have, or three without From, of which one tells how the mail was sent.
    """
    fields: set[bytes] = set()
    for line in _trimmed(data[:_MAIL_HEAD]).splitlines():
        field = re.match(_FIELD, line)  # compiled when first needed, which is rare
        if field:
            fields.add(field.group(1).lower())
        elif not (line[:1].isspace() and line.strip() and fields) and not (not fields and line.startswith(b"From ")):
            break
    if {b"mime-version", b"content-type"} <= fields:
        return True
    known = fields & MAIL_FIELDS
    return len(known) > 2 and (b"from" in known or bool(known & _TRANSPORT))


def _trimmed(data: bytes) -> bytes:
    """`data` without a byte order mark, blank lines and a count of bytes before it, as one mail program puts there."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    counted = re.match(_COUNTED, data)
    return data[counted.end() : counted.end() + int(counted.group(1))] if counted else data


def split_mails(data: bytes) -> list[bytes]:
    """The mails in `data`: those of a mailbox (mbox), without the lines between them, or the one that it is."""
    data = _trimmed(data)
    breaks = list(re.finditer(_MAIL_BREAK, data))
    if not breaks or breaks[0].start():
        return [data]
    ends = [found.start() for found in breaks[1:]]
    return [data[found.end() : end] for found, end in zip(breaks, [*ends, len(data)], strict=True)]


def binary_kind(data: bytes) -> str | None:
    """What `data` is, in words, if its first bytes show that it is not plain text; None if they do not."""
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (magic not in _LETTERS_ONLY or min(data[:64]) < _TAB):
            return kind
    return None


def what_to_do(kind: str) -> str:
    """What the reader can do with a file of that kind."""
    if kind.endswith("archive"):
        return "unpack it and name the file inside"
    if kind.endswith(("document", "file", "PDF")):
        return "save its words as a text file"
    return "name a file with an article"
