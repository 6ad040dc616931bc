"""Fits the weights by which evidence on two sentences is summed, on report pairs and on pairs of news articles.

    python -m benchmarks.train_weights [--write]

Prints what they give on pairs left out in turn (a seventh of the pairs at a time), and with `--write` makes
`articles/claims/verdicts/weights.py` from all of them: the work part of the report pairs, and the twenty pairs of news
articles of the shared folder with the verdicts of `gold/news-verdicts.json`. The reader of sentence pairs was trained
on neither. Needs scipy.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]  # scipy has no types of its own

from articles.claims.gathering import Work
from articles.claims.ledger import read_pair, weigh_with
from articles.claims.verdicts import weights
from articles.claims.verdicts.weighing import Evidence, evidence_of
from articles.matching import align
from articles.matching.embeddings.stance import StanceReader
from benchmarks.claims import rows
from benchmarks.report_pairs import CLASHES, ReportPair, read_all
from benchmarks.verdicts import named
from benchmarks.verdicts_elsewhere import GOLD as NEWS
from benchmarks.verdicts_elsewhere import news_articles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.article import Article

Floats = NDArray[np.float64]

FOLDS = 7
_HELD = 2.0
"""How strongly weights are held near 0, in units of rows."""
OTHER, CLASH, AGREE = range(3)
NAMES = (
    "clash", "agree", "other", "match", "no match", "score beside best of a", "score beside best of b",
    "nearness beside best of a", "nearness beside best of b", "figures differ", "figures agree", "other time",
    "other date", "other name", "other number", "opposites", "one sense", "other speaker", "one speaker", "words",
    "names", "one denies", "both deny", "one time", "one date", "length of a", "length of b",
)  # fmt: skip
SWAPPED = {"score beside best of a": "score beside best of b", "length of a": "length of b",
           "nearness beside best of a": "nearness beside best of b"}  # fmt: skip
"""Names that mean the same of the other side: both get one weight, since articles may change sides."""


ALIKE = (
    "match", "score beside best of a", "score beside best of b", "nearness beside best of a",
    "nearness beside best of b", "words", "names",
)  # fmt: skip
OTHERWISE = ("figures differ", "other time", "other date", "other number")
RISES = {
    CLASH: (*ALIKE, "clash", *OTHERWISE, "other name", "opposites", "other speaker", "one denies"),
    AGREE: (*ALIKE, "agree", "figures agree", "one time", "one date"),
}
FALLS = {
    CLASH: ("other", "agree", "no match"),
    AGREE: ("other", "clash", "no match", *OTHERWISE, "opposites"),
}
"""What language says of the evidence: with more of it a class may only become likelier, or less likely."""


class Example(NamedTuple):
    """The evidence on two sentences, how readers judged them, and of which report pair they are."""

    known: Mapping[str, float]
    label: int
    pair: int


def examples(pairs: Sequence[ReportPair]) -> list[Example]:
    """What the program weighs in the report pairs."""
    found = []
    for number, pair in enumerate(pairs):
        a, b = named(pair.a), named(pair.b)
        for each in _weighed(a.article, b.article):
            left, right = (side.article.sentences[at].span for side, at in zip((a, b), each.place, strict=True))
            on = [link.labels for link in pair.links if link.a & a.at(left) and link.b & b.at(right)]
            found.append(Example(each.known, _label(frozenset().union(*on)), number))
    return found


def news_examples(first: int) -> list[Example]:
    """What it weighs in the pairs of news articles, with readers' verdicts; pairs are numbered from `first`.

    Real reports seldom clash: without them every second weak hint would be called.
    """
    gold = json.loads(NEWS.read_text(encoding="utf-8"))
    found = []
    for number, row in enumerate(rows("news-pairs.jsonl"), first):
        a, b = news_articles(row)
        judged = {(i, j): frozenset(label.split("/")) for i, j, label, *_ in gold[row["id"]]["verdicts"]}
        found += [Example(each.known, _label(judged.get(each.place, frozenset())), number) for each in _weighed(a, b)]
    return found


def _weighed(a: Article, b: Article) -> list[Evidence]:
    read = read_pair(a, b, align(a, b).matches)
    work = Work(read.a, read.b, read.pairing, read.later)
    stances = weigh_with(StanceReader.load(), read)
    return evidence_of(read.pairing, work.context(), read.near, stances, work.figures(read.near))


def _label(labels: frozenset[str]) -> int:
    return CLASH if labels & CLASHES else AGREE if labels & {"agree", "compatible"} else OTHER


def fitted(some: Sequence[Example]) -> Floats:
    """Weights (two classes, names and the bias last) that make the labels likeliest, held near 0."""
    x, y = table(some), np.array([each.label for each in some])
    center, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.column_stack([(x - center) / spread, np.ones(len(x))])

    def cost(flat: Floats) -> tuple[float, Floats]:
        w = flat.reshape(2, -1)
        scores = np.column_stack([np.zeros(len(z)), z @ w.T])
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        loss = -np.log(shares[np.arange(len(y)), y]).sum() + _HELD * (w[:, :-1] ** 2).sum()
        slope = np.stack([((shares[:, k] - (y == k))[:, None] * z).sum(axis=0) for k in (1, 2)])
        slope[:, :-1] += 2 * _HELD * w[:, :-1]
        return float(loss), slope.ravel()

    bounds = [
        (0.0 if name in RISES[label] else None, 0.0 if name in FALLS[label] else None)
        for label in (CLASH, AGREE)
        for name in (*NAMES, "bias")
    ]
    found: Any = minimize(cost, np.zeros(2 * z.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds)
    w = found.x.reshape(2, -1)
    plain = w[:, :-1] / spread
    return np.column_stack([plain, w[:, -1] - plain @ center])


def table(some: Sequence[Example]) -> Floats:
    """The evidence as numbers, (rows, names); names of either side are averaged."""
    x = np.array([[each.known.get(name, 0.0) for name in NAMES] for each in some])
    for mine, theirs in SWAPPED.items():
        both = [NAMES.index(mine), NAMES.index(theirs)]
        x[:, both] = x[:, both].mean(axis=1, keepdims=True)
    return x


def shares(some: Sequence[Example], w: Floats) -> Floats:
    """The likelihoods of the three classes for each row."""
    scores = np.column_stack([np.zeros(len(some)), table(some) @ w[:, :-1].T + w[:, -1]])
    found: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    total: Floats = found.sum(axis=1, keepdims=True)
    return found / total


def report(some: Sequence[Example], found: Floats) -> None:
    """Print recall at precision by likelihood."""
    y = np.array([each.label for each in some])
    for label, name in ((CLASH, "clash"), (AGREE, "agree")):
        print(f"{name}: {int((y == label).sum())} of {len(y)}")
        for least in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
            said = found[:, label] >= least
            right = int((said & (y == label)).sum())
            wrong = int((said & (y == CLASH)).sum()) if label == AGREE else 0
            print(
                f"  from {least:.2f}: {int(said.sum()):4} said, precision {right / max(1, said.sum()):.2f}, "
                f"recall {right / max(1, (y == label).sum()):.2f}" + (f", of clashes {wrong}" if label == AGREE else "")
            )


def written(w: Floats) -> str:
    """The module that holds the weights."""
    rows = []
    for name, row in (("CLASH_WEIGHTS", w[0]), ("AGREE_WEIGHTS", w[1])):
        inside = "".join(f'    "{each}": {value:.4f},\n' for each, value in zip((*NAMES, "bias"), row, strict=True))
        rows.append(f"{name}: Final[Mapping[str, float]] = {{\n{inside}}}\n")
    source = Path(weights.__file__).read_text(encoding="utf-8")
    return source[: source.index("CLASH_WEIGHTS")] + "".join(rows)


def main() -> None:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    pairs = read_all("work")
    found = [*examples(pairs), *news_examples(len(pairs))]
    apart = np.zeros((len(found), 3))
    for fold in range(FOLDS):
        inside = [at for at, each in enumerate(found) if each.pair % FOLDS == fold]
        w = fitted([each for each in found if each.pair % FOLDS != fold])
        apart[inside] = shares([found[at] for at in inside], w)
    styles = dict(enumerate(pair.style for pair in pairs))
    for style in ("news", "apart", "real"):
        mine = [at for at, each in enumerate(found) if styles.get(each.pair, "real") == style]
        print(style)
        report([found[at] for at in mine], apart[mine])
    w = fitted(found)
    for name, row in zip(("clash", "agree"), w, strict=True):
        print(name, ", ".join(f"{each} {value:.2f}" for each, value in zip((*NAMES, "bias"), row, strict=True)))
    if asked.write:
        Path(weights.__file__).write_text(written(w), encoding="utf-8")


if __name__ == "__main__":
    main()
