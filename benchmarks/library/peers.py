"""What a library is set beside: cosines of TF-IDF and of MiniLM, HDBSCAN, and what the folder screen proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from articles.matching.embeddings.encoder import Encoder
from articles.pair_ranking import propose
from articles.reading.preview import preview_of_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.library.collecting import Report

    Floats = NDArray[np.float32]

LEAD = 3
"""Sentences of a background report that are encoded; of one that is sought for, all of them."""
_TOGETHER = 512


def tfidf(reports: Sequence[Report]) -> Floats:
    """TF-IDF vectors, as sklearn makes them with logarithms and without English stop words: a sparse matrix."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    made: Floats = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(each.text for each in reports)
    return made


def minilm(reports: Sequence[Report]) -> Floats:
    """The mean of the encoder's vectors of each report's sentences, of length 1: shape (n, width)."""
    for at in range(0, len(reports), _TOGETHER):
        some = [each for each in reports[at : at + _TOGETHER] if each.name not in _ENCODED]
        sentences = [_sentences(each) for each in some]
        vectors = iter(Encoder.load().encode([line for lines in sentences for line in lines]))
        for each, lines in zip(some, sentences, strict=True):
            mean = sum((next(vectors).vector for _ in lines), np.zeros(384, dtype=np.float32))
            _ENCODED[each.name] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return np.stack([_ENCODED[each.name] for each in reports])


_ENCODED: dict[str, Floats] = {}
"""The vector of each report by its name, for the next background."""


def nearest(vectors: Floats, count: int, most: int = 10) -> list[list[int]]:
    """For each of the first `count` the places of those with the highest cosine, itself left out."""
    found = []
    for at in range(0, count, _TOGETHER):
        score = _dense(vectors[at : min(at + _TOGETHER, count)] @ vectors.T)
        for row, scores in enumerate(score):
            scores[at + row] = -2
            found.append(np.argsort(-scores, kind="stable")[:most].tolist())
    return found


def proposed(reports: Sequence[Report], count: int) -> list[list[int]]:
    """What the folder screen proposes beside each of the first `count`: six at the most."""
    partners = propose([preview_of_text(each.text, f"{each.name}.txt") for each in reports]).partners
    return [[p.b if p.a == place else p.a for p in partners.get(place, ())] for place in range(count)]


def narrowed(vectors: Floats) -> Floats:
    """Vectors of 50 numbers, which keep the neighbourhoods: over all numbers HDBSCAN takes hours at 20,000."""
    from sklearn.decomposition import PCA

    made: Floats = PCA(50, random_state=0).fit_transform(vectors)
    return made


def hdbscan(vectors: Floats, least: int, samples: int, method: str) -> list[int]:
    """The clusters of HDBSCAN, `least` the smallest; what it calls noise is by itself."""
    from sklearn.cluster import HDBSCAN

    made = HDBSCAN(min_cluster_size=least, min_samples=samples, cluster_selection_method=method, n_jobs=1, copy=True)
    labels = made.fit_predict(vectors).tolist()
    return [label if label >= 0 else -2 - place for place, label in enumerate(labels)]


class Near(NamedTuple):
    """Pairs among so many texts, and their cosines."""

    texts: int
    a: NDArray[np.int64]
    b: NDArray[np.int64]
    cosine: Floats


def near(vectors: Floats, least: float) -> Near:
    """All pairs with a cosine of `least` or more."""
    count = vectors.shape[0]
    parts = []
    for at in range(0, count, _TOGETHER):
        score = _dense(vectors[at : at + _TOGETHER] @ vectors.T)
        row, column = np.nonzero(score >= least)
        parts.append((row + at, column, score[row, column]))
    return Near(count, *(np.concatenate(column) for column in zip(*parts, strict=True)))


def linked(pairs: Near, threshold: float) -> list[int]:
    """Groups of what has a cosine of `threshold` or more, step by step (single linkage)."""
    from scipy.sparse import coo_matrix  # type: ignore[import-untyped]  # scipy has no types of its own
    from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]  # the same

    some = pairs.cosine >= threshold
    graph = coo_matrix((pairs.cosine[some], (pairs.a[some], pairs.b[some])), shape=(pairs.texts, pairs.texts))
    labels: list[int] = connected_components(graph, directed=False)[1].tolist()
    return labels


def _dense(product: Any) -> Floats:
    """A product of vectors, sparse ones too, as an array."""
    made: Floats = product if isinstance(product, np.ndarray) else product.toarray()
    return made


def _sentences(report: Report) -> list[str]:
    article = report.article
    numbers = article.matched_sentences()
    chosen = numbers if report.topic else numbers[:LEAD]
    return [article.sentences[at].span.of(article.comparable) for at in chosen]
