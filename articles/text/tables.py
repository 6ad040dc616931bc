"""The tables of English that the floor itself reads: families of irregular forms, and the words for numbers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from articles import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def families() -> Mapping[str, str]:
    """Irregular forms, each with the form that stands for its family."""
    return {form: base for base, forms in lexicon.groups("en", "stems", "irregular").items() for form in forms}


@cache
def small_numbers() -> Mapping[str, float]:
    """Words for numbers below a hundred, with their values."""
    return lexicon.numbers("en", "counting", "small")


@cache
def scales() -> Mapping[str, float]:
    """Words that multiply the number before them, with what they multiply it by."""
    return lexicon.numbers("en", "counting", "scales")
