"""What the commands without a screen write is safe to open, to a pipe and a file as to a terminal."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from articles.article import SIDES, Article, Side, Span
from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reading import load
from articles.reports import CLAIMS_FORMS, FORMS, NOTES_FORMS
from tests.articles.reading.shown import FORBIDDEN
from tests.tui.cli.commandline import run
from tui.cli.arguments import FORMATS, NOTE_FORMATS
from tui.settings import CONFIG_VARIABLE

if TYPE_CHECKING:
    from pathlib import Path

PAYLOAD = "\x1b[31m\x1b]0;t\x07 \x9b5m \u202e01\u2066 \u200b\ufeff \x7f\b\x00 \u2028 \U000e0041 \x0b"
NAME = "news\x1b]52;c;Y2Fu\x07\u202e.txt"
Capture = pytest.CaptureFixture[bytes]


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[str, str]:
    """Two articles with hostile words, one with a hostile name, and hostile notes on them."""
    words = f"Harbour {PAYLOAD} news\n\nThe tugs {PAYLOAD} came at noon and 12 men were hurt, the mayor said.\n\n"
    words += "The harbour office keeps a log of every ship that came in, with the hour and the water. " * 4
    paths = (tmp_path / NAME, tmp_path / "right.txt")
    for path, text in zip(paths, (words, words.replace("12", "14")), strict=True):
        path.write_text(text, encoding="utf-8", newline="")
    a, b = (load(str(path)) for path in paths)
    both: dict[Side, Article] = dict(zip(SIDES, (a, b), strict=True))
    store = NotesStore.open(find_home(a, b), a, b)
    store.add(new_note(both, {"a": Span(0, 60)}, f"so\r\n{PAYLOAD}\nit is", tags=(f"t{PAYLOAD}",), creator=PAYLOAD))
    store.save()
    return str(paths[0]), str(paths[1])


def acting(written: bytes) -> set[str]:
    return set(FORBIDDEN) & set(written.decode("utf-8").replace("\r\n", "\n"))


def test_the_command_line_knows_every_form() -> None:
    assert set(FORMATS) == set(FORMS)
    assert set(NOTE_FORMATS) == set(NOTES_FORMS)


@pytest.mark.parametrize(
    "command",
    [
        *(("compare", f"--{form}") for form in FORMS),
        *(("claims", *([] if form == "text" else [f"--{form}"])) for form in CLAIMS_FORMS),
        *(("notes", "export", f"--{form}") for form in NOTES_FORMS),
        ("notes", "list"),
        ("notes", "recover"),
        ("notes", "import", NAME),
    ],
)
def test_nothing_that_acts_goes_out(
    command: tuple[str, ...], hostile: tuple[str, str], tmp_path: Path, capfdbinary: Capture
) -> None:
    if command[:2] == ("notes", "import"):
        run(*command[:2], *hostile, hostile[0])
    else:
        assert run(*command, *hostile) == 0
    printed = capfdbinary.readouterr()
    assert acting(printed.out) | acting(printed.err) == set()
    if "export" in command or command[0] != "notes":
        assert run(*command, *hostile, "-o", tmp_path / "out") == 0
        written = (tmp_path / "out").read_bytes()
        assert written.splitlines()[3:] == printed.out.splitlines()[3:]  # the time of an export is above
        assert acting(written) == set()


def test_joining_says_nothing_that_acts(hostile: tuple[str, str], tmp_path: Path, capfdbinary: Capture) -> None:
    assert run("notes", "export", *hostile, "-o", tmp_path / "mine.json") == 0
    theirs = tmp_path / "th\x1b[5meirs.json"
    theirs.write_bytes((tmp_path / "mine.json").read_bytes())
    joint = tmp_path / "jo\x07int.json"
    assert run("notes", "merge", tmp_path / "mine.json", theirs, "-o", joint, "--show-disagreements") == 0
    printed = capfdbinary.readouterr()
    assert acting(printed.out) | acting(printed.err) == set()
    assert joint.exists()


def test_a_path_that_would_be_another_is_not_printed(
    tmp_path: Path, capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "no\x1b[5mtes"
    folder.mkdir()
    for name in ("left.txt", "right.txt"):
        (folder / name).write_text(f"The {name} ferry struck the mole. Nobody was hurt.\n", encoding="utf-8")
    assert run("notes", "path", folder / "left.txt", folder / "right.txt") == 1
    printed = capfdbinary.readouterr()
    assert printed.out == b""
    assert "no␛[5mtes" in printed.err.decode()
    assert "rename that file or folder" in printed.err.decode()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    assert run("config", "path") == 1
    assert capfdbinary.readouterr().out == b""


def test_settings_are_printed_with_escapes_and_read_back_the_same(
    tmp_path: Path, capfdbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    author = "A\x1b\u202e\U000e0041\x7fñ"
    file = tmp_path / "mine.toml"
    file.write_text('author = "A\\u001b\\u202e\\U000e0041\\u007fñ"\n', encoding="utf-8")
    monkeypatch.setenv(CONFIG_VARIABLE, str(file))
    assert run("config", "show") == 0
    printed = capfdbinary.readouterr()
    assert acting(printed.out) == set()
    assert tomllib.loads(printed.out.decode())["author"] == author
