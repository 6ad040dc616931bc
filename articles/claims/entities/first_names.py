"""First names: which is short for which, and whether two full names are one person's."""

from __future__ import annotations

from functools import cache

from articles import lexicon

_STEM = 3
"""Letters that a pet name shares with the full one."""
_PET = tuple(sorted(lexicon.words("en", "names", "pet_endings")))
_ENDINGS = lexicon.words("en", "attribution", "name_endings")


def short_form(a: str, b: str) -> bool:
    """Whether one of two first names may be short for the other, or an initial: "R." and "Ruben", "Danny", "Daniel"."""
    if _pet_names().get(a.lower(), frozenset()) & _pet_names().get(b.lower(), frozenset()):
        return True
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    return long.startswith(short) or (long.startswith(short[:_STEM]) and short.endswith(_PET))


def one_person(a: str, b: str) -> bool:
    """Whether two full names may be one person's: "Ken Pell" and "Kenneth R. Pell", not "Ana" and "Ned Lind"."""
    left, right = _without_small_parts(a), _without_small_parts(b)
    if min(len(left), len(right)) < 2 or left[-1].lower() != right[-1].lower():
        return False
    return left[0].lower() == right[0].lower() or short_form(left[0], right[0])


def _without_small_parts(name: str) -> list[str]:
    """The words of a name without initials and "Jr."."""
    return [word for word in name.split() if len(word.rstrip(".")) > 1 and word.rstrip(".") not in _ENDINGS]


@cache
def _pet_names() -> dict[str, frozenset[int]]:
    """The lines in which a first name stands."""
    found: dict[str, set[int]] = {}
    for line, names in enumerate(lexicon.rows("en", "names", "pet_names")):
        for name in names:
            found.setdefault(name, set()).add(line)
    return {name: frozenset(lines) for name, lines in found.items()}
