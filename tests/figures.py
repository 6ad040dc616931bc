"""Figures that tests measure, and the table of them at the end of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Figures:
    """Rows of the table: what was broken, how often, what came of it, and what was to come of it."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, what: str, found: str, goal: str) -> None:
        """One row."""
        self.rows.append((what, found, goal))

    def write(self, line: Callable[[str], None]) -> None:
        """Write the table, as wide as its cells."""
        rows = [("what was done", "what came of it", "goal"), *sorted(set(self.rows))]
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for row in rows:
            line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


_NAME = "figure"


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Iterator[Figures]:
    """The table that is printed at the end."""
    found = Figures()
    yield found
    # With the test's report the rows reach the process that prints, whichever process has measured them.
    request.node.user_properties.extend((_NAME, row) for row in found.rows)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    reports = [report for kind in terminalreporter.stats.values() for report in kind]
    properties = [each for report in reports for each in getattr(report, "user_properties", [])]
    figures = Figures([(row[0], row[1], row[2]) for name, row in properties if name == _NAME])
    if figures.rows:
        terminalreporter.section("figures")
        figures.write(terminalreporter.write_line)
