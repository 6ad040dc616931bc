"""Adding to a library: what is taken, what is refused, what is there already."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from articles.errors import BadInputError
from articles.library import Library, add
from articles.library.feeds import articles_of
from articles.reading.addresses.access import Access, Limits
from articles.reading.formats.extract import NoArticleError
from tests.articles.library.texts import ALL, FERRY, QUAKE, filled, folder_of, numbers
from tests.web import Web, page


def test_a_folder_is_added_with_the_folders_in_it(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"one.txt": FERRY})
    (folder / "more" / ".hidden").mkdir(parents=True)
    (folder / "more" / "two.txt").write_text(QUAKE, encoding="utf-8")
    (folder / "more" / ".hidden" / "three.txt").write_text(QUAKE + "And more.\n", encoding="utf-8")
    with Library(tmp_path / "l.sqlite", make=True) as library:
        assert len(add(library, [str(folder)], processes=0).new) == 2
        assert sorted(numbers(library)) == ["one.txt", "two.txt"]


def test_what_reading_made_of_a_text_is_kept_with_its_bytes(tmp_path: Path) -> None:
    with filled(tmp_path, {"ferry.txt": FERRY}) as library:
        (entry,) = library.entries()
        assert (entry.title, entry.outlet) == ("Ferry strikes mole at Calder Point", "Calder Herald")
        assert str(entry.published) == "2026-03-13"
        assert entry.language == "en"
        assert library.text(entry.number) == FERRY
        assert library.raw(entry.number) == FERRY.encode()


def test_adding_again_adds_nothing(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        again = add(library, [str(tmp_path / "texts")], processes=0)
        assert (again.new, again.changed, again.there) == ([], [], len(ALL))
        assert library.count() == len(ALL)


def test_the_same_bytes_elsewhere_are_the_same_text_with_two_sources(tmp_path: Path) -> None:
    with filled(tmp_path, {"a.txt": FERRY, "b.txt": FERRY}) as library:
        (entry,) = library.entries()
        assert entry.places == 2


def test_a_file_that_was_changed_is_a_new_version_of_its_source(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        file = tmp_path / "texts" / "ferry.txt"
        file.write_text(FERRY.replace("forty-one", "forty-three"), encoding="utf-8")
        assert len(add(library, [str(file)], processes=0).changed) == 1
        assert library.count() == len(ALL)
        assert [each.version for each in library.entries(versions=True) if each.source == str(file)] == [2, 1]
        assert len(library.numbers_of(str(file))) == 2


def test_a_file_that_is_as_it_was_first_is_the_latest_again(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        file = tmp_path / "texts" / "ferry.txt"
        first = numbers(library)["ferry.txt"]
        for text in (FERRY.replace("forty-one", "forty-three"), FERRY):
            file.write_text(text, encoding="utf-8")
            add(library, [str(file)], processes=0)
        assert numbers(library)["ferry.txt"] == first
        assert library.count() == len(ALL)


def test_a_file_that_was_only_touched_is_no_new_version(tmp_path: Path) -> None:
    with filled(tmp_path) as library:
        os.utime(tmp_path / "texts" / "ferry.txt", (1_000_000, 1_000_000))
        again = add(library, [str(tmp_path / "texts")], processes=0)
        assert (again.new, again.changed, again.there) == ([], [], len(ALL))


def test_a_broken_file_is_refused_in_one_line_and_stops_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "blank.txt").write_text(" \n", encoding="utf-8")
    with Library(tmp_path / "l.sqlite", make=True) as library:
        added = add(library, [str(folder)], processes=0)
        assert len(added.new) == len(ALL)
        (refused,) = added.refused
        assert refused.source.endswith("blank.txt")
        assert "\n" not in refused.line


def test_a_source_that_is_not_there_is_said_before_anything_is_added(tmp_path: Path) -> None:
    with Library(tmp_path / "l.sqlite", make=True) as library:
        with pytest.raises(BadInputError, match="no such file"):
            add(library, [str(folder_of(tmp_path)), str(tmp_path / "nowhere.txt")], processes=0)
        assert library.count() == 0


@pytest.mark.whole
def test_other_processes_read_the_same_as_this_one(tmp_path: Path) -> None:
    texts = {f"{number}.txt": f"{FERRY}It was bus {number} that came.\n" for number in range(70)}
    with filled(tmp_path, texts) as library, Library(tmp_path / "two.sqlite", make=True) as other:
        added = add(other, [str(tmp_path / "texts")], processes=2)
        assert len(added.new) == len(texts)
        one = {each.source: library.text(each.number) for each in library.entries()}
        assert {each.source: other.text(each.number) for each in other.entries()} == one


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://a.example/</link>
<item><title>One</title><link>https://a.example/one</link></item>
<item><title>Two</title><guid>https://a.example/two</guid></item>
<item><title>No address</title><guid isPermaLink="false">7</guid></item>
<item><title>One again</title><link>https://a.example/one</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="/self"/><link href="/one"/></entry>
<entry><link rel="alternate" href="https://a.example/two"/></entry></feed>"""


def test_a_feed_names_its_articles_once_each() -> None:
    wanted = ["https://a.example/one", "https://a.example/two"]
    assert articles_of(RSS, "https://a.example/feed") == wanted
    assert articles_of(ATOM, "https://a.example/feed") == wanted


@pytest.mark.parametrize("data", [b"<rss><channel>", b"<html/>", b"<!DOCTYPE x [<!ENTITY a 'b'>]><rss>&a;</rss>"])
def test_what_is_no_whole_feed_is_refused(data: bytes) -> None:
    with pytest.raises(NoArticleError):
        articles_of(data, "https://a.example/")


@pytest.mark.whole
def test_the_articles_of_a_feed_are_fetched_once(web: Web, tmp_path: Path) -> None:
    links = [web.serves(f"/{name}", page(name), "Content-Type: text/html") for name in ("one", "two")]
    items = "".join(f"<item><link>{link}</link></item>" for link in [*links, web.url("/gone")])
    feed = web.serves("/feed", f"<rss><channel>{items}</channel></rss>".encode(), "Content-Type: text/xml")
    access = Access(allow_private=True, folder=tmp_path / "pages", limits=Limits(connect=10, whole=20, patience=10))
    with Library(tmp_path / "l.sqlite", make=True) as library:
        added = add(library, [feed], access)
        assert (len(added.new), len(added.refused)) == (2, 1)
        asked = len(web.requests)
        again = add(library, [feed], access)
        assert (len(again.new), again.there) == (0, 2)
        assert len(web.requests) - asked == 2


_ADDING = """
import sys, time
from multiprocessing import active_children
from pathlib import Path
from articles.library import Library, add

def told(added):
    if added.done:
        print(*(each.pid for each in active_children()), flush=True)
        time.sleep(600)

if __name__ == "__main__":
    with Library(Path(sys.argv[1]) / "l.sqlite", make=True) as library:
        add(library, [sys.argv[2]], progress=told, processes=1)
"""


@pytest.mark.whole
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
def test_the_processes_that_read_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {f"{number}.txt": f"{FERRY}{number}\n" for number in range(300)})
    script = tmp_path / "adding.py"
    script.write_text(_ADDING, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path), str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    ) as running:
        assert running.stdout is not None
        readers = [int(each) for each in running.stdout.readline().split()]
        assert any(map(_is_running, readers))
        running.kill()
    until = time.monotonic() + 60
    while any(map(_is_running, readers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_is_running, readers))


def _is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
