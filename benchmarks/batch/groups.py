"""How well a batch groups articles by event, of ecb-dev: `python -m benchmarks.batch --groups`.

Its 758 reports of 66 events go through candidates, gate and grouping as in a batch, with invented reports around them.
Beside it stands what a threshold on TF-IDF cosines gives, the one that does best on these articles. Told are B-cubed
precision, recall and F1 (Bagga and Baldwin 1998) over the articles of ecb-dev.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from articles.batch.candidates import LEAST
from articles.batch.comparing import compared
from articles.batch.inputs import COLUMNS
from articles.batch.signing import signed
from articles.matching.signatures.events import events
from articles.matching.signatures.grouping import Keyed, Postings, candidates, count_keys, groups
from tests.articles.batch.made import reports

BENCH = Path(__file__).resolve().parents[2].parent / "shared" / "bench"


def main(partners: int = 10) -> None:
    """Print the table; nothing where the shared folder is not there."""
    if not (BENCH / "ecb-dev.jsonl").exists():
        print(f"skipped: {BENCH} is not there")
        return
    rows, event = _articles()
    began = time.process_time()
    made = [signed(row) for row in rows]
    keys = [np.frombuffer(bytes.fromhex(each["keys"]), dtype=np.uint32) for each in made]
    weights = [np.frombuffer(bytes.fromhex(each["weights"]), dtype=np.uint8) for each in made]
    keyed = Keyed(np.cumsum([0, *map(len, keys)]), np.concatenate(keys), np.concatenate(weights))
    day = np.array([each["day"] for each in made], dtype=np.int32)
    postings = Postings.of([keyed], count_keys([keyed.keys]), day)
    pairs = candidates([postings], range(len(rows)), partners, LEAST)
    ways = {"why": "event", "meaning": False}
    chance = np.array([
        compared({"a": rows[a], "b": rows[b], **ways})["same_event"] or 0.0
        for a, b in zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)
    ])  # fmt: skip
    print(f"{len(rows)} articles, {len(pairs.a)} candidates, {time.process_time() - began:.0f} s of the processor")
    _print("a batch", events(len(rows), pairs.a, pairs.b, chance), event)
    joined = chance >= 0.45
    _print("joined by the gate alone", groups(len(rows), pairs.a[joined], pairs.b[joined]), event)
    best = max((_by_tfidf(rows, at / 20) for at in range(2, 14)), key=lambda found: _b_cubed(found, event)[2])
    _print("TF-IDF, its best threshold", best, event)


def _articles() -> tuple[list[dict[str, Any]], Any]:
    """Rows of ecb-dev and of invented reports, and the event of each; -1 for those that are not counted."""
    documents: dict[str, tuple[str, str]] = {}
    for line in (BENCH / "ecb-dev.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        for side in "ab":
            name = pair[side]["id"]
            documents[name] = " ".join(pair[side]["sentences"]), f"{name.split('_')[0]}{'plus' in name}"
    known = sorted(documents.items())
    rows: list[dict[str, Any]] = [{**dict.fromkeys(COLUMNS), "id": name, "text": text} for name, (text, _) in known]
    _, event = np.unique(np.array([about for _, (_, about) in known]), return_inverse=True)
    others: list[dict[str, Any]] = [{**dict.fromkeys(COLUMNS), **row} for row in reports(56)]
    return [*rows, *others], np.concatenate((event, np.full(len(others), -1)))


def _by_tfidf(rows: list[dict[str, Any]], least: float) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform([row["text"] for row in rows])
    a, b = np.nonzero(np.triu((vectors @ vectors.T).toarray(), 1) >= least)
    return groups(len(rows), a, b)


def _b_cubed(group: Any, event: Any) -> tuple[float, float, float]:
    counted = np.flatnonzero(event >= 0)
    together, same = group[counted][:, None] == group, event[counted][:, None] == event
    both = (together & same).sum(axis=1)
    precision, recall = float(np.mean(both / together.sum(axis=1))), float(np.mean(both / same.sum(axis=1)))
    return precision, recall, 2 * precision * recall / (precision + recall)


def _print(name: str, group: Any, event: Any) -> None:
    precision, recall, score = _b_cubed(group, event)
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f}, B-cubed F1 {score:.3f}", flush=True)


if __name__ == "__main__":
    main()
