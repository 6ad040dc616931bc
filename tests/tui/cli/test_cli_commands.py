"""The commands without a screen: what they print, what they write, what they refuse."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.tui.cli.commandline import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.writing import Pair


def test_every_quote_of_the_json_equals_its_span(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", *pair, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == "diptych.comparison/1"
    assert report["matches"]
    for side, path in zip("ab", pair, strict=True):
        text = path.read_text(encoding="utf-8")
        for match in report["matches"]:
            place = match[side]
            assert place["quote"] == text[place["start"] : place["end"]]


@pytest.mark.parametrize("form", ["json", "markdown", "html", "csv", "plain"])
def test_each_form_goes_to_a_file_as_to_the_output(
    form: str, pair: Pair, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("compare", *pair, f"--{form}") == 0
    printed = capfdbinary.readouterr().out
    assert run("compare", *pair, f"--{form}", "-o", tmp_path / "out") == 0
    assert capfdbinary.readouterr().out == b""
    assert (tmp_path / "out").read_bytes() == printed != b""


def test_plain_lines_come_without_a_screen_from_reading_too(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*pair, "--plain") == 0
    plain = capsys.readouterr().out
    assert run("compare", *pair) == 0
    assert capsys.readouterr().out == plain


def test_names_are_read_as_terminals_paste_them_and_patterns_are_filled_in(
    pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("compare", *pair, "--json") == 0
    plain = json.loads(capsys.readouterr().out)
    for names in ([f"'{pair[0]}' ", str(pair[1])], [f"{pair[0]} {pair[1]}"], [pair[0].parent / "*t.txt"]):
        assert run("compare", *names, "--json") == 0
        assert json.loads(capsys.readouterr().out) == plain


@pytest.mark.whole
def test_two_articles_come_from_two_streams(pair: Pair) -> None:
    done = subprocess.run(
        ["bash", "-c", '"$0" -m tui compare <(cat "$1") <(cat "$2") --json', sys.executable, *pair],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["matches"]


def test_an_article_comes_from_standard_input(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pair[0].read_bytes())))
    assert run("compare", "-", pair[1], "--json") == 0
    assert json.loads(capsys.readouterr().out)["articles"]["a"]["source"] == "-"


def test_an_article_is_never_written_over(pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = pair[1].read_bytes()
    (tmp_path / "link").symlink_to(pair[1])
    for output in (pair[1], tmp_path / "link"):
        assert run("compare", *pair, "-o", output) == 2
    assert pair[1].read_bytes() == before
    assert "one of the files being read" in capsys.readouterr().err


@pytest.mark.parametrize(("place", "code", "words"), [("none/out", 1, "no such folder"), (".", 2, "it is a folder")])
def test_what_cannot_be_written_is_one_line(
    place: str, code: int, words: str, pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("compare", *pair, "-o", tmp_path / place) == code
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_a_pipe_in_the_place_of_the_output_is_refused_without_waiting(
    pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert run("compare", *pair, "-o", tmp_path / "pipe") == 1
    assert "not an ordinary file" in capsys.readouterr().err


def test_writing_anew_keeps_nothing_else_in_the_folder(pair: Pair, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for _ in range(2):
        assert run("compare", *pair, "--csv", "-o", folder / "matches.csv") == 0
    assert [path.name for path in folder.iterdir()] == ["matches.csv"]


def test_the_same_text_under_two_names_is_refused(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    copy = pair[0].with_name("copy.txt")
    copy.write_bytes(pair[0].read_bytes())
    assert run("compare", pair[0], copy) == 2
    assert "same text" in capsys.readouterr().err


def test_notes_are_beside_the_left_article(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("notes", "path", *pair) == 0
    assert capsys.readouterr().out == f"{pair[0].parent / 'left.txt+right.txt.notes.json'}\n"
    assert list(pair[0].parent.glob("*.json")) == []


def test_notes_are_listed_with_their_words_and_places(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    from articles import load
    from articles.article import Span
    from articles.notes import find_home, new_note
    from articles.notes.store import NotesStore

    a, b = load(pair[0]), load(pair[1])
    store = NotesStore.open(find_home(a, b), a, b)
    spans = {"a": a.sentences[1].span, "b": Span(0, 5)}
    store.add(new_note({"a": a, "b": b}, {"a": spans["a"], "b": spans["b"]}, "differs\nask", tags=("count",)))
    store.add(new_note({"a": a, "b": b}, {"b": spans["b"]}, "a title"))
    store.save()
    assert run("notes", "list", *pair) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"1. pair: “{a.quote(spans['a'])}” | “{b.quote(spans['b'])}”",
        "   differs",
        "   ask",
        "   tags: count",
        f"2. right text: “{b.quote(spans['b'])}”",
        "   a title",
    ]


def test_corrections_are_no_notes_but_count_in_the_comparison(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    from articles import load
    from articles.notes import find_home, new_note
    from articles.notes.store import NotesStore

    assert run("compare", *pair, "--json") == 0
    before = json.loads(capsys.readouterr().out)
    a, b = load(pair[0]), load(pair[1])
    store = NotesStore.open(find_home(a, b), a, b)
    spans = {"a": a.sentences[1].span, "b": b.sentences[0].span}
    store.add(new_note({"a": a, "b": b}, {"a": spans["a"], "b": spans["b"]}, "", relation="match"))
    store.add(new_note({"a": a, "b": b}, {}, "", relation="one-event"))
    store.save()
    kept = store.path.read_bytes()
    assert run("notes", "list", *pair) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"correction, paired: “{a.quote(spans['a'])}” | “{b.quote(spans['b'])}”",
        "correction, both texts are about one event",
    ]
    assert run("compare", *pair, "--json") == 0
    after = json.loads(capsys.readouterr().out)
    assert [match["origin"] for match in before["matches"]].count("reader") == 0
    assert [match["origin"] for match in after["matches"]].count("reader") == 1
    assert (before["sameEvent"]["by"], after["sameEvent"]["by"]) == ("machine", "reader")
    assert store.path.read_bytes() == kept


def test_keys_are_printed_in_three_forms(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for form in ([], ["--markdown"], ["--json"]):
        assert run("keys", "--keymap", "vim", *form) == 0
        outputs.append(capsys.readouterr().out)
    assert len(set(outputs)) == 3
    assert json.loads(outputs[2])["schema"] == "diptych.keys/1"


def test_an_unknown_keymap_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("keys", "--keymap", "vom") == 2
    assert 'did you mean "vim"?' in capsys.readouterr().err


def test_serving_without_its_package_says_what_to_install(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    assert run("serve", *pair) == 2
    assert "diptych[serve]" in capsys.readouterr().err


def test_the_served_page_loads_nothing_from_elsewhere() -> None:
    from tui.cli.serve import without_strangers

    kept = '<link rel="stylesheet" href="{{ config.static.url }}css/xterm.css" />'
    font = '<link\n rel="stylesheet"\n href="https://fonts.invalid/css?family=Mono"\n/>'
    assert without_strangers(f"<head>{kept}{font}</head>") == f"<head>{kept}</head>"


def test_a_fault_of_our_own_is_one_line_and_a_report(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("articles.reports.render", lambda *_: 1 / 0)
    assert run("compare", *pair) == 1
    (report,) = tmp_path.glob("diptych/reports/*.txt")
    assert str(report) in capsys.readouterr().err
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert report.stat().st_mode & 0o077 == 0


@pytest.mark.whole
def test_a_reader_of_the_output_may_leave_early(pair: Pair) -> None:
    command = [sys.executable, "-m", "tui", "compare", *map(str, pair), "--html"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
