"""Trains the scorer and the gate, and writes `articles/matching/model.json`: the same file each time.

    python -m benchmarks.train_scorer [--keep]

Needs scipy, which the program itself does not, and the shared folder with the labelled files. Prints what models that
had not seen an article pair (a topic, for the gate) make of it. `--keep` leaves the file as it is.

The scorer is a logistic regression whose weights may only have the sign that makes sense (a shared word never speaks
against a pair): so few labels would otherwise teach it chance. News pairs teach it, and crowd-labelled summaries at
half weight.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]  # scipy has no types of its own

from articles.matching.features import features
from articles.matching.gate import whole
from articles.matching.match import SAME_EVENT
from articles.matching.model import Linear
from articles.matching.nearness import nearness
from articles.matching.scoring import STRONG_SCORE, WEAK_SCORE, pairs_of
from articles.matching.units import read
from articles.matching.words import tokens
from articles.reading import article_from_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT.parent / "shared" / "bench"
GOLD = ROOT / "benchmarks" / "gold" / "news-pairs.json"
MODEL = ROOT / "articles" / "matching" / "model.json"

RISING = [
    "likeness", "dice", "covers", "second", "terms", "clause", "clauses", "other_gain", "who", "quote", "quote_told",
    "run", "diagonal", "diagonal_both", "likeness_ahead",
]  # fmt: skip
FALLING = ["who_clash", "quote_clash", "apart", "late", "likeness_rank"]
EITHER = ["heavy", "short", "early", "lead", "one_quotes", "both_quote", "crossing", "beside"]
MEANING_RISING = ["cos", "half", "soft", "soft_above", "cos_above"]
MEANING_FALLING = ["soft_rank", "cos_rank"]
_STRENGTH = 0.005
_CERTAIN = ("likeness", "dice", "clause", "soft")
_SUMMARIES = 0.5


class Pair(NamedTuple):
    """A labelled article pair: source, features by name, which candidates are links, how many links there are."""

    source: str
    id: str
    sizes: tuple[int, int]
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: dict[str, Floats]
    linked: Floats
    links: int


def made(
    source: str, name: str, a: Sequence[str], b: Sequence[str], links: set[tuple[int, int]], *, meaning: bool
) -> Pair:
    """The features of one article pair."""
    sides = ([tokens(text) for text in a], [tokens(text) for text in b])
    reading = read((a, b), sides, ("en", "en"))
    known = nearness((a, b), ("en", "en")).features if meaning else None
    rows, columns, _ = pairs_of(reading, sides, known)
    table = features(reading, rows, columns, known)
    linked = np.array([cell in links for cell in zip(rows.tolist(), columns.tolist(), strict=True)], dtype=np.float64)
    return Pair(source, name, (len(a), len(b)), rows, columns, table.values, linked, len(links))


def labelled(*, meaning: bool) -> list[Pair]:
    """All labelled English pairs: `dev` (news-dev), `new` (the twenty), `summary` (superpal-dev)."""
    found = []
    for source, file in (("dev", "news-dev.jsonl"), ("summary", "superpal-dev.jsonl")):
        for row in _rows(file):
            links = {(link[0], link[1]) for link in row["links"]}
            found.append(made(source, row["id"], row["a"]["sentences"], row["b"]["sentences"], links, meaning=meaning))
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    for row in _rows("news-pairs.jsonl"):
        texts = _sentences(row)
        links = {tuple(link["sentences"]) for link in gold[row["id"]]["links"]}
        found.append(made("new", row["id"], texts[0], texts[1], links, meaning=meaning))
    return found


def _sentences(row: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The sentences that the program finds in both texts of a pair."""
    articles = [article_from_text(row[side]["text"]) for side in ("a", "b")]
    left, right = ([article.quote(sentence.span) for sentence in article.sentences] for article in articles)
    return left, right


def _rows(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (BENCH / file).read_text(encoding="utf-8").splitlines() if line.strip()]


def fitted(pairs: Sequence[Pair], names: Sequence[str], signs: Sequence[int]) -> Linear:
    """The logistic regression over some article pairs, before calibration."""
    x = np.concatenate([np.stack([pair.values[name] for name in names], axis=1) for pair in pairs])
    y = np.concatenate([pair.linked for pair in pairs])
    say = np.concatenate([np.full(len(p.linked), _SUMMARIES if p.source == "summary" else 1.0) for p in pairs])
    held = np.array([0.1 if name in _CERTAIN else 1.0 for name in names]) / _STRENGTH
    return logistic(x, y, say, held, names, signs)


def logistic(x: Floats, y: Floats, say: Floats, held: Floats, names: Sequence[str], signs: Sequence[int]) -> Linear:
    """Weights that make y likeliest; `say` weighs rows, `held` pulls each weight to 0, `signs` bound them (0: free)."""
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / scale

    def cost(at: Floats) -> tuple[float, Floats]:
        total = z @ at[:-1] + at[-1]
        off = say * (1 / (1 + np.exp(-total)) - y)
        loss = (say * (np.logaddexp(0, total) - y * total)).sum() + 0.5 * (held * at[:-1] ** 2).sum()
        return float(loss), np.append(z.T @ off + held * at[:-1], off.sum())

    bounds = [(0, None) if sign > 0 else (None, 0) if sign < 0 else (None, None) for sign in signs]
    start = np.append(np.zeros(len(names)), -3.0)
    best = minimize(
        cost, start, jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B", options={"maxiter": 800}
    ).x
    weights = best[:-1] / scale
    return Linear(float(best[-1] - weights @ mean), dict(zip(names, weights.tolist(), strict=True)))


def apart(groups: Sequence[str], fit: Callable[[list[int]], Callable[[int], Floats]], folds: int) -> list[Floats]:
    """For each item the result of a model that had seen no item of its fold; items of one group share a fold."""
    order = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    results: dict[int, Floats] = {}
    for fold in range(folds):
        out = [at for at, group in enumerate(groups) if order[group] % folds == fold]
        model = fit([at for at in range(len(groups)) if at not in set(out)])
        results |= {at: model(at) for at in out}
    return [results[at] for at in range(len(groups))]


def train(pairs: list[Pair], names: list[str], signs: list[int]) -> tuple[Linear, list[Floats]]:
    """The calibrated scorer of all pairs, and for each pair the probabilities by models that never saw it."""
    groups = [pair.id.split("~")[0] if pair.source == "summary" else pair.id for pair in pairs]

    def fit(chosen: list[int]) -> Callable[[int], Floats]:
        # The twins in news-dev carry the same ids, so they never stand on both sides.
        model = fitted([pairs[at] for at in chosen], names, signs)
        return lambda at: logit(model.probability(pairs[at].values))

    unseen = apart(groups, fit, 13)
    news = [at for at, pair in enumerate(pairs) if pair.source != "summary"]
    slope, shift = calibration(
        np.concatenate([unseen[at] for at in news]), np.concatenate([pairs[at].linked for at in news])
    )
    whole_model = fitted(pairs, names, signs)
    weights = {name: round(weight * slope, 6) for name, weight in whole_model.weights.items() if abs(weight) > 1e-6}
    model = Linear(round(whole_model.intercept * slope + shift, 6), weights)
    model = Linear(model.intercept, weights, typical([pairs[at] for at in news], model))
    return model, [1 / (1 + np.exp(-(slope * z + shift))) for z in unseen]


def typical(pairs: Sequence[Pair], model: Linear) -> dict[str, float]:
    """What each group of features adds to the log odds of a linked pair that is strong, on average."""
    values = {name: np.concatenate([pair.values[name] for pair in pairs]) for name in model.weights}
    strong = (model.probability(values) >= STRONG_SCORE) & (np.concatenate([pair.linked for pair in pairs]) > 0)
    added = model.added({name: column[strong] for name, column in values.items()})
    return {group: round(float(column.mean()), 6) for group, column in added.items()}


def logit(probability: Floats) -> Floats:
    """Log odds."""
    safe = np.clip(probability, 1e-9, 1 - 1e-9)
    return np.log(safe / (1 - safe))


def calibration(z: Floats, y: Floats) -> tuple[float, float]:
    """Slope and shift of log odds that make them true (Platt 1999)."""
    model = logistic(z[:, None], y, np.ones(len(y)), np.zeros(1), ["z"], [1])
    return model.weights["z"], model.intercept


def figures(pairs: Sequence[Pair], scores: Sequence[Floats]) -> dict[str, float]:
    """Average precision, first suggestion right, strong pairs, unpaired sentences given one, calibration error."""
    y, score = np.concatenate([pair.linked for pair in pairs]), np.concatenate(scores)
    links = sum(pair.links for pair in pairs)
    order = np.argsort(-score, kind="stable")
    right = np.cumsum(y[order])
    precision = right / np.arange(1, len(y) + 1)
    strong = score >= STRONG_SCORE
    first, alone, alarmed = [], 0, 0
    for pair, own in zip(pairs, scores, strict=True):
        for at, size in ((pair.rows, pair.sizes[0]), (pair.columns, pair.sizes[1])):
            for sentence in range(size):
                here = np.flatnonzero(at == sentence)
                if pair.linked[here].any():
                    first.append(pair.linked[here][np.argmax(own[here])])
                else:
                    alone += 1
                    alarmed += bool((own[here] >= STRONG_SCORE).any())
    bins = np.minimum((score * 10).astype(int), 9)
    gaps = [
        abs(score[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any()
    ]
    return {
        "AP": float((precision * y[order]).sum() / links),
        "first": float(np.mean(first)),
        "strong P": float(y[strong].mean()) if strong.any() else 0.0,
        "strong R": float(y[strong].sum() / links),
        "unpaired": alarmed / max(1, alone),
        "calibration": float(sum(gaps)),
    }


def report(label: str, found: dict[str, float]) -> None:
    """Print one row of the table."""
    print(f"{label:56}" + "".join(f"{name} {value:.3f}  " for name, value in found.items()), flush=True)


def scorer(pairs: list[Pair], rising: Sequence[str], falling: Sequence[str], label: str) -> Linear:
    """Train, print what unseen pairs show, and return the model."""
    names = [*rising, *falling, *EITHER]
    signs = [1] * len(rising) + [-1] * len(falling) + [0] * len(EITHER)
    model, unseen = train(pairs, names, signs)
    for source, title in (("dev", "news-dev"), ("new", "twenty news pairs"), ("summary", "superpal-dev")):
        here = [at for at, pair in enumerate(pairs) if pair.source == source]
        report(f"{label}, {title}, left out", figures([pairs[at] for at in here], [unseen[at] for at in here]))
    twins = {pair.id for pair in pairs if pair.source == "dev"}
    fourteen, _ = train(
        [p for p in pairs if p.source == "summary" or (p.source == "new" and p.id not in twins)], names, signs
    )
    dev = [pair for pair in pairs if pair.source == "dev"]
    report(f"{label}, trained on 14 + superpal, news-dev", figures(dev, [fourteen.probability(p.values) for p in dev]))
    return model


GATE = [
    "cosine", "names", "names_shared", "names_within", "main_names", "places_within", "figures", "figures_within",
    "dates", "best", "bests", "score", "scores", "lead", "lead_names", "covered", "weekday_same", "month_same",
    "year_same", "often_both",
    *(f"open{first}_{kind}{of}" for first in (1, 3) for kind in ("names", "plain", "figures") for of in ("", "_most")),
    *(f"open{first}_{kind}_both" for first in (1, 3) for kind in ("names", "plain")),
]  # fmt: skip
GATE_FALLING = [
    "weekday_clash", "month_clash", "year_clash", "often_alone", "often_alone_most",
    *(f"open{first}_alone{of}" for first in (1, 3) for of in ("", "_most")),
]  # fmt: skip
GATE_EITHER = ["dates_clash", "plain", "size"]
# News pairs are whole articles, ecb-dev has excerpts: few as they are, they must not be turned away.
_NEWS = 30.0


def gate(words: Linear) -> Linear:
    """The same-event gate over ecb-dev and the news pairs, with what left-out topics and pairs show."""
    rows = [(row["id"].split("_")[0], row, row["kind"] == "same-event") for row in _rows("ecb-dev.jsonl")]
    texts = [(group, row["a"]["sentences"], row["b"]["sentences"], same, 1.0) for group, row, same in rows]
    texts += [(row["id"], *_sentences(row), True, _NEWS) for row in _rows("news-pairs.jsonl")]
    names = [*GATE, *GATE_FALLING, *GATE_EITHER]
    signs = [1] * len(GATE) + [-1] * len(GATE_FALLING) + [0] * len(GATE_EITHER)
    values, strong = [], []
    for _, a, b, _, _ in texts:
        sides = ([tokens(text) for text in a], [tokens(text) for text in b])
        reading = read((a, b), sides, ("en", "en"))
        left, right, _ = pairs_of(reading, sides)
        table = features(reading, left, right)
        score = words.probability(table.values)
        found = whole(reading, table, score)
        values.append([found[name] for name in names])
        strong.append(bool((score >= STRONG_SCORE).any()))
    x, y, has = np.array(values), np.array([same for _, _, _, same, _ in texts]), np.array(strong)
    say = np.array([weight for *_, weight in texts]) * np.where(y, 0.5 / y.mean(), 0.5 / (1 - y.mean()))

    def fit(chosen: Iterable[int]) -> Linear:
        at = np.array(list(chosen))
        return logistic(x[at], y[at].astype(np.float64), say[at], np.full(len(names), 10.0), names, signs)

    def by_topic(chosen: list[int]) -> Callable[[int], Floats]:
        model = fit(chosen)
        return lambda at: model.probability(dict(zip(names, x[at], strict=True)))

    p = np.array(apart([group for group, *_ in texts], by_topic, 13))
    ecb = np.arange(len(p)) < len(rows)
    report("gate, ecb-dev topics left out", gate_figures(p[ecb], y[ecb], has[ecb]))
    lowest = np.sort(p[~ecb])
    report("gate, news pairs left out", {"pass": float((lowest >= SAME_EVENT).mean()), "lowest": float(lowest[0])})
    model = fit(range(len(texts)))
    weights = {name: round(weight, 6) for name, weight in model.weights.items() if abs(weight) > 1e-6}
    return Linear(round(model.intercept, 6), weights)


def gate_figures(p: Floats, same: NDArray[np.bool_], strong: NDArray[np.bool_]) -> dict[str, float]:
    """AUC, the shares that pass, and the shares that have a strong match with and without the gate."""
    order = np.argsort(p, kind="stable")
    rank = np.empty(len(p))
    rank[order] = np.arange(len(p))
    n, m = same.sum(), (~same).sum()
    passed = p >= SAME_EVENT
    return {
        "AUC": float((rank[same].sum() - n * (n - 1) / 2) / (n * m)),
        "same pass": float(passed[same].mean()),
        "other pass": float(passed[~same].mean()),
        "other strong, plain": float(strong[~same].mean()),
        "other strong": float((passed & strong)[~same].mean()),
        "same strong, plain": float(strong[same].mean()),
        "same strong": float((passed & strong)[same].mean()),
        "same keep": float(passed[same & strong].mean()),
    }


def main() -> None:
    """Train everything and write the file."""
    words = scorer(labelled(meaning=False), RISING, FALLING, "words")
    models = {"words": words, "gate": gate(words)}
    models["meaning"] = scorer(
        labelled(meaning=True), [*RISING, *MEANING_RISING], [*FALLING, *MEANING_FALLING], "words and meaning"
    )
    if "--keep" not in sys.argv:
        data = {
            name: {"intercept": model.intercept, "weights": model.weights}
            | ({"typical": model.typical} if model.typical else {})
            for name, model in models.items()
        }
        about = "made by benchmarks/train_scorer.py; weights of logistic regressions, in the units of the features"
        MODEL.write_text(json.dumps({"about": about, "models": data}, indent=1) + "\n", encoding="utf-8")
    print(f"thresholds: strong {STRONG_SCORE}, weak {WEAK_SCORE}, one event {SAME_EVENT}")


if __name__ == "__main__":
    main()
