"""What Tab offers: every command and option in each shell, by a script that the shell takes."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.tui.cli.commandline import run
from tui.cli.about.completion import script
from tui.cli.about.described import commands
from tui.cli.arguments import COMMANDS, SHELLS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_in_the_script(shell: str) -> None:
    text = script(shell)
    assert [name for name in COMMANDS if name not in text] == []
    for command in commands():
        for option in command.options:
            for name in option.names:
                spelt = f"-l {name[2:]} " if name.startswith("--") else f"-s {name[1:]} "
                assert (spelt if shell == "fish" else name) in text
            if option.value:
                assert all(word.split()[0] in text for word in option.value.offered)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_prints_the_script(shell: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("completion", shell) == 0
    assert capsysbinary.readouterr().out.decode() == script(shell)


@pytest.mark.whole
@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_takes_the_script(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    path = tmp_path / "script"
    path.write_text(script(shell), encoding="utf-8")
    done = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


TRY = """
{script}
COMP_WORDS=({words}) COMP_CWORD={last}
_diptych 2>/dev/null
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def offered(folder: Path, *words: str) -> list[str]:
    """What bash would offer for the last of `words`, in a folder with two files."""
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    for name in ("valley news.txt", "orrin.txt"):
        (folder / name).write_text("", encoding="utf-8")
    quoted = " ".join(f"'{word}'" for word in ("diptych", *words))
    text = TRY.format(script=script("bash"), words=quoted, last=len(words))
    done = subprocess.run(["bash", "-c", text], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.whole
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["con"], ["config"]),
        (["valley"], ["valley news.txt"]),
        (["valley news.txt", "or"], ["orrin.txt"]),
        (["notes", "ex"], ["export"]),
        (["notes", "list", "or"], ["orrin.txt"]),
        (["notes", "list", "--type", "q"], ["question"]),
        (["notes", "list", "--type", "to"], ["to\\ check"]),
        (["compare", "--js"], ["--json"]),
        (["compare", "-o", "or"], ["orrin.txt"]),
        (["--keymap", "vi"], ["vim"]),
        (["schema", "comp"], ["comparison"]),
        (["completion", ""], list(SHELLS)),
        (["bug", "o"], [""]),
    ],
    ids=lambda words: "-".join(words),
)
def test_bash_offers_what_fits(words: list[str], expected: list[str], tmp_path: Path) -> None:
    assert offered(tmp_path, *words) == expected


@pytest.mark.whole
def test_bash_offers_commands_and_files_at_first(tmp_path: Path) -> None:
    assert {"compare", "notes", "valley news.txt"} <= set(offered(tmp_path, ""))
