"""Addresses on the command line: what opens, what is refused, what is asked of the network, and how it is told."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from articles.reading import load
from articles.reading.addresses import access, page_cache
from articles.reading.addresses.access import Limits
from tests.network import WATCHED
from tests.tui.cli.commandline import run
from tests.web import Web, page
from tests.work import in_time

if TYPE_CHECKING:
    from tests.writing import Pair

pytestmark = pytest.mark.whole


PRIVATE = "--allow-private"


@pytest.fixture
def web(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(access, "LIMITS", Limits(connect=1.0, whole=1.5, patience=0.3))
    return web


def _line(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error."""
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("diptych: ")
    return captured.err.removeprefix("diptych: ").rstrip("\n")


def test_two_addresses_are_compared_and_the_report_says_where_and_when_they_came_from(
    web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = [web.serves("/a", page()), web.serves("/b", page("Ferry hits mole", "38"))]
    assert run("compare", *pair, PRIVATE, "--json") == 0
    first = json.loads(capsys.readouterr().out)["articles"]
    assert [first[side]["source"] for side in "ab"] == pair
    assert [first[side]["fetched"]["address"] for side in "ab"] == pair
    assert run("compare", *pair, "--json") == 0
    again = json.loads(capsys.readouterr().out)["articles"]
    assert again == first
    assert len(web.requests) == 2


def test_a_report_in_words_names_the_time_of_the_fetch(
    web: Web, pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("compare", web.serves("/a", page()), pair[1], PRIVATE) == 0
    assert " UTC\n" in capsys.readouterr().out.split("Fetched: ")[1][:30]


def test_pages_are_fetched_again_when_asked_for(web: Web, pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    address = web.serves("/a", page())
    assert run("claims", address, pair[1], PRIVATE) == 0
    web.serves("/a", page(hurt="forty-three"))
    assert run("claims", address, pair[1], PRIVATE) == 0
    assert "forty-three" not in capsys.readouterr().out
    assert run("claims", address, pair[1], PRIVATE, "--fetch") == 0
    assert "forty-three" in capsys.readouterr().out


def test_notes_on_an_address_are_kept_with_the_readers_data(
    web: Web, tmp_path: Path, pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    """N-9: where there is no place beside the article."""
    address = web.serves("/a", page())
    assert run("notes", "path", address, pair[1], PRIVATE) == 0
    path = capsys.readouterr().out.strip()
    assert path.startswith(str(tmp_path / "data"))
    assert run("notes", "path", address.replace("http", "HTTP") + "#top", pair[1]) == 0
    assert capsys.readouterr().out.strip() == path


@pytest.mark.parametrize(
    "argument",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:9/",
        "http://[::ffff:127.0.0.1]:9/",
        "http://2130706433:9/",
        "http://10.0.0.1/",
        "http://user:secret@e.example/",
        "ftp://e.example/x",
        "javascript:alert(1)",
        "data:text/html,hi",
        "http://e.example/\r\nX-Evil: 1",
        "http://e.example/\x1b]0;t\x07",
        "http://e.example/" + "x" * 100_000,
        "",
        "a\x00b",
    ],
)
def test_what_must_not_be_fetched_is_refused_in_one_line(
    argument: str, pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    """H-12, H-14. That nothing is asked of the network is what the guard of all tests sees to."""
    began = time.monotonic()
    assert run("compare", argument, pair[1]) == 2
    line = _line(capsys)
    assert line.isprintable()
    assert len(line) < 500
    assert "secret" not in line
    assert in_time(time.monotonic() - began, 5)


def test_what_looks_like_an_address_without_its_beginning_gets_a_hint(
    pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("www.harbour.example", "harbour.example/news/ferry"):
        assert run("compare", name, pair[1]) == 2
        assert _line(capsys).endswith(f"for a page on the web write https://{name}")


def test_a_failure_of_the_network_has_another_code_than_a_wrong_address(
    web: Web, pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("compare", web.serves("/a", b"", status="500 Broken"), pair[1], PRIVATE) == 1
    assert "the server failed (500)" in _line(capsys)
    assert run("compare", web.url("/gone"), pair[1], PRIVATE) == 2
    assert "there is no such page (404)" in _line(capsys)
    assert run("compare", web.sends("/s", then=9), pair[1], PRIVATE) == 1
    assert "did not answer within 1.5 seconds" in _line(capsys)


def test_an_address_named_twice_is_told_as_a_page(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", web.url("/a"), web.url("/a")) == 2
    assert "they are the same page" in _line(capsys)


@pytest.mark.parametrize("command", ["compare", "claims", "notes list"])
def test_files_are_compared_without_a_word_to_the_network(command: str, tmp_path: Path, pair: Pair) -> None:
    """H-13: without an address nothing is ever sent, by this process or by any that it starts."""
    (tmp_path / "sitecustomize.py").write_text(WATCHED, encoding="utf-8")
    saved = tmp_path / "page.html"
    saved.write_bytes(page().replace(b"<head>", b'<head><base href="http://harbour.example/">'))
    log = tmp_path / "log"
    done = subprocess.run(
        [sys.executable, "-m", "tui", *command.split(), str(saved), str(pair[1])],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "WATCH_LOG": str(log)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    events = log.read_text(encoding="utf-8").splitlines()
    assert events.count("started") > 1
    assert set(events) == {"started"}


def test_kept_pages_are_listed_shown_and_forgotten(web: Web, pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    address = web.serves("/a", page())
    assert run("compare", address, pair[1], PRIVATE) == 0
    web.serves("/a", page(hurt="forty-three"))
    assert run("compare", address, pair[1], PRIVATE, "--fetch") == 0
    capsys.readouterr()
    assert run("pages", "list") == 0
    assert re.fullmatch(rf"\d{{4}}-\d\d-\d\d \d\d:\d\d  2 versions +\d+ kB  {address}\n", capsys.readouterr().out)
    assert run("pages", "show", address) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == address
    assert "forty-one" in Path(shown[2].strip()).read_text(encoding="utf-8")
    assert "forty-three" in Path(shown[4].strip()).read_text(encoding="utf-8")
    assert run("pages", "forget", address) == 0
    assert capsys.readouterr().out == f"forgotten: {address}\n"
    assert run("pages", "list") == 0
    assert capsys.readouterr().out == ""
    assert run("pages", "show", address) == 2
    assert "is not kept" in _line(capsys)


def test_all_pages_are_forgotten_damaged_ones_too(web: Web, pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("/a", "/b"):
        assert run("compare", web.serves(path, page()), pair[1], PRIVATE) == 0
    index = next(page_cache.default_folder().glob("*/page.json"))
    index.write_bytes(b"{")
    capsys.readouterr()
    assert run("pages", "list") == 0
    assert f"damaged: {index.parent}\n" in capsys.readouterr().out
    assert run("pages", "forget") == 2
    assert "--all" in _line(capsys)
    assert run("pages", "forget", "--all") == 0
    assert capsys.readouterr().out == "forgotten: 2 pages\n"
    assert list(page_cache.default_folder().iterdir()) == []


def test_an_earlier_version_can_be_compared_with_the_present_one(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    address = web.serves("/a", page())
    load(address, access=access.Access(allow_private=True))
    web.serves("/a", page(hurt="forty-three"))
    load(address, access=access.Access(allow_private=True, fetch=True))
    assert run("pages", "show", address) == 0
    earlier = capsys.readouterr().out.splitlines()[2].strip()
    assert run("claims", earlier, address, "--differ") == 0
    assert "forty-three" in capsys.readouterr().out
