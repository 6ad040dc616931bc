"""Random keys on a real terminal: whatever is pressed, the program goes on until it is asked to end.

    python -m tests.real_terminal.random_keys --keys 50000 --seed 1      every pair at every size, the keys shared out
    python -m tests.real_terminal.random_keys --pair made --size 80x24   one of them
    python -m tests.real_terminal.random_keys --replay 'c c,c @80' --times 5

Prints a row for each pair and size: keys, starts, ends that a key or a list asked for, faults, memory after the first
keys and what was taken since; then each fault once, with the steps before it in the form that `--replay` takes
(keys_drawn.py explains it). A fault is an end that nobody asked for, a traceback, a program that no longer draws or
cannot be left, or a terminal left changed. Exit code 1 when there was one.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.real_terminal.keys_drawn import Drawing, steps_of
from tests.real_terminal.keys_driven import Life, live, start

if TYPE_CHECKING:
    from collections.abc import Sequence

WARM = 5000
"""Keys after which memory is no longer expected to grow."""
SIZES = ((80, 24), (120, 40), (200, 60))
PAIRS = ("sample", "pages", "made")
_PAGES = Path(__file__).parent / "pages"
_LONGEST_LIFE = 20_000


@dataclass
class Tally:
    """What came of one pair at one size."""

    pair: str
    size: tuple[int, int]
    lives: list[Life] = field(default_factory=list)
    seconds: float = 0.0

    def row(self, warm: int) -> str:
        """A line of the table."""
        faults = sum(bool(life.fault) for life in self.lives)
        asked = sum(not life.fault and not life.leaving for life in self.lives)
        keys = sum(life.keys for life in self.lives)
        warmed = [size for life in self.lives for at, size in life.memory if at >= warm][:1]
        grown = [growth for life in self.lives if (growth := life.growth(warm)) is not None]
        memory = f"{warmed[0] / 2**20:.0f}" if warmed else "-"
        more = f"{max(grown) / 2**20:+.1f}" if grown else "-"
        size = "{}x{}".format(*self.size)
        return (
            f"{self.pair:<8}{size:<8}{keys:>7}{len(self.lives):>8}{asked:>7}{faults:>8}{memory:>7}{more:>9}"
            f"{self.seconds:>7.0f}"
        )


HEAD = f"{'pair':<8}{'size':<8}{'keys':>7}{'starts':>8}{'asked':>7}{'faults':>8}{'MB':>7}{'growth':>9}{'s':>7}"


def articles(pair: str, folder: Path) -> tuple[str, ...]:
    """What the program is given to open a pair, laid out in `folder`."""
    if pair == "sample":
        return ("sample",)
    if pair == "pages":
        return tuple(Path(shutil.copy(path, folder)).name for path in sorted(_PAGES.glob("*.html")))
    for name, text in (("left.txt", _made("left")), ("right.txt", _made("right"))):
        (folder / name).write_text(text, encoding="utf-8")
    return ("left.txt", "right.txt")


def _made(side: str) -> str:
    """A long text with wide and joined characters, half of whose paragraphs are in the other text too."""
    words = random.Random("both"), random.Random(side)  # noqa: S311 # only the same text every time
    pool = "fire harbour mayor crew 12 £8.5m 港町の火事 Grüße 👩‍🚒 said on Tuesday about 400, left early the"
    paragraphs = [
        " ".join(source.choice(pool.split()) for _ in range(source.randint(1, 80))) + "."
        for _ in range(40)
        for source in (words[0], words[1])
    ]
    return "\n\n".join(["A made text", *paragraphs, "x" * 3000]) + "\n"


def one_life(pair: str, size: tuple[int, int], name: str, most: int) -> Life:
    """Start the program once and send it the keys that `name` draws; every other start gets keys before it is drawn."""
    early = random.Random(f"early {name}")  # noqa: S311 # only the same starts every time
    delay = early.uniform(0, 1.2) if early.random() < 0.5 else None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        given = articles(pair, Path(folder))
        with start(given, Path(folder), size) as terminal:
            return live(terminal, Drawing(name, size).steps(), most, delay)


def drive(pair: str, size: tuple[int, int], keys: int, seed: str, *, until_fault: bool = False) -> Tally:
    """Send `keys` keys to a pair at a size, in as many lives as that takes."""
    tally, began = Tally(pair, size), time.monotonic()
    left = keys
    while left > 0:
        life = one_life(pair, size, name_of(seed, tally), min(left, _LONGEST_LIFE))
        left -= max(life.keys, 1)
        tally.lives.append(life)
        if life.fault and until_fault:
            break
    tally.seconds = time.monotonic() - began
    return tally


def name_of(seed: str, tally: Tally) -> str:
    """What the next life of a tally is drawn from."""
    return f"{seed} {tally.pair} {tally.size} {len(tally.lives)}"


def faults(tallies: Sequence[Tally]) -> list[str]:
    """Each kind of fault once: how often, where, and how to see it again."""
    counted = Counter(life.fault for tally in tallies for life in tally.lives if life.fault)
    shown = []
    for fault, count in counted.most_common():
        tally, life = min(
            ((tally, life) for tally in tallies for life in tally.lives if life.fault == fault),
            key=lambda found: found[1].keys,
        )
        size = "{}x{}".format(*tally.size)
        steps = " ".join(map(str, life.last))
        shown.append(f"{count} x {fault}\n    --pair {tally.pair} --size {size} --replay '{steps}'")
    return shown


def replay(pair: str, size: tuple[int, int], steps: str, times: int, *, early: bool) -> int:
    """Send the same steps to fresh starts; returns the exit code."""
    wrong = 0
    for number in range(times):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            given = articles(pair, Path(folder))
            with start(given, Path(folder), size) as terminal:
                delay = number / times * 1.5 if early else None
                life = live(terminal, steps_of(steps), sys.maxsize, delay)
        wrong += bool(life.fault)
        print(f"{number + 1}: {life.fault or 'nothing wrong'}", flush=True)
    return 1 if wrong else 0


def _size(text: str) -> tuple[int, int]:
    columns, _, rows = text.partition("x")
    return int(columns), int(rows)


def main(arguments: list[str]) -> int:
    """Drive or replay, and print what came of it; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.real_terminal.random_keys")
    parser.add_argument("--keys", type=int, default=5000, help="how many, shared by the pairs and sizes")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--pair", choices=PAIRS, help="only this pair")
    parser.add_argument("--size", type=_size, help="only this size, such as 80x24")
    parser.add_argument("--replay", metavar="STEPS", help="these steps, from a fresh start")
    parser.add_argument("--times", type=int, default=3, help="with --replay: how often")
    parser.add_argument("--early", action="store_true", help="with --replay: before the screen is drawn")
    options = parser.parse_args(arguments)
    pairs, sizes = ([options.pair] if options.pair else PAIRS), ([options.size] if options.size else SIZES)
    if options.replay is not None:
        return replay(pairs[0], options.size or SIZES[1], options.replay, options.times, early=options.early)
    share = -(-options.keys // (len(pairs) * len(sizes)))
    warm = min(WARM, share // 2)
    print(HEAD)
    tallies = []
    for pair in pairs:
        for size in sizes:
            tallies.append(drive(pair, size, share, options.seed))
            print(tallies[-1].row(warm), flush=True)
    found = faults(tallies)
    print(f"seed {options.seed}; memory from {warm} keys on; {len(found)} kinds of fault", *found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
