"""Bringing a class's notes files together, measured: 30 files of 100 notes, and ten times as many.

    python -m benchmarks.handing_in_merge

The time holds reading, joining, finding passages and agreement, the lines, the table and writing one file.
"""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from articles import load, samples
from articles.agreement import merge
from articles.article import SIDES, Span
from articles.claims.judging import VERDICTS
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from articles.reports import render_agreement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Side
    from articles.notes.content.note import Note

GOAL = 2.0
"""Seconds for 30 files of 100 notes."""


def notes_of(person: str, articles: Mapping[Side, Article], count: int, chance: random.Random) -> list[Note]:
    """Verdicts on pairs of sentences and notes on parts of them, as a pupil of a class might make them."""
    made = []
    for number in range(count):
        spans = {side: chance.choice(articles[side].sentences).span for side in SIDES}
        if number % 2:
            tags = (chance.choice(VERDICTS),)
            note = new_note(articles, spans, "", creator=person, relation="verdict", motivation="assessing", tags=tags)
        else:
            span = spans["a"]
            cut = Span(span.start, span.start + max(len(span) * chance.randint(4, 10) // 10, 1))
            note = new_note(articles, {"a": cut}, f"Note {number}: who says so, and since when?", creator=person)
        made.append(replace(note, modified=f"2026-03-02T12:{number // 60:02}:{number % 60:02}Z"))
    return made


def main() -> None:
    """Print how long it takes, and whether every note is there."""
    a, b = map(load, samples.paths())
    articles: dict[Side, Article] = {"a": a, "b": b}
    print(f"{'merge':<26}{'seconds':>9}{'notes':>9}{'lost':>7}{'goal':>9}")
    for files, each in ((30, 100), (300, 100)):
        with TemporaryDirectory() as folder:
            paths, ids = [], set()
            for number in range(files):
                chance = random.Random(number)  # noqa: S311 - the same notes every time
                paths.append(Path(folder) / f"pupil{number:03}.notes.json")
                store = NotesStore.open(paths[-1], a, b)
                ids |= {store.add(note).id for note in notes_of(f"Pupil {number}", articles, each, chance)}
                store.save()
            begun = time.perf_counter()
            merged = merge(paths, Path(folder) / "merged.notes.json")
            render_agreement(merged, "text")
            render_agreement(merged, "csv")
            took = time.perf_counter() - begun
            lost = len(ids - {note.id for note in merged.notes})
            goal = f"{GOAL:.1f}" if files == 30 else ""
            print(f"{f'{files} files of {each} notes':<26}{took:>9.2f}{len(merged.notes):>9,}{lost:>7}{goal:>9}")


if __name__ == "__main__":
    main()
