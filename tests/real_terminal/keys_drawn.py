"""Random keys as a reader's fingers send them: single keys, bursts, whole errands, and other sizes among them.

A step is one write to the terminal. Steps have a short form, so that those before a fault can be typed again:
`c c,c @80 escape 80x24` is a key, two keys in one write, a pause of 80 ms, a key and another size.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

READING = (
    "j k space b d u g G % J K } { tab h l left right up down backspace ] [ . comma f enter i s = - + _ L W ~ n N & v V"
)
CHANGING = "x ( ) X B F p,l p,u p,m p,s p,e m,a ',a ','  r H D z Z ctrl+s e y"
OPENING = "c M ? : / a A O U f R ctrl+p ctrl+f L f1"
LEDGER = "j k t r x X f u o w W C tab enter z Z y c g G"
BOX = "ctrl+s escape enter tab up down ctrl+t ctrl+r ctrl+g backspace"
LIST = "down up enter escape ctrl+n ctrl+p ctrl+e ctrl+d ctrl+t ctrl+z ctrl+y"
WORDS = ("fire", "the", "12", "note", "theme", "ledger", "stop", "swap", "fold", "a", "é", "zzzz", "two words")
# Quitting is asked for by the driver alone; the others reach outside the folder that the program was started in.
COMMANDS = (
    "theme", "signs", "legend", "ledger", "notes", "drafts", "meta", "cut", "changes", "help", "layers", "layout",
    "swap", "reload", "stops", "findings", "wording", "clashes", "next-difference", "next-note", "go-to-stop",
    "stop-matching", "copy-notes", "save", "palette", "find fire", "nonsense", "12",
)  # fmt: skip
SIZES = ((40, 10), (60, 20), (80, 24), (100, 30), (120, 40), (132, 43), (200, 60), (39, 9), (20, 5))
# Pauses in milliseconds: most keys follow at once, and a fault may wait in any gap up to that of a double press.
PAUSES = (0, 0, 0, 0, 5, 10, 20, 30, 50, 80, 120, 200)

_NAMES = {",": "comma", "@": "at", "'": "quote"}
_CHARACTERS = {name: character for character, name in _NAMES.items()}


@dataclass(frozen=True, slots=True)
class Step:
    """Keys sent in one write, or a size; and the pause after it in milliseconds."""

    keys: tuple[str, ...] = ()
    size: tuple[int, int] | None = None
    pause: int = 0

    def __str__(self) -> str:
        what = "{}x{}".format(*self.size) if self.size else ",".join(_NAMES.get(key, key) for key in self.keys)
        return f"{what} @{self.pause}" if self.pause else what


def steps_of(text: str) -> list[Step]:
    """The steps that a short form stands for."""
    steps: list[Step] = []
    for word in text.split():
        if word.startswith("@") and word[1:].isdigit() and steps:
            steps[-1] = Step(steps[-1].keys, steps[-1].size, int(word[1:]))
            continue
        columns, sign, rows = word.partition("x")
        if sign and columns.isdigit() and rows.isdigit():
            steps.append(Step(size=(int(columns), int(rows))))
        else:
            steps.append(Step(tuple(_CHARACTERS.get(key, key) for key in word.split(","))))
    return steps


class Drawing:
    """Draws steps for one start of the program in a terminal of `size`; the same `seed` draws the same steps."""

    def __init__(self, seed: str, size: tuple[int, int]) -> None:
        self._random = random.Random(seed)  # noqa: S311 # only the same keys every time
        self._size = size

    def steps(self) -> Iterator[Step]:
        """Steps without end."""
        ways = (self._single, self._burst, self._errand, self._resized)
        while True:
            (way,) = self._random.choices(ways, weights=(30, 15, 30, 2))
            yield from way()

    def _single(self) -> Iterator[Step]:
        yield self._step(self._any())

    def _burst(self) -> Iterator[Step]:
        yield self._step([key for _ in range(self._random.randint(2, 6)) for key in self._any()])

    def _any(self) -> list[str]:
        (pool,) = self._random.choices(
            (READING, CHANGING, OPENING, LEDGER, LIST, "escape"), weights=(40, 12, 10, 8, 6, 10)
        )
        return self._one_of(pool)

    def _one_of(self, pool: str) -> list[str]:
        return [_CHARACTERS.get(key, key) for key in self._random.choice(pool.split()).split(",")]

    def _errand(self) -> Iterator[Step]:
        """Open something, do a few things in it and leave it, in one write or in several."""
        errands = (self._prompt, self._palette, self._find, self._list, self._note, self._ledger, self._metadata)
        keys = self._random.choice(errands)()
        ending = self._random.choice(("escape", "enter", "enter enter", "escape escape", "c", "ctrl+s", ""))
        yield from self._cut([*keys, *ending.split()])

    def _prompt(self) -> list[str]:
        return [":", *_letters(self._random.choice(COMMANDS))]

    def _palette(self) -> list[str]:
        return ["ctrl+p", *self._word(), *self._some(LIST, 2)]

    def _find(self) -> list[str]:
        return ["/", *self._word()]

    def _list(self) -> list[str]:
        return [self._random.choice("?OAUfLc"), *self._word(), *self._some(LIST, 3)]

    def _note(self) -> list[str]:
        return [*self._some("J K j k", 2), "a", *self._word(), *self._some(BOX, 3), *self._word()]

    def _ledger(self) -> list[str]:
        return ["c", *self._some(LEDGER, 6)]

    def _metadata(self) -> list[str]:
        return ["M", *self._some("down up enter escape tab", 3), *self._word()]

    def _word(self) -> list[str]:
        return _letters(self._random.choice(WORDS)) if self._random.random() < 0.5 else []

    def _some(self, pool: str, most: int) -> list[str]:
        return [key for _ in range(self._random.randint(0, most)) for key in self._one_of(pool)]

    def _cut(self, keys: Sequence[str]) -> Iterator[Step]:
        """`keys` in one write, each in its own, or in pieces."""
        longest = self._random.choice((1, 1, 3, len(keys) or 1))
        rest = list(keys)
        while rest:
            length = self._random.randint(1, longest) if longest < len(keys) else len(keys)
            yield self._step(rest[:length])
            rest = rest[length:]

    def _resized(self) -> Iterator[Step]:
        for _ in range(self._random.randint(1, 3)):
            yield Step(size=self._random.choice(SIZES), pause=self._random.choice(PAUSES))
            yield self._step(self._any())
        yield Step(size=self._size, pause=self._random.choice(PAUSES))

    def _step(self, keys: Sequence[str]) -> Step:
        return Step(tuple(keys), pause=self._random.choice(PAUSES))


def _letters(words: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in words]
