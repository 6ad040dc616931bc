"""A comparison packed, opened in another folder with the originals gone, and verified, all through the command line."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from articles.cases import pack, read_case
from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reading import load_pair
from articles.session import Session
from tests.articles.reports.test_schemas import decide_all, faults
from tests.tui.cli.commandline import run
from tests.tui.cli.test_cli_addresses import PRIVATE
from tests.web import page
from tests.writing import Pair, write_pair

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article, Side
    from tests.web import Web


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another folder, which is the current one."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def web(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return web


@pytest.fixture
def noted(pair: Pair) -> Pair:
    a, b = load_pair(*pair)
    articles: dict[Side, Article] = {"a": a, "b": b}
    store = NotesStore.open(find_home(a, b), a, b)
    store.add(new_note(articles, {"a": a.sentences[1].span}, "Forty-one of how many?", creator="Ida"))
    store.save()
    return pair


def packed(pair: Pair, path: Path, *options: str) -> Path:
    assert run("pack", *pair, "-o", path, *options) == 0
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = 0) -> str:
    """What a command prints."""
    capsys.readouterr()
    assert run(*arguments) == code
    captured = capsys.readouterr()
    return captured.out if code == 0 else captured.err


def test_with_the_originals_gone_a_case_gives_the_same_json(
    noted: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = said(capsys, "compare", *noted, "--json"), said(capsys, "claims", *noted, "--json")
    case = packed(noted, elsewhere / "fire.diptych")
    shutil.rmtree(noted[0].parent)
    assert (said(capsys, "compare", case.name, "--json"), said(capsys, "claims", case.name, "--json")) == before
    assert read_case(case).comparison.decode() == before[0]


@pytest.mark.parametrize("form", ["--markdown", "--html", "--csv", "--plain"])
def test_every_other_report_is_the_same_too(
    noted: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    before = said(capsys, "compare", *noted, form)
    case = packed(noted, elsewhere / "fire.diptych")
    assert said(capsys, "compare", case, form) == before


def test_all_that_a_reader_can_do_comes_back(
    pair: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from articles.samples import paths

    left, right = (path.read_text(encoding="utf-8") for path in paths())
    sample = write_pair(tmp_path / "sample", left, right, ("mosul-a.txt", "mosul-b.txt"))
    a, b = load_pair(*sample)
    session = Session(a, b, NotesStore.open(find_home(a, b), a, b), author="R. Okafor")
    session.run()
    decide_all(session)
    session.store.save()
    before = said(capsys, "compare", *sample, "--json")
    case = packed(sample, elsewhere / "worked.diptych")
    shutil.rmtree(sample[0].parent)
    assert said(capsys, "compare", case, "--json") == before
    assert said(capsys, "notes", "list", case).count("\n") > 10
    with zipfile.ZipFile(case) as archive:
        decided = json.loads(archive.read("decisions.json"))["decisions"]
        assert {each["decision"] for each in decided} >= {
            "paired", "pair rejected", "verdict", "finding checked", "finding hidden", "own finding", "corrected",
            "no part of the article", "both articles are about one event",
        }  # fmt: skip
        assert [each["time"] for each in decided] == sorted(each["time"] for each in decided)
        assert {each["author"] for each in decided} == {"R. Okafor"}
        assert "to be deleted" not in archive.read("notes.json").decode()
        assert faults(json.loads(archive.read("case.json")), "case") == []
    lines = said(capsys, "verify", case).splitlines()
    assert lines[-1] == "replay: the same comparison, byte for byte"


def test_the_case_of_one_pair_is_the_same_bytes_another_day_and_from_another_folder(
    noted: Pair, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = packed(noted, elsewhere / "one.diptych").read_bytes()
    moved = tmp_path / "moved"
    shutil.move(noted[0].parent, moved)
    monkeypatch.chdir(moved)
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert packed((moved / "left.txt", moved / "right.txt"), elsewhere / "two.diptych").read_bytes() == first
    assert run("pack", "left.txt", "right.txt", "-o", elsewhere / "three.diptych") == 0
    assert (elsewhere / "three.diptych").read_bytes() == first


@pytest.mark.whole
def test_pages_are_packed_with_the_copies_that_are_kept_of_them(
    web: Web, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [web.serves("/a", page()), web.serves("/b", page("Ferry hits mole", "38"))]
    before = said(capsys, "compare", *pages, PRIVATE, "--json")
    assert run("pack", *pages, "-o", elsewhere / "web.diptych") == 0
    case = read_case(elsewhere / "web.diptych")
    assert case.raw == {"a": page(), "b": page("Ferry hits mole", "38")}
    assert said(capsys, "pages", "forget", "--all")
    first = (elsewhere / "web.diptych").read_bytes()
    asked = len(web.requests)
    assert said(capsys, "compare", "web.diptych", "--json") == before
    assert len(web.requests) == asked
    assert run("pack", "web.diptych", "-o", "again.diptych") == 0
    assert (elsewhere / "again.diptych").read_bytes() == first


@pytest.mark.whole
def test_a_page_fetched_just_now_and_its_kept_copy_make_the_same_case(web: Web, elsewhere: Path) -> None:
    pages = [web.serves("/a", page()), web.serves("/b", page("Ferry hits mole", "38"))]
    assert run("pack", *pages, PRIVATE, "-o", elsewhere / "new.diptych") == 0
    assert run("pack", *pages, "-o", elsewhere / "kept.diptych") == 0
    assert (elsewhere / "new.diptych").read_bytes() == (elsewhere / "kept.diptych").read_bytes()


def test_what_was_piped_in_is_packed_as_text(
    pair: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = "Ferry.\n\nThe ferry did not turn at all, they said in May.".encode("utf-16")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    told = said(capsys, "pack", "-", pair[1], "-o", "piped.diptych")
    assert "the left article is in it as text only: standard input cannot be read again" in told
    assert "a" not in read_case(elsewhere / "piped.diptych").raw


# what is refused


def test_a_file_that_is_there_is_written_over_only_when_forced(
    pair: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere / "mine.diptych").write_text("mine", encoding="utf-8")
    line = said(capsys, "pack", *pair, "-o", "mine.diptych", code=2)
    assert line == (
        "diptych: cannot write mine.diptych: there is a file of that name; "
        "choose another name, or write over it with --force\n"
    )
    assert (elsewhere / "mine.diptych").read_text(encoding="utf-8") == "mine"
    packed(pair, elsewhere / "mine.diptych", "--force")
    assert read_case(elsewhere / "mine.diptych").a.source == "left.txt"


@pytest.mark.parametrize("name", [None, "-"])
def test_pack_wants_a_file(pair: Pair, capsys: pytest.CaptureFixture[str], name: str | None) -> None:
    line = said(capsys, "pack", *pair, *(["-o", name] if name else []), code=2)
    assert line.count("\n") == 1
    assert "-o X.diptych" in line


def test_an_article_is_never_written_over(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    before = pair[0].read_bytes()
    assert "it is one of the files being read" in said(capsys, "pack", *pair, "-o", pair[0], "--force", code=2)
    assert pair[0].read_bytes() == before


def test_a_case_beside_another_name_is_refused(pair: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed(pair, elsewhere / "fire.diptych")
    line = said(capsys, "compare", "fire.diptych", pair[0], code=2)
    assert line == "diptych: fire.diptych is a case: it holds both articles; name it alone\n"


def test_a_case_at_an_address_is_not_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    line = said(capsys, "compare", "https://post.example/fire.diptych", code=2)
    assert "a case is opened from a file; download it, and name the file" in line


def test_a_case_that_is_not_there_is_told(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("compare", "claims", "verify", "open", "read"):
        names = ["gone.diptych"] if command == "read" else [command, "gone.diptych"]
        if command in ("open", "read"):
            names.append("--plain")
        line = said(capsys, *names, code=2)
        assert line == "diptych: cannot open gone.diptych: there is no such file; check the name\n"
    assert list(elsewhere.iterdir()) == []


def test_an_encoding_is_of_no_use_with_a_case(pair: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed(pair, elsewhere / "fire.diptych")
    assert "--encoding is of no use here" in said(capsys, "compare", "fire.diptych", "--encoding", "utf-8", code=2)


# where the notes on a case go


def test_notes_on_a_case_go_beside_it_and_begin_with_the_packed_ones(
    noted: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = packed(noted, elsewhere / "fire.diptych")
    before = case.read_bytes()
    assert said(capsys, "notes", "path", case) == f"{case}.notes.json\n"
    assert "Forty-one of how many?" in said(capsys, "notes", "list", case)
    assert not (elsewhere / "fire.diptych.notes.json").exists()
    other = exported(noted, elsewhere)
    assert "1 note imported" in said(capsys, "notes", "import", case, other)
    words = said(capsys, "notes", "list", case)
    assert "Forty-one of how many?" in words
    assert "from another hand" in words
    assert len(json.loads((elsewhere / "fire.diptych.notes.json").read_bytes())["first"]["items"]) == 2
    assert case.read_bytes() == before


def test_a_note_deleted_beside_a_case_does_not_come_back(noted: Pair, elsewhere: Path) -> None:
    from articles.cases.home import OpenCase

    opened = OpenCase.at(str(packed(noted, elsewhere / "fire.diptych")))
    store = NotesStore.open(opened.home(), opened.case.a, opened.case.b)
    store.delete(store.notes[0].id)
    store.save()
    beside = json.loads((elsewhere / "fire.diptych.notes.json").read_bytes())
    del beside["diptych:deleted"]  # as it is after thirty days
    (elsewhere / "fire.diptych.notes.json").write_text(json.dumps(beside), encoding="utf-8")
    assert NotesStore.open(opened.home(), opened.case.a, opened.case.b).notes == ()


def test_notes_of_a_later_case_are_joined_with_those_beside_it(
    noted: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = packed(noted, elsewhere / "fire.diptych")
    assert said(capsys, "notes", "import", case, exported(noted, elsewhere))
    a, b = load_pair(*noted)
    store = NotesStore.open(find_home(a, b), a, b)
    store.add(new_note({"a": a, "b": b}, {"b": b.sentences[0].span}, "a third one"))
    store.save()
    packed(noted, case, "--force")
    words = said(capsys, "notes", "list", case)
    assert all(each in words for each in ("Forty-one of how many?", "from another hand", "a third one"))


def test_notes_go_into_the_case_when_asked(noted: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = packed(noted, elsewhere / "fire.diptych")
    case.chmod(0o640)
    assert said(capsys, "notes", "import", case, exported(noted, elsewhere), "--into-case")
    assert not list(elsewhere.glob("*.notes.json.lock"))
    assert not (elsewhere / "fire.diptych.notes.json").exists()
    assert case.stat().st_mode & 0o777 == 0o640
    words = said(capsys, "notes", "list", case, "--into-case")
    assert all(each in words for each in ("Forty-one of how many?", "from another hand"))
    lines = said(capsys, "verify", case).splitlines()
    assert "the notes were changed after the comparison was packed, notes 1 → 2; pack it again" in lines[-1]
    assert run("pack", case, "-o", case, "--force") == 0
    assert said(capsys, "verify", case).splitlines()[-1] == "replay: the same comparison, byte for byte"


def exported(pair: Pair, folder: Path) -> Path:
    """A file with one more note on the pair, for import."""
    a, b = load_pair(*pair)
    store = NotesStore.open(folder / "other.notes.json", a, b)
    store.add(new_note({"a": a, "b": b}, {"b": b.sentences[1].span}, "from another hand"))
    store.save()
    return folder / "other.notes.json"


# verify


def altered(case: Path, name: str, old: str, new: str) -> Path:
    """The case with a member changed and every sum made to fit."""
    import hashlib

    with zipfile.ZipFile(case) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    assert old.encode() in members[name]
    members[name] = members[name].replace(old.encode(), new.encode(), 1)
    manifest = json.loads(members["case.json"])
    for each in manifest["members"]:
        data = members[each["name"]]
        each["sha256"], each["bytes"] = hashlib.sha256(data).hexdigest(), len(data)
    members["case.json"] = json.dumps(manifest).encode()
    other = case.with_name("altered.diptych")
    with zipfile.ZipFile(other, "w") as archive:
        for each, data in members.items():
            archive.writestr(each, data)
    return other


def verified(capsys: pytest.CaptureFixture[str], case: Path, code: int) -> list[str]:
    capsys.readouterr()
    assert run("verify", case) == code
    return capsys.readouterr().out.splitlines()


def test_a_wrong_quotation_is_found(pair: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = packed(pair, elsewhere / "fire.diptych")
    lines = verified(capsys, altered(case, "comparison.json", "struck the outer mole", "missed the outer mole"), 1)
    assert any("is not what stands in the text" in line for line in lines)


def test_a_note_on_other_words_than_it_says_is_found(
    noted: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = packed(noted, elsewhere / "fire.diptych")
    lines = verified(capsys, altered(case, "notes.json", "The night ferry", "The night train"), 1)
    assert "quotations: notes.json, note 1 is not what stands in the text" in lines


def test_another_comparison_of_the_same_engine_is_wrong(
    pair: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = packed(pair, elsewhere / "fire.diptych")
    other = altered(case, "comparison.json", '"strength": "strong"', '"strength": "weak"')
    assert verified(capsys, other, 1)[-1].startswith("replay: another comparison than the packed one, as many of each")


def test_another_engine_is_told_and_is_no_fault(
    pair: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from dataclasses import replace

    from articles.cases.case import Engine

    case = read_case(packed(pair, elsewhere / "fire.diptych"))
    older = case.comparison.replace(b'"strength": "strong"', b'"strength": "weak"', 1)
    other = elsewhere / "older.diptych"
    other.write_bytes(pack(replace(case, engine=Engine("0.0.9", "", ""), comparison=older)))
    line = verified(capsys, other, 0)[-1]
    assert line.startswith("replay: another comparison, packed by Diptych 0.0.9 and replayed by ")


def test_verify_wants_a_case(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "verify", *pair, code=2).startswith("diptych: no case was named: ")


def test_a_case_of_a_newer_diptych_is_told_as_such(
    pair: Pair, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = packed(pair, elsewhere / "fire.diptych")
    other = altered(case, "case.json", "diptych.case/1", "diptych.case/2")
    line = said(capsys, "compare", other, code=2)
    assert line == (
        f"diptych: cannot open {other}: it was made by a newer Diptych (diptych.case/2; this one knows "
        "diptych.case/1); open it with that one\n"
    )
