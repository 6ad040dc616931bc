"""Every command that the pages and the README show does what a reader who copies it would expect: it works."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.docs.commands import PAGES, ROOT, Shown, all_shown, code_lines, mentioned_on
from tests.docs.sandbox import ADDRESSES, Sandbox
from tests.real_terminal.terminal import Terminal
from tui.cli.arguments import COMMANDS, UsageError, parse, parser_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = all_shown()
TYPED = [each for each in SHOWN if not each.is_pattern]
PATTERNS = [each for each in SHOWN if each.is_pattern]
NEEDS = {"man -l": "man", "jq ": "jq", "unzip ": "unzip"}
"""Programs that a command is handed to and that may be missing."""
IMAGINED = frozenset({"diptych compare A B --org"})
"""What a page says would be there if the reader built it."""


def on_screen(shown: Shown) -> bool:
    """Whether it opens a screen."""
    words = shown.words
    if "diptych" not in re.split(r"[\s|&;]+", shown.text):
        return False
    if {"--plain", "--version", "--help"} & set(words):
        return False
    command = words[0] if words and words[0] in COMMANDS else "read"
    return command in ("read", "sample", "open")


RUN = [each for each in TYPED if not on_screen(each) and each.words[:1] != ["serve"]]
OPEN = [each for each in TYPED if on_screen(each)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    folder = tmp_path_factory.mktemp("pages")
    sandbox = Sandbox(folder, folder / "cache")
    sandbox.fill()
    return sandbox


@pytest.fixture
def sandbox(filled: Sandbox, tmp_path: Path) -> Iterator[Sandbox]:
    """A copy of the folder for one command; what was matched before is kept."""
    copy = Sandbox(tmp_path, filled.folder.parent / "cache")
    for name in ("work", "home", "programs"):
        shutil.copytree(filled.folder.parent / name, tmp_path / name)
    yield copy
    shutil.rmtree(tmp_path / "work")


def expected_of(shown: Shown) -> str:
    """What then is on the screen: the list of a folder, the start screen, or the title of the bundled pair."""
    if shown.text == "diptych":
        return "q quit"
    return "valley.txt" if shown.words[:1] and shown.words[0] in ("FOLDER", "clippings/") else "Mosul"


def fault_of(words: list[str]) -> str:
    """Why a command line cannot be typed; a command may be mentioned by its name, without what it needs."""
    try:
        parse(words)
    except UsageError as error:
        return "" if "required" in str(error) and words[0] in COMMANDS else str(error)
    except SystemExit as ended:
        return str(ended.code or "")
    return ""


def prepared(shown: Shown, sandbox: Sandbox) -> str:
    """The line to run: what it writes to is not there yet."""
    for target in re.findall(r"(?:-o|>) (\S+)", shown.text):
        (sandbox.folder / target).unlink(missing_ok=True)
    return re.sub(r"\bADDRESS\b", ADDRESSES[0], shown.text)


def test_commands_are_found() -> None:
    assert len(RUN) > 20
    assert len(OPEN) > 5


@pytest.mark.whole
@pytest.mark.parametrize("shown", RUN, ids=str)
def test_a_command_of_a_page_works(shown: Shown, sandbox: Sandbox) -> None:
    for needed, program in NEEDS.items():
        if needed in shown.text and shutil.which(program) is None:
            pytest.skip(f"there is no {program} here")
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {prepared(shown, sandbox)}"],
        cwd=sandbox.folder, env=sandbox.environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    for target in re.findall(r"-o (\S+)", shown.text):
        assert (sandbox.folder / target).stat().st_size


@pytest.mark.whole
@pytest.mark.parametrize("shown", OPEN, ids=str)
def test_a_command_of_a_page_opens_its_screen(shown: Shown, sandbox: Sandbox) -> None:
    line = prepared(shown, sandbox)
    with Terminal(command=["bash", "-c", line], folder=sandbox.folder, environment=sandbox.environment) as terminal:
        terminal.wait_for_bytes(b"\x1b[?1049h", 0)
        terminal.wait_for(expected_of(shown))
        assert terminal.process.poll() is None


@pytest.mark.parametrize("shown", PATTERNS, ids=str)
def test_what_may_be_typed_names_only_options_there_are(shown: Shown) -> None:
    first = re.match(r"diptych (\w+)", shown.text)
    command = first[1] if first is not None and first[1] in COMMANDS else "read"
    known = {name for action in parser_of(command)._actions for name in action.option_strings}
    assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", shown.text)) <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_mentions_can_be_typed(page: Path) -> None:
    mentioned = [each for each in mentioned_on(page) if not each.is_pattern and each.text not in IMAGINED]
    faults = {str(each): fault_of(each.words) for each in mentioned if each.words}
    assert {shown: fault for shown, fault in faults.items() if fault} == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_target_and_module_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    code = "\n".join([*re.findall(r"`([^`\n]+)`", text), *(line for _, line in code_lines(text))])
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|\s)make ([a-z]+)", code)) <= targets
    for module in re.findall(r"-m (benchmarks(?:\.\w+)*|tests\.\w+|docs\.\w+|tui\.\w+)", code):
        path = ROOT.joinpath(*module.split("."))
        assert path.with_suffix(".py").is_file() or path.is_dir(), module
