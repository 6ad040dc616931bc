"""How much each word says in two articles, and how similar two passages are by the words that say most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from articles.matching.words import standing, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.tokens import Token

# Two neighbouring words together say less than a rare word; .3 of 0, .2, .3, .5 and 1 served news-dev and superpal-dev.
PAIR_OF_WORDS = 0.3
# Containment lifts a short sentence contained in a long one; .2 of 0, .2 and .4 served the same files.
CONTAINMENT = 0.2
# One shared rare word may be chance: so much shared weight keeps half of the likeness, twice as much four fifths.
# Ranks the same files as well as 1.5, 2.5 or 3, and leaves short sentences that share one word below strong.
CHANCE = 2.0
# Rarity among a handful of sentences means nothing, so never fewer than this are assumed.
FEWEST_SENTENCES = 12
# Terms in most sentences weigh under this and are left out: it changes no ranking and keeps long texts fast.
_WEIGHTLESS = 0.02


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each term says, from 0 (in most sentences) to 1 (in one): ((idf - 1) / (max idf - 1)) squared.

    idf is 1 + ln((1 + n) / (1 + sentences with the term)) over the n sentences of both articles. Short words say less.
    """

    weights: dict[str, float]

    @classmethod
    def of(cls, sentences: Iterable[Sequence[Token]]) -> Rarity:
        """The weights of all terms of some sentences, those of both articles together."""
        seen: Counter[str] = Counter()
        count = 0
        for sentence in sentences:
            count += 1
            # Not a set: its order changes from run to run, and with it the last digit of every sum.
            seen.update(list(dict.fromkeys(terms([token.key for token in sentence]))))
        total = max(count, FEWEST_SENTENCES)
        rarest = log((1 + total) / 2)
        weights = {}
        for term, found in seen.items():
            weight = 1.0 if found == 1 else (log((1 + total) / (1 + found)) / rarest) ** 2
            if weight >= _WEIGHTLESS:
                first, _, second = term.partition(" ")
                share = max(standing(first), standing(second)) * PAIR_OF_WORDS if second else standing(term)
                weights[term] = weight * share
        return cls(weights)

    def terms_of(self, sentence: Iterable[Token]) -> dict[str, float]:
        """The weighing terms of a sentence or passage, in order of their first place, with their weights."""
        return {term: self.weights[term] for term in terms([t.key for t in sentence]) if term in self.weights}


def likeness(a: dict[str, float], b: dict[str, float]) -> float:
    """The likeness (0..1) of two passages given by their terms and weights."""
    shared = sum(weight for term, weight in a.items() if term in b)
    if not shared:
        return 0.0
    heavy, light = sorted((sum(a.values()), sum(b.values())), reverse=True)
    share = (1 - CONTAINMENT) * 2 * shared / (heavy + light) + CONTAINMENT * shared / light
    return min(1.0, share * shared**2 / (shared**2 + CHANCE**2))
