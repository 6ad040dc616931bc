"""`diptych merge FILE...`: many people's notes in one call."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from articles.notes.collection.document import new_tree, write_tree
from tests.articles.agreement.saying import ARTICLES, LORRIES, ROAD, WALL, filed, said, verdict
from tests.articles.notes.noting import NOON, plain
from tests.tui.cli.commandline import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Notes of two who sign and one who does not."""
    folder = tmp_path / "class"
    return [
        filed(
            folder / "ada.notes.json",
            *(verdict("Ada", place, "differ") for place in (LORRIES, ROAD, WALL)),
            said("Ada", LORRIES, "Count them."),
        ),
        filed(folder / "ben.notes.json", verdict("Ben", LORRIES, "agree"), verdict("Ben", ROAD, "differ")),
        filed(folder / "cem.notes.json", verdict("", ROAD, "compatible")),
    ]


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_it_says_who_wrote_how_much_and_where_they_disagree(
    files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(files[0].parent)
    assert run("merge", *files) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.splitlines() == [
        "3 files, 3 authors, 7 notes",
        "   Ada  4 notes: 3 verdicts, 1 note with a type",
        "   Ben  2 notes: 2 verdicts",
        "   cem  1 note: 1 verdict",
        "1 author is named by the file, as the notes name nobody: cem",
        "Agreement on verdicts: Krippendorff's alpha -0.14 (2 passages judged by more than one of 3 people; "
        "two said the same in 1 of 4 cases)",
        "Passages judged or noted: 3; disagreements: 2",
        "",
        "1. verdict: differ (Ada, Ben), compatible (cem)",
        "   A “closed for six days”",
        "   B “within a week”",
        "",
        "2. verdict: agree (Ben), differ (Ada)",
        "   A “Nine lorries”",
        "   B “Eleven lorries”",
        "   Ada: Count them.",
        "",
    ]
    assert contents(files[0].parent) == before


def test_by_passage_and_by_author(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("merge", *files, "--by", "passage") == 0
    assert "   verdict: differ (Ada, Ben), compatible (cem)\n" in capsys.readouterr().out
    assert run("merge", *files, "--by", "author") == 0
    out = capsys.readouterr().out
    assert "Ada   4 notes: 3 verdicts, 1 note with a type\n   p1  differ\n" in out
    assert "      Count them.\n" in out


def test_one_call_writes_notes_and_table(files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, table = tmp_path / "merged.notes.json", tmp_path / "table.csv"
    assert run("merge", *files, "-o", out, "--table", table) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0] == f"diptych: 7 notes of 3 files are in {out}"
    assert "--name-authors" in told[1]
    assert len(json.loads(out.read_bytes())["first"]["items"]) == 7
    assert table.read_text(encoding="utf-8").splitlines()[0].startswith("what,passage,a_start")
    assert run("merge", *files, "-o", out, "--table", table) == 2
    assert "there is a file of that name" in capsys.readouterr().err
    assert run("merge", *files, "-o", out, "--table", table, "--force", "--name-authors") == 0
    assert "no name" not in capsys.readouterr().err
    assert run("merge", out, "--json") == 0
    assert [each["name"] for each in json.loads(capsys.readouterr().out)["authors"]] == ["Ada", "Ben", "cem"]


def test_what_is_in_the_way_is_kept_and_nothing_else_written(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thesis = tmp_path / "thesis.md"
    thesis.write_text("# Mine\n", encoding="utf-8")
    assert run("merge", *files, "-o", thesis, "--table", tmp_path / "t.csv") == 2
    assert (
        capsys.readouterr().err
        == "diptych: cannot write thesis.md: it holds something else; name another file with -o\n"
    )
    assert thesis.read_text(encoding="utf-8") == "# Mine\n"
    assert not (tmp_path / "t.csv").exists()
    assert run("merge", *files, "--table", files[0], "--force") == 2
    assert "it is one of the files being read" in capsys.readouterr().err


def test_bad_files_get_one_line_that_names_them(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "ben of another class.notes.json"
    tree = new_tree({"a": ARTICLES["a"], "b": plain("Elsewhere.\n", "storm.txt")}, NOON)
    other.write_bytes(write_tree(tree))
    newer, cut = tmp_path / "newer.notes.json", tmp_path / "cut.notes.json"
    newer.write_bytes(write_tree({**tree, "diptych:schemaVersion": 9}))
    cut.write_bytes(files[0].read_bytes()[:-200])
    text = tmp_path / "essay.txt"
    text.write_text("Words.\n", encoding="utf-8")
    out = tmp_path / "out.json"
    for bad, words in (
        (other, ("storm.txt", other.name)),
        (newer, (newer.name, "a newer Diptych")),
        (cut, (cut.name,)),
        (text, (text.name,)),
        (tmp_path / "nowhere.json", ("nowhere.json", "there is no such file")),
        (tmp_path, (tmp_path.name, "folder")),
    ):
        assert run("merge", *files, bad, "-o", out) == 2, bad
        (line,) = capsys.readouterr().err.splitlines()
        assert all(word in line for word in words), line
        assert not out.exists()


def test_no_file_and_no_place_to_write_names_are_told(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("merge") == 2
    assert "no file was named" in capsys.readouterr().err
    assert run("merge", *files, "--name-authors") == 2
    assert "add -o FILE" in capsys.readouterr().err


def test_text_from_files_cannot_act_on_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    eve = filed(tmp_path / "eve.json", said("Eve\x1b[2J", ROAD, "a\x1b]0;x\x07\nb", kind="disagreement"))
    ben = filed(tmp_path / "ben.json", said("Ben", ROAD, "so"))
    assert run("merge", eve, ben) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "Signs such as" in out


def test_cases_stand_among_the_notes_files(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from articles import samples
    from articles.cases import gather, pack
    from articles.notes.content.note import new_note
    from articles.notes.store import NotesStore
    from articles.reading import load
    from articles.session import Session

    a, b = map(load, samples.paths())
    for name in ("ada", "ben"):
        store = NotesStore.open(tmp_path / f"{name}.notes.json", a, b)
        store.add(new_note({"a": a, "b": b}, {"a": a.sentences[3].span}, "why", creator=name))
        store.save()
        if name == "ada":
            (tmp_path / "ada.diptych").write_bytes(pack(gather(Session(a, b, store))))
    (tmp_path / "empty.diptych").write_bytes(pack(gather(Session(a, b))))
    assert run("merge", tmp_path / "ada.diptych", tmp_path / "ben.notes.json", tmp_path / "empty.diptych") == 0
    assert capsys.readouterr().out.startswith("3 files, 2 authors, 2 notes\n")
    assert run("merge", tmp_path / "ada.diptych", files[0]) == 2
    assert files[0].name in capsys.readouterr().err
    (tmp_path / "cut.diptych").write_bytes((tmp_path / "ada.diptych").read_bytes()[:-40])
    assert run("merge", tmp_path / "cut.diptych", tmp_path / "ben.notes.json") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "cut.diptych" in line
