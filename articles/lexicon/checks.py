"""The checks of one file of words: each fault is reported with the file and the line it stands on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from articles.lexicon.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from articles.lexicon.schema import Shape

Place = tuple[str, ...]
"""Where an entry stands: the name of its list, then the key in a table."""


def _parted(text: str) -> list[str]:
    """The words of a string: between commas, white space of any length being one space; a last comma may stand."""
    plain = " ".join(text.split()).removesuffix(",")
    return [word.strip() for word in plain.split(",")] if plain else []


class Checked:
    """One file of words, read: its lists are taken from it one kind at a time, checked as they are taken."""

    def __init__(self, path: Path, text: str, lists: Mapping[str, object], shapes: Mapping[str, Shape]) -> None:
        self._path = path
        self._text = text
        self._lists = lists
        self._shapes = shapes
        for name in lists:
            if name not in shapes:
                self._fail((name,), None, f"there is no list called {name}", f"use one of {', '.join(sorted(shapes))}")

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list, each once, in their order; none where the file lacks the list."""
        return self._words((name,), self._lists.get(name, ""))

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The words of each line of a list."""
        lines = self._text_of((name,), self._lists.get(name, "")).strip()
        return tuple(self._words((name,), line) for line in lines.splitlines())

    def groups(self, name: str) -> dict[str, tuple[str, ...]]:
        """The words under each key of a table; a word may stand under several."""
        return {key: self._words((name, key), words) for key, words in self._table(name).items()}

    def sets(self, name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The lines of each key of a table, each a list; a word stands in one line of a key at most."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for key, listed in self._table(name).items():
            lines = self._text_of((name, key), listed).strip().splitlines()
            found[key] = tuple(self._words((name, key), line) for line in lines)
            if len(lines) < 2:
                self._fail((name, key), None, "it has one line only", "write what it excludes on a second line")
            seen: set[str] = set()
            for word in (word for words in found[key] for word in words):
                if word in seen:
                    self._fail((name, key), word, f'"{word}" stands in two lines', "leave it out of one", last=True)
                seen.add(word)
        return found

    def classes(self, name: str) -> dict[str, str]:
        """Each word of a table of arrays with its key."""
        key_of: dict[str, str] = {}
        for key, words in self.groups(name).items():
            for word in words:
                if word in key_of:
                    self._fail((name, key), word, f'"{word}" stands under {key_of[word]} too', "leave it out of one")
                key_of[word] = key
        return key_of

    def numbers(self, name: str) -> dict[str, float]:
        """Each word of a table of arrays with its key, which is a number."""
        return {word: self._number(name, key) for word, key in self.classes(name).items()}

    def values(self, name: str) -> dict[str, float]:
        """The numbers of a table, by key."""
        found: dict[str, float] = {}
        for key, value in self._table(name).items():
            if isinstance(value, bool) or not isinstance(value, int | float):
                self._fail((name, key), None, f"{key} is not a number", "write a number")
            found[key] = float(value)
        return found

    def text(self, name: str) -> str:
        """One string; empty where the file lacks it."""
        return self._text_of((name,), self._lists.get(name, ""))

    def check(self) -> None:
        """Take every list of the file, so that any fault is reported."""
        readers = {
            "words": self.words,
            "rows": self.rows,
            "groups": self.groups,
            "sets": self.sets,
            "classes": self.classes,
            "numbers": self.numbers,
            "values": self.values,
            "text": self.text,
        }
        for name in self._lists:
            readers[self._shapes[name].kind](name)

    def _table(self, name: str) -> dict[str, object]:
        table = self._lists.get(name, {})
        if not isinstance(table, dict):
            self._fail((name,), None, "it is not a table", f"write [{name}] and a key on each line below it")
        return table

    def _number(self, name: str, key: str) -> float:
        try:
            return float(key)
        except ValueError:
            self._fail((name, key), None, f"{key} is not a number", "name the words by their value")

    def _text_of(self, place: Place, value: object) -> str:
        if not isinstance(value, str):
            self._fail(place, None, "it is not a string", "write it in quotation marks")
        return value

    def _words(self, place: Place, listed: object) -> tuple[str, ...]:
        """The words of a string, parted by commas, or of an array, for words that have a comma in them."""
        words = listed if isinstance(listed, list) else _parted(self._text_of(place, listed))
        lower = self._shapes[place[0]].lower
        sound = isinstance(listed, str) and (not lower or listed == listed.lower())
        if sound and all(words) and len(set(words)) == len(words):
            return tuple(words)
        seen: dict[str, None] = {}
        for word in words:
            if not isinstance(word, str) or not word:
                self._fail(place, str(word), f'"{word}" is not a word', "write a word or leave it out")
            if lower and word != word.lower():
                self._fail(place, word, f'"{word}" has capitals', f'write "{word.lower()}"')
            if word in seen:
                self._fail(place, word, f'"{word}" stands in it twice', "leave one out", last=True)
            seen[word] = None
        return tuple(seen)

    def _fail(self, place: Place, word: str | None, why: str, do: str, *, last: bool = False) -> NoReturn:
        line = line_of(self._text, place, word, last=last)
        raise LexiconError(f"{self._path}, line {line}, {place[0]}", why, do)


def line_of(text: str, place: Iterable[str], word: str | None = None, *, last: bool = False) -> int:
    """The line of a list, of a key in it, or of a word in that, counted from 1; the `last` time the word stands there.

    A search in the text: the reader of TOML gives values and not where they stand.
    """
    at, end = 0, len(text)
    for key in place:
        name = re.escape(key)
        head = rf"^[ \t]*(?:\[{name}\]|(?:{name}|\"{name}\"|'{name}')[ \t]*=)"
        found = re.compile(head, re.MULTILINE).search(text, at)
        at = found.end() if found else at
    following = re.compile(r"^[ \t]*(?:\[[^\]\"]+\]|[\w\"'-]+[ \t]*=)", re.MULTILINE).search(text, at)
    if word is not None:
        end = following.start() if following else end
        marks = [mark.start() for mark in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text[at:end])]
        at += (marks[-1] if last else marks[0]) if marks else 0
    return text.count("\n", 0, at) + 1
