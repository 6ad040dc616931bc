"""Mails by their structure: heads of any make, parts within parts, attached mails, mailboxes, saved pages."""

from __future__ import annotations

import base64
from datetime import date
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from articles.reading import load
from articles.reading.filetypes import foreign_format, split_mails
from articles.reading.formats.extract import NoArticleError
from articles.reading.formats.mail import read_mail
from articles.reading.loader import chapters
from articles.reading.source import is_book, is_mailbox
from tests.articles.reading.made import LAST, LEDE, MIDDLE, PARAGRAPHS, TITLE, page, paragraphs

if TYPE_CHECKING:
    from pathlib import Path

    from articles.reading.formats.extract import Extract

HEAD = f"From: Ida Writer <ida@harbour.example>\nTo: desk@harbour.example\nSubject: {TITLE}\n"
DAY = "Date: Fri, 13 Mar 2026 08:00:00 +0100\n"
BODY = f"{LEDE}\n\n{LAST}\n"


def _body(found: Extract) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks if block.kind is None]


def _mail(words: str = BODY, kind: str = "plain") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Ida Writer <ida@harbour.example>", "desk@harbour.example"
    mail["Subject"], mail["Date"] = TITLE, "Fri, 13 Mar 2026 08:00:00 +0100"
    mail.set_content(words, subtype=kind)
    return mail


def _part(words: str, kind: str = "plain") -> EmailMessage:
    part = EmailMessage()
    part.set_content(words, subtype=kind)
    return part


def _of_parts(kind: str, *parts: EmailMessage) -> bytes:
    joined = "".join(f"--x\n{part.as_string()}\n" for part in parts)
    return f'{HEAD}{DAY}Content-Type: multipart/{kind}; boundary="x"\n\n{joined}--x--\n'.encode()


@pytest.mark.parametrize(
    "head",
    [
        f"{HEAD}{DAY}X-MS-Has-Attach:\nX-MS-TNEF-Correlator:\n\n",
        f"X-Empty:\nSubject:{TITLE}\nFrom:Ida Writer <ida@harbour.example>\n{DAY}\n",
        f"\n\n{HEAD}{DAY}\n",
        f"\ufeff{HEAD}{DAY}\n",
        f" \r\n{HEAD}{DAY}\n".replace("\n", "\r\n"),
        f"{HEAD}{DAY}",
        f"Received: from a.example\n by b.example;\n\tFri, 13 Mar 2026 08:00:00 +0100\n{HEAD}{DAY}\n",
        f"From ida Fri Mar 13 08:00:00 2026\n{HEAD}{DAY}\n",
        f"From:\tIda Writer\nSent:\tFriday, March 13, 2026 8:00 AM\nTo:\tdesk\nSubject:\t{TITLE}\n\n",
        f"{HEAD}{DAY}Content-Type: multipart/mixed\n\n",
        f"{HEAD}{DAY}Content-Type: text/plain; charset=x-none\nContent-Transfer-Encoding: 8bit\n\n",
    ],
)
def test_a_head_of_any_make_is_known(head: str) -> None:
    data = (head + BODY).encode()
    assert foreign_format(data) == "mail"
    found = read_mail(data)
    assert (found.known.title, found.known.byline, found.known.published) == (TITLE, "Ida Writer", date(2026, 3, 13))
    assert _body(found) == [LEDE, LAST]


def test_a_text_that_follows_the_head_at_once_loses_no_line_that_looks_like_a_field() -> None:
    found = read_mail(f"{HEAD}{DAY}Note: the mole is shut.\n{BODY}".encode())
    assert _body(found) == ["Note: the mole is shut.", LEDE, LAST]


@pytest.mark.parametrize(
    "text",
    [
        f"Title: {TITLE}\nFrom: the harbour\nDate: 2026-03-13\n\n{BODY}",
        f"To: all who sail\n\n{BODY}",
        f"Subject: the mole\nDate: Friday\n\n{BODY}",
        f"https://harbour.example\nFrom: Ida\n\n{BODY}",
    ],
)
def test_a_text_with_a_field_or_two_is_no_mail(text: str) -> None:
    assert foreign_format(text.encode()) is None


@pytest.mark.parametrize("kind", ["mixed", "report", "x-unknown"])
def test_every_text_part_is_read(kind: str) -> None:
    picture = EmailMessage()
    picture.set_content(b"\x89PNG", maintype="image", subtype="png", disposition="inline", filename="a.png")
    data = _of_parts(kind, _part(LEDE), picture, _part(f"<p>{MIDDLE}</p>", "html"), _part(LAST))
    assert _body(read_mail(data)) == [LEDE, MIDDLE, LAST]


def test_a_signed_part_is_read() -> None:
    inner = EmailMessage()
    inner.set_content(LEDE)
    inner.add_alternative(f"<p>{LEDE}</p><p>{LAST}</p>", subtype="html")
    seal = EmailMessage()
    seal.set_content(b"seal", maintype="application", subtype="pgp-signature", filename="seal.asc")
    found = read_mail(_of_parts("signed", inner, seal))
    assert _body(found) == [LEDE, LAST]
    assert found.notices == ["1 attached file is not read"]


@pytest.mark.parametrize("stub", ["This message is in HTML.\nView it: https://harbour.example/1", LEDE[:60], " "])
def test_the_page_is_read_where_the_plain_part_is_a_stub(stub: str) -> None:
    found = read_mail(_of_parts("alternative", _part(stub), _part(page(paragraphs(*PARAGRAPHS)), "html")))
    assert _body(found) == list(PARAGRAPHS)


def test_a_page_behind_the_same_words_is_not_read_twice() -> None:
    found = read_mail(_of_parts("mixed", _part(BODY), _part(page(paragraphs(LEDE, LAST)), "html")))
    assert _body(found) == [LEDE, LAST]


def test_versions_that_differ_are_told() -> None:
    plain, rich = " ".join([MIDDLE, LEDE]), " ".join([LAST] * 4)
    found = read_mail(_of_parts("alternative", _part(plain), _part(page(paragraphs(rich)), "html")))
    assert "the plain text and the page of this mail differ; the longer one is shown" in found.notices


@pytest.mark.parametrize("kind", ["related", "alternative", "mixed"])
def test_a_newsletter_is_a_mail_of_its_sender(kind: str) -> None:
    links = '<p><a href="x">View it in your browser</a></p>'
    words = page(links + paragraphs(*PARAGRAPHS) + '<p><a href="y">Unsubscribe</a> | <a href="z">Settings</a></p>')
    found = read_mail(_of_parts(kind, _part(words, "html")))
    assert (found.extractor, found.known.title, found.known.byline) == ("mail/1", TITLE, "Ida Writer")
    assert _body(found) == list(PARAGRAPHS)


@pytest.mark.parametrize("sender", ["", "From: <Saved by a browser>\r\n"])
@pytest.mark.parametrize("dated", ["", DAY])
def test_a_page_that_nobody_sent_is_a_page(sender: str, dated: str) -> None:
    words = page(f"<article><h1>{TITLE}</h1>{paragraphs(*PARAGRAPHS)}</article>")
    data = (
        f'{sender}{dated}MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://harbour.example/a\r\n\r\n"
        f"{words}\r\n--b--\r\n"
    ).encode()
    assert foreign_format(data) == "mail"
    found = read_mail(data)
    assert (found.extractor, found.known.outlet, found.known.byline) == ("mhtml/1", "harbour.example", None)
    assert _body(found)[-len(PARAGRAPHS) :] == list(PARAGRAPHS)


def test_an_attached_mail_is_the_article_where_little_stands_around_it() -> None:
    inner = _mail("\n\n".join(PARAGRAPHS))
    inner.replace_header("From", "Tom Reed <tom@harbour.example>")
    outer = _mail("See below.")
    outer.replace_header("Subject", f"Fwd: {TITLE}")
    outer.add_attachment(inner)
    found = read_mail(outer.as_bytes())
    assert (found.known.title, found.known.byline) == (TITLE, "Tom Reed")
    assert _body(found) == ["See below.", TITLE, *PARAGRAPHS]
    assert found.notices == ["the text is that of an attached mail; title, byline and date are its own"]


def test_attached_mails_beside_a_text_are_read_too() -> None:
    outer = _mail("\n\n".join(PARAGRAPHS))
    for words in (LEDE, LAST):
        outer.add_attachment(_mail(words))
    found = read_mail(outer.as_bytes())
    assert _body(found) == [*PARAGRAPHS, TITLE, LEDE, TITLE, LAST]
    assert found.known.byline == "Ida Writer"


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Мост закрыт".encode("cp1251"), "text/plain; charset=windows-1251"),
        ("Мост закрыт".encode(), "text/plain; charset=us-ascii"),
        ("Мост закрыт".encode("koi8-r"), "text/plain; charset=koi8-r"),
        (b"=?koi8-r?B?7c/T1CA=?=\r\n =?koi8-r?B?2sHL0tnU?=", "text/plain"),
        (b"=?windows-1251?Q?=CC=EE=F1=F2_?= \xe7\xe0\xea\xf0\xfb\xf2", "text/plain; charset=windows-1251"),
    ],
)
def test_bare_bytes_in_a_header_are_read_as_the_text_is(subject: bytes, kind: str) -> None:
    data = (
        b"From: \xcf\xee\xf0\xf2 <port@harbour.example>\r\nSubject: " + subject + b"\r\n" + DAY.encode()
        + b"Content-Type: " + kind.encode() + b"\r\n\r\nWords.\r\n"
    )  # fmt: skip
    found = read_mail(data)
    assert found.known.title == "Мост закрыт"
    assert "\ufffd" not in (found.known.byline or "")


def test_an_encoding_that_is_named_wrongly_is_not_followed() -> None:
    data = f"{HEAD}{DAY}Content-Type: text/plain; charset=iso-8859-1\n\nЗакрыт мост. “Да”.\n".encode()
    assert _body(read_mail(data)) == ["Закрыт мост. “Да”."]


def test_a_guess_at_the_encoding_is_told() -> None:
    words = "Паром ударился о стену в порту, и его не было видно с берега. Мэр сказал, что мост закрыли."
    found = read_mail(f"{HEAD}{DAY}\n".encode() + words.encode("cp1251"))
    assert _body(found) == [words]
    assert found.notices == ["its encoding is a guess: cp1251; the mail names none that fits"]


def _mailbox(*words: str, end: str = "\n") -> bytes:
    text = "".join(f"From ida Fri Mar 13 08:00:00 2026\n{HEAD}{DAY}\n{each}\n\n" for each in words)
    return text.replace("\n", end).encode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.whole
def test_a_mailbox_opens_its_first_mail_or_the_one_that_is_named(tmp_path: Path, end: str) -> None:
    path = tmp_path / "box"
    path.write_bytes(_mailbox(LEDE, f"{MIDDLE}\n\n>From the mole it is a mile.\n\nFrom there on.", LAST, end=end))
    first, second = load(path), load(f"{path}#2")
    assert [first.quote(each.span) for each in first.paragraphs] == [LEDE]
    assert first.notices == ("the first of 3 mails is open; a name such as mails.mbox#2 opens another",)
    assert [second.quote(each.span) for each in second.paragraphs] == [
        MIDDLE, "From the mole it is a mile.", "From there on."
    ]  # fmt: skip
    assert [(each.number, each.title) for each in chapters(path)] == [(1, TITLE), (2, TITLE), (3, TITLE)]
    assert is_book(path)
    assert is_mailbox(path)
    assert not is_book(f"{path}#2")


def test_one_mail_is_no_mailbox(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(_mailbox(LEDE))
    assert not is_book(tmp_path / "a")
    assert len(split_mails(_mailbox(LEDE))) == 1
    with pytest.raises(NoArticleError, match="it holds one mail"):
        read_mail(_mailbox(LEDE), 2)
    with pytest.raises(NoArticleError, match="it has mails 1 to 2"):
        read_mail(_mailbox(LEDE, LAST), 3)


@pytest.mark.parametrize(
    ("around", "apart"),
    [
        (f"<p>{LAST}</p><div>--<br></div><div>Ida Writer<br>Harbour desk</div>", ["--", "Ida Writer\nHarbour desk"]),
        (
            f"<p>{LAST}</p><div>On Mon, 20 Apr 2026 at 18:00, Tom &lt;t@x.example&gt; wrote:</div>"
            "<blockquote>Quoted.</blockquote>",
            ["On Mon, 20 Apr 2026 at 18:00, Tom <t@x.example> wrote:"],
        ),
        (
            f"<div>From: Tom Reed<br>Sent: Monday, 20 April 2026<br>To: Ida<br>Subject: Mole</div><p>{LAST}</p>",
            ["From: Tom Reed\nSent: Monday, 20 April 2026\nTo: Ida\nSubject: Mole"],
        ),
        (f"<p>{LAST}</p><p>Sent from my telephone</p>", ["Sent from my telephone"]),
    ],
)
def test_the_page_of_a_mail_is_parted_as_its_plain_text_is(around: str, apart: list[str]) -> None:
    found = read_mail(_mail(f"<html><body><p>{LEDE}</p>{around}</body></html>", "html").as_bytes())
    assert _body(found) == [LEDE, LAST]
    assert [b.span.of(found.text) for b in found.blocks if b.kind == "boilerplate"] == apart
    assert [b.span.of(found.text) for b in found.blocks if b.kind == "quoted"] == ["Quoted."] * ("Quoted" in around)


def test_a_count_of_bytes_before_a_mail_is_no_part_of_it() -> None:
    mail = f"{HEAD}{DAY}\n{BODY}".encode()
    data = b"%d      \n" % len(mail) + mail + b'<?xml version="1.0"?><plist><dict></dict></plist>\n'
    assert foreign_format(data) == "mail"
    assert _body(read_mail(data)) == [LEDE, LAST]


def test_mails_of_a_mailbox_without_blank_lines_are_told_apart() -> None:
    data = _mailbox(LEDE, f"{MIDDLE}\nFrom Orrin: we left at 10:40.\nTo: all", LAST).replace(
        b"\n\nFrom ida", b"\nFrom ida"
    )
    assert len(split_mails(data)) == 3


@pytest.mark.parametrize("kind", ["message/rfc822", "application/octet-stream"])
def test_an_attached_mail_in_base64_is_read(kind: str) -> None:
    inner = base64.encodebytes(_mail("\n\n".join(PARAGRAPHS)).as_bytes()).decode()
    data = (
        f'{HEAD}{DAY}Content-Type: multipart/mixed; boundary="x"\n\n--x\n\nSee below.\n--x\n'
        f'Content-Type: {kind}; name="a.eml"\nContent-Disposition: attachment; filename="a.eml"\n'
        f"Content-Transfer-Encoding: base64\n\n{inner}\n--x--\n"
    ).encode()
    assert _body(read_mail(data)) == ["See below.", TITLE, *PARAGRAPHS]
