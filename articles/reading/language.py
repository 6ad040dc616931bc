"""Guessing an article's language from its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from articles import lexicon
from articles.text.tokens import LETTERS

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTERS_SEEN = 10_000
_LEAST_SHARE = 0.08
_LEAST_HITS = 3


def guess(text: str, default: str = "en") -> str:
    """The language of `text`, one of those with a list of their commonest words, or `default`.

    The language whose stop words make up the largest share of the words wins, if there are at least three of them and
    they are at least 8 % (running text of the bundled ones has 25 to 50 %). Mostly Cyrillic text is ru even without
    them. Weak evidence gives `default`.
    """
    sample = text[:_LETTERS_SEEN]
    words = Counter(LETTERS.texts(sample.lower()))
    hits = {
        language: sum(words[word] for word in lexicon.words(language, "language", "common"))
        for language in lexicon.languages("language")
    }
    best = max(hits, key=lambda language: (hits[language], language == default))
    if hits[best] >= _LEAST_HITS and hits[best] >= _LEAST_SHARE * words.total():
        return best
    if len(_CYRILLIC.findall(sample)) > len(_LATIN.findall(sample)):
        return "ru"
    return default
