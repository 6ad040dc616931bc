"""No code that lies in the reader's current folder is run, whichever way the program is started."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.real_terminal.terminal import ROOT, Terminal

_PAGES = Path(__file__).parent / "pages"
# What the program, its children and Python itself import.
_NAMES = ("tui", "articles", "keymaps", "textual", "rich", "numpy", "lxml", "json", "site", "sitecustomize")
# As the installed program does, which knows its own place.
_PROGRAM = f"import sys; sys.path[:] = [{str(ROOT)!r}, *sys.path[1:]]; from tui.__main__ import main; sys.exit(main())"


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A folder with two pages and packages that write down that they were run."""
    for name in _NAMES:
        (tmp_path / name).mkdir()
        for file in ("__init__.py", "__main__.py"):
            (tmp_path / name / file).write_text(f"open({str(tmp_path / 'RAN')!r}, 'a').write(__name__)\n")
    for page in _PAGES.glob("*.html"):
        shutil.copy(page, tmp_path)
    return tmp_path


@pytest.mark.whole
@pytest.mark.parametrize(
    "arguments", [("compare",), ("claims",), ("notes", "list"), ("compare", "--json")], ids=lambda each: " ".join(each)
)
def test_commands_run_none_of_it(arguments: tuple[str, ...], planted: Path) -> None:
    pages = sorted(page.name for page in planted.glob("*.html"))
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments, *pages], cwd=planted, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not (planted / "RAN").exists()


@pytest.mark.parametrize("given", ["pair", "folder"])
def test_screens_run_none_of_it(given: str, planted: Path) -> None:
    names = sorted(page.name for page in planted.glob("*.html")) if given == "pair" else ["."]
    with Terminal(*names, command=[sys.executable, "-c", _PROGRAM], folder=planted) as terminal:
        terminal.wait_for("Twelve hurt")
        if given == "pair":
            terminal.press("c")
            terminal.wait_for("differ")
    assert not (planted / "RAN").exists()
