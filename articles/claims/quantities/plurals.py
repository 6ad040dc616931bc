"""English nouns in the plural and the singular, by rule and by lists of what no rule covers."""

from __future__ import annotations

from typing import Final

from articles import lexicon

IRREGULAR: Final = lexicon.classes("en", "nouns", "irregular")
COLLECTIVE: Final = lexicon.words("en", "nouns", "collective")
_NOT_PLURAL: Final = lexicon.words("en", "nouns", "not_plural")
_ES: Final = lexicon.in_order("en", "nouns", "es_endings")
_NO_PLURAL: Final = lexicon.in_order("en", "nouns", "no_plural_endings")
_NOT_MEN: Final = lexicon.words("en", "nouns", "not_men")


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in IRREGULAR or word in COLLECTIVE or word.endswith(("women", "people")):
        return True
    if word.endswith("men"):
        return word not in _NOT_MEN
    return len(word) > 2 and word.endswith("s") and not word.endswith(_NO_PLURAL) and word not in _NOT_PLURAL


def singular(word: str) -> str:
    """The singular of a lower-case noun; a word that is no plural is returned as it is."""
    if word in COLLECTIVE and word != "troops":
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("men") and is_plural(word):
        return word[:-3] + "man"
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_ES):
        return word[:-2]
    return word[:-1]
