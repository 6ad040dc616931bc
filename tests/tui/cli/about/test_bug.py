"""`diptych bug` says what is needed to find a fault, and nothing that is the reader's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import articles
from tests.tui.cli.commandline import run
from tui.cli.failures import write_report

if TYPE_CHECKING:
    from collections.abc import Callable

SECRETS = ("sesame", "Okafor", "herald.example", "whistle")
"""Planted wherever a reader has names of their own: settings, paths, environment, faults."""


@pytest.fixture
def printed(capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[[], str]:
    def bug() -> str:
        assert run("bug") == 0
        return capsysbinary.readouterr().out.decode()

    return bug


def plant(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Secrets in the settings and in every variable that could be looked at."""
    settings = folder / "sesame" / "settings.toml"
    settings.parent.mkdir(parents=True)
    (settings.parent / "whistle.toml").write_text('base = "vim"\n', encoding="utf-8")
    settings.write_text(
        'author = "R. Okafor"\nkeymap = "whistle.toml"\ntheme = "sesame"\nmeasure = 66\n'
        'encoder = "http://127.0.0.1:1/sesame#whistle"\n[keys]\nwhy = ["w"]\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("DIPTYCH_CONFIG", str(settings))
    monkeypatch.setenv("DIPTYCH_AUTHOR", "R. Okafor of the herald.example")
    monkeypatch.setenv("HOME", str(folder / "Okafor"))
    for name in ("TERM", "TERM_PROGRAM", "COLORTERM", "TMUX", "SSH_CONNECTION", "STY", "NO_COLOR", "WSL_DISTRO_NAME"):
        monkeypatch.setenv(name, "/home/sesame/whistle at herald.example")
    for name in ("USER", "LOGNAME", "HOSTNAME", "LANG", "PWD"):
        monkeypatch.setenv(name, "whistle")


def test_it_tells_what_a_report_needs(
    printed: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    said = printed()
    assert f"diptych    {articles.__version__}" in said
    assert re.search(r"^python     3\.\d+", said, re.MULTILINE)
    assert "terminal   xterm-256color, " in said
    assert "COLORTERM truecolor" in said
    assert re.search(r"^encoding   .+", said, re.MULTILINE)
    assert "settings   all as by default" in said
    assert "faults     none is kept" in said


def test_nothing_private_is_in_it(printed: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, monkeypatch)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "whistle"))
    fail_in(tmp_path / "sesame" / "whistle_plugin.py")
    said = printed()
    assert [secret for secret in SECRETS if secret.casefold() in said.casefold()] == []
    assert str(tmp_path) not in said
    assert str(Path.home()) not in said
    assert "author = (set)" in said
    assert "keymap = (a file)" in said
    assert "measure = 66" in said
    assert "keys: 1 of your own" in said
    assert "set in the environment: DIPTYCH_AUTHOR, DIPTYCH_CONFIG" in said


def fail_in(module: Path) -> None:
    """Report a fault with private words, that went through the program and through a file of the reader's own."""
    code = compile("def private(act): act('sesame.txt', ['Okafor'])", str(module), "exec")
    names: dict[str, Callable[[object], None]] = {}
    exec(code, names)  # noqa: S102 # a frame whose file is elsewhere cannot be had otherwise
    try:
        names["private"](lambda _name, _others: articles.__getattr__("Okafor at herald.example"))
    except AttributeError as error:
        write_report(error)


def test_the_last_fault_is_told_by_its_place_in_the_program(
    printed: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    fail_in(tmp_path / "own.py")
    said = printed()
    assert "faults     1 kept; the last, 20" in said
    assert "builtins.AttributeError" in said
    assert "elsewhere:1 in private" in said
    assert re.search(r"articles/lazily\.py:\d+ in find", said)


def test_settings_that_cannot_be_read_are_no_reason_to_fail(
    printed: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "sesame.toml"
    wrong.write_text("whistle = 1\n", encoding="utf-8")
    monkeypatch.setenv("DIPTYCH_CONFIG", str(wrong))
    said = printed()
    assert "settings   cannot be read; diptych config show says why" in said
    assert "sesame" not in said
    assert "whistle" not in said
