"""PDFs: reading order, words made whole, running heads apart, and those that cannot be read."""

from __future__ import annotations

import re
import time
import zlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError
from articles.reading import beside as besides
from articles.reading import load
from articles.reading.formats import pdf as pdfs
from articles.reading.formats.extract import NoArticleError
from articles.reading.formats.page.drawn import Drawn, Piece
from articles.reading.formats.page.lines import page_lines
from articles.reading.formats.pdf import read_pdf
from tests.articles.reading.made import pdf, set_lines

if TYPE_CHECKING:
    from pathlib import Path

    from tests.articles.reading.made import Item

LINES = (
    "The night ferry to Calder Point struck the outer mole at ten past four",
    "on Friday, and forty-one passengers were hurt, the harbour office said.",
    "Two tugs brought the boat in by noon, and the mail was landed dry.",
)
LEFT = (
    "The ferry left the quay",
    "at ten, with a fresh wind",
    "from the north and clear",
    "sight as far as the light",
    "on the mole, which the",
    "mate reported at four.",
)
RIGHT = (
    "The wheel did not answer",
    "when it was turned. The",
    "engine was stopped half a",
    "minute later, too late to",
    "keep the bow off the stone",
    "of the outer mole.",
)
JOINED = " ".join(LEFT), " ".join(RIGHT)


def _paragraphs(pages: list[list[Item]]) -> list[str]:
    found = read_pdf(pdf(pages))
    return [block.span.of(found.text) for block in found.blocks if block.kind is None]


@pytest.mark.whole
def test_lines_are_joined_to_paragraphs_at_gaps_and_across_pages(tmp_path: Path) -> None:
    first = [*set_lines(["The mole"], top=740, size=20), *set_lines(LINES[:1])]
    second = [*set_lines(LINES[1:2]), *set_lines(LINES[2:], top=650)]
    (tmp_path / "a").write_bytes(pdf([first, second]))
    article = load(tmp_path / "a")
    found = [(paragraph.heading, article.quote(paragraph.span)) for paragraph in article.paragraphs]
    assert found == [(True, "The mole"), (False, f"{LINES[0]} {LINES[1]}"), (False, LINES[2])]
    assert (article.title, article.extractor) == ("The mole", "pdf/1")


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = [(72.0, 700.0, 11.0, LINES[1]), (90.0, 686.0, 11.0, LINES[2]), (72.0, 672.0, 11.0, LINES[0])]
    assert _paragraphs([list(lines)]) == [LINES[1], f"{LINES[2]} {LINES[0]}"]


def test_words_broken_at_the_end_of_a_line_are_made_whole_and_compounds_keep_their_hyphen() -> None:
    lines = [
        "The passen-",
        "gers of the well-known boat, a well-",
        "known sight, were hurt, and all",
        "passengers went ashore.",
    ]
    assert _paragraphs([set_lines(lines)]) == [
        "The passengers of the well-known boat, a well-known sight, were hurt, and all passengers went ashore."
    ]


@pytest.mark.parametrize("by_row", [True, False])
def test_two_columns_are_read_one_after_the_other_however_they_were_drawn(by_row: bool) -> None:
    left, right = set_lines(LEFT), set_lines(RIGHT, x=330)
    body = [item for row in zip(left, right, strict=True) for item in row] if by_row else [*left, *right]
    head = set_lines([LINES[2]], top=740)
    assert _paragraphs([[*head, *body]]) == [LINES[2], *JOINED]


def test_running_heads_and_page_numbers_come_last_as_boilerplate() -> None:
    pages = [
        [
            (72, 770, 9, f"Harbour Yearbook {number}"),
            *set_lines([f"On day {name} {LINES[1]}"]),
            (300, 30, 9, f"- {number} -"),
        ]
        for number, name in enumerate(("one", "two", "three", "four"), 1)
    ]
    found = read_pdf(pdf(pages))
    body = [block.span.of(found.text) for block in found.blocks if block.kind is None]
    assert body == [f"On day {name} {LINES[1]}" for name in ("one", "two", "three", "four")]
    rest = [block.span.of(found.text) for block in found.blocks if block.kind == "boilerplate"]
    assert set(rest) == {words for n in range(1, 5) for words in (f"Harbour Yearbook {n}", f"- {n} -")}


def test_a_note_in_small_type_is_a_footnote() -> None:
    page = [*set_lines(LINES), *set_lines(["1 By the harbour clock, which was slow."], top=90, size=8)]
    found = read_pdf(pdf([page]))
    assert [(b.kind, b.span.of(found.text)) for b in found.blocks][-1] == (
        "footnote",
        "1 By the harbour clock, which was slow.",
    )


def test_a_pdf_says_title_author_day_and_language() -> None:
    info = {"Title": "Night on the mole", "Author": "Ann Writer", "CreationDate": "D:20260313093000+01'00'"}
    known = read_pdf(pdf([set_lines(LINES)], info)).known
    assert (known.title, known.byline, known.published) == ("Night on the mole", "Ann Writer", date(2026, 3, 13))
    assert known.language == "en"
    assert read_pdf(pdf([set_lines(LINES)], {"Title": "Microsoft Word - mole.doc"})).known.title is None


def test_pages_that_are_pictures_are_named_as_such() -> None:
    made = pdf([[], []], pictures={0, 1})
    with pytest.raises(NoArticleError, match=r"pictures of pages and hardly any text; have its text recognised"):
        read_pdf(made)
    with pytest.raises(NoArticleError, match=r"it holds no text; if its words are pictures or outlines"):
        read_pdf(pdf([[], []]))


def test_a_locked_pdf_is_refused_in_one_line() -> None:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([set_lines(LINES)]))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(NoArticleError, match="it is protected by a password"):
        read_pdf(locked.getvalue())
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([set_lines(LINES)]))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    opened = io.BytesIO()
    writer.write(opened)
    assert LINES[0] in read_pdf(opened.getvalue()).text


@pytest.mark.parametrize("cut", [100, 400, 700])
def test_a_pdf_cut_short_is_read_or_refused(cut: int) -> None:
    try:
        said = read_pdf(pdf([set_lines(LINES)])[:-cut]).text
    except NoArticleError as error:
        said = f"{error.why}; {error.do}"
    assert said
    assert "Traceback" not in said


@pytest.mark.whole
@pytest.mark.parametrize("processors", [2, 3, 8])
def test_several_processes_find_what_one_finds(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made = pdf([set_lines([f"Page {number}. {LINES[0]}"]) for number in range(9)])
    alone = read_pdf(made)
    monkeypatch.setattr(pdfs, "LEAST_SHARE", 2)
    monkeypatch.setattr(pdfs, "processors", lambda: processors)
    monkeypatch.setattr(besides, "processors", lambda: processors)
    assert read_pdf(made) == alone


def test_pages_beyond_the_most_that_are_read_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "MAX_PAGES", 2)
    found = read_pdf(pdf([set_lines(LINES)] * 3))
    assert found.notices == ["only the first 2 of 3 pages are read"]


def test_a_pdf_of_endless_pages_is_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "MOST_PAGES", 2)
    with pytest.raises(NoArticleError, match="more than 2 pages"):
        read_pdf(pdf([set_lines(LINES)] * 3))


@pytest.mark.whole
def test_a_small_pdf_that_unpacks_to_endless_work_is_refused_soon(tmp_path: Path) -> None:
    work = zlib.compress(b"q Q " * 2_500_000, 9)
    page = pdf([set_lines(LINES)])
    stream, drawn = re.search(rb"<<[^<>]*/Length \d+[^<>]*>>\s*stream\n", page), re.search(rb"endstream", page)
    assert stream is not None
    assert drawn is not None
    made = b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\n" % (len(work), work)
    (tmp_path / "a").write_bytes(page[: stream.start()] + made + page[drawn.start() :])
    begun = time.monotonic()
    with pytest.raises(BadInputError, match="longer than 3 seconds"):
        load(tmp_path / "a")
    assert time.monotonic() - begun < 5


def test_pieces_of_one_line_are_joined_as_they_stand() -> None:
    pieces = [
        Piece(72, 700, 90, 10, "The"),
        Piece(93, 700, 104, 10, "nig"),
        Piece(104, 700, 117, 10, "ht"),
        Piece(117, 700, 140, 10, " ferry"),
        Piece(72, 686, 90, 10, "left."),
    ]
    assert [row.words for row in page_lines(Drawn(612, 792, pieces))[0]] == ["The night ferry", "left."]
