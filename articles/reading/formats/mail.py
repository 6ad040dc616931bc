"""A saved mail, or a web page saved as one file (MHTML): its text, its header as metadata."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.decoding import decode
from articles.reading.formats.extract import Extract, NoArticleError
from articles.reading.structure.metadata import Metadata, one_line
from articles.reading.structure.paragraphs import split_paragraphs

if TYPE_CHECKING:
    from datetime import date
    from email.message import EmailMessage

    from articles.reading.structure.paragraphs import Block

EXTRACTOR = "mail/1"
PAGE_EXTRACTOR = "mhtml/1"
MAX_PARTS = 1000
"""The most parts of a mail that are looked at."""

MOST_PARTS = 2000
"""Parts beyond which a mail is refused: to take it apart takes longer than an article is worth."""

_BOUNDARY = re.compile(rb"""boundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;"]+))""", re.IGNORECASE)
_BORDER = re.compile(rb"^--([^\r\n]+)", re.MULTILINE)
_SIGN = "-- "
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)


def read_mail(data: bytes) -> Extract:
    """The text of a mail, its plain part rather than its page; of a saved page, the page.

    Raises NoArticleError for a mail without text, or with too many parts.
    """
    boundaries = {(quoted or plain).rstrip() for quoted, plain in _BOUNDARY.findall(data)}
    if sum(found.group(1).rstrip() in boundaries for found in _BORDER.finditer(data)) > MOST_PARTS:
        raise NoArticleError(f"it is a mail of more than {MOST_PARTS:,} parts", "save its words as a text file")
    try:
        mail = BytesParser(policy=policy.default).parsebytes(data)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError) as error:
        raise NoArticleError("it begins as a mail does, but is damaged", "save its words as a text file") from error
    texts = _texts(mail)
    saved = mail.get_content_type() == "multipart/related" or "snapshot-content-location" in mail
    plain, page = _part(texts, "text/plain"), _part(texts, "text/html")
    if page is not None and (saved or plain is None):
        found = _page(page, mail, saved=saved)
    elif plain is not None:
        text = _unfolded(_content(plain), plain)
        found = Extract(text, _blocks(text), extractor=EXTRACTOR)
    else:
        raise NoArticleError("it is a mail without text", "save its attachment and name that")
    return found if saved else _with_header(found, mail, texts)


def _texts(mail: EmailMessage) -> list[EmailMessage]:
    """The parts without parts of their own, no deeper than the first MAX_PARTS."""
    parts: list[EmailMessage] = []
    pending = [mail]
    while pending and len(parts) < MAX_PARTS:
        part = pending.pop()
        if part.is_multipart():
            pending.extend(reversed(list(part.iter_parts())))  # type: ignore[arg-type] # its parts are of its own class
        else:
            parts.append(part)
    return parts


def _part(parts: list[EmailMessage], kind: str) -> EmailMessage | None:
    """The first part of the type `kind` that is not attached and holds words."""
    fit = (part for part in parts if part.get_content_type() == kind and not part.is_attachment())
    return next((part for part in fit if _content(part).strip()), None)


def _content(part: EmailMessage) -> str:
    """The words of a part, in the encoding it names if that is true, else as a file's encoding is found out."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    for charset in (part.get_content_charset(), None):
        try:
            return decode(data, "-", charset).text.replace("\r\n", "\n")
        except BadInputError:
            continue
    return ""


def _page(part: EmailMessage, mail: EmailMessage, *, saved: bool) -> Extract:
    from articles.reading.formats.html_page import outlet_of, read_page

    found = read_page(_content(part))
    if saved:
        found.extractor = PAGE_EXTRACTOR
        found.known.outlet = found.known.outlet or outlet_of(
            str(mail.get("snapshot-content-location") or part.get("content-location") or "")
        )
    return found


def _unfolded(text: str, part: EmailMessage) -> str:
    """The text with the lines of `format=flowed` joined again (RFC 3676)."""
    if part.get_param("format") != "flowed":
        return text
    lines: list[str] = []
    open_end = False
    for line in text.split("\n"):
        words = line.removeprefix(" ")
        if open_end and lines and _depth(lines[-1]) == _depth(words) and words != _SIGN:
            lines[-1] += words[_depth(words) :].removeprefix(" ") if _depth(words) else words
        else:
            lines.append(words)
        open_end = line.endswith(" ") and words != _SIGN
    return "\n".join(lines)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(">"))


def _blocks(text: str) -> list[Block]:
    """The paragraphs; what stands below the line that begins a signature is boilerplate (RFC 3676, section 4.3)."""
    signed = _SIGNATURE.search(text)
    end = signed.start() if signed else len(text)
    found = split_paragraphs(text)
    return [replace(block, kind="boilerplate") if block.span.start >= end else block for block in found]


def _with_header(found: Extract, mail: EmailMessage, texts: list[EmailMessage]) -> Extract:
    """The mail's text with what its header says: subject, sender, date; and a line on what was attached."""
    known = Metadata(language=found.known.language)
    known.title = _words(mail, "subject") or found.known.title
    known.byline = _sender(mail)
    known.published = _day(mail)
    attached = sum(part.is_attachment() for part in texts)
    if attached:
        found.notices.append(f"{attached} attached file{'s are' if attached > 1 else ' is'} not read")
    found.known, found.extractor = known, EXTRACTOR
    return found


def _words(mail: EmailMessage, name: str) -> str | None:
    try:
        return one_line(str(mail.get(name, ""))) or None
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):  # a field that the parser trips over
        return None


def _sender(mail: EmailMessage) -> str | None:
    """The sender's name, or the address of one without."""
    name, address = parseaddr(_words(mail, "from") or "")
    return name or address or None


def _day(mail: EmailMessage) -> date | None:
    """The day on which the mail was sent, by the sender's clock."""
    try:
        return parsedate_to_datetime(_words(mail, "date") or "").date()
    except (ValueError, TypeError, IndexError):
        return None
