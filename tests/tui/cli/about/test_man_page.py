"""The man page names every command and option, and every formatter here takes it."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.tui.cli.commandline import run
from tui.cli.about.described import READING, Command, commands
from tui.cli.about.man import page
from tui.settings import KINDS, variable_of

if TYPE_CHECKING:
    from pathlib import Path

FORMATTERS = {
    "groff": ["groff", "-man", "-Tutf8", "-ww"],
    "mandoc": ["mandoc", "-T", "utf8"],
    "man": ["man", "--local-file"],
}


def section_of(command: Command) -> str:
    """The part of the page that is about a command, as it reads once formatted."""
    text = re.sub(r"\\f[BIR]", "", page()).replace("\\-", "-")
    if command.name == READING:
        return text.partition(".SH OPTIONS")[2].partition("\n.SH")[0]
    return text.partition(f".SS {command.name}\n")[2].partition("\n.S")[0]


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_and_option_is_in_it(command: Command) -> None:
    said = section_of(command)
    assert command.name == READING or command.about.split()[0] in said
    for option in command.options:
        value = f" {option.value.name}" if option.value else ""
        assert re.search(rf"^{re.escape(', '.join(name + value for name in option.names))}$", said, re.MULTILINE)
        assert option.help.partition("\\")[0] in said
    for argument in command.arguments:
        assert argument.value.name in said


def test_settings_and_exit_codes_are_in_it() -> None:
    text = page()
    assert all(variable_of(name) in text for name in KINDS)
    assert ".SH EXIT STATUS" in text


def test_the_command_prints_it(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("man") == 0
    assert capsysbinary.readouterr().out.decode() == page()


def test_no_line_of_words_is_taken_for_a_request() -> None:
    lines = [line for line in page().splitlines() if line.startswith((".", "'"))]
    assert [line for line in lines if not re.match(r"\.(TH|SH|SS|TP|PP|B|nf|fi|nh|ad)\b", line)] == []


@pytest.mark.whole
@pytest.mark.parametrize("name", FORMATTERS)
def test_a_formatter_takes_it_without_a_warning(name: str, tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"there is no {name} here")
    (tmp_path / "diptych.1").write_text(page(), encoding="utf-8")
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANPAGER": "cat"}
    done = subprocess.run(
        [*FORMATTERS[name], str(tmp_path / "diptych.1")],
        capture_output=True, text=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    shown = " ".join(re.sub(r".\x08|\x1b\[[0-9;]*m", "", done.stdout).split())
    for command in commands():
        assert command.name == READING or f"diptych {command.name}" in shown
        assert [each for option in command.options for each in option.names if each not in shown] == []
