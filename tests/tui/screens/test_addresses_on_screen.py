"""Addresses on the screen: opened from the start screen, fetched again, and what changed since."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from articles.reading import load, load_pair
from articles.reading.addresses import access
from articles.reading.addresses.access import Access, Limits
from tests.web import Web, page
from tui.recent import load_recents

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article
    from tests.tui.screen import Diptych, Opener

OK = b"HTTP/1.1 200 OK\r\n"
LIMITS = Limits(connect=2.0, whole=8.0, patience=8.0)


@pytest.fixture
def web(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(access, "LIMITS", LIMITS)
    return web


def _both(web: Web, hurt: str = "forty-one") -> tuple[Article, Article]:
    left, right = web.serves("/left", page(hurt=hurt)), web.serves("/right", page("Ferry hits mole", "38"))
    return load_pair(left, right, access=Access(allow_private=True))


async def _fill_in(it: Diptych, *addresses: str) -> None:
    await it.press("o")
    for address in addresses:
        await it.paste(address)
        await it.press("enter")


async def test_two_addresses_open_from_the_start_screen(diptych: Opener, web: Web) -> None:
    left, right = web.serves("/left", page()), web.serves("/right", page("Ferry hits mole", "38"))
    async with diptych.start(allow_private=True) as it:
        diptych.match_nothing()
        await _fill_in(it, left, right)
        await it.until(lambda: it.reads and "Ferry hits mole" in it.text)
    assert load_recents()[0].sources == (left, right)


async def test_pages_that_take_a_while_are_told_of_and_escape_stops_them(diptych: Opener, web: Web) -> None:
    left = web.sends("/left", OK + b"Content-Length: 90000\r\n\r\n" + b"x" * 30_000, then=8)
    right = web.sends("/right", then=8)
    async with diptych.start(allow_private=True) as it:
        await _fill_in(it, left, right)
        await it.until(lambda: "fetching  127.0.0.1 30 kB of 90 kB   127.0.0.1 waiting" in it.text)
        await it.press("escape")
        await it.until(lambda: "stopped" in it.text and "fetching" not in it.text)


async def test_private_addresses_are_refused_on_the_start_screen_too(diptych: Opener, web: Web) -> None:
    async with diptych.start() as it:
        await _fill_in(it, web.serves("/left", page()), web.serves("/right", page("x")))
        await it.until(lambda: "it is this machine" in it.text)
    assert web.requests == []


async def test_a_kept_copy_says_from_when_it_is(diptych: Opener, web: Web) -> None:
    _both(web)
    async with diptych.read(*_both(web)) as it:
        await it.until(lambda: "copy fetched" in it.status)
    assert len(web.requests) == 2


async def test_reload_fetches_again_and_tells_what_changed(diptych: Opener, web: Web) -> None:
    async with diptych.read(*_both(web), allow_private=True) as it:
        more = b"<p>Nobody was charged, they said, and the light still burns at the end of the mole.</p></article>"
        web.serves("/left", page(hurt="forty-three").replace(b"</article>", more))
        await it.press("R")
        await it.until(lambda: "read again: left text 1 paragraph changed, 1 new; U lists it" in it.status)
        assert "forty-three" in it.text
        await it.press("U")
        await it.until(lambda: "What changed since" in it.text)
        assert "left text   ¶ 2    changed  “one” → “three”" in it.text
        assert "forty-one people were hurt." in it.text
        assert "forty-three people were hurt." in it.text
        await it.press("down", "enter")
        await it.until(lambda: it.at_cursor.startswith("Nobody was charged"))


async def test_notes_on_an_address_hold_when_the_page_changes(diptych: Opener, web: Web) -> None:
    a, b = _both(web)
    async with diptych.read(a, b, allow_private=True) as it:
        await it.press("J", "a", *"late", "ctrl+s")
        await it.until(lambda: "saved" in it.status)
        web.serves("/left", page(hurt="forty-three"))
        await it.press("R")
        await it.until(lambda: "read again: left text 1 paragraph changed" in it.status)
        assert [note.body for note in it.reading.session.notes] == ["late"]


async def test_reload_of_the_same_pages_says_so(diptych: Opener, web: Web) -> None:
    async with diptych.read(*_both(web), allow_private=True) as it:
        await it.press("R")
        await it.until(lambda: "read again: nothing has changed" in it.status)
    assert len(web.requests) == 4


async def test_a_reload_that_fails_keeps_the_texts(diptych: Opener, web: Web) -> None:
    async with diptych.read(*_both(web), allow_private=True) as it:
        web.serves("/left", b"", status="503 Busy")
        await it.press("R")
        await it.until(lambda: "the server failed (503)" in it.status)
        assert "forty-one" in it.text


async def test_escape_stops_a_reload_and_keeps_the_texts(diptych: Opener, web: Web) -> None:
    async with diptych.read(*_both(web), allow_private=True) as it:
        web.sends("/left", then=8)
        await it.press("R")
        await it.until(lambda: "fetching  127.0.0.1 waiting" in it.status)
        await it.press("escape")
        await it.until(lambda: "stopped; the texts stay as they are" in it.status)
        assert "forty-one" in it.text


async def test_what_changed_between_two_kept_versions_is_listed_later_too(diptych: Opener, web: Web) -> None:
    """Offline: what was compared before can still be shown."""
    a, b = _both(web)
    web.serves("/left", page(hurt="forty-three"))
    load(a.source, access=Access(fetch=True, allow_private=True))
    a = load(a.source)
    async with diptych.read(a, b) as it:
        await it.press("U")
        await it.until(lambda: "What changed since" in it.text)
        assert "forty-one people were hurt." in it.text
        await it.press("enter")
        await it.until(lambda: it.at_cursor.startswith("The night ferry"))
    assert len(web.requests) == 3


async def test_without_an_earlier_version_there_is_nothing_to_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("U")
        await it.until(lambda: "no earlier version of either text is known" in it.status)


async def test_an_address_in_a_notes_file_is_never_fetched(diptych: Opener, web: Web, pair: tuple[Path, Path]) -> None:
    """H-16: paths and addresses in a notes file are labels."""
    async with diptych.read(*_both(web)) as it:
        await it.press("a", *"late", "ctrl+s")
        await it.until(lambda: "saved" in it.status)
    asked = len(web.requests)
    assert web.url("/left") in diptych.notes_path.read_text(encoding="utf-8")
    async with diptych.read(load(pair[0]), load(pair[1])) as it:
        await it.press("A")
        await it.until(lambda: "late" in it.text)
    assert len(web.requests) == asked


async def test_where_a_page_came_from_is_shown_in_full_before_it_opens_in_a_browser(
    diptych: Opener, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H-6: shown in full, confirmed before opening, opened by argument list."""
    opened = tmp_path / "opened"
    for name in ("open", "xdg-open"):
        opener = tmp_path / "bin" / name
        opener.parent.mkdir(exist_ok=True)
        opener.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > {opened}.part && mv {opened}.part {opened}\n')
        opener.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    address = web.serves("/left;touch%20x?a=$(b)&c=" + "d" * 150, page())
    a, b = load_pair(address, web.serves("/right", page("Ferry hits mole", "38")), access=Access(allow_private=True))
    async with diptych.read(a, b) as it:
        await it.press(":", *"open-page", "enter")
        await it.until(lambda: "Open in your browser" in it.text)
        assert address in "".join(line.strip() for line in it.text.splitlines())
        assert not opened.exists()
        await it.press("enter")
        await it.until(opened.exists)
        assert "opened in your browser" in it.status
    assert opened.read_text(encoding="utf-8") == f"{address}|"


async def test_texts_that_are_no_pages_have_none_to_open(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press(":", *"open-page", "enter")
        await it.until(lambda: "neither text comes from the web" in it.text)


async def test_what_is_known_of_an_article_tells_its_address_and_time(diptych: Opener, web: Web) -> None:
    async with diptych.read(*_both(web)) as it:
        await it.command("meta")
        await it.until(lambda: f"left text   {web.url('/left')}  fetched " in it.text)
        assert "from the address" in it.text
        assert "the page says so" in it.text
