"""H-11: no regular expression of ours takes more than its share of time, whatever it is given."""

from __future__ import annotations

import re
import signal
import sys
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.own_patterns import Own, own_patterns, worst_strings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.whole

MOST = 2.5
_FIRST, _LAST = 128, 64_000
_MOST_SECONDS = 9.0
_SHORT = 0.002
"""Seconds below which a time says nothing."""
_TRIES = 6


class _TooSlowError(Exception):
    """One run took longer than any may."""


def growth(run: Callable[[str], Any], before: str, pump: str, after: str) -> float:
    """How many times as long twice as long a string takes; 1 if even a long one takes no time to speak of."""
    length, one, two = _FIRST, 1.0, 1.0
    try:
        while _least(run, before + pump * (length // len(pump)) + after, 1) < _SHORT:
            length *= 2
            if length > _LAST:
                return 1.0
        for tries in range(2, _TRIES):
            one = _least(run, before + pump * (length // len(pump)) + after, tries)
            two = _least(run, before + pump * (2 * length // len(pump)) + after, tries)
            if two / one <= MOST:
                return two / one
            length *= 2
    except _TooSlowError:
        return float("inf")
    return two / one


def _least(run: Callable[[str], Any], text: str, times: int) -> float:
    best = _MOST_SECONDS
    for _ in range(times):
        start = time.thread_time()
        run(text)
        best = min(best, time.thread_time() - start)
    return best


@contextmanager
def watched() -> Iterator[None]:
    """Inside, a run that takes too long raises: the machine of `re` looks for signals now and then."""

    def give_up(*_: object) -> None:
        raise _TooSlowError

    before = signal.signal(signal.SIGALRM, give_up)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def runner(own: Own) -> Callable[[str], Any]:
    """The pattern's dearest use: at one place, or at all places of a string."""
    ask: Callable[[Any], Any] = partial(_all_matches, own.pattern)
    if own.anchored:
        ask = own.pattern.fullmatch if own.methods == {"fullmatch"} else own.pattern.match
    if isinstance(own.pattern.pattern, bytes):
        return lambda text: ask(text.encode("utf-8", "replace"))
    return ask


def _all_matches(pattern: re.Pattern[Any], text: Any) -> int:
    return sum(1 for _ in pattern.finditer(text))


def slow(found: list[Own]) -> Iterator[str]:
    """The patterns that grow too fast, each with its worst string."""
    with watched():
        for own in found:
            run = runner(own)
            for before, pump, after in worst_strings(own.pattern):
                signal.setitimer(signal.ITIMER_REAL, _MOST_SECONDS)
                ratio = growth(run, before, pump, after)
                if ratio > MOST:
                    string = f"{before[:30]!r} + {pump!r} * n + {after!r}"
                    yield f"{own.where}: {ratio:.1f} on {string}: {str(own.pattern.pattern)[:80]!r}"
                    break


def test_no_pattern_of_a_module_takes_more_than_its_share() -> None:
    """H-11: twice as long a string takes at most 2.5 times as long."""
    found = own_patterns()
    assert len(found) > 200
    assert list(slow(found)) == []


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"a*a*b", r"\s+$", r"(?:a|aa)+b", r"x[^y]*z"])
def test_the_harness_finds_patterns_that_do(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "_MOST_SECONDS", 2.0)
    assert list(slow([Own("made", re.compile(pattern))]))


@pytest.mark.parametrize("pattern", [r"\w++", r"a", r"[^x]{1,9}y", r"(?<!\s)\s++(?!x)"])
def test_the_harness_lets_through_patterns_that_do_not(pattern: str) -> None:
    assert list(slow([Own("made", re.compile(pattern))])) == []
