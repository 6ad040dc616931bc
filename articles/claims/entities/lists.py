"""Names of countries, peoples and powers, and the words that show what kind of thing a name is."""

from __future__ import annotations

from functools import partial
from typing import Final

from articles import lexicon

_words = partial(lexicon.words, "en", "names")


def _key_of(name: str) -> dict[str, str]:
    """Each word of a table of groups with its key, the last where it stands under several."""
    groups = lexicon.groups("en", "names", name)
    return {word: key for key, words in groups.items() for word in words}


PEOPLES: Final = _key_of("peoples")
"""Adjectives and names of peoples, each in small letters with its country."""
CAPITALS: Final = _key_of("capitals")
"""Capitals, each in small letters with its country."""
COUNTRIES: Final = {country: country for country in lexicon.groups("en", "names", "peoples")} | _key_of("other_names")
"""Names of countries, each in small letters with the commonest one."""
ALIASES: Final = _key_of("aliases")
"""Other names that no spelling shows, in small letters, with the name they stand for."""

_ENGLISH = lexicon.English("names")
MONTHS_AND_DAYS: Final = _ENGLISH.feasts | {
    name.lower() for kind in ("months", "weekdays") for names in lexicon.rows("en", "months", kind) for name in names
}
"""What each list means is said in the schema of the subject."""
