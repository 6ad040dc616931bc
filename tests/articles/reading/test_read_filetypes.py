"""What a file is, told by what is in it; its name decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError
from articles.reading import load
from articles.reading.filetypes import foreign_format
from articles.reading.markup import is_html, markup_kind
from tests.articles.reading.made import LEDE, PARAGRAPHS, TITLE, archive, book, page, paragraphs, pdf, set_lines, word

if TYPE_CHECKING:
    from pathlib import Path

MAIL = (
    b"From: A Reader <a@harbour.example>\r\nSubject: The ferry\r\n"
    b"Date: Fri, 13 Mar 2026 08:00:00 +0100\r\n\r\nWords.\r\n"
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf([set_lines([TITLE])]), "pdf"),
        (b"\n\n%PDF-1.7\n", "pdf"),
        (word(""), "zip"),
        (book({"One": paragraphs(LEDE)}), "zip"),
        (MAIL, "mail"),
        (b"From reader Fri Mar 13\n" + MAIL, "mail"),
        (b"Received: from mole.example\r\n by harbour.example\r\n" + MAIL, "mail"),
        (LEDE.encode(), None),
        (b"A note on %PDF-1.7\n", None),
        (b"Title: The ferry\nBy: A. Writer\nDate: 2026-03-13\n\nWords.", None),
        (b"From: the harbour\n\nWords.", None),
        (b"From: the harbour office, to all: the mole is shut.\nThe ferry waits.", None),
    ],
)
def test_formats_are_told_by_their_first_bytes(data: bytes, kind: str | None) -> None:
    assert foreign_format(data) == kind


@pytest.mark.parametrize(
    "text",
    [
        page(paragraphs(LEDE)),
        "\ufeff \n<!-- saved in March -->\n<html><p>Words.",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://w3.example/x.dtd"><html>',
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x "y">]><html><body>Words',
        "<div><p>One.</p><p>Two.</p></div>",
        "<HEAD><TITLE>Old</TITLE></HEAD>",
    ],
)
def test_web_pages_are_told_by_how_they_begin(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        LEDE,
        "<b>Bold</b> claims were made.",
        "<harbour> is a sign",
        "5 < 6 and 7 > 6",
        "# Head\n\n<p>One</p>",
        "<!-- note -->",
    ],
)
def test_texts_with_a_few_signs_of_markup_are_texts(text: str) -> None:
    assert not is_html(text)


def test_a_text_that_begins_with_a_tag_is_still_a_text(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(f"<b>Bold</b> claims. {LEDE}")
    assert load(tmp_path / "a").extractor == "plain/1"


def test_other_xml_is_named() -> None:
    assert markup_kind('<?xml version="1.0"?><rss version="2.0"><channel/></rss>') == "a news feed"
    assert markup_kind('<?xml version="1.0"?><!DOCTYPE svg><svg:svg/>') == "a picture (SVG)"
    assert markup_kind('<?xml version="1.0"?><ledger/>') == "an XML file"
    assert markup_kind("Words about <rss> feeds") is None


@pytest.mark.whole
def test_names_decide_nothing(tmp_path: Path) -> None:
    for name, data in (("a.txt", page(paragraphs(*PARAGRAPHS)).encode()), ("b.pdf", LEDE.encode())):
        (tmp_path / name).write_bytes(data)
    assert load(tmp_path / "a.txt").extractor == "html/1"
    assert load(tmp_path / "b.pdf").extractor == "plain/1"


@pytest.mark.whole
@pytest.mark.parametrize(
    ("data", "why"),
    [
        (archive({"a.txt": "words"}), "it is a ZIP archive, not text"),
        (archive({"xl/workbook.xml": "<x/>"}), "it is a spreadsheet, which is not read"),
        (archive({"mimetype": "x", "META-INF/manifest.xml": "<x/>"}), "it is an OpenDocument file, which is not read"),
        (b"PK\x03\x04 and nothing more", "it is a damaged ZIP archive, not text"),
        (b"PK\x05\x06" + b"\0" * 18, "it is an empty ZIP archive, not text"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "it is a news feed, not an article"),
        (b"%PDF-1.7\nnothing", "it is a damaged PDF"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(tmp_path: Path, data: bytes, why: str) -> None:
    """H-9."""
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(BadInputError) as caught:
        load(tmp_path / "a")
    assert caught.value.why == why
    assert "\n" not in str(caught.value)
