"""Currencies by sign, code and name, and the words for per cent, of all languages at once: money crosses borders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNS: Final = lexicon.classes(lexicon.ANY, "money", "signs")
CODES: Final = lexicon.words(lexicon.ANY, "money", "codes")
PERCENT: Final = frozenset(lexicon.everywhere("money", "percent"))
MONEY_WORDS: Final[Mapping[str, str]] = {
    word: code
    for language in lexicon.languages("money")
    for word, code in lexicon.classes(language, "money", "names").items()
}
"""Names of currencies with their ISO code, or the name itself where several countries share it."""

DOLLARS: Final = lexicon.classes("en", "money", "dollars")
"""What is written before a dollar sign, with the code it makes of it."""


def _of_country() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for phrase, code in lexicon.classes("en", "money", "of_country").items():
        adjective, _, name = phrase.rpartition(" ")
        found.setdefault(adjective, {})[name] = code
    return found


OF_COUNTRY: Final = _of_country()
"""Adjectives that say whose currency it is, with the first four letters of its name and the code it has there."""
