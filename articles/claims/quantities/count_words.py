"""The words a language counts with, gathered from its lists for the reading of quantities."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Final, cast

from articles import lexicon
from articles.claims.quantities.plurals import singular
from articles.text.joined_numbers import read_joined
from articles.text.languages import decimal_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.claims.quantities.quantity import Modifier

LONGEST_WORD: Final = 60

Phrases = dict[tuple[str, ...], "Modifier"]


@dataclass(frozen=True, slots=True)
class CountWords:
    """The words one language counts with, all in lower case; the lists are those of the subject `counting`.

    `measures` gives the unit of a word, `months` the names of months. `nouns` says how the counted noun is found:
    "plural" as the first plural, "capital" as the first capitalised word, "first" as the first word that is no
    adjective, "beside" as the word beside the number, where a language has no lists. `singular` gives a noun's
    dictionary form; `compound` reads a number written as one word.
    """

    language: str
    decimal: str = "."
    small: Mapping[str, float] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    vague: Mapping[str, float] = field(default_factory=dict)
    several: frozenset[str] = frozenset()
    ands: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    ofs: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()
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
    nouns: str = "first"
    singular: Callable[[str], str] = str.lower
    compound: Callable[[str], float | None] | None = None


@cache
def count_words(language: str) -> CountWords:
    """The counting words of a language such as `en` or `de-AT`; without lists of its own it is read by its digits."""
    code = lexicon.base_of(language)
    if code not in lexicon.languages():
        return CountWords(language=code, decimal=decimal_of(code), nouns="beside", singular=str.lower)
    counting = partial(lexicon.words, code, "counting")
    numbers = partial(lexicon.numbers, code, "counting")
    nouns = partial(lexicon.words, code, "nouns")
    return CountWords(
        language=code,
        decimal=decimal_of(code),
        small=numbers("small"),
        scales=numbers("scales"),
        vague=numbers("vague"),
        several=counting("several"),
        ands=counting("ands"),
        articles=counting("articles"),
        ofs=counting("ofs"),
        ones=_ones(code),
        fractions=numbers("fractions"),
        before=_phrases(code, "before"),
        after=_phrases(code, "after"),
        between=counting("between"),
        froms=counting("froms"),
        tos=counting("tos"),
        ors=counting("ors"),
        measures=lexicon.classes(code, "units", "measures"),
        months=frozenset(name.lower() for row in lexicon.rows(code, "months", "months") for name in row),
        stops=nouns("stops"),
        adjectives=nouns("adjectives"),
        endings=lexicon.in_order(code, "nouns", "endings"),
        persons=nouns("persons"),
        vehicles=nouns("vehicles"),
        harmed=nouns("harmed"),
        labels=counting("labels"),
        years=counting("years"),
        nouns=lexicon.text(code, "counting", "nouns") or "first",
        singular=singular if code == "en" else _lemma(code),
        compound=partial(read_joined, code) if lexicon.text(code, "counting", "hundred") else None,
    )


def _ones(code: str) -> frozenset[str]:
    """The ones behind a ten; where a number is one word, a one counts something else: "zwanzig und eine Frau"."""
    joined = lexicon.text(code, "counting", "hundred")
    return frozenset() if joined else frozenset(lexicon.numbers(code, "counting", "ones"))


def _phrases(code: str, name: str) -> Phrases:
    listed = lexicon.classes(code, "counting", name)
    return {tuple(phrase.split()): cast("Modifier", modifier) for phrase, modifier in listed.items()}


def _lemma(language: str) -> Callable[[str], str]:
    """The dictionary form of a word of `language`, in lower case; its data is loaded at the first word."""

    def of(word: str) -> str:
        if not word or len(word) > LONGEST_WORD:
            return word.lower()
        from simplemma import lemmatize

        try:
            return lemmatize(word, lang=language).lower()
        except ValueError:  # a language that simplemma does not know
            return word.lower()

    return of
