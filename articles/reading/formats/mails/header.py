"""What the header of a mail says, also where it holds bytes that no header may hold."""

from __future__ import annotations

from email.errors import MessageError
from email.header import decode_header
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.decoding import decode
from articles.reading.structure.dates import read_date
from articles.reading.structure.metadata import Metadata, one_line

if TYPE_CHECKING:
    from datetime import date
    from email.message import EmailMessage

_BROKEN = (ValueError, LookupError, AttributeError, TypeError, MessageError)
"""What the standard library raises for a field that it trips over."""


def known_of(mail: EmailMessage) -> Metadata:
    """Subject, sender and day of a mail as title, byline and date."""
    return Metadata(title=subject(mail), byline=_sender(mail), published=_day(mail))


def subject(mail: EmailMessage) -> str | None:
    """The subject; None for a mail without one."""
    return _words(_raw(mail, "subject"), mail)


def address_of(mail: EmailMessage) -> str:
    """The sender's address, "" where there is none."""
    address = parseaddr(_raw(mail, "from"))[1]
    return address if "@" in address else ""


def _sender(mail: EmailMessage) -> str | None:
    """The sender's name, or the address of one without."""
    raw = _raw(mail, "from")
    name, address = parseaddr(raw) if "@" in raw else (raw.strip('" '), "")
    return _words(name, mail) or _words(address, mail)


def _day(mail: EmailMessage) -> date | None:
    """The day on which the mail was sent, by the sender's clock; programs write it in words too."""
    for name in ("date", "sent"):
        words = _raw(mail, name)
        try:
            return parsedate_to_datetime(words).date()
        except _BROKEN:
            day = read_date(words)
        if day:
            return day
    return None


def _raw(mail: EmailMessage, name: str) -> str:
    """The first field called `name` as it stands in the mail, its lines joined; "" where there is none."""
    return (
        next((str(value) for key, value in mail.raw_items() if key.lower() == name), "")
        .replace("\r", "")
        .replace("\n", "")
    )


def _words(raw: str, mail: EmailMessage) -> str | None:
    """The words of a field: encoded ones decoded (RFC 2047), bare bytes read as the mail's text is."""
    try:
        words = "".join(_decoded(part, charset, mail) for part, charset in decode_header(_readable(raw, mail)))
    except _BROKEN:
        words = raw
    return one_line(words.encode("utf-8", "replace").decode()) or None


def _decoded(part: bytes | str, charset: str | None, mail: EmailMessage) -> str:
    if isinstance(part, str):
        return part
    return part.decode("raw-unicode-escape") if charset is None else _text(part, charset, mail)


def _readable(raw: str, mail: EmailMessage) -> str:
    """A field with bytes beyond ASCII, which the parser keeps as surrogates, as text; another as it is."""
    try:
        raw.encode()
    except UnicodeEncodeError:
        return _text(raw.encode("utf-8", "surrogateescape"), "", mail)
    return raw


def _text(data: bytes, charset: str, mail: EmailMessage) -> str:
    """Bytes of a header as text: by their own charset, that of the mail's text, or what the bytes suggest."""
    declared = next((charset for charset in (charset, *charsets(mail)) if charset), "")
    try:
        return decode(data, "-", declared=declared).text
    except BadInputError:
        return data.decode("utf-8", "replace")


def charsets(mail: EmailMessage) -> list[str]:
    """The charsets that the parts of a mail name, that of plain ASCII left out: it is named where nobody looked."""
    try:
        found = [part.get_content_charset("") for part in mail.walk()]
    except _BROKEN:
        return []
    return [charset for charset in found if charset not in ("", "us-ascii", "ascii")]
