"""Words of languages, as data: a folder a language, a TOML file a subject; `docs/languages.md` says how to add one."""

from __future__ import annotations

from articles.lexicon.errors import LexiconError
from articles.lexicon.loader import ANY, BUNDLED, Lexicon, base_of
from articles.lexicon.patterns import alternatives

__all__ = [
    "ANY",
    "BUNDLED",
    "English",
    "Lexicon",
    "LexiconError",
    "alternatives",
    "base_of",
    "classes",
    "everywhere",
    "groups",
    "in_order",
    "languages",
    "numbers",
    "rows",
    "sets",
    "text",
    "values",
    "words",
]


class English:
    """The English words of one subject, each list by its name: `English("quantities").phones`.

    For rules that are made for English; a list is read when it is first asked for.
    """

    def __init__(self, subject: str) -> None:
        self._subject = subject

    def __getattr__(self, name: str) -> frozenset[str]:
        found = words("en", self._subject, name)
        setattr(self, name, found)
        return found


languages = BUNDLED.languages
words = BUNDLED.words
in_order = BUNDLED.in_order
everywhere = BUNDLED.everywhere
rows = BUNDLED.rows
groups = BUNDLED.groups
sets = BUNDLED.sets
classes = BUNDLED.classes
numbers = BUNDLED.numbers
values = BUNDLED.values
text = BUNDLED.text
