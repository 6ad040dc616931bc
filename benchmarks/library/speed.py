"""How fast a library is: adding, searching, finding an event; beside SQLite's full-text index by itself."""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from articles.library.adding import add
from articles.library.events import event_of
from articles.library.library import Library
from articles.library.searching import search
from articles.reading import article_from_text
from benchmarks.library.background import background

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHARACTERS = 3_000
_ASKED = 60
_WORDS = (
    "ferry",
    "earthquake",
    "court",
    '"prime minister"',
    "Karachi",
    "police said",
    "mayor OR governor",
    "bridge -river",
)


def print_speed(count: int) -> None:
    """Print the times for `count` texts of 3 kB."""
    with TemporaryDirectory() as home:
        folder = Path(home) / "texts"
        asked = _written(folder, count)
        print(f"{count:,} texts of {_CHARACTERS:,} characters; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        _print_plain(folder, Path(home) / "plain.sqlite")
        path = Path(home) / "library.sqlite"
        begun, worked = time.perf_counter(), _processor()
        with Library(path, make=True) as library:
            added = add(library, [str(folder)])
            wall, cpu = time.perf_counter() - begun, _processor() - worked
            rate = (
                f"{len(added.new) / wall:,.0f} a second by the clock, {len(added.new) / cpu:,.0f} a second of one core"
            )
            size = path.stat().st_size / 1000 / count
            print(f"  added {len(added.new):,} in {wall:,.0f} s: {rate}; {size:.1f} kB a text")
            _print_times("search", [lambda w=words: search(library, w) for words in _WORDS * 5])  # type: ignore[misc] # bound now
            articles = [article_from_text(text) for text in asked]
            _print_times("event", [lambda a=article: event_of(library, a) for article in articles])  # type: ignore[misc] # the same
            begun = time.perf_counter()
            add(library, [str(folder)])
            print(f"  added again, nothing new: {time.perf_counter() - begun:.1f} s")


def _written(folder: Path, count: int) -> list[str]:
    """Write the texts into folders of a thousand, each several reports on one another; returns some to ask about."""
    made, held = random.Random(3), ""  # noqa: S311 - which ones are asked about
    asked: list[str] = []
    number = 0
    for text in _endless(count):
        held += text + "\n"
        if len(held) >= _CHARACTERS:
            path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(held[:_CHARACTERS], encoding="utf-8")
            if made.random() < 2 * _ASKED / count and len(asked) < _ASKED:
                asked.append(held[:_CHARACTERS])
            number, held = number + 1, ""
        if number == count:
            break
    return asked


def _endless(count: int) -> Iterator[str]:
    yield from (each.text for each in background(6 * count))


def _print_plain(folder: Path, path: Path) -> None:
    """The same files in an index of words and nothing else, read and written by one process."""
    begun, worked, count = time.perf_counter(), _processor(), 0
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    for file in sorted(folder.rglob("*.txt")):
        database.execute("INSERT INTO words VALUES (?)", (file.read_text(encoding="utf-8"),))
        count += 1
    database.commit()
    wall, cpu = time.perf_counter() - begun, _processor() - worked
    print(f"  SQLite FTS5 alone: {count / wall:,.0f} a second by the clock, {count / cpu:,.0f} a second of one core")
    asked = "SELECT rowid, snippet(words, 0, '', '', '', 24) FROM words WHERE words MATCH ? ORDER BY rank LIMIT 50"
    _print_times("  its search", [lambda w=w: database.execute(asked, (w,)).fetchall() for w in _plain() * 5])  # type: ignore[misc] # bound now
    database.close()


def _plain() -> list[str]:
    return [each.replace(" -", " NOT ") for each in _WORDS]


def _print_times(name: str, calls: list[Callable[[], object]]) -> None:
    wall, cpu = [], []
    for call in calls:
        begun, worked = time.perf_counter(), time.process_time()
        call()
        wall.append(1000 * (time.perf_counter() - begun))
        cpu.append(1000 * (time.process_time() - worked))
    told = f"{statistics.median(wall):.0f} ms by the clock, {statistics.median(cpu):.0f} ms of the processor"
    print(
        f"  {name}: {told}; nine in ten within {statistics.quantiles(cpu, n=10)[-1]:.0f} ms of the processor",
        flush=True,
    )


def _processor() -> float:
    """Seconds of processor time, of this process and of those that it started and that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
