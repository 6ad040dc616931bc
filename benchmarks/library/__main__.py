"""How well a library finds and groups the reports of an event, and how fast it is.

    python -m benchmarks.library [--background 20000] [--file ecb-dev.jsonl]    finding and grouping, beside peers
    python -m benchmarks.library --speed [--texts 20000]                        adding, searching, finding
    python -m benchmarks.library --train                                        writes articles/library/event.json

The reports are those of ECB+ in the shared folder (topics 1 to 35: two events of one sort each, often of one person);
the background is made (`benchmarks/library/background.py`). A report asks for those of its event. First right: the
first found is one. Recall at 10: the part of them that is among the first ten, of ten where there are more.
B-cubed: for each text how much of its group is of its event, and how much of its event in its group; their means as F1,
over the reports, over the background and over all. What was chosen was chosen on one half, so both are printed: weights
and neighbours on the reports of even topics; the settings of peers, of all that are tried, once on those and once on
the even half of all texts, that of the background being its even events.
"""

from __future__ import annotations

import argparse
from collections import Counter
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from articles.library.events import event_of
from articles.library.judging import vouched
from articles.library.pairing import events_of, weigh
from benchmarks.library.collecting import ECB, ecb, library_of, with_background
from benchmarks.library.speed import print_speed
from benchmarks.library.training import asked, fitted, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.library.library import Library
    from benchmarks.library.collecting import Report
    from benchmarks.library.training import Asked

_MOST = 10
_CUTS = tuple(at / 40 for at in range(8, 33))
_CLUSTERS = tuple(product((2, 3, 5), (1, 2), ("eom", "leaf")))


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.library")
    parser.add_argument("--background", type=int, default=20_000, help="texts beside the reports")
    parser.add_argument("--file", type=Path, default=ECB, help="labelled pairs of reports")
    parser.add_argument("--no-peers", action="store_true", help="only the library")
    parser.add_argument("--speed", action="store_true", help="how fast it is")
    parser.add_argument("--texts", type=int, default=20_000, help="texts to measure the speed with")
    parser.add_argument("--train", action="store_true", help="fit the weights and write them")
    options = parser.parse_args()
    if options.speed:
        print_speed(options.texts)
    elif not options.file.exists():
        print(f"skipped: {options.file} is not there")
    elif options.train:
        _train(options.file, options.background)
    else:
        for count in dict.fromkeys((0, options.background)):
            _print(ecb(options.file), count, peers=not options.no_peers)


def _train(file: Path, count: int) -> None:
    reports = ecb(file)
    with TemporaryDirectory() as folder, library_of(with_background(reports, count), Path(folder) / "l") as library:
        found = asked(library, reports, with_background(reports, count))
        halves = [
            [each for each, report in zip(found, reports, strict=True) if report.topic % 2 == at] for at in (0, 1)
        ]
        models = [fitted(half) for half in halves]
        ranks = [_by(each, models[1 - report.topic % 2]) for each, report in zip(found, reports, strict=True)]
        _print_ranks("weights of the other half", reports, reports, ranks)
        write(fitted(found))


def _by(one: Asked, model: object) -> list[int]:
    judged = model.probability(one.values).astype(np.float32)  # type: ignore[attr-defined] # a Linear
    np.fill_diagonal(judged, 1.0)
    order = np.argsort(-vouched(judged)[0, 1:], kind="stable")[:_MOST]
    return [int(each) - 1 for each in one.numbers[order]]


def _print(reports: list[Report], count: int, *, peers: bool) -> None:
    every = with_background(reports, count)
    print(f"\n{len(reports)} reports of {len({each.event for each in reports})} events, {count:,} background texts")
    with TemporaryDirectory() as folder, library_of(every, Path(folder) / "library.sqlite") as library:
        _print_ranks(
            "diptych library event", reports, every, [_told(library, at, each) for at, each in enumerate(reports, 1)]
        )
        groups = {number: name for name, each in enumerate(events_of(weigh(library))) for number in each}
        _print_groups("diptych library pairs --events", every, [groups.get(n, -n) for n in range(1, len(every) + 1)])
    if peers:
        _print_groups("each text by itself", every, range(len(every)))
        _print_peers(reports, every)


def _print_peers(reports: list[Report], every: list[Report]) -> None:
    from benchmarks.library.peers import hdbscan, linked, minilm, narrowed, near, nearest, proposed, tfidf

    words = tfidf(every)
    _print_ranks("TF-IDF cosine", reports, every, nearest(words, len(reports)))
    _print_ranks("the folder's proposals (six at most)", reports, every, proposed(every, len(reports)))
    pairs = near(words, _CUTS[0])
    _print_best("TF-IDF over a threshold", every, {cut: partial(linked, pairs, cut) for cut in _CUTS})
    meaning = minilm(every)
    _print_ranks("MiniLM cosine", reports, every, nearest(meaning, len(reports)))
    small = narrowed(meaning)
    _print_best("HDBSCAN on MiniLM", every, {each: partial(hdbscan, small, *each) for each in _CLUSTERS})


def _told(library: Library, number: int, report: Report) -> list[int]:
    return [each.entry.number - 1 for each in event_of(library, report.article, [number], _MOST)]


def _print_ranks(name: str, reports: Sequence[Report], every: Sequence[Report], ranks: Sequence[Sequence[int]]) -> None:
    size = {each.event: sum(other.event == each.event for other in reports) - 1 for each in reports}
    figures = []
    for report, rank in zip(reports, ranks, strict=True):
        right = [place < len(every) and every[place].event == report.event for place in rank]
        figures.append((float(right[:1] == [True]), sum(right) / min(_MOST, size[report.event])))
    table, odd = np.array(figures), np.array([each.topic % 2 == 1 for each in reports])
    parts = [table.mean(axis=0), table[~odd].mean(axis=0), table[odd].mean(axis=0)]
    told = "   ".join(
        f"{label} {part[0]:.4f} {part[1]:.4f}" for label, part in zip(("all", "even", "odd"), parts, strict=True)
    )
    print(f"  {name:38} first right, recall at 10:  {told}", flush=True)


def _print_best(name: str, every: Sequence[Report], made: dict[Any, Callable[[], Sequence[int]]]) -> None:
    """The groups with what is best on the even topics, and with what is best on the even half of all texts."""
    groups = {value: make() for value, make in made.items()}
    for chosen in ("even", "all even"):
        best = max(groups, key=lambda value: _bcubed(every, groups[value], _SHARES[chosen]))
        _print_groups(f"{name} {best}", every, groups[best])


_SHARES: dict[str, Callable[[Report], bool]] = {
    "reports": lambda each: each.topic > 0,
    "even": lambda each: each.topic > 0 and each.half == 0,
    "odd": lambda each: each.topic > 0 and each.half == 1,
    "background": lambda each: each.topic == 0,
    "all": lambda _: True,
    "all even": lambda each: each.half == 0,
    "all odd": lambda each: each.half == 1,
}


def _print_groups(name: str, every: Sequence[Report], groups: Sequence[int]) -> None:
    there = {label: chosen for label, chosen in _SHARES.items() if any(map(chosen, every))}
    told = "  ".join(f"{label} {_bcubed(every, groups, chosen):.3f}" for label, chosen in there.items())
    print(f"  {name:38} B-cubed F1:  {told}", flush=True)


def _bcubed(every: Sequence[Report], groups: Sequence[int], chosen: Callable[[Report], bool]) -> float:
    """B-cubed F1 of groups of all texts, the means taken over those that are chosen."""
    events = [each.event for each in every]
    in_group, in_event, in_both = Counter(groups), Counter(events), Counter(zip(groups, events, strict=True))
    counted = [both for report, both in zip(every, zip(groups, events, strict=True), strict=True) if chosen(report)]
    precision = [in_both[group, event] / in_group[group] for group, event in counted]
    recall = [in_both[group, event] / in_event[event] for group, event in counted]
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return 2 * p * r / (p + r)


if __name__ == "__main__":
    main()
