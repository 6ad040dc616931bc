"""A case of two articles of 100 kB: how long it takes to pack, to open and to verify, and how large it is.

    python -m benchmarks.cases

The comparison itself is measured apart, once. Beside packing stands what one would take instead: both texts and the
comparison put into a ZIP file, which nothing checks.
"""

from __future__ import annotations

import io
import random
import tempfile
import time
import zipfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from articles.cases import gather, pack, read_case, verify
from articles.matching.options import MatchOptions
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from articles.reading import load_pair
from articles.samples import paths
from articles.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article, Side

LENGTH = 100_000
NOTES = 200
ROUNDS = 5
BY_WORDS = MatchOptions(meaning=False)
"""Encoding every sentence takes most of a first comparison, and none of a case."""


def made(text: str, seed: int) -> str:
    """A text of LENGTH characters: an article, and after it paragraphs of invented words, other ones on each side.

    What is measured grows with the texts; a pair that shares words everywhere would only take longer to compare.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = ["".join(chance.choices("abdefgiklmnoprstuvz", k=chance.randint(4, 9))) for _ in range(4000)]
    lines = [text]
    while sum(map(len, lines)) < LENGTH:
        lines.append(" ".join(f"{' '.join(chance.choices(words, k=17)).capitalize()}." for _ in range(4)))
    return "\n\n".join(lines)[:LENGTH]


def seconds(run: Callable[[], object]) -> float:
    """The median time of a run."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return median(taken)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("left.txt", "right.txt")]
        for number, (file, sample) in enumerate(zip(files, paths(), strict=True)):
            file.write_text(made(sample.read_text(encoding="utf-8"), number), encoding="utf-8")
        a, b = load_pair(*files)
        articles: dict[Side, Article] = {"a": a, "b": b}
        store = NotesStore.open(Path(folder) / "x.notes.json", a, b)
        for number in range(NOTES):
            store.add(new_note(articles, {"a": a.sentences[number].span}, f"Who says so? {number}"))
        session = Session(a, b, store, matching=BY_WORDS)
        start = time.perf_counter()
        session.run()
        compared = time.perf_counter() - start
        case = gather(session, BY_WORDS)
        data = pack(case)
    members = {"a.txt": a.text, "b.txt": b.text, "comparison.json": case.comparison.decode()}

    def zipped() -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        return packed.getvalue()

    print(f"two articles of {LENGTH // 1000} kB, {NOTES} notes; compared in {compared:.1f} s")
    print(f"{'':22}{'seconds':>9}{'bytes':>12}")
    print(f"{'pack':22}{seconds(lambda: pack(case)):>9.3f}{len(data):>12,}")
    print(f"{'a plain ZIP file':22}{seconds(zipped):>9.3f}{len(zipped()):>12,}")
    print(f"{'open':22}{seconds(lambda: read_case(data)):>9.3f}")
    start = time.perf_counter()
    found = verify(read_case(data), case.matching)
    print(f"{'verify':22}{time.perf_counter() - start:>9.3f}")
    print("\n".join(found.lines))
