"""Matching measured in one run: how well and how fast, beside what one would take instead.

    python -m benchmarks.matching [--long] [--curves FILE.svg]

Quality is measured on the visible files of the shared folder as its `evaluate.py` does; without that folder only the
times are shown. The shipped model has seen news-dev and superpal-dev: what models that had not seen them reach is
printed by `benchmarks/train_scorer.py`. `--long` measures 10,000 and 20,000 sentences a side too (minutes).
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz import fuzz, process

from articles import load
from articles.matching import align, score_sentences
from articles.matching.options import MatchOptions
from articles.matching.scoring import STRONG_SCORE
from articles.matching.words import tokens
from articles.reading import article_from_text

if TYPE_CHECKING:
    from articles.matching.match import Match

BENCH = Path(__file__).resolve().parents[1].parent / "shared" / "bench"
ARTICLES = BENCH.parent / "articles"
BATTLE = Path(__file__).with_name("gold") / "mosul.json"
FILES = {"news-dev": "en", "superpal-dev": "en", "deplain-dev": "de"}
_ECB_EVERY = 3
_SHOWN = 40

Links = dict[tuple[int, int], float]
System = Callable[[Sequence[str], Sequence[str], str], Links]


def words(a: Sequence[str], b: Sequence[str], language: str) -> Links:
    """What the program does without the encoder."""
    return {(pair.a, pair.b): pair.score for pair in score_sentences(a, b, language, meaning=False)}


def meaning(a: Sequence[str], b: Sequence[str], language: str) -> Links:
    """What the program does."""
    return {(pair.a, pair.b): pair.score for pair in score_sentences(a, b, language)}


def rapidfuzz_scorer(name: str) -> System:
    """One of rapidfuzz's scorers, on lower case."""

    def system(a: Sequence[str], b: Sequence[str], _: str) -> Links:
        left, right = [s.lower() for s in a], [s.lower() for s in b]
        return _cells(process.cdist(left, right, scorer=getattr(fuzz, name)) / 100)

    return system


def tf_idf_cosine(a: Sequence[str], b: Sequence[str], language: str) -> Links:
    """Plain TF-IDF cosine, fitted on the two articles."""
    sides = [[[token.key for token in tokens(text, language)] for text in side] for side in (a, b)]
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


def _cells(scores: Any) -> Links:
    return {(i, j): float(score) for i, row in enumerate(scores.tolist()) for j, score in enumerate(row)}


SYSTEMS: dict[str, System] = {
    "diptych, words": words,
    "diptych, words and meaning": meaning,
    **{
        f"rapidfuzz {name}": rapidfuzz_scorer(name)
        for name in ("ratio", "token_sort_ratio", "token_set_ratio", "WRatio")
    },
    "TF-IDF cosine": tf_idf_cosine,
}


def quality() -> dict[str, list[tuple[float, float]]]:
    """Print the quality of every system on every file; the precision-recall curves of news-dev, by system."""
    evaluate = _evaluator()
    curves = {}
    print(f"{'':42}{'AP':>7}{'best F1':>9}{'first':>7}{'strong: P':>11}{'R':>6}{'unpaired':>10}{'cal.':>7}")
    for file, language in FILES.items():
        lines = (BENCH / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
        golds, rows = evaluate.parse_gold(lines), [json.loads(line) for line in lines if line.strip()]
        for name, system in SYSTEMS.items():
            found = {row["id"]: system(row["a"]["sentences"], row["b"]["sentences"], language) for row in rows}
            ranked = evaluate.reports(golds, found)[0]
            text = f"{file:13} {name:<28}{ranked.average_precision:7.3f}{ranked.best_f1:9.3f}{ranked.hit_at_1:7.3f}"
            if name.startswith("diptych"):
                strong = evaluate.reports(golds, found, STRONG_SCORE)[0]
                text += f"{strong.precision:11.2f}{strong.recall:6.2f}{strong.false_alarms:10.3f}"
                text += f"{_calibration(golds, found):7.3f}"
            print(text, flush=True)
            if file == "news-dev":
                curves[name] = _curve(golds, found)
    return curves


def _flat(golds: Sequence[Any], found: Mapping[str, Links]) -> tuple[Any, Any]:
    """Score and truth of every pair of sentences, 0 for those left out."""
    cells = [(gold, i, j) for gold in golds for i in range(gold.size[0]) for j in range(gold.size[1])]
    score = np.array([found[gold.id].get((i, j), 0.0) for gold, i, j in cells])
    return score, np.array([(i, j) in gold.links for gold, i, j in cells], dtype=float)


def _calibration(golds: Sequence[Any], found: Mapping[str, Links]) -> float:
    """Mean gap, over ten bins by size, between the score and the share of links."""
    score, linked = _flat(golds, found)
    bins = np.minimum((score * 10).astype(int), 9)
    return float(sum(abs(score[bins == b].sum() - linked[bins == b].sum()) for b in range(10)) / len(score))


def _curve(golds: Sequence[Any], found: Mapping[str, Links]) -> list[tuple[float, float]]:
    """Recall and precision as the threshold falls."""
    score, linked = _flat(golds, found)
    order = np.argsort(-score, kind="stable")
    right = np.cumsum(linked[order])
    last = np.flatnonzero(np.append(np.diff(score[order]) < 0, True))
    return [(float(right[at] / linked.sum()), float(right[at] / (at + 1))) for at in last if score[order][at] > 0]


def events() -> None:
    """Print how well same and different events are told apart, on every third article pair of ecb-dev.

    The gate has been trained on these; what one that had not seen a topic makes of it is printed by
    `benchmarks/train_scorer.py`.
    """
    evaluate = _evaluator()
    lines = (BENCH / "ecb-dev.jsonl").read_text(encoding="utf-8").splitlines()[::_ECB_EVERY]
    golds, rows = evaluate.parse_gold(lines), [json.loads(line) for line in lines]
    for name in ("diptych, words", "diptych, words and meaning", "rapidfuzz token_set_ratio", "TF-IDF cosine"):
        found = {row["id"]: SYSTEMS[name](row["a"]["sentences"], row["b"]["sentences"], "en") for row in rows}
        reports = [report for report in evaluate.reports(golds, found) if report.scope == "annotated"]
        auc = {report.group: report.auc for report in reports}
        text = f"ecb-dev       {name:<28}AUC same-event {auc['same-event']:.3f}, with contrast {auc['overall']:.3f}"
        if name.startswith("diptych"):
            for kind in ("same-event", "contrast"):
                strong = [
                    max(found[row["id"]].values(), default=0) >= STRONG_SCORE for row in rows if row["kind"] == kind
                ]
                text += f"; {kind} pairs with a strong match {np.mean(strong):.3f} of {len(strong)}"
        print(text, flush=True)


def battle() -> None:
    """Print how many of fifteen things that two accounts of one battle share are among the matches shown."""
    a, b = (load(str(ARTICLES / f"mosul-{side}.txt")) for side in "ab")
    passages = json.loads(BATTLE.read_text(encoding="utf-8"))["passages"]
    for name, options in (("words", MatchOptions(meaning=False)), ("words and meaning", MatchOptions())):
        best = sorted(align(a, b, options=options).matches, key=lambda match: -match.score)[:_SHOWN]
        found = [any(_within(link, match) for link in item["links"] for match in best) for item in passages]
        print(f"mosul         diptych, {name:<19}{sum(found)} of {len(found)} among {len(best)} shown", flush=True)


def _within(link: Mapping[str, Sequence[int]], match: Match) -> bool:
    spans = ((link["a"], match.a), (link["b"], match.b))
    return all(span.start <= start and end <= span.end for (start, end), span in spans)


def _evaluator() -> Any:
    spec = importlib.util.spec_from_file_location("evaluate", BENCH / "evaluate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluate"] = module
    spec.loader.exec_module(module)
    return module


def times(*, long: bool) -> None:
    """Print the times on invented sentences with words as rare as real ones; long texts against a sample of cdist."""
    print(f"{'sentences a side':<20}{'words':>12}{'cdist':>12}{'ratio':>8}   (cdist: rapidfuzz token_set_ratio)")
    for count, rounds in ((40, 30), (2_000, 1), *(((10_000, 1), (20_000, 1)) if long else ())):
        a, b = invented(count, 1), invented(count, 2)
        ours = _best(lambda left, right: score_sentences(left, right, meaning=False), a, b, rounds)
        some = a[: max(1, min(count, 2_000_000 // count))]
        cdist = _best(lambda left, right: process.cdist(left, right, scorer=fuzz.token_set_ratio), some, b, rounds)
        cdist *= count / len(some)
        print(f"{count:<20}{ours:>9.1f} ms{cdist:>9.0f} ms{cdist / ours:>8.1f}", flush=True)
    print(f"largest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        real = _real(480)
        cold = min(
            _once(real[first : first + 40], real[first + 40 : first + 80]) for first in range(0, len(real) - 79, 80)
        )
        known = real[:40], real[40:80]
        cached = min(_once(*known) for _ in range(9))
        print(f"40 with meaning: {cold:.0f} ms with the encoder loaded, {cached:.1f} ms from its cache")


def _real(count: int) -> list[str]:
    """Sentences of news where the shared folder has them, invented ones elsewhere."""
    if not BENCH.is_dir():
        return invented(count, 1)
    rows = [json.loads(line) for line in (BENCH / "news-pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = [article_from_text(row[side]["text"]) for row in rows for side in "ab"]
    return [article.quote(sentence.span) for article in articles for sentence in article.sentences][:count]


def _once(a: list[str], b: list[str]) -> float:
    start = time.perf_counter()
    score_sentences(a, b)
    return (time.perf_counter() - start) * 1_000


def invented(count: int, seed: int) -> list[str]:
    """Sentences of 22 words whose frequencies fall as in running text (Zipf)."""
    spelling = random.Random(0)  # noqa: S311 - the words must only be the same every time
    vocabulary = ["".join(spelling.choices("abcdefghilmnoprstu", k=3 + rank % 7)) for rank in range(8_000)]
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]
    order = random.Random(seed)  # noqa: S311 - the same holds for the sentences
    return [" ".join(order.choices(vocabulary, weights, k=22)) + "." for _ in range(count)]


def _best(work: Callable[[list[str], list[str]], object], a: list[str], b: list[str], rounds: int) -> float:
    """The shortest of some runs, in milliseconds, after one to warm up when there are several."""
    if rounds > 1:
        work(a, b)
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work(a, b)
        taken.append(time.perf_counter() - start)
    return min(taken) * 1_000


def draw(curves: Mapping[str, Sequence[tuple[float, float]]], path: Path) -> None:
    """The precision-recall curves as an SVG picture: recall to the right, precision upwards."""
    colours = ("#0b6e4f", "#08415c", "#999999", "#b8a04a", "#cc2936", "#7d5ba6", "#e08e45")
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 440" font-family="sans-serif" font-size="12">']
    parts.append('<rect width="620" height="440" fill="white"/>')
    for tick in range(0, 11, 2):
        parts.append(f'<text x="{44 + tick * 36}" y="415" text-anchor="middle">{tick / 10}</text>')
        parts.append(f'<text x="34" y="{404 - tick * 36}" text-anchor="end">{tick / 10}</text>')
    parts.append('<path d="M44 40V400H404" fill="none" stroke="black"/>')
    for number, (name, points) in enumerate(curves.items()):
        line = " ".join(f"{44 + recall * 360:.1f},{400 - precision * 360:.1f}" for recall, precision in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colours[number]}" stroke-width="1.5"/>')
        parts.append(f'<text x="412" y="{60 + number * 18}" fill="{colours[number]}">{name}</text>')
    parts.append('<text x="224" y="434" text-anchor="middle">recall (precision upwards), news-dev</text></svg>')
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def main() -> None:
    """Print everything."""
    if BENCH.is_dir():
        curves = quality()
        events()
        battle()
        if "--curves" in sys.argv:
            draw(curves, Path(sys.argv[sys.argv.index("--curves") + 1]))
    else:
        print(f"quality left out: {BENCH} is not there")
    times(long="--long" in sys.argv)


if __name__ == "__main__":
    main()
