"""Which tests are fast: all that need no app, no terminal and no child process. `make fast` runs those.

What a fast test may not do is refused while it runs, so that none becomes slow without anybody noticing.
"""

from __future__ import annotations

import sys
from functools import cache
from inspect import iscoroutinefunction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

_TESTS = Path(__file__).parent
_WHOLE = ("real_terminal", "snapshots", "faults", "fuzz")
_STARTS = frozenset({"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.system", "pty.spawn"})
_running: list[str] = []


def is_fast(item: pytest.Item) -> bool:
    """Whether a test is about logic alone."""
    place = item.path.relative_to(_TESTS).parts
    if place[0] in _WHOLE or item.get_closest_marker("whole") or item.get_closest_marker("slow"):
        return False
    # Whatever waits there waits for the app.
    on_screen = place[0] == "tui" and place[1] != "model"
    return not (on_screen and isinstance(item, pytest.Function) and iscoroutinefunction(item.function))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the fast tests."""
    _refuse_programs()
    for item in items:
        if is_fast(item):
            item.add_marker(pytest.mark.fast)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Know which fast test runs."""
    if item.get_closest_marker("fast"):
        _running.append(item.nodeid)
    try:
        return (yield)
    finally:
        _running.clear()


@cache
def _refuse_programs() -> None:
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _STARTS and _running:
        raise AssertionError(f"{_running[0]} starts a program: mark it with pytest.mark.whole")
