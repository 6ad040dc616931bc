"""Word lists of a language, read from its folder when first asked for.

A folder is a language; a file in it is a subject; a missing folder, file or list is empty, never English.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar, cast

from articles.lexicon.checks import Checked
from articles.lexicon.errors import LexiconError
from articles.lexicon.schema import shapes_of, subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.lexicon.schema import Kind

T = TypeVar("T")

ANY: Final = "any"
"""The folder of what belongs to no language, such as the signs of currencies."""

_SCHEMA = "schema"
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


class Lexicon:
    """The word lists under one folder; a list is read, checked and kept when it is first asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[tuple[str, str], Checked] = {}
        self._languages: dict[str, tuple[str, ...]] = {}
        self._taken: dict[tuple[str, str, str, str], object] = {}

    def languages(self, subject: str = "*") -> tuple[str, ...]:
        """The languages that have a folder, or those that have a file about `subject`."""
        if subject not in self._languages:
            folders = sorted({path.parent.name for path in self._root.glob(f"*/{subject}.toml")})
            self._languages[subject] = tuple(name for name in folders if name not in (ANY, _SCHEMA))
        return self._languages[subject]

    def words(self, language: str, subject: str, name: str) -> frozenset[str]:
        """The words of a list, for asking whether one is among them."""
        return self._take(language, subject, name, "words", lambda file: frozenset(file.words(name)))

    def in_order(self, language: str, subject: str, name: str) -> tuple[str, ...]:
        """The words of a list, in the order of the file."""
        return self._take(language, subject, name, "words", lambda file: file.words(name), "in order")

    def everywhere(self, subject: str, name: str) -> tuple[str, ...]:
        """The words of a list in all languages, and in none."""
        listed = (self.in_order(language, subject, name) for language in (*self.languages(subject), ANY))
        return tuple(dict.fromkeys(word for words in listed for word in words))

    def rows(self, language: str, subject: str, name: str) -> tuple[tuple[str, ...], ...]:
        """The rows of a list of lists."""
        return self._take(language, subject, name, "rows", lambda file: file.rows(name))

    def groups(self, language: str, subject: str, name: str) -> Mapping[str, tuple[str, ...]]:
        """The words under each key of a table."""
        return self._take(language, subject, name, "groups", lambda file: MappingProxyType(file.groups(name)))

    def sets(self, language: str, subject: str, name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The lines of words under each key of a table."""
        return self._take(language, subject, name, "sets", lambda file: MappingProxyType(file.sets(name)))

    def classes(self, language: str, subject: str, name: str) -> Mapping[str, str]:
        """The key of each word of a table."""
        return self._take(language, subject, name, "classes", lambda file: MappingProxyType(file.classes(name)))

    def numbers(self, language: str, subject: str, name: str) -> Mapping[str, float]:
        """The value of each word of a table."""
        return self._take(language, subject, name, "numbers", lambda file: MappingProxyType(file.numbers(name)))

    def values(self, language: str, subject: str, name: str) -> Mapping[str, float]:
        """The number under each key of a table."""
        return self._take(language, subject, name, "values", lambda file: MappingProxyType(file.values(name)))

    def text(self, language: str, subject: str, name: str) -> str:
        """A single string; empty where the language lacks it."""
        return self._take(language, subject, name, "text", lambda file: file.text(name))

    def check(self) -> None:
        """Read every file of every language; raises LexiconError at the first entry that cannot be used."""
        for path in sorted(self._root.glob("*/*.toml")):
            if path.parent.name == _SCHEMA:
                continue
            if path.stem not in subjects():
                raise LexiconError(
                    f"{path}, line 1", "no subject has this name", f"name it one of {', '.join(subjects())}"
                )
            self._read(path.parent.name, path.stem).check()

    def _take(
        self, language: str, subject: str, name: str, kind: Kind, taken: Callable[[Checked], T], form: str = ""
    ) -> T:
        key = (language, subject, name, form)
        if key not in self._taken:
            shape = shapes_of(subject)[name]
            if shape.kind != kind:
                raise TypeError(f"{subject}.{name} is read as {kind}, but its schema says {shape.kind}")
            self._taken[key] = taken(self._read(language, subject))
        return cast("T", self._taken[key])

    def _read(self, language: str, subject: str) -> Checked:
        key = (base_of(language), subject)
        if key not in self._files:
            self._files[key] = read(self._root / key[0] / f"{subject}.toml", subject)
        return self._files[key]


def base_of(language: str) -> str:
    """The language that a tag such as "de-AT" names, "de": what its folder is called."""
    return language.lower().replace("_", "-").partition("-")[0]


def read(path: Path, subject: str) -> Checked:
    """One file, checked for lists it may not have; without lists where there is no such file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Checked(path, "", {}, shapes_of(subject))
    try:
        lists = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _PLACE.search(str(error))
        line = at["line"] if at and at["line"] else str(text.count("\n") + 1)
        raise LexiconError(f"{path}, line {line}", _PLACE.sub("", str(error)), "mend the line") from error
    return Checked(path, text, lists, shapes_of(subject))


BUNDLED: Final = Lexicon(Path(__file__).parent)
"""The lists that Diptych comes with."""
