"""Choosing what is quoted, for the cases of `placing_cases`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.article import Span
from articles.notes.placement.graphemes import widen
from benchmarks.placing_cases import SPACELESS, Quote, Text
from benchmarks.placing_words import ADDED

if TYPE_CHECKING:
    import random


def lines_of(table: dict[str, tuple[str, ...]], text: Text) -> tuple[str, ...]:
    """The lines of a table in the language of the text."""
    return table[text.language.removesuffix("-emoji")]


def word_of(table: dict[str, str], text: Text, chance: random.Random) -> str:
    """A word of a table in the language of the text."""
    return chance.choice(table[text.language.removesuffix("-emoji")].split())


def whole_sentence(text: Text, chance: random.Random, place: tuple[int, int] | None = None) -> Quote:
    """A whole sentence."""
    place = place or chance.choice(text.places())
    return Quote(text, place, "", text.sentence(place), "")


def sentence_part(text: Text, chance: random.Random, place: tuple[int, int] | None = None) -> Quote:
    """Some words of a sentence, or some characters where no spaces are written."""
    place = place or chance.choice(text.places())
    sentence = text.sentence(place)
    cuts = cuts_in(text, sentence)
    length = chance.randint(*((8, 20) if text.language in SPACELESS else (3, 10)))
    first = chance.randrange(max(1, len(cuts) - length))
    last = min(len(cuts) - 1, first + length)
    whole = widen(sentence, Span(cuts[first], cuts[last]))
    words = sentence[whole.start : whole.end]
    start = whole.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Quote(text, place, sentence[:start], sentence[start:end], sentence[end:])


def cuts_in(text: Text, sentence: str) -> list[int]:
    """Where a selection made by hand may begin and end."""
    if text.language in SPACELESS:
        return list(range(len(sentence) + 1))
    return [0, *(found.end() for found in re.finditer(r"\s+", sentence)), len(sentence)]


def sentence_or_part(text: Text, chance: random.Random) -> Quote:
    """A whole sentence, or more often a part of one."""
    return sentence_part(text, chance) if chance.random() < 0.6 else whole_sentence(text, chance)


def marked(quote: Quote, words: str | None = None) -> list[list[str]]:
    """The paragraphs with marks around the quotation, or around other words in its place."""
    return quote.with_sentence(quote.marked(words))


def with_line_above(quote: Quote, rows: list[list[str]], chance: random.Random) -> str:
    """The paragraphs as a text, in half of the cases with a paragraph put before them."""
    top = [[chance.choice(lines_of(ADDED, quote.text))]] if chance.random() < 0.5 else []
    return quote.text.joined([*top, *rows])
