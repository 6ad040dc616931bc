"""Naming the language of a text: how often rightly, wrongly, or not at all: `python -m benchmarks.languages`.

Twenty texts of 300 letters in each of 108 languages, from the Universal Declaration of Human Rights, which the
identifier was not made from; and their first 100 and 40 letters. It is beside the identifier alone, which names every
text.
"""

from __future__ import annotations

import json
import lzma
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from articles import lexicon
from articles.reading.language import guess
from articles.text.languages import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXTS = Path(__file__).parent / "gold" / "languages.json.xz"
_LENGTHS = (300, 100, 40)
GOAL = 0.99
"""The share of whole texts that must not be named wrongly."""
_SIBLINGS = ("nb da sv nn", "pt es gl", "hr sr bs", "cs sk", "id ms", "nl af", "it", "pl", "zh ja ko")


def main() -> None:
    """Measure and print the tables."""
    texts: dict[str, list[str]] = json.loads(lzma.decompress(_TEXTS.read_bytes()))
    print(f"{len(texts)} languages, {sum(map(len, texts.values()))} texts   letters   right   wrong  not known")
    for length in _LENGTHS:
        for name, system in (("diptych", guess), ("py3langid", _alone)):
            named = _named(texts, system, length)
            right, wrong, unknown = _shares(named)
            met = "" if name != "diptych" or length != _LENGTHS[0] else _verdict(wrong)
            print(f"{name:<35}{length:>9}{right:>8.1%}{wrong:>8.2%}{unknown:>11.1%}{met}")
    named = _named(texts, guess, _LENGTHS[0])
    print("\nclose languages, right / wrong / not known of 20")
    for group in _SIBLINGS:
        print("  ", "   ".join(f"{code} {_counts(named, code)}" for code in group.split()))
    wrong_pairs = Counter(pair for pair in named if pair[1] not in (pair[0], UNKNOWN))
    print("named wrongly:", ", ".join(f"{a} as {b} {count}" for (a, b), count in wrong_pairs.most_common()) or "none")
    silent = [code for code in texts if _counts(named, code).startswith("0/0")]
    print(f"never named ({len(silent)}):", " ".join(silent))


def _verdict(wrong: float) -> str:
    return f"   goal: at most {1 - GOAL:.0%} wrong, {'met' if wrong <= 1 - GOAL else 'missed'}"


def _alone(text: str) -> str:
    from py3langid import classify

    label = str(classify(text)[0])
    return lexicon.classes(lexicon.ANY, "language", "labels").get(label, label)


def _named(texts: dict[str, list[str]], system: Callable[[str], str], length: int) -> list[tuple[str, str]]:
    """For each text, its language and what it was named."""
    return [(code, system(text[:length])) for code, listed in texts.items() for text in listed]


def _shares(named: list[tuple[str, str]]) -> tuple[float, float, float]:
    right = sum(code == name for code, name in named) / len(named)
    unknown = sum(name == UNKNOWN for _, name in named) / len(named)
    return right, 1 - right - unknown, unknown


def _counts(named: list[tuple[str, str]], code: str) -> str:
    mine = [name for each, name in named if each == code]
    right, unknown = mine.count(code), mine.count(UNKNOWN)
    return f"{right}/{len(mine) - right - unknown}/{unknown}"


if __name__ == "__main__":
    main()
