"""Matching measured in one run: how well and how fast, beside what one would take instead.

    python benchmarks/matching.py

Quality is average precision, best F1 and "first suggestion right" on the visible news pairs, as `evaluate.py` of the
shared folder computes them; without that folder only the times are shown.
"""

from __future__ import annotations

import importlib.util
import json
import random
import sys
import time
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

from articles.matching import score_sentences
from articles.matching.scoring import STRONG_SCORE, WEAK_SCORE
from articles.matching.words import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

BENCH = Path(__file__).resolve().parents[1].parent / "shared" / "bench"
FILES = ("news-dev.jsonl", "superpal-dev.jsonl")

Links = dict[tuple[int, int], float]


def diptych(a: Sequence[str], b: Sequence[str]) -> Links:
    """What the program does."""
    return {(pair.a, pair.b): pair.score for pair in score_sentences(a, b)}


def token_set_ratio(a: Sequence[str], b: Sequence[str]) -> Links:
    """rapidfuzz's best scorer for sentences, on lower case."""
    scores = process.cdist([s.lower() for s in a], [s.lower() for s in b], scorer=fuzz.token_set_ratio)
    return {(i, j): float(score) / 100 for (i, j), score in _cells(scores)}


def tf_idf_cosine(a: Sequence[str], b: Sequence[str]) -> Links:
    """Plain TF-IDF cosine, fitted on the two articles."""
    sides = [[[token.key for token in tokens(text)] for text in side] for side in (a, b)]
    sentences = [*sides[0], *sides[1]]
    found: dict[str, int] = {}
    for sentence in sentences:
        for word in set(sentence):
            found[word] = found.get(word, 0) + 1
    idf = {word: log((1 + len(sentences)) / (1 + count)) + 1 for word, count in found.items()}
    vectors = [[_unit({word: s.count(word) * idf[word] for word in set(s)}) for s in side] for side in sides]
    return {
        (i, j): sum(weight * right[word] for word, weight in left.items() if word in right)
        for i, left in enumerate(vectors[0])
        for j, right in enumerate(vectors[1])
    }


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / length for word, weight in vector.items()}


def _cells(scores: Any) -> list[tuple[tuple[int, int], float]]:
    return [((i, j), score) for i, row in enumerate(scores.tolist()) for j, score in enumerate(row)]


SYSTEMS: dict[str, Callable[[Sequence[str], Sequence[str]], Links]] = {
    "diptych": diptych,
    "rapidfuzz token_set_ratio": token_set_ratio,
    "TF-IDF cosine": tf_idf_cosine,
}


def quality() -> None:
    """Print the quality of every system on every file, then ours at the two thresholds."""
    evaluate = _evaluator()
    print(f"{'':40}{'AP':>8}{'best F1':>9}{'first':>8}")
    for file in FILES:
        lines = (BENCH / file).read_text(encoding="utf-8").splitlines()
        golds = evaluate.parse_gold(lines)
        rows = [json.loads(line) for line in lines if line.strip()]
        for name, system in SYSTEMS.items():
            found = {row["id"]: system(row["a"]["sentences"], row["b"]["sentences"]) for row in rows}
            report = evaluate.reports(golds, found)[0]
            figures = f"{report.average_precision:8.3f}{report.best_f1:9.3f}{report.hit_at_1:8.3f}"
            print(f"{file.removesuffix('.jsonl'):13} {name:<26}{figures}")
        ours = {row["id"]: diptych(row["a"]["sentences"], row["b"]["sentences"]) for row in rows}
        for label, threshold in (("strong", STRONG_SCORE), ("weak", WEAK_SCORE)):
            report = evaluate.reports(golds, ours, threshold)[0]
            print(f"  {label} and better ({threshold}): precision {report.precision:.2f}, recall {report.recall:.2f}")


def _evaluator() -> Any:
    spec = importlib.util.spec_from_file_location("evaluate", BENCH / "evaluate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluate"] = module
    spec.loader.exec_module(module)
    return module


def times() -> None:
    """Print the times for 40 and 2,000 sentences a side, on invented sentences with words as rare as real ones."""
    print(f"{'sentences a side':<20}{'diptych':>12}{'cdist':>12}{'ratio':>8}   (cdist: rapidfuzz token_set_ratio)")
    for count, rounds in ((40, 30), (2_000, 1)):
        a, b = _invented(count, 1), _invented(count, 2)
        ours = _best(lambda left, right: score_sentences(left, right), a, b, rounds)
        cdist = _best(lambda left, right: process.cdist(left, right, scorer=fuzz.token_set_ratio), a, b, rounds)
        print(f"{count:<20}{ours:>9.1f} ms{cdist:>9.1f} ms{ours / cdist:>8.2f}")


def _invented(count: int, seed: int) -> list[str]:
    """Sentences of 22 words whose frequencies fall as in running text (Zipf)."""
    spelling = random.Random(0)  # noqa: S311 - the words must only be the same every time
    words = ["".join(spelling.choices("abcdefghilmnoprstu", k=3 + rank % 7)) for rank in range(8_000)]
    weights = [1 / (rank + 2) for rank in range(len(words))]
    order = random.Random(seed)  # noqa: S311 - the same holds for the sentences
    return [" ".join(order.choices(words, weights, k=22)) + "." for _ in range(count)]


def _best(work: Callable[[list[str], list[str]], object], a: list[str], b: list[str], rounds: int) -> float:
    """The shortest of some runs, in milliseconds, after one to warm up."""
    work(a, b)
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work(a, b)
        taken.append(time.perf_counter() - start)
    return min(taken) * 1_000


def main() -> None:
    """Print everything."""
    if BENCH.is_dir():
        quality()
    else:
        print(f"quality left out: {BENCH} is not there")
    times()


if __name__ == "__main__":
    main()
