"""Saved mails and pages saved as one file."""

from __future__ import annotations

import time
from datetime import date
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading import load
from articles.reading.formats.extract import NoArticleError
from articles.reading.formats.mail import read_mail
from tests.articles.reading.made import LAST, LEDE, MIDDLE, PARAGRAPHS, TITLE, page, paragraphs

if TYPE_CHECKING:
    from pathlib import Path

HEAD = (
    b"From: =?utf-8?q?Ida_Writer_=C3=84?= <ida@harbour.example>\r\nTo: desk@harbour.example\r\n"
    b"Subject: =?utf-8?b?RsOkaHJl?= on the mole\r\nDate: Fri, 13 Mar 2026 23:30:00 -0800\r\nMIME-Version: 1.0\r\n"
)


def _mail(words: str = f"{LEDE}\n\n{LAST}\n") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Ida Writer <ida@harbour.example>", "desk@harbour.example"
    mail["Subject"], mail["Date"] = TITLE, "Fri, 13 Mar 2026 08:00:00 +0100"
    mail.set_content(words)
    return mail


@pytest.mark.whole
def test_subject_sender_and_day_are_the_articles(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(HEAD + b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\nDie F\xe4hre.\r\n")
    article = load(tmp_path / "a")
    assert (article.title, article.byline) == ("Fähre on the mole", "Ida Writer Ä")
    assert (article.published, article.extractor) == (date(2026, 3, 13), "mail/1")
    assert article.text.strip() == "Die Fähre."


def test_the_plain_part_is_preferred_to_the_page() -> None:
    mail = _mail()
    mail.add_alternative(page(paragraphs(MIDDLE)), subtype="html")
    found = read_mail(mail.as_bytes())
    assert LEDE in found.text
    assert MIDDLE not in found.text


def test_a_mail_that_is_only_a_page_is_read_as_one() -> None:
    mail = _mail()
    mail.set_content(page(f"<article>{paragraphs(*PARAGRAPHS)}</article>"), subtype="html")
    found = read_mail(mail.as_bytes())
    assert [block.span.of(found.text) for block in found.blocks if block.kind is None] == list(PARAGRAPHS)
    assert (found.known.title, found.extractor) == (TITLE, "mail/1")


def test_quotations_and_the_signature_stand_apart() -> None:
    found = read_mail(_mail(f"{LEDE}\n\n> {MIDDLE}\n\n-- \nIda Writer\nHarbour desk\n").as_bytes())
    kinds = {block.span.of(found.text): block.kind for block in found.blocks}
    assert kinds[LEDE] is None
    assert kinds[MIDDLE] == "quoted"
    assert kinds["Ida Writer"] == "boilerplate"


def test_flowed_lines_are_joined_again() -> None:
    body = b"The night ferry to \r\nCalder Point left.\r\n> It \r\n> struck.\r\n\r\nTwo tugs came.\r\n-- \r\nIda\r\n"
    found = read_mail(HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + body)
    assert found.text.splitlines() == [
        "The night ferry to Calder Point left.", "", "It struck.", "", "Two tugs came.", "", "--", "Ida"
    ]  # fmt: skip


def test_attached_files_are_counted_and_not_read() -> None:
    mail = _mail()
    mail.add_attachment(b"secret words", maintype="text", subtype="plain", filename="list.txt")
    found = read_mail(mail.as_bytes())
    assert "secret" not in found.text
    assert found.notices == ["1 attached file is not read"]


def test_a_mail_without_text_is_refused() -> None:
    mail = _mail(" ")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    with pytest.raises(NoArticleError, match="a mail without text"):
        read_mail(mail.as_bytes())


@pytest.mark.whole
def test_a_page_saved_as_one_file_is_a_page(tmp_path: Path) -> None:
    source = page(f"<article><h1>{TITLE}</h1>{paragraphs(*PARAGRAPHS)}</article>").replace("=", "=3D")
    saved = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://www.orrin-gazette.example/ferry\r\n"
        "Subject: x\r\nDate: Fri, 13 Mar 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{source}\r\n"
        "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--b--\r\n"
    )
    (tmp_path / "a").write_text(saved)
    article = load(tmp_path / "a")
    assert (article.title, article.outlet, article.extractor) == (TITLE, "orrin-gazette.example", "mhtml/1")
    assert [article.quote(each.span) for each in article.paragraphs] == [TITLE, *PARAGRAPHS]


@given(st.binary(max_size=300))
@settings(max_examples=60)
def test_any_bytes_after_a_mails_header_give_a_text_or_a_refusal(tail: bytes) -> None:
    try:
        found = read_mail(HEAD + tail)
    except NoArticleError:
        return
    assert all(block.span.end <= len(found.text) for block in found.blocks)


@pytest.mark.parametrize("boundary", [b"q", b'"a border"'])
def test_a_mail_of_endless_parts_is_refused_before_it_is_taken_apart(boundary: bytes) -> None:
    kind = b"Content-Type: multipart/mixed; boundary=" + boundary + b"\r\n\r\n"
    part = b"--" + boundary.strip(b'"') + b"\r\nContent-Type: text/plain\r\n\r\nx\r\n"
    begun = time.monotonic()
    with pytest.raises(NoArticleError, match="a mail of more than 2,000 parts"):
        read_mail(HEAD + kind + part * 10_000)
    assert time.monotonic() - begun < 1
