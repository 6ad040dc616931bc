"""What languages are called: their codes and their names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from articles import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN: Final = "und"
"""The code of a language that is not known (ISO 639-2)."""
_NOT_KNOWN: Final = "not known"


def is_english(language: str) -> bool:
    """Whether a language code is one of English."""
    return lexicon.base_of(language) == "en"


def has_rules(language: str) -> bool:
    """Whether denials are read in a language, without which no two sentences can be said to agree by their words."""
    return lexicon.base_of(language) in lexicon.languages("negation")


def counts(language: str) -> bool:
    """Whether number words of a language are read, and the words that bound a figure."""
    return lexicon.base_of(language) in lexicon.languages("counting")


def decimal_of(language: str) -> str:
    """The sign that a language writes before decimals, "." or ","; empty where that is not known."""
    code = lexicon.base_of(language)
    elsewhere = lexicon.classes(lexicon.ANY, "language", "decimals")
    return lexicon.text(code, "counting", "decimal") or elsewhere.get(code, "")


def name_of(language: str) -> str:
    """The English name of the language with this code: "Italian", "not known", or the code where it has no name."""
    code = lexicon.base_of(language)
    if code == UNKNOWN:
        return _NOT_KNOWN
    return lexicon.text(code, "language", "name") or next(iter(_called().get(code, ())), language)


def code_of(name: str) -> str | None:
    """The code of the language that somebody calls `name`; None for a name that no language has."""
    return _codes().get(name.casefold().strip())


def names_of(language: str) -> tuple[str, ...]:
    """All names of a language, in the scripts that it is written with; none for one that has no name here."""
    return (*sorted(lexicon.words(language, "language", "names")), *_called().get(language, ()))


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in lexicon.rows(lexicon.ANY, "language", "called")}


@cache
def _codes() -> Mapping[str, str]:
    codes = {_NOT_KNOWN: UNKNOWN}
    for code, names in _called().items():
        codes |= {name.casefold(): code for name in names}
    for code in lexicon.languages("language"):
        codes |= dict.fromkeys(lexicon.words(code, "language", "names"), code)
    return codes
