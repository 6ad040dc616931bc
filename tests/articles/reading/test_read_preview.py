"""The first look at a file: title, outlet, date and opening, whatever the format, and nothing of what is no article."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError
from articles.reading.formats.extract import NoArticleError
from articles.reading.formats.previewing import look
from articles.reading.preview import FIRST_BYTES, OPENING, Preview, from_json, to_json
from tests.articles.reading.made import (
    LEDE,
    MIDDLE,
    PARAGRAPHS,
    TITLE,
    book,
    page,
    paragraphs,
    pdf,
    set_lines,
    word,
    word_paragraph,
)

if TYPE_CHECKING:
    from pathlib import Path

TEXT = f"{TITLE}\n\nOutlet: The Valley Herald\nDate: 2026-03-12\n\n" + "\n\n".join(PARAGRAPHS) + "\n"
HEAD = '<meta property="og:site_name" content="Valley Herald"><meta name="date" content="2026-03-12">'


def looked(folder: Path, name: str, data: bytes | str) -> Preview:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return look(str(path))


def test_a_text_tells_what_it_says_at_its_top(tmp_path: Path) -> None:
    found = looked(tmp_path, "a.txt", TEXT)
    assert (found.title, found.outlet, found.published) == (TITLE, "The Valley Herald", date(2026, 3, 12))
    assert LEDE in " ".join(found.opening)


def test_a_text_without_a_title_shows_its_first_words(tmp_path: Path) -> None:
    found = looked(tmp_path, "24.txt", "\n\n".join(PARAGRAPHS))
    assert LEDE.startswith(found.title[:60])


def test_of_a_long_text_only_the_first_part_is_read(tmp_path: Path) -> None:
    long = TEXT + ("\n\n" + MIDDLE + " \u00e9\u00e9\u00e9") * 2000
    found = looked(tmp_path, "long.txt", long)
    assert len(long.encode()) > 10 * FIRST_BYTES
    assert found.title == TITLE
    assert sum(map(len, found.opening)) + len(found.opening[-1]) >= OPENING
    assert sum(map(len, found.opening)) <= OPENING + 1


def test_a_letter_cut_in_two_does_not_change_the_encoding(tmp_path: Path) -> None:
    for shift in range(4):
        found = looked(tmp_path, "a.txt", "x" * shift + " " + "\u20ac" * FIRST_BYTES)
        assert set(found.opening[0]) <= {"x", " ", "\u20ac"} or "\u20ac" in found.opening[0]


def test_a_web_page_tells_its_title_outlet_and_date(tmp_path: Path) -> None:
    menu = (
        "<nav>"
        + paragraphs("Home", "Weather and everything else that is going on in the valley today, all of it")
        + "</nav>"
    )
    found = looked(
        tmp_path, "a.html", page(menu + f"<article><h1>{TITLE}</h1>{paragraphs(*PARAGRAPHS)}</article>", head=HEAD)
    )
    assert (found.title, found.outlet, found.published) == (TITLE, "Valley Herald", date(2026, 3, 12))
    assert found.opening[0] == LEDE


def test_a_short_page_shows_what_words_it_has(tmp_path: Path) -> None:
    found = looked(tmp_path, "a.html", page("<p>A few words.</p>"))
    assert found.opening == ("A few words.",)


def test_a_pdf_a_document_a_book_and_a_mail_are_looked_at(tmp_path: Path) -> None:
    lines = [words for paragraph in PARAGRAPHS for words in (paragraph[:60], paragraph[60:120], paragraph[120:])]
    found = looked(tmp_path, "a.pdf", pdf([set_lines(lines)], {"Title": TITLE, "CreationDate": "D:20260312"}))
    assert (found.title, found.published) == (TITLE, date(2026, 3, 12))
    assert "night ferry" in found.opening[0]
    found = looked(tmp_path, "a.docx", word(word_paragraph(TITLE, "Title") + word_paragraph(LEDE)))
    assert found.title == TITLE
    found = looked(tmp_path, "a.epub", book({"One": paragraphs(*PARAGRAPHS), "Two": paragraphs(MIDDLE)}))
    assert (found.title, found.outlet) == ("Boats of the North", "Mole Press")
    head = f"From: Ann Writer <a@b.example>\nSubject: {TITLE}\nDate: Thu, 12 Mar 2026 10:00:00 +0000\n"
    mail = f"{head}To: x@b.example\n\n{LEDE}\n"
    found = looked(tmp_path, "a.eml", mail)
    assert (found.title, found.published) == (TITLE, date(2026, 3, 12))


def test_of_a_book_only_the_first_chapters_are_read(tmp_path: Path) -> None:
    chapters = {f"Chapter {number}": paragraphs(*PARAGRAPHS * 20) for number in range(3)}
    broken = book({**chapters, "Last": "x"})
    assert looked(tmp_path, "a.epub", broken).title == "Boats of the North"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"%PDF-1.4 nothing", b"PK\x03\x04 nothing", b"   \n", b"\0" * 500,
     b"<?xml version='1.0'?><rss><channel><item/></channel></rss>"],
)  # fmt: skip
def test_what_is_no_article_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises((BadInputError, NoArticleError)):
        looked(tmp_path, "a.txt", data)


def test_pipes_and_folders_are_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", ".", "nowhere"):
        with pytest.raises(OSError):  # noqa: PT011 - whatever the system says, it is no article
            look(str(tmp_path / name))


def test_the_same_words_in_another_encoding_are_told_by_their_digest(tmp_path: Path) -> None:
    first = looked(tmp_path, "a.txt", TEXT)
    assert looked(tmp_path, "b.txt", TEXT.encode("utf-16")).digest == first.digest
    assert looked(tmp_path, "c.txt", TEXT.replace("Friday", "Monday")).digest != first.digest


def test_a_preview_goes_from_process_to_process(tmp_path: Path) -> None:
    found = looked(tmp_path, "a.txt", TEXT)
    assert from_json(json.loads(json.dumps(to_json(found)))) == found
    undated = Preview("Title")
    assert from_json(to_json(undated)) == undated
    with pytest.raises(TypeError):
        from_json({**to_json(undated), "title": 7})


@pytest.mark.whole
def test_the_process_answers_each_path_in_turn(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    asked = "".join(json.dumps(str(tmp_path / name)) + "\n" for name in ("a.txt", "b.txt", "gone.txt", "a.txt"))
    done = subprocess.run(
        [sys.executable, "-m", "articles.reading.formats.previewing", str(512 * 1024 * 1024)],
        input=asked, capture_output=True, text=True, check=True,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [bool(answer) for answer in answers] == [True, False, False, True]
    assert from_json(answers[0]).title == TITLE


@pytest.mark.whole
def test_the_process_names_languages_though_it_may_write_no_file(tmp_path: Path) -> None:
    texts = {
        "it": "Il traghetto stava entrando in porto quando ha urtato il muro, e nessuno è rimasto ferito.",
        "cs": "Trajekt připlouval do přístavu, když narazil do zdi, a nikdo z cestujících nebyl zraněn.",
        "zh": "渡轮正要进港时撞上了墙壁，警方说乘客中没有人受伤。",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "articles.reading.formats.previewing", str(512 * 1024 * 1024)],
        input="".join(json.dumps(str(tmp_path / f"{name}.txt")) + "\n" for name in texts),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [json.loads(line).get("language") for line in done.stdout.splitlines()] == list(texts)
