"""A saved mail, a mailbox, or a web page saved as one file (MHTML): the words of its parts, its header as metadata."""

from __future__ import annotations

import re
from base64 import b64decode
from collections import Counter
from dataclasses import dataclass, field
from email import policy
from email.errors import MessageError, MissingHeaderBodySeparatorDefect
from email.parser import BytesParser
from itertools import groupby
from typing import TYPE_CHECKING, cast

from articles.errors import BadInputError
from articles.reading.decoding import decode, encoding_notices
from articles.reading.filetypes import MAIL_FIELDS, foreign_format, split_mails
from articles.reading.formats.extract import Builder, Chapter, Extract, NoArticleError
from articles.reading.formats.mails.header import address_of, charsets, known_of, subject
from articles.reading.formats.mails.text import add_plain, foot_of, is_head, unfolded
from articles.reading.structure.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import EmailMessage

    from articles.reading.formats.web.parts import Line

EXTRACTOR = "mail/1"
PAGE_EXTRACTOR = "mhtml/1"
MAX_PARTS = 1000
"""The most parts of a mail that are looked at."""
DEEPEST = 30
"""Parts within parts: deeper ones are not read."""
MOST_PARTS = 2000
"""Parts beyond which a mail is refused: to take it apart takes longer than an article is worth."""
MOST_MAILS = 5000
"""Mails of a mailbox that can be chosen."""

_BOUNDARY = re.compile(rb"""boundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;"]+))""", re.IGNORECASE)
_BORDER = re.compile(rb"^--([^\r\n]+)", re.MULTILINE)
_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"https?://\S+|www\.\S+")
_LACKING = 0.15
"""The share of the words of one part that another one may lack and still be a version of it."""
_DIFFERING = 40
_STUB = 4
"""How many times as long as the words around it a mail is that was attached to be read."""
_SENT_BY = ("message-id", "to", "received", "delivered-to", "return-path")


@dataclass(slots=True)
class _Parts:
    """What has been read of a mail's parts."""

    builder: Builder = field(default_factory=Builder)
    notices: list[str] = field(default_factory=list)
    attached: list[tuple[EmailMessage, int]] = field(default_factory=list)
    language: str | None = None
    title: str | None = None
    seen: int = 0
    unread: int = 0

    def take(self, other: _Parts) -> None:
        """Add what has been read elsewhere."""
        for block in other.builder.blocks:
            words = block.span.of(other.builder.text)
            lead, near = words[: block.lead], not block.alone
            self.builder.add(words[block.lead :], block.kind, heading=block.heading, sign=lead, near=near)
        self.notices += other.notices
        self.attached += other.attached
        self.language, self.title = self.language or other.language, self.title or other.title
        self.unread += other.unread


def read_mail(data: bytes, chapter: int | None = None) -> Extract:
    """The text of a mail, or of the one with that number in a mailbox, counted from 1; of a saved page, the page.

    Raises NoArticleError for a mail without text, or with too many parts, and for one that is not there.
    """
    mails = split_mails(data)
    if chapter is not None and len(mails) == 1:
        raise NoArticleError("it holds one mail", "name it without the number")
    if not 1 <= (chapter or 1) <= len(mails):
        raise NoArticleError(f"it has mails 1 to {len(mails):,}", "name one of them")
    chosen = mails[(chapter or 1) - 1]
    found = _read(_ESCAPED.sub(b"", chosen) if data.lstrip().startswith(b"From ") else chosen)
    if len(mails) > 1:
        found.chapters = _chapters(mails)
        if chapter is None:
            notice = f"the first of {len(mails):,} mails is open; a name such as mails.mbox#2 opens another"
            found.notices.insert(0, notice)
    return found


def _chapters(mails: Sequence[bytes]) -> list[Chapter]:
    titles = (subject(_parsed(mail.partition(b"\n\n")[0][:10_000] + b"\n\n")) for mail in mails[:MOST_MAILS])
    return [Chapter(n, title or "no subject", len(mails[n - 1])) for n, title in enumerate(titles, 1)]


def _parsed(data: bytes) -> EmailMessage:
    try:
        return BytesParser(policy=policy.default).parsebytes(data)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError) as error:
        raise NoArticleError("it begins as a mail does, but is damaged", "save its words as a text file") from error


def _read(data: bytes) -> Extract:
    boundaries = {(quoted or plain).rstrip() for quoted, plain in _BOUNDARY.findall(data)}
    if sum(found.group(1).rstrip() in boundaries for found in _BORDER.finditer(data)) > MOST_PARTS:
        raise NoArticleError(f"it is a mail of more than {MOST_PARTS:,} parts", "save its words as a text file")
    mail = _parsed(data)
    page = _saved_page(mail)
    if page is not None:
        return _page(page, mail)
    parts = _Parts()
    add_plain(parts.builder, _lost_lines(mail))
    _add(mail, parts)
    builder = parts.builder
    if not builder.blocks:
        raise NoArticleError("it is a mail without text", "save its attachment and name that")
    known = known_of(mail)
    if len(parts.attached) == 1 and parts.attached[0][1] * (_STUB + 1) >= builder.length * _STUB:
        inner = known_of(parts.attached[0][0])
        parts.notices.append("the text is that of an attached mail; title, byline and date are its own")
        known = Metadata(
            inner.title or known.title,
            byline=inner.byline or known.byline,
            published=inner.published or known.published,
        )
    known.title, known.language = known.title or parts.title, parts.language
    if parts.unread:
        are = "s are" if parts.unread > 1 else " is"
        parts.notices.append(f"{parts.unread} attached file{are} not read")
    return Extract(builder.text, builder.blocks, known, EXTRACTOR, list(dict.fromkeys(parts.notices)))


def _lost_lines(mail: EmailMessage) -> str:
    """Lines that look like fields, at the end of a header that no blank line parts from the text."""
    if not any(isinstance(defect, MissingHeaderBodySeparatorDefect) for defect in mail.defects):
        return ""
    fields = [(name, str(value)) for name, value in mail.raw_items()]
    known = [
        name.lower().encode("ascii", "replace") in MAIL_FIELDS or name.lower().startswith("x-") for name, _ in fields
    ]
    last = max((index for index, each in enumerate(known) if each), default=len(fields))
    return "\n".join(f"{name}: {value.strip()}" for name, value in fields[last + 1 :] if " " in value.strip())


def _saved_page(mail: EmailMessage) -> EmailMessage | None:
    """The page of a file that a browser saved, and nobody sent; None for a mail."""
    sent = address_of(mail) or any(name in mail for name in _SENT_BY)
    if sent and "snapshot-content-location" not in mail:
        return None
    pages = (part for part in mail.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"})
    return next((page for page in pages if _content(page, []).strip()), None)


def _page(part: EmailMessage, mail: EmailMessage) -> Extract:
    from articles.reading.formats.web.page import outlet_of, read_page

    notices: list[str] = []
    found = read_page(_content(part, notices))
    found.extractor = PAGE_EXTRACTOR
    found.notices += notices
    address = mail.get("snapshot-content-location") or part.get("content-location") or ""
    found.known.outlet = found.known.outlet or outlet_of(str(address))
    found.known.title = found.known.title or subject(mail)
    return found


def _add(part: EmailMessage, parts: _Parts, depth: int = 0) -> None:
    """Add the words of a part, and of those in it, to `parts`."""
    parts.seen += 1
    kind = part.get_content_type()
    if depth > DEEPEST or parts.seen > MAX_PARTS:
        parts.unread += 1
    elif (mail := _attached_mail(part)) is not None:
        _add_mail(mail, parts, depth)
    elif part.is_multipart():
        inner = [cast("EmailMessage", each) for each in part.iter_parts()] if kind.startswith("multipart/") else []
        if kind == "multipart/related":
            inner = [_root(part, inner)] if inner else []
        for group in _versions(inner) if kind != "multipart/alternative" else [inner]:
            _add_best(group, parts, depth, either=kind == "multipart/alternative")
    elif kind.startswith("multipart/"):  # it names no border, so that all of it is one text
        add_plain(parts.builder, _plain(part, parts.notices))
    elif part.is_attachment() or kind not in {"text/plain", "text/html"}:
        parts.unread += part.is_attachment() or (part.get_filename() is not None and not kind.startswith("image/"))
    elif kind == "text/plain":
        add_plain(parts.builder, _plain(part, parts.notices))
    else:
        _add_page(_content(part, parts.notices), parts)


def _attached_mail(part: EmailMessage) -> EmailMessage | None:
    """The mail that a part holds: as one, in base64 against the rules, or as a file; None for other parts."""
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        mail = cast("EmailMessage", part.get_payload(0))
        if mail.keys() or "base64" not in str(part.get("content-transfer-encoding", "")).lower():
            return mail
        try:
            return _parsed(b64decode(str(mail.get_payload())))
        except ValueError:
            return mail
    data = part.get_payload(decode=True) if part.is_attachment() and not part.is_multipart() else None
    return _parsed(data) if isinstance(data, bytes) and foreign_format(data) == "mail" else None


def _root(part: EmailMessage, inner: Sequence[EmailMessage]) -> EmailMessage:
    """The part that a related one shows; the others are its pictures."""
    start = str(part.get_param("start") or "")
    return next((each for each in inner if start and each.get("content-id") == start), inner[0])


def _versions(inner: Sequence[EmailMessage]) -> list[list[EmailMessage]]:
    """The parts in groups: a page right behind a plain text may be the same text again."""
    groups: list[list[EmailMessage]] = []
    for part in inner:
        behind = groups and [each.get_content_type() for each in groups[-1]] == ["text/plain"]
        if behind and part.get_content_type() == "text/html" and not part.is_attachment():
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _add_best(group: Sequence[EmailMessage], parts: _Parts, depth: int, *, either: bool) -> None:
    """Add the first version of a text, unless a later one says more; both where they are not versions of `either`."""
    best: _Parts | None = None
    for part in group:
        found = _Parts(seen=parts.seen)
        _add(part, found, depth + 1)
        parts.seen = found.seen
        if best is None or not best.builder.blocks:
            best = found
        elif found.builder.blocks:
            here, there = _bag(best), _bag(found)
            lacking, own = (there - here).total(), (here - there).total()
            same = min(lacking / max(1, there.total()), own / max(1, here.total())) <= _LACKING
            if not either and not same:
                best.take(found)
                continue
            if lacking > _LACKING * there.total() and there.total() > here.total():
                best, own = found, own
                lacking = own
            if lacking > _DIFFERING:
                best.notices.append("the plain text and the page of this mail differ; the longer one is shown")
    if best is not None:
        parts.take(best)


def _bag(found: _Parts) -> Counter[str]:
    """The words of what was read, how often each; addresses and what is no part of the text left out."""
    text = found.builder.text
    kept = (block.span.of(text) for block in found.builder.blocks if block.kind != "boilerplate")
    return Counter(_WORD.findall(_LINK.sub(" ", " ".join(kept)).casefold()))


def _add_mail(mail: EmailMessage, parts: _Parts, depth: int) -> None:
    """Add an attached mail: its subject as a heading, who sent it and when, its words."""
    found = _Parts(seen=parts.seen)
    _add(mail, found, depth + 1)
    parts.seen = found.seen
    if not found.builder.blocks:
        parts.unread += 1 + found.unread
        return
    known = known_of(mail)
    parts.builder.add(known.title or "", heading=True)
    sent = (known.byline, known.published.isoformat() if known.published else None)
    parts.builder.add(", ".join(filter(None, sent)), "boilerplate")
    parts.attached.append((mail, found.builder.length))
    parts.take(found)


def _add_page(source: str, parts: _Parts) -> None:
    """Add a page of a mail. All words are the sender's, save hidden ones, mail's own, and lines of links."""
    from articles.reading.formats.web.page import outline

    lines, known = outline(source)
    runs = [(quoted, list(run)) for quoted, run in groupby(lines, key=lambda line: line.kind == "quoted")]
    for place, (quoted, own) in enumerate(runs, 1):
        foot = len(own) if quoted else foot_of([line.words for line in own])
        for index, line in enumerate(own):
            kind = None if line.kind == "comments" else line.kind
            answers = index == len(own) - 1 and place < len(runs)
            if kind is None and (index >= foot or _is_links(line) or is_head(line.words, answers=answers)):
                kind = "boilerplate"
            parts.builder.add(line.words, kind, heading=kind is None and bool(line.heading), sign=line.sign)
    parts.language, parts.title = parts.language or known.language, parts.title or known.title


def _is_links(line: Line) -> bool:
    return not line.heading and 2 * line.linked > len(line.words)


def _plain(part: EmailMessage, notices: list[str]) -> str:
    text = _content(part, notices)
    if part.get_param("format") != "flowed":
        return text
    return unfolded(text, without_space=str(part.get_param("delsp")).lower() == "yes")


def _content(part: EmailMessage, notices: list[str]) -> str:
    """The words of a part, in the encoding it names if that is true, else as a file's encoding is found out."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    try:
        decoded = decode(data, "-", declared=next(iter(charsets(part)), ""))
    except BadInputError:
        notices.append("a part of this mail is no text that can be read")
        return ""
    notices += encoding_notices(decoded.encoding, "the mail names none that fits")
    return decoded.text.replace("\r\n", "\n")
