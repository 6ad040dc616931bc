"""What a language's file of counting words holds, and which file belongs to a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.claims.quantities.quantity import Modifier

LONGEST_WORD = 60
LANGUAGES = ("en", "de", "fr", "es", "ru")

Phrases = dict[tuple[str, ...], "Modifier"]


def phrases(**lists: str) -> Phrases:
    """Phrases of several words, separated by `|`, each with the modifier they were listed under."""
    return {
        tuple(phrase.split()): cast("Modifier", modifier)
        for modifier, listed in lists.items()
        for phrase in listed.split("|")
    }


def table(text: str) -> dict[str, float]:
    """Words with their values, from `word=1 other,another=2`."""
    return {
        word: float(value)
        for row in text.split()
        for words, _, value in [row.partition("=")]
        for word in words.split(",")
    }


def units(text: str) -> dict[str, str]:
    """Words with their unit, from lines `unit: word word`; an underscore stands for a space inside a unit or word."""
    return {
        word.replace("_", " "): unit.strip().replace("_", " ")
        for line in text.strip().splitlines()
        for unit, _, words in [line.partition(":")]
        for word in words.split()
    }


@dataclass(frozen=True, slots=True)
class CountWords:
    """The words one language counts with, all in lower case.

    `small` holds number words below a hundred, `scales` the words that multiply, `vague` the plural scales that stand
    alone ("dozens"), `several` the words that make a scale vague ("several hundred"), `ands` the words that may join
    parts of one number, `fractions` denominators with their value. `before` and `after` are the phrases that bound a
    number. `measures` gives the unit of a word, `months` the names of months. `nouns` says how the counted noun is
    found: "plural" as the first plural, "capital" as the first capitalised word, "first" as the first word that is no
    adjective. `singular` gives a noun's dictionary form; `compound` reads a number written as one word.
    """

    language: str
    decimal: Literal[".", ","]
    small: Mapping[str, float]
    scales: Mapping[str, float]
    lacking: str
    vague: Mapping[str, float] = field(default_factory=dict)
    several: frozenset[str] = frozenset()
    ands: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    ofs: frozenset[str] = frozenset()
    fractions: Mapping[str, float] = field(default_factory=dict)
    before: Phrases = field(default_factory=dict)
    after: Phrases = field(default_factory=dict)
    between: frozenset[str] = frozenset()
    froms: frozenset[str] = frozenset()
    tos: frozenset[str] = frozenset()
    ors: frozenset[str] = frozenset()
    measures: Mapping[str, str] = field(default_factory=dict)
    months: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    persons: frozenset[str] = frozenset()
    vehicles: frozenset[str] = frozenset()
    harmed: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    nouns: Literal["plural", "capital", "first"] = "first"
    singular: Callable[[str], str] = str.lower
    compound: Callable[[str], float | None] | None = None


@cache
def count_words(language: str) -> CountWords:
    """The counting words of a language such as `en` or `de-AT`; without a file of its own it is read by its digits."""
    base = language.lower().replace("_", "-").partition("-")[0]
    if base not in LANGUAGES:
        return CountWords(language=base, decimal=".", small={}, scales={}, lacking="every word: only digits are read")
    module: Any = import_module(f"articles.claims.words.counting_{base}")
    return cast("CountWords", module.WORDS)


def lemma(language: str) -> Callable[[str], str]:
    """The dictionary form of a word of `language`, in lower case; its data is loaded at the first word."""

    def of(word: str) -> str:
        if not word or len(word) > LONGEST_WORD:
            return word.lower()
        from simplemma import lemmatize

        return lemmatize(word, lang=language).lower()

    return of
