"""Handing in from the screen: the form, what it shows beforehand, and the file that is there afterwards."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from articles.cases import read_case
from articles.cases import verify as verify_case
from articles.errors import BadInputError
from articles.matching.options import MatchOptions
from articles.notes.disk.files import Disk
from articles.reading import load_pair
from articles.session import Session
from tests.conftest import LEFT as LEFT_WORDS
from tests.tui.ledger_pair import FOUND, LEDGER
from tests.tui.ledger_pair import LEFT as MERCURY
from tests.tui.ledger_pair import RIGHT as POST
from tui.background.exporting import Wish

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.tui.screen import Diptych, Opener
    from tests.writing import Pair

FORMS = {"html": 0, "md": 1, "csv": 2, "json": 3, "jsonld": 4, "docx": 5, "diptych": 6}
"""The endings, and how many steps to the right each form is."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reader's current folder."""
    made = tmp_path / "desk"
    made.mkdir()
    monkeypatch.chdir(made)
    return made


@pytest.fixture
async def mill(diptych: Opener) -> AsyncIterator[Diptych]:
    """Two texts with five findings, read by somebody with a name."""
    async with diptych.read(MERCURY, POST, found=FOUND, ledger=LEDGER, author="R. Okafor", size=(110, 34)) as it:
        yield it


async def opened(it: Diptych, *keys: str) -> None:
    """The form, opened and shown whole."""
    await it.press("X")
    await it.until(lambda: "goes in" in it.text)
    if keys:
        await it.press(*keys)
        await settled(it)


def words_of(page: str) -> str:
    """A page without its tags."""
    return re.sub("<[^>]*>", "", page)


async def settled(it: Diptych) -> None:
    """The preview of what is chosen now."""
    await it.until(lambda: not getattr(it.app.screen, "_previewing", False))


async def written(it: Diptych, words: str = " it") -> None:
    """Enter, until the line is there that says what was written."""
    await it.press("enter")
    await it.until(lambda: "Hand in" not in it.text and words in it.status)


@pytest.mark.parametrize("ending", FORMS)
async def test_x_writes_the_report_in_the_form_that_is_chosen(mill: Diptych, folder: Path, ending: str) -> None:
    await opened(mill, *["right"] * FORMS[ending])
    assert f"mercury+post.{ending}" in mill.text
    await written(mill)
    made = folder / f"mercury+post.{ending}"
    assert f"desk/{made.name}" in mill.status
    if ending == "diptych":
        assert read_case(made).a.title == MERCURY.title
    elif ending == "docx":
        assert b"R. Okafor" in zipfile.ZipFile(io.BytesIO(made.read_bytes())).read("word/document.xml")
    else:
        text = made.read_text(encoding="utf-8")
        assert ("R. Okafor" in text) == (ending != "jsonld")
        assert "Fourteen workers were hurt" in words_of(text)
    if ending == "json":
        assert json.loads(made.read_text())["schema"] == "diptych.report/1"
    if ending == "csv":
        assert next(csv.reader(made.read_text().splitlines()))[0] == "what"


async def test_the_preview_says_what_goes_in_and_how_the_report_begins(mill: Diptych) -> None:
    await opened(mill)
    await settled(mill)
    assert "5 findings · no notes · 2 only in A · 1 only in B · both texts" in mill.text
    assert "3 that differ: in it" in mill.text
    assert "on paper" in mill.text
    assert "begins     Fire at the Harrow mill / Mill burns down" in mill.text
    assert "“The owner denied that the doors had been locked.”" in mill.text


async def test_what_is_chosen_changes_what_goes_in(mill: Diptych, folder: Path) -> None:
    await mill.command("2")
    await mill.press("C")
    await mill.until(lambda: any(each.checked for each in mill.reading.session.judged))
    await opened(mill, "tab", "right")
    await mill.until(lambda: "3 of 5 findings" in mill.text)
    assert "2 that differ: in it" in mill.text
    await mill.press("right")
    await mill.until(lambda: "1 of 5 findings" in mill.text)
    assert "2 that differ: left out" in mill.text
    await mill.press("tab", "right")
    await mill.until(lambda: "without the texts" in mill.text)
    await written(mill)
    made = words_of((folder / "mercury+post.html").read_text(encoding="utf-8"))
    assert "Fourteen workers" in made
    assert "denied that the doors" not in made
    assert "Loom hall" not in made


async def test_the_name_is_the_readers_and_can_be_another(mill: Diptych, folder: Path) -> None:
    await opened(mill, "tab", "tab", "tab")
    assert "R. Okafor" in mill.text
    await mill.press("end", "ctrl+u")
    await mill.type("Desk two")
    await mill.until(lambda: "Desk two · " in mill.text)
    await written(mill)
    made = words_of((folder / "mercury+post.html").read_text(encoding="utf-8"))
    assert "Desk two" in made
    assert "R. Okafor" not in made


async def test_the_ending_of_the_name_chooses_the_form_and_the_form_the_ending(mill: Diptych, folder: Path) -> None:
    await opened(mill, "up", "ctrl+u")
    await mill.type("fire at nine.csv")
    await mill.until(lambda: "[CSV]" in mill.text)
    await mill.press("down", "right")
    await mill.until(lambda: "fire at nine.json" in mill.text)
    await written(mill)
    assert [path.name for path in folder.iterdir()] == ["fire at nine.json"]


async def test_a_name_without_an_ending_gets_that_of_the_form_and_another_ending_is_refused(
    mill: Diptych, folder: Path
) -> None:
    await opened(mill, "up", "ctrl+u")
    await mill.type("mill.pdf")
    await mill.press("enter")
    await mill.until(lambda: "mill.pdf is not written: .pdf is no form of a report; let it end in .html" in mill.text)
    await mill.press("ctrl+u", "enter")
    assert "the file has no name" in mill.text
    await mill.type("mill")
    await written(mill)
    assert [path.name for path in folder.iterdir()] == ["mill.html"]


@pytest.mark.parametrize(
    "name", ["Überfall – “eins”.html", "мельница.html", "-rf.html", "x" * 120 + ".html", "a;b$(c).html"]
)
async def test_names_with_strange_characters_are_written_as_they_are(mill: Diptych, folder: Path, name: str) -> None:
    await opened(mill, "up", "ctrl+u")
    await mill.type(name)
    await mill.press("enter")
    await mill.until(lambda: "Hand in" not in mill.text)
    assert [path.name for path in folder.iterdir()] == [name]


async def test_a_file_that_is_there_is_asked_about_and_kept_unless_the_answer_is_yes(
    mill: Diptych, folder: Path
) -> None:
    (folder / "old.html").write_text("mine")
    await opened(mill, "up", "ctrl+u")
    await mill.type("old.html")
    await mill.until(lambda: "is there already" in mill.text)
    await mill.press("enter")
    await mill.until(lambda: "old.html is there already; nothing has been written" in mill.text)
    await mill.press("enter")
    assert (folder / "old.html").read_text() == "mine"
    assert "write over it" not in mill.text
    await mill.press("enter")
    await mill.until(lambda: "[choose another name]" in mill.text)
    await mill.press("right")
    await written(mill)
    assert (folder / "old.html").read_text().startswith("<!DOCTYPE html>")


async def test_the_name_proposed_is_free(mill: Diptych, folder: Path) -> None:
    (folder / "mercury+post.html").write_text("mine")
    await opened(mill)
    assert "mercury+post-2.html" in mill.text
    await mill.press("right")
    await mill.until(lambda: "mercury+post.md" in mill.text)
    await mill.press("escape")
    assert sorted(path.name for path in folder.iterdir()) == ["mercury+post.html"]


async def test_esc_leaves_and_nothing_is_written(mill: Diptych, folder: Path) -> None:
    await opened(mill)
    await mill.press("escape")
    assert "Hand in" not in mill.text
    assert list(folder.iterdir()) == []


async def test_what_the_ledger_is_filtered_for_goes_in_when_asked_from_there(mill: Diptych, folder: Path) -> None:
    await mill.press("c", "f")
    await mill.type("contradict")
    await mill.press("enter", "escape")
    await mill.until(lambda: "filter: contradict" in mill.text)
    await opened(mill)
    assert "[the ledger's: contradict]" in mill.text
    await mill.until(lambda: "1 of 5 findings" in mill.text)
    await written(mill)
    made = words_of((folder / "mercury+post.html").read_text(encoding="utf-8"))
    assert "denied that the doors" in made
    assert "rows f1" in made or "1 finding" in made
    await mill.press("escape")
    await opened(mill)
    assert "[all]" in mill.text
    assert "the ledger's: contradict" in mill.text


async def test_a_filter_that_nothing_passes_says_so_and_writes_nothing(mill: Diptych, folder: Path) -> None:
    await mill.press("c", "f")
    await mill.type("agree")
    await mill.press("enter", "escape", "r")
    await mill.press("u")
    await mill.until(lambda: "nothing passes the filter" in mill.text)
    await mill.press("X")
    await mill.until(lambda: "the report would be empty" in mill.text)
    await mill.press("enter")
    await mill.until(lambda: mill.text.count("the report would be empty: nothing passes the filter of the ledger") == 2)
    assert list(folder.iterdir()) == []


async def test_texts_without_a_finding_are_handed_in_all_the_same(diptych: Opener, folder: Path) -> None:
    async with diptych.read() as it:
        await opened(it)
        await it.until(lambda: "no findings · no notes" in it.text)
        await it.press("tab", "right")
        await it.until(lambda: "no finding says that the two differ" in it.text)
        await it.press("left")
        await written(it)
    assert (folder / "left+right.html").exists()


async def test_while_the_claims_are_read_nothing_is_written_and_then_it_can_be(diptych: Opener, folder: Path) -> None:
    async with diptych.read(MERCURY, POST, found=FOUND, ledger=LEDGER) as it:
        analysis = it.screen.context.analysis
        analysis.state = "claims"
        await it.press("X")
        await it.until(lambda: "the claims are being read …" in it.text)
        await it.press("enter")
        assert "the claims are being read; a moment yet" in it.text
        analysis.state = "done"
        await it.until(lambda: "5 findings" in it.text)
        await written(it)
    assert (folder / "mercury+post.html").exists()


async def test_a_quotation_that_does_not_fit_is_told_with_its_place(mill: Diptych, folder: Path) -> None:
    session = mill.reading.session
    claims = tuple(replace(each, text="Forty were hurt.") if each.id == "a2" else each for each in LEDGER.claims)
    request = session.claims_request()
    assert request is not None
    session.take_ledger(request, replace(LEDGER, claims=claims))
    await mill.press("X")
    await mill.until(lambda: "a quotation is not what stands in A, paragraph 2 of 13" in mill.text)
    await mill.press("enter")
    await mill.until(lambda: "the report was not written as html" in mill.text)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "the disk is read-only"), (errno.EIO, "input")],
)
async def test_a_disk_that_refuses_leaves_nothing_half_written_and_the_form_open(
    mill: Diptych, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str
) -> None:
    def refuses(*_args: object) -> None:
        raise OSError(number, "Input/output error")

    await opened(mill)
    with monkeypatch.context() as broken:
        broken.setattr(Disk, "replace", refuses)
        await mill.press("enter")
        await mill.until(lambda: why in mill.text)
    assert list(folder.iterdir()) == []
    await written(mill)
    assert (folder / "mercury+post.html").exists()


async def test_a_folder_that_is_not_there_is_told(mill: Diptych) -> None:
    await opened(mill, "up", "ctrl+u")
    await mill.type("nowhere/mill.html")
    await mill.press("enter")
    await mill.until(lambda: "there is no such folder; choose another place" in mill.text)


async def test_neither_an_article_nor_the_notes_are_written_over(diptych: Opener, pair: Pair) -> None:
    diptych.match_nothing()
    a, b = load_pair(*pair)
    async with diptych.read(a, b, matching=True) as it:
        for name in (pair[0], diptych.notes_path):
            name.touch()
            kept = name.read_bytes()
            with pytest.raises(BadInputError, match="one of the files being read"):
                await it.screen.context.exporter.write(Wish("json"), name, over=True)
            assert name.read_bytes() == kept
    assert pair[0].read_text() == LEFT_WORDS


async def test_pack_opens_the_form_on_a_case_and_the_case_can_be_verified(
    diptych: Opener, pair: Pair, folder: Path
) -> None:
    a, b = load_pair(*pair)
    whole = Session(a, b).run()
    assert whole.ledger is not None
    async with diptych.read(a, b, found=whole, ledger=whole.ledger, size=(110, 34)) as it:
        await it.press(")")
        await it.command("pack")
        await it.until(lambda: "as it was read, and as text" in it.text)
        assert "[case]" in it.text
        await written(it, "diptych open left+right.diptych goes on with it")
    found = verify_case(read_case(folder / "left+right.diptych"), MatchOptions())
    assert found.right, found.lines


async def test_a_file_named_after_the_colon_is_written_at_once(mill: Diptych, folder: Path) -> None:
    await mill.command("export mill.md")
    await mill.until(lambda: "any editor opens it" in mill.status)
    await mill.command("pack mill.diptych")
    await mill.until(lambda: "goes on with it" in mill.status)
    await mill.command("pack mill.html")
    assert mill.said == "the name of a case ends in .diptych: :pack with such a name"
    await mill.command("export mill.md")
    await mill.until(lambda: "[choose another name]" in mill.text)
    assert "mill.md is there already; nothing has been written" in mill.text
    assert sorted(path.name for path in folder.iterdir()) == ["mill.diptych", "mill.md"]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
async def test_all_of_the_form_is_in_sight_at_every_size(diptych: Opener, size: tuple[int, int]) -> None:
    async with diptych.read(MERCURY, POST, found=FOUND, ledger=LEDGER, size=size) as it:
        await opened(it)
        await settled(it)
        for words in ("form", "findings", "texts", "by", "file", "goes in", "unchecked", "size", "begins", "Esc"):
            assert words in it.text
        assert ("[HTML]" in it.text) == (size[0] > 60)
        assert ("‹ HTML ›  1 of 7" in it.text) == (size[0] == 60)
