"""What may be typed, and the one line for what may not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.__main__ import main
from tui.cli import arguments
from tui.cli.arguments import COMMANDS, UsageError, parse
from tui.cli.help import HELP


def test_no_arguments_mean_the_start_screen() -> None:
    options = parse([])
    assert (options.command, options.articles) == ("read", [])


def test_two_names_are_read() -> None:
    options = parse(["left.txt", "--keymap", "vim", "-", "--ascii", "--no-mouse"])
    assert (options.command, options.articles) == ("read", ["left.txt", "-"])
    assert (options.keymap, options.signs, options.mouse) == ("vim", "ascii", False)


def test_after_two_dashes_everything_is_a_name() -> None:
    assert parse(["--", "--odd.txt", "b"]).articles == ["--odd.txt", "b"]


def test_a_command_comes_first() -> None:
    options = parse(["compare", "a", "-o", "out.json", "b", "--json"])
    assert (options.command, options.articles, options.format, options.output) == (
        "compare",
        ["a", "b"],
        "json",
        "out.json",
    )


def test_comparing_leaves_the_form_to_the_name_of_the_file_unless_told_otherwise() -> None:
    assert parse(["compare", "a", "b"]).format is None
    assert parse(["report", "a", "b", "--csv"]).format == "csv"


@pytest.mark.parametrize(
    "typed",
    [
        ["--colour"],
        ["--theme"],
        ["compare", "--json", "--csv"],
        ["config"],
        ["config", "all"],
        ["notes"],
        ["serve", "--port", "x"],
    ],
)
def test_what_cannot_be_understood_is_one_line(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError):
        parse(typed)
    assert main(typed) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(r"diptych: [^\n]+: [^\n]+; [^\n]+\n", err)


@pytest.mark.parametrize("typed", [["--help"], ["-h"], ["a", "--help"]])
def test_help_is_printed_and_the_code_is_zero(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(typed) == 0
    assert capsys.readouterr().out == HELP


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_is_told_of(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: diptych {command}")
    assert re.search(rf"^  {command} ", HELP, re.MULTILINE)


def test_every_option_of_reading_is_told_of() -> None:
    parser = arguments._reading()
    options = {name for action in parser._actions for name in action.option_strings if action.help != "==SUPPRESS=="}
    assert {name for name in options if name not in HELP} == set()


def test_the_version_is_the_librarys(capsys: pytest.CaptureFixture[str]) -> None:
    from articles import __version__

    assert main(["--version"]) == 0
    assert main(["a", "--version"]) == 0
    assert capsys.readouterr().out == f"diptych {__version__}\n" * 2


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["only.txt"], "two are compared"),
        ([*"abcdefghij"], "10 articles were named"),
        (["a", "b", "."], ". is a folder: choosing from it needs the screen"),
        (["comapre", "a", "b"], 'did you mean "compare"?'),
        (["-", "-"], "standard input holds only one"),
        (["compare"], "0 articles were named"),
        (["-", "/dev/stdin"], "standard input holds only one"),
        (["serve", "-", "b"], "standard input cannot be served"),
        (["serve", "/dev/fd/63", "b"], "standard input cannot be served"),
        (["compare", "."], ". is a folder: choosing from it needs the screen; name two files in it"),
        (["compare", "no such *.txt"], "cannot open no such *.txt"),
    ],
)
def test_the_wrong_number_of_articles_is_one_line(
    typed: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed) == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("holds", "beside", "words"),
    [
        ((), False, "this folder holds no articles; name another folder"),
        (("notes.pdf.zip", ".hidden.txt"), False, "this folder holds no articles"),
        (("one.txt",), False, "this folder holds only one article"),
        ((), True, "this folder holds no articles"),
    ],
)
def test_a_folder_with_nothing_to_choose_is_one_line(
    holds: tuple[str, ...], beside: bool, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, other = tmp_path / "folder", tmp_path / "other.txt"
    folder.mkdir()
    for path in (other, *(folder / name for name in holds)):
        path.write_text("The river rose.\n", encoding="utf-8")
    assert main([str(folder), str(other)] if beside else [str(folder)]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"diptych: cannot choose from {folder}: {words}")
    assert err.count("\n") == 1


def test_the_guide_tells_of_every_command_and_option() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "command-line.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"### {command}\n" in guide
        usage = arguments._BUILDERS[command]().format_usage()
        for option in re.findall(r"--[a-z-]+", usage):
            assert option in guide
