"""The command line as tests run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str | Path) -> int:
    """Run `diptych` with `arguments`; returns the exit code."""
    return main([str(each) for each in arguments])
