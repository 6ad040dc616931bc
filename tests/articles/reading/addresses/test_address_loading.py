"""An article at an address: fetched once, read from its kept copy afterwards, fetched again when asked for."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError, DiptychError
from articles.reading import load, load_pair
from articles.reading.addresses import page_cache
from articles.reading.addresses.access import Access, Limits, StoppedError
from articles.reading.addresses.address import read_address
from articles.reading.decoding import decode
from tests.articles.reading.made import book, paragraphs
from tests.web import Web, answer, page
from tests.work import in_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from articles.reading.addresses.access import Transfer

pytestmark = pytest.mark.whole

OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access(allow_private=True, folder=tmp_path / "pages", limits=Limits(connect=10, whole=20, patience=10))


def test_a_page_becomes_an_article_that_says_where_and_when_it_came_from(web: Web, access: Access) -> None:
    web.serves("/b", page(), "Content-Type: text/html")
    article = load(web.sends("/a", answer(b"", "Location: /b", status="302 Found")), access=access)
    assert article.title == "The ferry that did not turn"
    assert article.source == web.url("/a")
    assert article.fetched is not None
    assert article.fetched.address == web.url("/b")
    assert article.outlet == "127.0.0.1"
    assert article.notices == ()


def test_the_kept_copy_is_read_afterwards_and_says_so(web: Web, access: Access) -> None:
    """Offline too: nothing is asked of the network."""
    address = web.serves("/a", page())
    first = load(address, access=access)
    web.serves("/a", page(hurt="forty-three"))
    again = load(f"{address}#comments", access=replace(access, allow_private=False))
    assert again.text == first.text
    assert again.source == first.source
    assert again.fetched == first.fetched
    assert re.fullmatch(
        r"127\.0\.0\.1: copy fetched \d+ \w+ \d{4} \d\d:\d\d; :reload fetches it again",
        again.notices[0],
    )
    assert len(web.requests) == 1


def test_a_page_is_fetched_again_when_asked_for(web: Web, access: Access) -> None:
    address = web.serves("/a", page())
    load(address, access=access)
    web.serves("/a", page(hurt="forty-three"))
    assert "forty-three" in load(address, access=replace(access, fetch=True)).text
    assert "forty-three" in load(address, access=access).text
    found = page_cache.find(address, access.folder)
    assert found is not None
    assert len(found.versions) == 2


def test_a_fetch_that_fails_leaves_the_kept_copy_and_says_so(web: Web, access: Access) -> None:
    address = web.serves("/a", page())
    load(address, access=access)
    web.serves("/a", b"", status="503 Busy")
    with pytest.raises(DiptychError, match=r"the server failed \(503\); .*; the copy fetched .* is kept"):
        load(address, access=replace(access, fetch=True))
    assert load(address, access=access).title == "The ferry that did not turn"


def test_a_damaged_copy_is_fetched_again_with_a_word(web: Web, access: Access) -> None:
    address = web.serves("/a", page())
    load(address, access=access)
    found = page_cache.find(address, access.folder)
    assert found is not None
    found.path(found.latest).write_bytes(b"scribble")
    article = load(address, access=access)
    assert article.notices == (
        "the copy of this page could not be used (it is not what was fetched), so it was fetched again",
    )
    assert load(address, access=access).text == article.text


def test_what_holds_no_article_is_not_kept(web: Web, access: Access) -> None:
    for path, body in (("/a", b""), ("/b", b"\x89PNG\r\n\x1a\n\0\0"), ("/c", b"<html><body></body></html>")):
        with pytest.raises(BadInputError, match="cannot read http"):
            load(web.serves(path, body), access=access)
    assert page_cache.all_pages(access.folder) == ([], [])


def test_a_page_that_cannot_be_kept_is_shown_with_a_word(web: Web, access: Access) -> None:
    assert access.folder is not None
    access.folder.write_bytes(b"in the way")
    article = load(web.serves("/a", page()), access=access)
    assert article.title == "The ferry that did not turn"
    assert article.notices[0].startswith("this page could not be kept (")


def test_a_page_found_at_another_host_says_so(web: Web, access: Access) -> None:
    web.serves("/b", page())
    there = f"http://localhost:{web.port}/b"
    article = load(web.sends("/a", answer(b"", f"Location: {there}", status="302 Found")), access=access)
    assert article.notices == (f"the page was found at {there}",)


def test_both_pages_of_a_pair_come_at_once(web: Web, access: Access) -> None:
    slow = [web.sends(f"/{name}", OK + b"\r\n", page(name), pause=0.25) for name in ("left", "right")]
    told: list[list[str]] = []

    def watch(transfers: Sequence[Transfer]) -> None:
        told.append([each.phase for each in transfers])

    began = time.monotonic()
    left, right = load_pair(*slow, access=replace(access, watch=watch))
    assert (left.title, right.title) == ("left", "right")
    assert ["receiving", "receiving"] in told
    assert told[-1] == []
    assert in_time(time.monotonic() - began, 10)


def test_the_first_failure_ends_the_other_fetch(web: Web, access: Access) -> None:
    stalled = web.sends("/a", then=20)
    began = time.monotonic()
    with pytest.raises(BadInputError, match="there is no such page"):
        load_pair(stalled, web.url("/gone"), access=access)
    assert in_time(time.monotonic() - began, 1.5)


def test_the_reader_can_stop_it(web: Web, access: Access) -> None:
    def watch(transfers: Sequence[Transfer]) -> None:
        if transfers:
            raise StoppedError

    began = time.monotonic()
    with pytest.raises(StoppedError):
        load(web.sends("/a", then=20), access=replace(access, watch=watch))
    assert in_time(time.monotonic() - began, 1.5)


def test_an_address_and_a_file_are_a_pair(web: Web, access: Access, pair: tuple[Path, Path]) -> None:
    left, right = load_pair(web.serves("/a", page()), pair[1], access=access)
    assert left.fetched is not None
    assert right.fetched is None


def test_two_addresses_of_one_text_are_refused(web: Web, access: Access) -> None:
    with pytest.raises(BadInputError, match="they hold the same text"):
        load_pair(web.serves("/a", page()), web.serves("/b", page()), access=access)


def test_the_charset_of_the_server_counts_before_the_pages_own(web: Web, access: Access) -> None:
    """H-8: declared encodings by their WHATWG labels."""
    words = "Паром ударился о мол в пятницу, и сорок один человек был ранен."
    text = f'<html><meta charset="windows-1251"><title>x</title><p>{words}</p></html>'.encode("koi8-r")
    assert words in load(web.serves("/a", text, "Content-Type: text/html; charset=KOI"), access=access).text
    assert words in load(web.url("/a"), access=access).text


@pytest.mark.parametrize(
    ("label", "codec"),
    [("utf-16", "utf-16-le"), ("utf-16be", "utf-16-be"), ("iso-2022-jp", "iso2022_jp"), ("x-sjis", "cp932")],
)  # fmt: skip
def test_a_label_that_only_the_server_gives_is_honoured(label: str, codec: str) -> None:
    words = "フェリーが防波堤に衝突した。"
    found = decode(words.encode(codec), "a", None, label)
    assert (found.text, found.encoding.name, found.encoding.guessed) == (words, codec, False)


def test_utf7_is_never_believed(web: Web, access: Access) -> None:
    """H-8: UTF-7 never."""
    text = b"+ADw-b+AD4- is what the ferry said, and nothing else was heard of it all day."
    article = load(web.serves("/a", text, "Content-Type: text/plain; charset=utf-7"), access=access)
    assert article.text == text.decode("ascii")


def test_bytes_that_are_utf8_are_not_spoilt_by_a_wrong_label(web: Web, access: Access) -> None:
    words = "Größe und Wärme, sagte der Hafenmeister von Århus am Freitag."
    assert (
        load(web.serves("/a", words.encode(), "Content-Type: text/plain; charset=iso-8859-1"), access=access).text
        == words
    )


def test_a_chapter_of_a_book_at_an_address_is_named_as_in_a_file(web: Web, access: Access) -> None:
    chapters = {"The mole": paragraphs("The ferry struck the mole."), "After": paragraphs("Two tugs came at noon.")}
    address = web.serves("/book.epub", book(chapters))
    article = load(f"{address}#2", access=access)
    assert article.source == f"{address}#2"
    assert article.text.endswith("Two tugs came at noon.")
    assert load(f"{address}#2", access=access).text == article.text
    assert "The ferry struck the mole." in load(address, access=access).text
    assert len(web.requests) == 1


def test_a_gzip_file_is_not_unpacked_behind_the_readers_back(web: Web, access: Access) -> None:
    """H-9: compressed files are refused and named as such."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", "words")
    with pytest.raises(BadInputError):
        load(web.serves("/a.zip", data.getvalue()), access=access)


def test_the_address_that_is_kept_is_the_one_spelling(web: Web, access: Access) -> None:
    load(web.serves("/a", page()).replace("http:", "HTTP:"), access=access)
    assert page_cache.find(read_address(web.url("/a")).text, access.folder) is not None
