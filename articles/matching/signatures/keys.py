"""What an article says of its event in few words: its names, figures and rarer words, as numbers with weights.

How rare a word is shows only among many articles, so it is not in here: `grouping` counts it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from articles.matching.signatures.wording import word_hash
from articles.matching.words import names_in, standing, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from articles.article import Article
    from articles.text.tokens import Token

MOST = 96
"""Keys that are kept of an article, the weightiest first: what stands near its beginning, and its names."""
SCALE = 16
"""What weights are multiplied by, so that they fit 8 bits."""

# As in pair_ranking, set by judgement; benchmarks/batch shows how they do.
_TITLE = 3.0
_NAME = 1.6
_FIGURE = 0.7
_OPENING = 2_000
"""Code points from which on only names are looked at."""
_LEAST = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class EventKeys:
    """`keys` (n,) are numbers of 32 bits for words, rising and distinct; `weights` (n,) what each says, times SCALE."""

    keys: NDArray[np.uint32]
    weights: NDArray[np.uint8]


def event_keys(article: Article) -> EventKeys:
    """The keys of an article: at most MOST."""
    import numpy as np

    says = _says(article)
    chosen = sorted(says, key=lambda key: (-says[key], key))[:MOST]
    numbers = {word_hash(key) & 0xFFFFFFFF: says[key] for key in reversed(chosen)}
    keys = sorted(numbers)
    weights = [min(255, round(numbers[key] * SCALE)) for key in keys]
    return EventKeys(np.array(keys, dtype=np.uint32), np.array(weights, dtype=np.uint8))


def _says(article: Article) -> dict[str, float]:
    """How much each key of an article says, whatever its rarity."""
    sentences = list(_sentences(article))
    title = tokens(article.title, article.language)
    names = names_in([said for _, said in sentences], article.language)
    counts: Counter[str] = Counter()
    for opening, said in sentences:
        counts.update(token.key for token in said if opening or token.key in names)
    says = {key: 1 + log(count) for key, count in counts.items()}
    for token in title:
        says[token.key] = max(says.get(token.key, 0.0), _TITLE)
    kinds = ((key, _FIGURE if key[0] == "#" else _NAME if key in names else 1.0) for key in says)
    return {key: says[key] * kind * standing(key) for key, kind in kinds if standing(key) >= _LEAST}


def _sentences(article: Article) -> Iterator[tuple[bool, list[Token]]]:
    """The tokens of each sentence that is matched, and whether it belongs to the opening."""
    left = _OPENING
    for index in article.matched_sentences():
        words = article.sentences[index].span.of(article.comparable)
        yield left > 0, tokens(words, article.language)
        left -= len(words)
