"""Trains the weights by which a sentence is worth checking, and writes `articles/claims/modality/checkable.json`.

    python -m benchmarks.train_checkable [--keep]

Needs the shared folder with the labelled sentences. A logistic regression with both classes weighing the same, so that
half stands for "as likely as not" in a text of as many claims as other sentences. Prints what models that had not seen
a sentence make of it: accuracy as the file is, and with both classes weighing the same. `--keep` leaves the file as it
is. The same file each time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from articles.claims.modality.checkable import WORTH_CHECKING, features

ROOT = Path(__file__).resolve().parents[1]
LABELLED = ROOT.parent / "shared" / "bench" / "claimbuster-dev.jsonl"
MODEL = ROOT / "articles" / "claims" / "modality" / "checkable.json"
_STEPS = 30
_STRENGTH = 12.0
_FOLDS = 10
_REPEATS = 5

Floats = Any


def fit(rows: Floats, labels: Floats) -> Floats:
    """Weights, the bias last: logistic regression by Newton's steps, ridge on all but the bias."""
    x = np.hstack([rows, np.ones((len(rows), 1))])
    share = labels.mean()
    sample = np.where(labels == 1, 0.5 / share, 0.5 / (1 - share))
    ridge = np.full(x.shape[1], _STRENGTH)
    ridge[-1] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (sample * (chance - labels)) + ridge * weights
        curve = (x * (sample * chance * (1 - chance))[:, None]).T @ x + np.diag(ridge)
        weights -= np.linalg.solve(curve, gradient)
    return weights


def unseen(rows: Floats, labels: Floats) -> Floats:
    """The score of each row by models that had not seen it, the mean over several ways to part the rows."""
    total = np.zeros(len(rows))
    for repeat in range(_REPEATS):
        fold = np.random.default_rng(repeat).permutation(len(rows)) % _FOLDS
        for part in range(_FOLDS):
            seen, scale = rows[fold != part], rows[fold != part].std(axis=0) + 1e-9
            weights = fit(seen / scale, labels[fold != part])
            total[fold == part] += 1 / (1 + np.exp(-((rows[fold == part] / scale) @ weights[:-1] + weights[-1])))
    return total / _REPEATS


def main(arguments: list[str]) -> None:
    """Train, print and write."""
    read = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    counted = [features(row["text"]) for row in read]
    names = sorted(counted[0])
    rows = np.array([[each[name] for name in names] for each in counted])
    labels = np.array([row["label"] == "check-worthy" for row in read], dtype=float)
    scores = unseen(rows, labels)
    yes = scores >= WORTH_CHECKING
    hit, clean = yes[labels == 1].mean(), (~yes[labels == 0]).mean()
    print(f"unseen: accuracy {(yes == labels).mean():.3f}, both classes alike {(hit + clean) / 2:.3f}")
    print(f"        check-worthy found {hit:.3f}, other left alone {clean:.3f}, check-worthy {labels.mean():.2f}")
    scale = rows.std(axis=0) + 1e-9
    weights = fit(rows / scale, labels)
    model = {
        "bias": round(float(weights[-1]), 4),
        "weights": {n: round(float(w / s), 4) for n, w, s in zip(names, weights, scale, strict=False)},
    }
    if "--keep" not in arguments:
        MODEL.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
