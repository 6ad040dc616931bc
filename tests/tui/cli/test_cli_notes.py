"""Notes without a screen: chosen, exported, imported, joined, brought back."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from articles.article import SIDES, Article, Side, Span
from articles.notes.content.kinds import as_related, as_type
from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reading import load
from tests.tui.cli.commandline import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.writing import Pair


def notes_of(pair: Pair) -> NotesStore:
    a, b = (load(str(path)) for path in pair)
    return NotesStore.open(find_home(a, b), a, b)


@pytest.fixture
def noted(pair: Pair) -> Pair:
    """The pair with a comment on the left text and a question on the right one."""
    store = notes_of(pair)
    articles: dict[Side, Article] = dict(zip(SIDES, (load(str(path)) for path in pair), strict=True))
    store.add(new_note(articles, {"a": Span(0, 9)}, "which ferry", creator="Ada"))
    store.save()
    store.add(as_type(new_note(articles, {"b": Span(0, 5)}, "whose mole", tags=("place",)), "question"))
    store.save()
    return pair


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ((), {"which ferry", "whose mole"}),
        (("--side", "a"), {"which ferry"}),
        (("--tag", "place"), {"whose mole"}),
        (("--type", "question"), {"whose mole"}),
        (("--author", "ada"), {"which ferry"}),
        (("--search", "FERRY which"), {"which ferry"}),
        (("--search", "#place whose"), {"whose mole"}),
        (("--search", "nowhere"), set()),
        (("--orphan",), set()),
        (("--placed",), {"which ferry", "whose mole"}),
    ],
)
def test_notes_are_listed_by_choice(
    noted: Pair, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], shown: set[str]
) -> None:
    assert run("notes", "list", *noted, *options) == 0
    printed = capsys.readouterr().out
    assert {words for words in ("which ferry", "whose mole") if words in printed} == shown


def test_what_became_of_the_words_is_listed(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    """A-4."""
    before = "The council asked for a second light in May, and for a bell on the outer mole as well.\n"
    pair[0].write_text(f"Calder Point\n\n{before}", encoding="utf-8")
    store = notes_of(pair)
    articles: dict[Side, Article] = dict(zip(SIDES, (load(str(path)) for path in pair), strict=True))
    start = articles["a"].text.index("The council")
    store.add(new_note(articles, {"a": Span(start, start + len(before) - 1)}, "which bell"))
    store.save()
    pair[0].write_text(f"Calder Point\n\n{before.replace('a bell', 'two bells')}", encoding="utf-8")
    assert run("notes", "list", *pair) == 0
    printed = capsys.readouterr()
    assert "1. left text, place approximate: “The council" in printed.out
    assert (
        "   words changed: The council asked for a second light in May, and for [a bell → two bells] on" in printed.out
    )
    assert "Text changed: 0 notes placed exactly, 1 approximately, 0 not placed." in printed.err


def test_what_is_said_of_a_pair_is_listed_and_chosen(noted: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    """N-7."""
    store = notes_of(noted)
    articles: dict[Side, Article] = dict(zip(SIDES, (load(str(path)) for path in noted), strict=True))
    both = new_note(articles, {"a": Span(0, 9), "b": Span(0, 5)}, "one of them errs")
    store.add(as_related(as_type(both, "question"), "contradict"))
    store.save()
    assert run("notes", "list", *noted, "--relation", "contradict") == 0
    assert capsys.readouterr().out.startswith("3. pair, contradict, question: “The ferry” | “")
    assert run("notes", "list", *noted, "--relation", "omits") == 0
    assert capsys.readouterr().out == ""
    assert run("notes", "list", *noted, "--relation", "perhaps") == 2


@pytest.mark.parametrize("form", ["w3c", "hypothesis", "markdown", "csv"])
def test_every_form_is_exported(
    noted: Pair, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], form: str
) -> None:
    assert run("notes", "export", *noted, f"--{form}") == 0
    printed = capfdbinary.readouterr().out
    assert b"which ferry" in printed
    if form in ("markdown", "csv"):  # the others hold the time of the export
        assert run("notes", "export", *noted, f"--{form}", "-o", tmp_path / "out") == 0
        assert (tmp_path / "out").read_bytes() == printed


def test_an_export_is_imported_again(noted: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("w3c", "hypothesis"):
        assert run("notes", "export", *noted, f"--{form}", "-o", tmp_path / form) == 0
    notes_of(noted).path.unlink()
    assert run("notes", "import", *noted, tmp_path / "w3c") == 0
    assert capsys.readouterr().out.startswith("2 notes imported into ")
    assert [note.body for note in notes_of(noted).notes] == ["which ferry", "whose mole"]
    assert run("notes", "import", *noted, tmp_path / "hypothesis") == 0
    assert len(notes_of(noted).notes) == 4 or "0 notes" in capsys.readouterr().out


def test_importing_nothing_is_one_line(noted: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("notes", "import", *noted) == 2
    assert run("notes", "import", *noted, tmp_path / "nowhere") == 2
    (tmp_path / "junk").write_text("no", encoding="utf-8")
    assert run("notes", "import", *noted, tmp_path / "junk") == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_what_was_deleted_is_listed_and_brought_back(noted: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    """R-7, N-15."""
    store = notes_of(noted)
    store.delete(store.notes[0].id)
    store.save()
    assert run("notes", "recover", *noted) == 0
    listed = capsys.readouterr().out
    assert "deleted in the last 30 days: 1 note, 1 of them missing now" in listed
    assert "as it was before a save" in listed
    assert run("notes", "recover", *noted, "--restore", "1") == 0
    assert "1 note brought back\n   Ada, comment: which ferry" in capsys.readouterr().out
    assert sorted(note.body for note in notes_of(noted).notes) == ["which ferry", "whose mole"]
    assert run("notes", "recover", *noted, "--restore", "99") == 2


def test_two_notes_files_are_joined(noted: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = notes_of(noted).path
    theirs = tmp_path / "theirs.notes.json"
    tree = json.loads(mine.read_bytes())
    tree["first"]["items"][0] |= {"id": "urn:uuid:1", "motivation": "assessing"}
    theirs.write_text(json.dumps(tree), encoding="utf-8")
    assert run("notes", "merge", mine, theirs, "--show-disagreements", "-o", tmp_path / "both.notes.json") == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("1 note added, 0 kept in two versions: ")
    said = ["   Ada, comment: which ferry", "   Ada, disagreement: which ferry"]
    assert printed[1:] == ["“The ferry”", *said, "1 disagreement"]
    assert run("notes", "merge", mine) == 2
    assert run("notes", "merge", mine, tmp_path / "nowhere") == 2


@pytest.fixture
def theirs(noted: Pair, tmp_path: Path) -> Path:
    """The notes of another reader, who disagrees."""
    path = tmp_path / "theirs.notes.json"
    tree = json.loads(notes_of(noted).path.read_bytes())
    tree["first"]["items"][0] |= {"id": "urn:uuid:1", "motivation": "assessing"}
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def test_showing_disagreements_writes_nothing(
    noted: Pair, theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, folder = notes_of(noted).path, noted[0].parent
    before = contents(folder) | contents(tmp_path)
    assert run("notes", "merge", mine, theirs, "--show-disagreements") == 0
    said = ["“The ferry”", "   Ada, comment: which ferry", "   Ada, disagreement: which ferry", "1 disagreement"]
    assert capsys.readouterr().out.splitlines() == said
    assert contents(folder) | contents(tmp_path) == before


@pytest.mark.parametrize("name", ["class.json", "class", "class.notes", "of mine.txt"])
def test_what_merge_writes_list_reads_whatever_its_name(
    noted: Pair, theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    joint = tmp_path / name
    assert run("notes", "merge", notes_of(noted).path, theirs, "-o", joint) == 0
    capsys.readouterr()
    for what in (("list",), ("export", "--markdown"), ("list", "--notes")):
        assert run("notes", *what, joint) == 0
        out = capsys.readouterr().out
        assert out.count("which ferry") == 2
        assert "whose mole" in out
    assert run("notes", "path", joint) == 0
    assert capsys.readouterr().out == f"{joint}\n"


def test_copies_in_other_folders_are_one_line_that_helps_in_a_shell(
    noted: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported = tmp_path / "mine.json"
    assert run("notes", "export", *noted, "-o", exported) == 0
    pairs = []
    for number in range(3):
        (folder := tmp_path / f"copy {number}").mkdir()
        pairs.append(tuple(folder / path.name for path in noted))
        for path, copy in zip(noted, pairs[-1], strict=True):
            copy.write_bytes(path.read_bytes())
    capsys.readouterr()
    for pair in pairs:
        assert run("notes", "import", *pair, exported) == 0
    *_, last = (each for each in capsys.readouterr().err.splitlines())
    assert last.startswith("diptych: notes on these two texts are also in ")
    assert " more; --notes '" in last
    assert last.endswith("' uses them")
    assert run("notes", "list", *pairs[2], "--notes", last.split("'")[1]) == 0
    told = capsys.readouterr()
    assert "which ferry" in told.out
    assert ":" not in told.err.replace("diptych:", "")


@pytest.mark.parametrize("what", ["list", "export", "path"])
@pytest.mark.parametrize("name", ["thesis.md", "left"])
def test_a_file_that_is_no_notes_file_is_refused_and_left_alone(
    noted: Pair, capsys: pytest.CaptureFixture[str], what: str, name: str
) -> None:
    folder = noted[0].parent
    chosen = noted[0] if name == "left" else folder / name
    if name != "left":
        chosen.write_text("# Thesis\n\nMy own words.\n", encoding="utf-8")
    before = contents(folder)
    assert run("notes", what, *noted, "--notes", chosen) == 2
    assert f"cannot keep notes in {chosen}: it " in capsys.readouterr().err
    assert contents(folder) == before


@pytest.mark.parametrize("what", ["list", "export"])
@pytest.mark.parametrize("both", [True, False])
def test_listing_a_damaged_notes_file_writes_nothing(
    noted: Pair, capsys: pytest.CaptureFixture[str], what: str, *, both: bool
) -> None:
    folder = noted[0].parent
    (path,) = folder.glob("*.notes.json")
    path.write_bytes(path.read_bytes().replace(b'"total"', b'"total', 1))
    before = contents(folder)
    assert run("notes", what, *(noted if both else [path])) == 0
    printed = capsys.readouterr()
    assert "which ferry" in printed.out
    assert "It is left as it is. Recovered: 2 whole notes." in printed.err
    assert contents(folder) == before


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder, byte for byte."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_joining_writes_over_nothing_that_would_be_lost(
    noted: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, other = tmp_path / "mine.json", tmp_path / "other.json"
    assert run("notes", "export", *noted, "-o", mine) == 0
    tree = json.loads(mine.read_text(encoding="utf-8"))
    tree["first"]["items"][0]["id"] = "urn:uuid:00000000-0000-4000-8000-000000000001"
    other.write_text(json.dumps(tree), encoding="utf-8")
    thesis = tmp_path / "thesis.md"
    thesis.write_text("# My thesis\n", encoding="utf-8")
    for out, why in ((thesis, "it holds something else"), (other, "it has notes that are in neither")):
        before = out.read_bytes()
        assert run("notes", "merge", mine, mine, "-o", out) == 2
        assert why in capsys.readouterr().err
        assert out.read_bytes() == before
    assert run("notes", "merge", mine, other, "-o", other) == 0
    assert run("notes", "merge", mine, other, "-o", tmp_path / "new.json") == 0
    (tmp_path / "empty.json").touch()
    assert run("notes", "merge", mine, other, "-o", tmp_path / "empty.json") == 0


@pytest.mark.whole
def test_imports_and_joins_at_once_lose_no_note(noted: Pair, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.json"
    assert run("notes", "export", *noted, "-o", theirs) == 0
    tree = json.loads(theirs.read_text(encoding="utf-8"))
    first = tree["first"]["items"][0]
    commands = []
    for number in range(6):
        ids = [f"urn:uuid:00000000-0000-4000-8000-{number:06}{each:06}" for each in range(20)]
        tree["first"]["items"] = [{**first, "id": own} for own in ids]
        file = tmp_path / f"more{number}.json"
        file.write_text(json.dumps(tree), encoding="utf-8")
        mine = find_home(*(load(str(path)) for path in noted)).path
        commands.append(["import", *noted, file] if number % 2 else ["merge", mine, file])
    running = [subprocess.Popen([sys.executable, "-m", "tui", "notes", *map(str, each)]) for each in commands]
    assert [each.wait(60) for each in running] == [0] * 6
    assert len(notes_of(noted).notes) == 2 + 6 * 20
