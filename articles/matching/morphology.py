"""One key for words of one family and for the spellings of one name: plea, pleaded; Syria, Syrian; Kadafi, Qaddafi."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from articles import lexicon
from articles.matching.wordlists import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SHORTEST_STEM = 5
_SHORTEST_NAME = 4
_SAME_FAMILY = {form: row[0] for row in lexicon.rows("en", "matching", "families") for form in row}
# A verb in -d makes a noun in -sion: decide, decision; expand, expansion.
_SION = re.compile(r"(?<=[aeioun])s$")

ALIASES = lexicon.classes("en", "matching", "aliases")
"""What a key, a pair of keys joined by a space, or an acronym in capitals stands for."""

_DEMONYMS = lexicon.in_order("en", "matching", "demonyms")
_VOWELS = re.compile(r"[aeiouyhw']+")
_SOUNDS = str.maketrans({"q": "k", "c": "k", "g": "k", "z": "s", "v": "f", "j": "i"})
_SHORTEST_SKELETON = 3
_ALIKE = 60


@lru_cache(maxsize=50_000)
def root(key: str) -> str:
    """The family of an English key: itself, or what is left without endings that make nouns and adjectives of verbs."""
    if key in _SAME_FAMILY:
        return _SAME_FAMILY[key]
    if key[0] == "#":
        return key
    stem = key
    for _ in range(2):
        shorter = _without_ending(stem)
        if shorter == stem:
            break
        stem = shorter
    return _SAME_FAMILY.get(stem, stem)


def _without_ending(stem: str) -> str:
    for ending in ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_STEM:
            left = stem[: -len(ending)]
            return _SION.sub("d", left) if ending == "ion" else left
    return stem


def skeleton(name: str) -> str:
    """The consonants of a name, equal for spellings that sound the same: "mohammed" and "muhamad" are both "mmd"."""
    sounds = _VOWELS.sub("", name[1:].translate(_SOUNDS))
    return name[0].translate(_SOUNDS) + re.sub(r"(.)\1+", r"\1", sounds)


def variants(names_a: Iterable[str], names_b: Iterable[str]) -> Mapping[str, str]:
    """Names spelled otherwise in the other article, each with the key that stands for both.

    A name of both articles stays as it is. "syrian" stands for "syria" where both occur.
    """
    in_a, in_b = set(names_a), set(names_b)
    known = in_a | in_b
    found: dict[str, str] = {}
    for name in sorted(known):
        for ending in _DEMONYMS:
            stem = name.removesuffix(ending)
            if stem != name and len(stem) >= _SHORTEST_NAME and stem in known:
                found[name] = stem
                break
    found.update(_alike(sorted(in_a - in_b - found.keys()), sorted(in_b - in_a - found.keys())))
    return found


def _alike(only_a: Iterable[str], only_b: Iterable[str]) -> dict[str, str]:
    """Names of b that sound like a name of a and look much like it, with that name."""
    by_sound = {skeleton(name): name for name in only_a if len(name) > _SHORTEST_NAME}
    close = {}
    for name in only_b:
        sound = skeleton(name)
        other = by_sound.get(sound)
        if other and len(sound) >= _SHORTEST_SKELETON and len(name) > _SHORTEST_NAME:
            from rapidfuzz.fuzz import ratio

            if ratio(name, other) >= _ALIKE:
                close[name] = other
    return close
