"""Pages are kept as they came, for the reader alone, and never lost to a later fetch."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from articles.reading.addresses import page_cache
from articles.reading.addresses.page_cache import DamagedCopyError, KeptPage, Origin

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://harbour.example/news?id=3"
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


def _keep(folder: Path, data: bytes, minutes: int = 0, kind: str = "text/html") -> KeptPage:
    origin = Origin("https://www.harbour.example/n", kind, "koi8-r", NOON + timedelta(minutes=minutes))
    return page_cache.keep(ADDRESS, data, origin, folder)


def _found(folder: Path) -> KeptPage:
    page = page_cache.find(ADDRESS, folder)
    assert page is not None
    return page


def test_what_was_fetched_is_found_again_byte_for_byte(tmp_path: Path) -> None:
    _keep(tmp_path, b"\xff\x00page")
    page = _found(tmp_path)
    version = page.latest
    assert page.read(version) == b"\xff\x00page"
    assert (version.final, version.charset, version.fetched) == ("https://www.harbour.example/n", "koi8-r", NOON)
    assert page.path(version).name == f"20260312T120000Z-{version.sha256[:12]}.html"
    assert page.folder.name.startswith("harbour.example-")


def test_another_address_has_a_page_of_its_own(tmp_path: Path) -> None:
    _keep(tmp_path, b"page")
    assert page_cache.find("https://harbour.example/news?id=4", tmp_path) is None
    assert page_cache.find(ADDRESS, tmp_path / "elsewhere") is None


def test_only_the_reader_may_look_at_kept_pages(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        page = _keep(tmp_path / "data" / "pages", b"page")
    finally:
        os.umask(before)
    for path in (page.folder.parent, page.folder):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for path in page.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_page_that_changed_keeps_its_earlier_version(tmp_path: Path) -> None:
    _keep(tmp_path, b"one")
    _keep(tmp_path, b"two", minutes=5)
    page = _found(tmp_path)
    assert [page.read(each) for each in page.versions] == [b"one", b"two"]


def test_a_page_that_did_not_change_is_kept_once_and_seen_anew(tmp_path: Path) -> None:
    _keep(tmp_path, b"one")
    _keep(tmp_path, b"two", minutes=5)
    _keep(tmp_path, b"one", minutes=9)
    page = _found(tmp_path)
    assert [page.read(each) for each in page.versions] == [b"two", b"one"]
    assert (page.latest.fetched, page.latest.seen) == (NOON, NOON + timedelta(minutes=9))
    assert len(list(page.folder.glob("*.html"))) == 2


def test_versions_are_bounded_and_the_first_and_the_last_stay(tmp_path: Path) -> None:
    for number in range(page_cache.MOST_VERSIONS + 5):
        _keep(tmp_path, f"version {number}".encode(), minutes=number)
    page = _found(tmp_path)
    numbers = [int(page.read(each).split()[1]) for each in page.versions]
    assert numbers == [0, *range(6, page_cache.MOST_VERSIONS + 5)]
    assert len(list(page.folder.glob("*.html"))) == page_cache.MOST_VERSIONS


def test_large_versions_are_bounded_by_their_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_cache, "MOST_BYTES", 25)
    for number in range(4):
        _keep(tmp_path, f"{number:010}".encode(), minutes=number)
    assert [each.fetched.minute for each in _found(tmp_path).versions] == [0, 3]


@pytest.mark.parametrize("change", ["gone", "other", "longer", "folder", "link"])
def test_a_damaged_version_is_told_of(tmp_path: Path, change: str) -> None:
    page = _keep(tmp_path, b"one")
    path = page.path(page.latest)
    if change == "other":
        path.write_bytes(b"eno")
    elif change == "longer":
        path.write_bytes(b"one more")
    else:
        path.unlink()
    if change == "folder":
        path.mkdir()
    elif change == "link":
        path.symlink_to("/dev/zero")
    with pytest.raises(DamagedCopyError):
        page.read(page.latest)


BROKEN = {
    "nothing": b"",
    "no JSON": b"{",
    "deep": b"[" * 100_000,
    "a list": b"[]",
    "other schema": b'{"schema": "diptych.page/9", "address": "x", "versions": []}',
    "no versions": json.dumps({"schema": page_cache.SCHEMA, "address": ADDRESS, "versions": []}).encode(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_damaged_index_is_told_of_and_put_aside_by_the_next_fetch(tmp_path: Path, name: str) -> None:
    page = _keep(tmp_path, b"one")
    (page.folder / "page.json").write_bytes(BROKEN[name])
    with pytest.raises(DamagedCopyError):
        page_cache.find(ADDRESS, tmp_path)
    assert page_cache.all_pages(tmp_path) == ([], [page.folder])
    _keep(tmp_path, b"two", minutes=1)
    assert _found(tmp_path).read(_found(tmp_path).latest) == b"two"
    assert [each.read_bytes() for each in page.folder.glob("page.json.damaged-*")] == [BROKEN[name]]
    assert page.path(page.latest).read_bytes() == b"one"


@pytest.mark.parametrize(
    ("field", "value"),
    [("file", "../../secret"), ("file", "page.json"), ("file", 3), ("size", "big"), ("seen", "yesterday"),
     ("sha256", None), ("fetched", "9999-12-31T23:59:59-23:59")],
)  # fmt: skip
def test_an_index_that_leads_elsewhere_is_not_followed(tmp_path: Path, field: str, value: object) -> None:
    page = _keep(tmp_path, b"one")
    index = page.folder / "page.json"
    tree = json.loads(index.read_bytes())
    tree["versions"][0][field] = value
    index.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(DamagedCopyError):
        page_cache.find(ADDRESS, tmp_path)


def test_an_index_of_another_page_is_not_taken_for_this_one(tmp_path: Path) -> None:
    page = _keep(tmp_path, b"one")
    index = page.folder / "page.json"
    index.write_text(index.read_text().replace("id=3", "id=4"), encoding="utf-8")
    with pytest.raises(DamagedCopyError):
        page_cache.find(ADDRESS, tmp_path)


def test_a_disk_that_refuses_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _keep(tmp_path, b"one")

    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        _keep(tmp_path, b"two", minutes=1)
    assert _found(tmp_path) == page
    assert len(list(page.folder.iterdir())) == 2


def test_all_pages_are_listed_the_last_one_first_and_forgotten_one_by_one(tmp_path: Path) -> None:
    first = _keep(tmp_path, b"one")
    other = page_cache.keep("https://post.example/", b"p", Origin("x", "text/plain", "", NOON + timedelta(1)), tmp_path)
    assert page_cache.all_pages(tmp_path) == ([other, first], [])
    page_cache.forget(other)
    assert page_cache.all_pages(tmp_path) == ([first], [])
    assert not other.folder.exists()
