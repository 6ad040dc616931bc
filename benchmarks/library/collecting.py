"""The labelled reports that a library is measured by, and libraries made of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from articles.library.library import Library
from articles.library.making import Found, made_of
from articles.reading import article_from_text
from benchmarks.library.background import background

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Article

ECB = Path(__file__).resolve().parents[2].parent / "shared" / "bench" / "ecb-dev.jsonl"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Report:
    """A report, the event that it tells of, and the topic of that, 0 for the background."""

    name: str
    event: str
    topic: int
    text: str

    @property
    def half(self) -> int:
        """0 or 1: that of the topic, of the background's event."""
        return (self.topic or int(self.event.rpartition("-")[2])) % 2

    @property
    def article(self) -> Article:
        """The report as a plain file is read."""
        return article_from_text(self.text, self.name)


def ecb(path: Path = ECB) -> list[Report]:
    """The distinct reports of ECB+ in the file, in the order of their names."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        for side in "ab":
            found[pair[side]["id"]] = pair[side]["sentences"]
    reports = []
    for name in sorted(found):
        topic = name.partition("_")[0]
        event = f"{topic}{'plus' if name.endswith('plus') else ''}"
        reports.append(Report(name, event, int(topic), " ".join(found[name]) + "\n"))
    return reports


def with_background(reports: list[Report], count: int) -> list[Report]:
    """The reports, and so many of the background behind them."""
    made = enumerate(background(count))
    return [*reports, *(Report(f"background/{number:06}", text.event, 0, text.text) for number, text in made)]


def library_of(reports: list[Report], path: Path) -> Library:
    """A library of the reports, in their order: the first one has the number 1."""
    library = Library(path, make=True)
    for batch in _batches(reports):
        library.put([made_of(Found(each.name), each.article, each.text.encode()) for each in batch])
    return library


def _batches(reports: list[Report]) -> Iterator[list[Report]]:
    for at in range(0, len(reports), _BATCH):
        yield reports[at : at + _BATCH]
