"""Running one target many times: counting, timing, keeping what breaks it; by atheris, or else by hypothesis."""

from __future__ import annotations

import gc
import hashlib
import inspect
import json
import os
import random
import re
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.drawn import FIELD

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fuzz.targets import Target

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".fuzz"
"""Inputs, findings and totals: a folder that is not committed."""
SLOW = 1.0
"""Seconds of processor time: a run that takes longer is a finding."""
_HUNG = 30
_MEMORY_MB = 2048
_WRITTEN_EVERY = 2.0
_BATCH = 500
_STRETCHED_FOR = 20.0
_NUMBER = re.compile(r"(?<!:)\d+")


@dataclass(slots=True)
class Tally:
    """What came of running a target: findings are lines by the name of the file that holds the input.

    `stretched` inputs were made long, beside the runs; the slowest of them took `slowest_long` seconds.
    """

    target: str
    engine: str
    code: str
    runs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    stretched: int = 0
    slowest_long: float = 0.0
    findings: dict[str, str] = field(default_factory=dict)


class Watch:
    """Runs a target on inputs and keeps count, until `runs` or `seconds` are over."""

    def __init__(self, target: Target, engine: str, runs: int, seconds: float) -> None:
        self.tally = Tally(target.name, engine, fingerprint(target))
        self.folder = KEPT / target.name
        self._run: Callable[[bytes], None] = target.run
        self._seen: set[str] = set()
        self._runs, self._seconds = runs, seconds or float("inf")
        self._begun = time.monotonic()
        self._written = 0.0

    @property
    def over(self) -> bool:
        """Whether there was enough of it."""
        return self.tally.runs >= self._runs or time.monotonic() - self._begun >= self._seconds

    @property
    def left(self) -> int:
        """How many runs are still to be made."""
        return self._runs - self.tally.runs

    def warm(self, inputs: list[bytes]) -> None:
        """Run `inputs` uncounted and untimed, so that what is imported when first needed is no part of a run."""
        for data in inputs:
            self._tried(data)
        # What is loaded stays: collecting garbage among it is no part of a run either.
        gc.freeze()
        self._begun = time.monotonic()

    def stretch(self, inputs: list[bytes], target: Target) -> None:
        """Run inputs made long, to see what takes the square of its length."""
        end = time.monotonic() + _STRETCHED_FOR
        for long in (each for data in inputs for each in stretched(data, target)):
            if time.monotonic() > end:
                break
            took = self._tried(long)
            self.tally.stretched += 1
            self.tally.slowest_long = max(self.tally.slowest_long, took)
            if took > SLOW:
                self._keep(long, f"slow when long: {took:.0f} s")
        self._begun = time.monotonic()

    def one(self, data: bytes) -> None:
        """One run."""
        took = self._tried(data)
        self.tally.slowest = max(self.tally.slowest, took)
        if took > SLOW:
            self._keep(data, f"slow: {took:.0f} s")
        self.tally.runs += 1
        if self.tally.runs % 64 == 0:
            now = time.monotonic()
            if now - self._written > _WRITTEN_EVERY:
                self.write()
                self._written = now

    def write(self) -> None:
        """Put the tally on disk, where a death of this process leaves it."""
        self.tally.seconds = time.monotonic() - self._begun
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "tally.json").write_text(json.dumps(asdict(self.tally)))

    def _tried(self, data: bytes) -> float:
        """Run on `data` and give the seconds of processor time it took; what breaks is kept."""
        start = time.thread_time()
        try:
            self._run(data)
        except Exception as error:
            self._keep(data, _signature(error))
        return time.thread_time() - start

    def _keep(self, data: bytes, what: str) -> None:
        """Keep an input, unless another one was kept for the same reason, numbers aside."""
        kind = _NUMBER.sub("#", what)
        if kind in self._seen:
            return
        self._seen.add(kind)
        folder = self.folder / "findings"
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(data).hexdigest()[:12]
        (folder / name).write_bytes(data)
        self.tally.findings[name] = what


def fingerprint(target: Target) -> str:
    """A digest of the code that the target is about, and of the target: totals add up while it stays the same."""
    digest = hashlib.sha256(inspect.getsource(target.run).encode())
    for name in target.code:
        for each in sources(name):
            digest.update(each.read_bytes())
    return digest.hexdigest()[:12]


def sources(name: str) -> list[Path]:
    """The files of a module, or of a package and all in it."""
    path = ROOT / Path(*name.split("."))
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def _signature(error: Exception) -> str:
    """What was raised and where: one finding for all inputs that break the same line."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if Path(each.filename).is_relative_to(ROOT / "articles")]
    places = dict.fromkeys(f"{Path(each.filename).name}:{each.lineno}" for each in (*ours[-1:], frames[-1]))
    return f"{type(error).__name__}: {' '.join(str(error).split())[:80]} ({', '.join(places)})"


def stretched(data: bytes, target: Target) -> list[bytes]:
    """`data` made as long as the target wants it: each of its fields repeated, and all of it repeated."""
    head, body = data[: target.head], data[target.head :]
    if not target.stretch or not body:
        return []
    parts = body.split(FIELD)
    most = target.stretch // len(parts)
    fields = FIELD.join(part * (most // len(part)) if part else part for part in parts)
    return [head + fields, head + FIELD.join([body] * (target.stretch // (len(body) + 1)))]


def by_atheris(target: Target, watch: Watch) -> NoReturn:
    """Run the target, guided by what is watched of its code; ends this process.

    Raises ImportError where atheris is not installed.
    """
    import atheris

    corpus, seeds, words = watch.folder / "corpus", watch.folder / "seeds", watch.folder / "words"
    for folder in (corpus, seeds, watch.folder / "findings"):
        folder.mkdir(parents=True, exist_ok=True)
    begun = [*target.seeds(), *target.more()]
    for data in begun:
        (seeds / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)
    words.write_text("".join(f'"{_escaped(each)}"\n' for each in target.words or ["said"]))
    watch.warm(target.seeds())
    grown = [each.read_bytes() for each in corpus.iterdir()]
    chance = random.Random(0)  # noqa: S311 - a choice of inputs
    watch.stretch(chance.sample(begun + grown, min(400, len(begun + grown))), target)

    def one(data: bytes) -> None:
        watch.one(data)
        if watch.over:
            watch.write()
            os._exit(0)

    flags = (
        *(f"-max_len={target.longest}", f"-timeout={_HUNG}", f"-rss_limit_mb={_MEMORY_MB}", "-detect_leaks=0"),
        "-keep_seed=1",
        *(f"-artifact_prefix={watch.folder / 'findings'}/", f"-dict={words}", "-verbosity=0", "-print_final_stats=0"),
    )
    atheris.Setup(["fuzz", *flags, str(corpus), str(seeds)], one)
    atheris.Fuzz()
    raise SystemExit(0)


def _escaped(word: str) -> str:
    return "".join(char if char.isalnum() else f"\\x{ord(char):02x}" for char in word)


def unguided(target: Target, watch: Watch) -> None:
    """Run the target on inputs that hypothesis makes of its seeds, in batches."""
    begun = [*target.seeds(), *target.more()]
    watch.warm(target.seeds())
    number = time.time_ns()
    while not watch.over:
        most = min(_BATCH, watch.left)
        seed(number)(by_hypothesis(watch.one, begun, target.longest, most))()
        number += 1
    watch.write()


def by_hypothesis(run: Callable[[bytes], None], begun: list[bytes], longest: int, count: int) -> Callable[[], None]:
    """A test that runs `run` on `count` inputs: seeds with a few changes, and bytes of any kind."""

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(changed(begun, longest), changed(begun, longest), st.binary(max_size=min(longest, 60))))
    def trial(data: bytes) -> None:
        run(data)

    return trial


@st.composite
def changed(draw: st.DrawFn, begun: list[bytes], longest: int) -> bytes:
    """A seed with up to four changes: bytes put in, taken out, doubled, or the rest of another seed."""
    data = draw(st.sampled_from(begun))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(data)))
        reach = draw(st.integers(0, 12))
        how = draw(st.integers(0, 3))
        if how == 0:
            data = data[:place] + draw(st.binary(min_size=1, max_size=4)) + data[place + reach % 4 :]
        elif how == 1:
            data = data[:place] + data[place + reach :]
        elif how == 2:
            data = data[: place + reach] + data[place:]
        else:
            other = draw(st.sampled_from(begun))
            data = data[:place] + other[min(place, len(other) // 2) :]
    return data[:longest]
