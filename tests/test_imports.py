"""What starting a command must not load: checked in a fresh process, naming the offender."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parent.parent
SCREEN = ("textual", "rich")
HEAVY = (*SCREEN, "numpy", "rapidfuzz", "markdown_it", "sentencex", "simplemma", "asyncio", "multiprocessing")

_REPORT = """
import contextlib, io, json, sys
with contextlib.redirect_stdout(io.StringIO()):
    {statement}
print(json.dumps(sorted(sys.modules)))
"""


def _modules(statement: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _REPORT.format(statement=statement)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def _loaded(statement: str) -> set[str]:
    return {name.partition(".")[0] for name in _modules(statement)}


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version_load_next_to_nothing(option: str) -> None:
    loaded = _loaded(f"from tui.__main__ import main; main([{option!r}])")
    assert loaded.isdisjoint({*HEAVY, "argparse", "dataclasses", "typing", "tomllib", "platformdirs"}), loaded


@pytest.mark.parametrize("arguments", [["compare", "--help"], ["config", "path"], ["config", "show"], ["keys"], ["a"]])
def test_commands_without_articles_load_no_screen_and_no_matching(arguments: list[str]) -> None:
    loaded = _loaded(f"from tui.__main__ import main; main({arguments!r})")
    assert sorted(loaded & set(HEAVY)) == []


def test_comparing_loads_no_screen(pair: tuple[Path, Path]) -> None:
    arguments = ["compare", *map(str, pair), "--json"]
    loaded = _loaded(
        f"import os; sys.stdout = open(os.devnull, 'w'); from tui.__main__ import main; main({arguments!r})"
    )
    assert sorted(loaded & set(SCREEN)) == []


def test_taking_results_loads_no_word_list_and_nothing_that_matches_or_reads() -> None:
    loaded = _modules("import articles.matching.transfer, articles.claims.transfer")
    ours = {name for name in loaded if name.startswith("articles.")}
    assert not [name for name in ours if name.startswith(("articles.lexicon", "articles.text", "articles.reading"))]
    assert loaded.isdisjoint({*HEAVY, "articles.matching.scoring", "articles.claims.ledger"})


AFTER_THE_FIRST_PAINT = {
    "articles.cases.case", "articles.claims.statements.finding", "articles.lexicon.loader", "articles.reading.loader",
    "articles.reports", "keymaps.loader", "tui.background.exporting", "tui.commands.completing",
    "tui.commands.registry",
    "tui.lists.entry", "tui.recent", "tui.view.ledger.layout", "tui.view.ledger.rows", "tui.view.returning.kept",
    "tui.widgets.note_box", "textual.widgets._text_area", "textual.widgets._markdown",
}  # fmt: skip


def test_the_screen_paints_before_anything_else_is_loaded() -> None:
    loaded = _modules("import tui.cli.read, articles.reading.unsplit, tui.app, tui.assembly")
    assert sorted(loaded & AFTER_THE_FIRST_PAINT) == []


@pytest.mark.parametrize(
    "statement",
    ["import articles", "import articles.article, articles.comparison", "import articles.session", "import keymaps"],
)
def test_importing_the_libraries_is_cheap(statement: str) -> None:
    assert sorted(_loaded(statement) & set(HEAVY)) == []


@pytest.mark.parametrize(("package", "strangers"), [("articles", ("tui", "keymaps")), ("keymaps", ("tui", "articles"))])
def test_every_module_of_the_libraries_keeps_to_itself(package: str, strangers: tuple[str, ...]) -> None:
    walk = (
        f"import importlib, pkgutil, {package}; "
        f"[importlib.import_module(each.name) for each in pkgutil.walk_packages({package}.__path__, '{package}.') "
        "if not each.name.endswith('__main__')]"
    )
    assert sorted(_loaded(walk) & {*SCREEN, *strangers}) == []


def test_files_are_compared_without_loading_a_way_to_the_network(pair: tuple[Path, Path]) -> None:
    """H-13: what is not loaded cannot be asked."""
    arguments = ["compare", *map(str, pair), "--json"]
    loaded = _loaded(
        f"import os; sys.stdout = open(os.devnull, 'w'); from tui.__main__ import main; main({arguments!r})"
    )
    assert sorted(loaded & {"httpcore", "h11", "certifi", "ssl", "idna", "urllib3"}) == []
