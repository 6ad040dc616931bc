"""Figures that the tests of this folder measure, and the table of them at the end of a run."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest


@dataclass
class Figures:
    """Rows of the table: what was broken, how often, what came of it, and what was to come of it."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, what: str, found: str, goal: str) -> None:
        """One row."""
        self.rows.append((what, found, goal))


_FIGURES = pytest.StashKey[Figures]()


def pytest_configure(config: pytest.Config) -> None:
    """Make room for the figures."""
    config.stash[_FIGURES] = Figures()


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """The table that is printed at the end."""
    return request.config.stash[_FIGURES]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table."""
    rows = config.stash[_FIGURES].rows
    if rows:
        terminalreporter.section("figures")
        for row in [("fault", "found", "goal"), *sorted(rows)]:
            terminalreporter.write_line(f"{row[0]:<58} {row[1]:<40} {row[2]}")
