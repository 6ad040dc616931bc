"""Claims measured in one run: how well they are read and compared, beside what one would take instead.

    python -m benchmarks.claims [--part look | score]

Quality is measured on the visible files of the shared folder with its own scorers; what is not there is left out with a
line that says so. The rules were made with the pairs of two thirds of the topics in view (`look`); those of the other
topics (`score`, every third) were only scored. quantulum3 is measured where it is installed.
"""

from __future__ import annotations

import importlib.util
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from articles import load
from articles.claims import compare_statements, read_dates, read_quantities
from articles.claims.ledger import find
from articles.claims.modality.checkable import WORTH_CHECKING, checkable
from articles.matching import align
from benchmarks.claims_entailment import follows

BENCH = Path(__file__).resolve().parents[1].parent / "shared" / "bench"
ARTICLES = BENCH.parent / "articles"
_AGAIN = 7
_EVERY = 3

Row = Mapping[str, Any]
System = Callable[[str, str], str]


def rows(name: str) -> list[Row]:
    """The rows of a file of the shared folder; none, with a line that says so, where it is absent."""
    path = BENCH / name
    if not path.is_file():
        print(f"{name}: left out, there is no {path}")
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def own(a: str, b: str) -> str:
    """What the program says."""
    return compare_statements(a, b).label


def majority(_a: str, _b: str) -> str:
    """Always the commonest label."""
    return "agree"


def word_overlap(a: str, b: str) -> str:
    """Agree from a token set ratio on, else unrelated."""
    return "agree" if fuzz.token_set_ratio(a.lower(), b.lower()) >= 60 else "unrelated"


def number_sets(a: str, b: str) -> str:
    """Agree where a number in digits is shared, else unrelated."""
    return "agree" if _numbers(a) & _numbers(b) else "unrelated"


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")))


def quantulum() -> System | None:
    """The rule one would write on quantulum3: one value shared is agree, one unit with other values is differ."""
    if importlib.util.find_spec("quantulum3") is None:
        return None
    parser = importlib.import_module("quantulum3.parser")

    def system(a: str, b: str) -> str:
        left, right = ([(q.value, q.unit.name) for q in parser.parse(text)] for text in (a, b))
        if set(left) & set(right):
            return "agree"
        return "differ" if {unit for _, unit in left} & {unit for _, unit in right} else "unrelated"

    return system


def pairs(part: str = "") -> None:
    """Print what each system makes of the pairs of statements."""
    found = [row for row in rows("claimpairs-dev.jsonl") if not part or _part(row) == part]
    if not found:
        return
    scorer = _module("score_pairs")
    systems: dict[str, System | None] = {
        "diptych": own,
        "majority": majority,
        "word overlap (rapidfuzz)": word_overlap,
        "number sets": number_sets,
        "quantulum3": quantulum(),
    }
    print(f"\nclaim pairs{f', {part}' if part else ''}: {len(found)}")
    print(f"{'':30}{'accuracy':>9}{'differ P':>10}{'R':>6}{'alarms':>8}{'agree P':>9}{'R':>6}")
    for name, system in systems.items():
        if system is None:
            print(f"{name:30} left out: not installed")
            continue
        got = scorer.score(found, {row["id"]: system(row["a"], row["b"]) for row in found})
        differ, agree = got["differ"], got["agree"]
        print(
            f"{name:30}{got['accuracy']:9.3f}{differ['p']:10.2f}{differ['r']:6.2f}{got['false_alarm']:8.3f}"
            f"{agree['p']:9.2f}{agree['r']:6.2f}"
        )


def _part(row: Row) -> str:
    number = re.match(r"\d+", row["topic"])
    return "score" if number and int(number[0]) % _EVERY == 0 else "look"


def quantities() -> None:
    """Print how many quantities are read right."""
    found = rows("quantities-dev.jsonl")
    if not found:
        return
    scorer = _module("score_quantities")
    predicted = {
        row["id"]: [
            {"low": q.low, "high": q.high, "modifier": q.modifier, "unit": q.unit} for q in read_quantities(row["text"])
        ]
        for row in found
    }
    got = scorer.score(found, predicted)
    levels = "  ".join(f"{name} F1 {got[name]['f1']:.3f}" for name in scorer.LEVELS)
    print(f"quantities  {levels}  traps left alone {got['traps']:.0%}")


def dates() -> None:
    """Print how many dates are read exactly."""
    found = rows("dates-dev.jsonl")
    right = clean = traps = there = 0
    for row in found:
        read = [
            (str(each.start), str(each.end)) for each in read_dates(row["text"], date.fromisoformat(row["published"]))
        ]
        traps += not row["expected"]
        clean += not row["expected"] and not read
        for each in row["expected"]:
            there += 1
            wanted = [each, *each.get("also", [])]
            right += any((one["start"], one["end"]) in read for one in wanted)
    if found:
        print(f"dates       exact {right} of {there}  traps clean {clean} of {traps}")


def entailment() -> None:
    """Print what is made of the public sets on entailment."""
    found = rows("equate-dev.jsonl")
    for name in ("NewsNLI", "StressTest", "RTE-Quant", "RedditNLI") if found else ():
        chosen = [row for row in found if row["set"] == name]
        right = [follows(row["premise"], row["hypothesis"]) == row["label"] for row in chosen]
        overlap = [
            _words_follow(row) == (row["label"] == "entailment") for row in chosen if row["label"] != "contradiction"
        ]
        most = max(sum(row["label"] == label for row in chosen) for label in ("entailment", "neutral", "contradiction"))
        print(
            f"{name:12}accuracy {statistics.mean(right):.3f}  majority {most / len(chosen):.3f}  "
            f"word overlap {sum(overlap) / len(chosen):.3f}"
        )
    called = [row for row in rows("rte3-3way-dev.jsonl") if own(row["premise"], row["hypothesis"]) == "differ"]
    if called:
        right_ones = sum(row["label"] == "contradiction" for row in called)
        print(f"RTE-3       contradiction called {len(called)}, right {right_ones}")


def _words_follow(row: Row) -> bool:
    return fuzz.token_set_ratio(row["premise"].lower(), row["hypothesis"].lower()) >= 75


def worth_checking() -> None:
    """Print how well sentences worth checking are told; both classes weigh the same."""
    found = rows("claimbuster-dev.jsonl")
    if not found:
        return
    shares = []
    for label in ("check-worthy", "other"):
        chosen = [row for row in found if row["label"] == label]
        right = [(checkable(row["text"]) >= WORTH_CHECKING) == (label == "check-worthy") for row in chosen]
        shares.append(statistics.mean(right))
    print(
        f"ClaimBuster both classes weighed alike {statistics.mean(shares):.3f} (its weights were trained on this file)"
    )


def speed() -> None:
    """Print how long the claims and findings of the two articles on the battle take."""
    paths = [ARTICLES / f"mosul-{side}.txt" for side in "ab"]
    if not all(path.is_file() for path in paths):
        print(f"time        left out, there are no articles in {ARTICLES}")
        return
    a, b = (load(str(path)) for path in paths)
    alignment = align(a, b)
    times: list[float] = []
    while len(times) < _AGAIN:
        began = time.perf_counter()
        find(a, b, alignment.matches)
        times.append(time.perf_counter() - began)
    ledger = find(a, b, alignment.matches)
    counts = {name: ledger.count(name) for name in ("contradict", "differ", "compatible", "agree", "related")}
    print(
        f"time        claims and findings of both articles: first {times[0] * 1000:.0f} ms, "
        f"median {statistics.median(times) * 1000:.0f} ms; {len(ledger.claims)} claims, {counts}"
    )


def _module(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print all of it, or one part of the pairs alone."""
    if "--part" in sys.argv:
        pairs(sys.argv[sys.argv.index("--part") + 1])
        return
    speed()
    quantities()
    dates()
    worth_checking()
    entailment()
    pairs("look")
    pairs("score")
    pairs()


if __name__ == "__main__":
    main()
