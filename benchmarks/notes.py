"""Notes measured in one run: placing them in changed texts, and saving them, beside what one would take instead.

    python -m benchmarks.notes [--long]

Quality is measured on invented cases (`placing_kinds`), and on the shared ones where those are at hand; the news
articles of the shared folder serve as texts no rule was set on. `--long` takes ten times as many cases.
"""

from __future__ import annotations

import difflib
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from articles.article import Article, Encoding, Span
from articles.notes.content.note import edited, new_note
from articles.notes.placement.normal import normalise
from articles.notes.placement.placing import ORPHAN, Placement, place_selector
from articles.notes.placement.selectors import select
from articles.notes.store import NotesStore
from benchmarks.matching import invented
from benchmarks.placing_cases import Case, Text, judged, texts
from benchmarks.placing_kinds import KINDS, cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Placer = Callable[[str, Mapping[str, Any]], Placement]

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
ROUNDS = 60
_ABOVE = "A line put on top.\n\n"
_NEEDS_MORE = ("heavy_edit", "deleted_decoy", "quotes_dashes")
"""Kinds that need what only the invented texts have."""


def alignment(cut_off: float) -> Placer:
    """What rapidfuzz finds by itself: the window most like the quotation."""

    def place(text: str, selector: Mapping[str, Any]) -> Placement:
        found = fuzz.partial_ratio_alignment(selector["exact"], text, score_cutoff=cut_off)
        return Placement("anchored", found.dest_start, found.dest_end) if found and found.dest_end else ORPHAN

    return place


def blocks(text: str, selector: Mapping[str, Any]) -> Placement:
    """What difflib finds: from the first to the last block of the quotation, if most of it is there."""
    matcher = difflib.SequenceMatcher(None, text, selector["exact"], autojunk=False)
    found = [block for block in matcher.get_matching_blocks() if block.size > 3]
    if sum(block.size for block in found) < 0.6 * len(selector["exact"]):
        return ORPHAN
    return Placement("anchored", found[0].a, found[-1].a + found[-1].size)


def first_copy(text: str, selector: Mapping[str, Any]) -> Placement:
    """The first place of the same words."""
    start = text.find(selector["exact"])
    return Placement("anchored", start, start + len(selector["exact"])) if start >= 0 and text else ORPHAN


PLACERS: dict[str, Placer] = {
    "diptych": place_selector,
    "rapidfuzz partial_ratio_alignment, 85": alignment(85),
    "difflib, blocks of the quotation": blocks,
    "first copy of the same words": first_copy,
}


def quality(*, long: bool) -> None:
    """Print how many cases are placed right, by every placer, and what the grave mistakes were made in."""
    count = 47_400 if long else 4_740
    sets = {"invented texts": [case for case in cases(count, seed=2027) if case.kind != "copy_left"]}
    sets["a phrase left elsewhere"] = list(_only("copy_left", count // 20))
    if SHARED.is_dir():
        sets["news as texts"] = list(_in_news(count // 2))
        sets["shared cases"] = list(_shared())
    print(f"{'placing':<26}{'':<40}{'cases':>7}{'good':>8}{'misplaced':>11}{'orphans misplaced':>19}")
    for name, made in sets.items():
        for placer, place in PLACERS.items():
            few = made if placer in ("diptych", "first copy of the same words") else made[:1_000]
            verdicts = Counter((judged(case, place(case.edited, case.selector)), case.span is None) for case in few)
            good = verdicts["right", False] + verdicts["right", True]
            wrong = verdicts["misplaced", False] + verdicts["misplaced", True]
            share = f"{len(few):>7,}{good / len(few):>8.2%}{wrong:>11}{verdicts['misplaced', True]:>19}"
            print(f"{name:<26}{placer:<40}{share}", flush=True)
    print("goals, of 237 cases kept apart: 232 good (97.9%), 1 misplaced (0.4%), no orphan misplaced\n")


def _only(kind: str, count: int) -> Iterable[Case]:
    chance = random.Random(5)  # noqa: S311 - the same cases every time
    for _ in range(count):
        case = KINDS[kind][1](kind, chance.choice(texts()), chance)
        if case is not None:
            yield case


def _in_news(count: int) -> Iterable[Case]:
    """Cases in the sentences of news articles."""
    from articles.reading import article_from_text

    lines = (SHARED / "bench" / "news-pairs.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [article_from_text(json.loads(line)[side]["text"]) for line in lines for side in "ab"]
    news = [text for text in map(_as_text, articles) if len(text.paragraphs) > 3]
    chance = random.Random(7)  # noqa: S311 - the same cases every time
    kinds = [
        kind for kind, (often, _) in KINDS.items() for _ in range(often) if kind not in (*_NEEDS_MORE, "copy_left")
    ]
    while count:
        kind = chance.choice(kinds)
        try:
            case = KINDS[kind][1](kind, chance.choice(news), chance)
        except (IndexError, ValueError):
            continue  # a sentence too short for this edit
        if case is not None:
            count -= 1
            yield case


def _as_text(article: Article) -> Text:
    paragraphs = (
        tuple(
            article.quote(each.span).replace("\n", " ")
            for each in article.sentences
            if paragraph.covers(each.span.start)
        )
        for paragraph in (each.span for each in article.paragraphs)
    )
    return Text("en", tuple(each for each in paragraphs if each)[:25], {})


def _shared() -> Iterable[Case]:
    path = SHARED / "annotation" / "anchoring-cases.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = row["expected"]
        span = None if wanted["status"] == "orphan" else (wanted["start"], wanted["end"])
        made = Case(row["category"], row["lang"], row["selector"], row["edited"], span)
        yield replace(made, slack=wanted.get("slack", 0), may_orphan=wanted.get("orphan_ok", False))


def placing_times() -> None:
    """Print how long placing takes, each beside rapidfuzz, which only finds the likeliest window, and difflib."""
    print(f"{'placing':<58}{'diptych':>10}{'goal':>10}{'rapidfuzz':>12}{'difflib':>12}")
    long = _prose(1_000_000, 1)
    start = long.index(" ", 612_345) + 1
    selector = asdict(select(long, Span(start, start + 160)))
    changed = _with_words_changed(long[start : start + 160], 3)
    gone = _ABOVE + long[:start] + long[start + 160 :]
    for name, text in (
        ("160 characters, three words changed, in 1 MB", _ABOVE + long[:start] + changed + long[start + 160 :]),
        ("160 characters that are gone, in 1 MB", gone),
    ):
        _row(name, 100, [(text, selector)], slow=True)
    _row(
        "200 notes on two texts of 20 kB, 20 approximate",
        300,
        notes_on(20_000, 100, 10, 2) + notes_on(20_000, 100, 10, 3),
    )
    _row("500 notes on 1 MB, 25 approximate", 10_000, notes_on(1_000_000, 500, 25, 4))
    print()


def _row(name: str, goal: int, wanted: Sequence[tuple[str, Mapping[str, Any]]], *, slow: bool = False) -> None:
    ours = min(_timed(place_selector, wanted) for _ in range(5))
    window = min(_timed(alignment(0), wanted) for _ in range(2))
    block = f"{_timed(blocks, wanted):>9,.0f} ms" if slow else f"{'':>12}"
    print(f"{name:<58}{ours:>7.0f} ms{goal:>7} ms{window:>9,.0f} ms{block}", flush=True)


def _timed(place: Placer, wanted: Sequence[tuple[str, Mapping[str, Any]]]) -> float:
    """Milliseconds for all of `wanted`, with nothing known of their texts."""
    normalise.cache_clear()
    began = time.perf_counter()
    for text, selector in wanted:
        place(text, selector)
    return (time.perf_counter() - began) * 1_000


def _prose(size: int, seed: int) -> str:
    return " ".join(invented(size // 110, seed))[:size]


def _with_words_changed(words: str, count: int) -> str:
    parts = words.split(" ")
    for at in range(1, 1 + 3 * count, 3):
        parts[at] = "altered"
    return " ".join(parts)


def notes_on(size: int, count: int, approximate: int, seed: int) -> list[tuple[str, Mapping[str, Any]]]:
    """Notes at even distances on a text that got a line on top, some of them with a word changed."""
    text, edited_text = _prose(size, seed), []
    step, at = len(text) // count, 0
    selectors = []
    for number in range(count):
        start = text.index(" ", number * step) + 1
        span = Span(start, min(start + 90, len(text)))
        selectors.append(asdict(select(text, span)))
        if number % (count // approximate) == 0:
            edited_text += [text[at:start], _with_words_changed(text[start : span.end], 1)]
            at = span.end
    edited_text.append(text[at:])
    return [(_ABOVE + "".join(edited_text), selector) for selector in selectors]


def saving_times() -> None:
    """Print how long it takes to save 1,000 notes of which one was changed, alone and beside another window."""
    print(f"{'saving 1,000 notes, one of them changed':<58}{'median':>10}{'95 of 100':>12}{'goal':>10}")
    with TemporaryDirectory(dir=Path.cwd()) as folder:
        store = _thousand(Path(folder))
        size = store.path.stat().st_size / 1e6
        alone = _saves(store)
        _saved(f"diptych, {size:.1f} MB, merged, checked, forced to the disk", alone, 60)
        other = _other_window(Path(folder))
        try:
            beside = _saves(store)
        finally:
            other.kill()
            other.wait()
        _saved("the same while another window saves ten times a second", beside, 60)
        naive = _naive(store.path, forced=False)
        _saved("json.dump into the file itself (137 of 150 kills break it)", naive)
        safe = _naive(store.path, forced=True)
        _saved("json.dump, fsync, os.replace, without lock or merge", safe)
        print(
            f"beside json.dump: {median(alone) / median(naive):.2f} times the time; "
            f"beside json.dump and fsync: {median(alone) / median(safe):.2f} times\n"
        )


def _saved(name: str, times: Sequence[float], goal: int | None = None) -> None:
    worst = sorted(times)[int(len(times) * 0.95)]
    print(f"{name:<58}{median(times):>7.1f} ms{worst:>9.1f} ms" + (f"{goal:>7} ms" if goal else ""), flush=True)


def _thousand(folder: Path) -> NotesStore:
    """A store of 1,000 notes of some 500 characters, saved."""
    a, b = (_plain(_prose(20_000, seed), folder / f"{seed}.txt") for seed in (11, 12))
    store = NotesStore.open(folder / "pair.notes.json", a, b)
    for number in range(1_000):
        start = number * 19
        body = f"{number}: " + "Ask the harbour office who logged the hour, and when. " * 8
        store.add(new_note({"a": a, "b": b}, {"a": Span(start, start + 60)}, body, tags=("hour",)))
    store.save()
    return store


def _plain(text: str, source: Path) -> Article:
    import hashlib

    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(text, text, str(source), source.stem, (), (), (), digest, digest, Encoding("utf-8"))


def _saves(store: NotesStore) -> list[float]:
    times = []
    for number in range(ROUNDS):
        store.replace(edited(store.notes[number * 7 % 1_000], f"changed {number}"))
        began = time.perf_counter()
        store.save()
        times.append((time.perf_counter() - began) * 1_000)
    return times


_OTHER = """
import sys
from pathlib import Path
from benchmarks.notes import write_for_ever
write_for_ever(Path(sys.argv[1]))
"""


def _other_window(folder: Path) -> subprocess.Popen[bytes]:
    """Another window on the same notes that has begun to save."""
    other = subprocess.Popen([sys.executable, "-c", _OTHER, str(folder)], stdout=subprocess.PIPE)
    assert other.stdout is not None
    other.stdout.readline()
    return other


def write_for_ever(folder: Path) -> None:
    """Change a note and save, a tenth of a second apart, as no reader could."""
    a, b = (_plain(_prose(20_000, seed), folder / f"{seed}.txt") for seed in (11, 12))
    store, number = NotesStore.open(folder / "pair.notes.json", a, b), 0
    while True:
        store.replace(edited(store.notes[number * 3 % 1_000], f"of the other {number}"))
        store.save()
        number += 1
        print(number, flush=True)
        time.sleep(0.1)


def _naive(path: Path, *, forced: bool) -> list[float]:
    """What a program would do that knows of nobody else: the whole tree written again."""
    tree, times = json.loads(path.read_bytes()), []
    target = path.with_name("naive.json")
    for number in range(ROUNDS):
        tree["first"]["items"][number * 7]["body"][0]["value"] = f"changed {number}"
        began = time.perf_counter()
        written = target.with_suffix(".tmp") if forced else target
        with written.open("w", encoding="utf-8") as stream:
            json.dump(tree, stream, indent=2, ensure_ascii=False)
            if forced:
                stream.flush()
                os.fsync(stream.fileno())
        if forced:
            written.replace(target)
        times.append((time.perf_counter() - began) * 1_000)
    return times


def main() -> None:
    """Print everything."""
    placing_times()
    saving_times()
    quality(long="--long" in sys.argv)


if __name__ == "__main__":
    main()
