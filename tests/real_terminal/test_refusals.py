"""What cannot be used is refused in one line, with exit code 2, before the terminal is touched."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.real_terminal.checks import assert_refused
from tests.real_terminal.terminal import ROOT, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _fifo(folder: Path) -> str:
    os.mkfifo(folder / "pipe")
    return "pipe"


def _binary(folder: Path) -> str:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    return "picture.txt"


def _empty(folder: Path) -> str:
    (folder / "empty.txt").touch()
    return "empty.txt"


def _unreadable(folder: Path) -> str:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (folder / "locked.txt").write_text("words", encoding="utf-8")
    (folder / "locked.txt").chmod(0)
    return "locked.txt"


def _same_text(folder: Path) -> str:
    (folder / "copy.txt").write_bytes((folder / "left.txt").read_bytes())
    return "copy.txt"


def _link(folder: Path) -> str:
    (folder / "link.txt").symlink_to("left.txt")
    return "link.txt"


BAD: dict[str, tuple[Callable[[Path], str], str]] = {
    "missing": (lambda _: "nowhere.txt", "no such file"),
    "a named pipe": (_fifo, "pipe"),
    "empty": (_empty, "empty"),
    "binary": (_binary, "picture.txt"),
    "unreadable": (_unreadable, "may not read"),
    "the same file": (lambda _: "left.txt", "same file"),
    "the same file by a link": (_link, "same file"),
    "the same text": (_same_text, "same text"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_article_is_refused(name: str, pair: tuple[Path, Path]) -> None:
    """H-14."""
    make, word = BAD[name]
    folder = pair[0].parent
    with Terminal(pair[0], folder / make(folder)) as terminal:
        assert_refused(terminal, word)


def test_one_article_is_refused(pair: tuple[Path, Path]) -> None:
    with Terminal(pair[0]) as terminal:
        assert_refused(terminal, "two are compared")


def test_two_folders_are_refused(pair: tuple[Path, Path]) -> None:
    with Terminal(pair[0].parent, pair[0].parent.parent) as terminal:
        assert_refused(terminal, "both are folders")


def test_a_piped_article_beside_a_folder_is_refused(pair: tuple[Path, Path]) -> None:
    with Terminal("-", pair[0].parent, piped=b"words") as terminal:
        assert_refused(terminal, "it can be read only once")


def test_standard_input_twice_is_refused() -> None:
    with Terminal("-", "-", piped=b"words") as terminal:
        assert_refused(terminal, "only one")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("measure = 72\nkeymap =\n", ("settings.toml:2", "TOML")),
        ('measure = "wide"\n', ("settings.toml:1", "measure", "number from")),
        ("\n\ntheem = 'nord'\n", ("settings.toml:3", "theem", "theme")),
        ("theme = 'nrod'\n", ("nrod", "nord")),
        ("[keys.reading]\nnext-stopp = 'x'\n", ("settings.toml:2", "next-stopp")),
    ],
)
def test_a_broken_settings_file_is_refused(
    settings: str, words: tuple[str, ...], pair: tuple[Path, Path], tmp_path: Path
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(settings, encoding="utf-8")
    with Terminal(*pair, environment={"DIPTYCH_CONFIG": str(path)}) as terminal:
        assert_refused(terminal, *words)


def test_a_broken_keymap_is_refused(pair: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[reading\n", encoding="utf-8")
    with Terminal("--keymap", path, *pair) as terminal:
        assert_refused(terminal, "mine.toml:1")


def test_a_dumb_terminal_is_told_of_the_way_without_a_screen(pair: tuple[Path, Path]) -> None:
    """H-19."""
    with Terminal(*pair, environment={"TERM": "dumb"}) as terminal:
        assert_refused(terminal, "dumb", "--plain")


def test_an_unknown_terminal_is_told_of_the_way_without_a_screen(pair: tuple[Path, Path]) -> None:
    with Terminal(*pair, environment={"TERM": ""}) as terminal:
        assert_refused(terminal, "TERM", "--plain")


@pytest.mark.parametrize("arguments", [[], ["sample"], ["left.txt", "right.txt"], ["."]])
def test_without_a_terminal_one_line_says_so(arguments: list[str], pair: tuple[Path, Path]) -> None:
    """H-19."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        cwd=pair[0].parent, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "--plain" in done.stderr


def test_a_pipe_without_any_terminal_is_refused_before_it_is_read(pair: tuple[Path, Path]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "-", str(pair[1])],
        cwd=ROOT, input="words", capture_output=True, text=True, check=False, start_new_session=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
