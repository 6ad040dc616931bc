"""Choosing two articles of a folder on the screen."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.articles.reading.made import book, paragraphs
from tests.conftest import LEFT, RIGHT
from tui import previewing

if TYPE_CHECKING:
    from tests.tui.screen import Diptych, Opener

STRIKE = """Teachers strike in Brenn

Outlet: Valley Herald
Date: 2026-03-12

Teachers in Brenn stopped work on Monday over pay, and the union said that talks with Peter Lund had failed.
"""


def put(folder: Path, name: str, data: str | bytes, changed: float) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    os.utime(path, (changed, changed))
    return path


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    """A folder with two accounts of one event, one of another, and what is no article."""
    folder = tmp_path / "my clippings"
    folder.mkdir()
    put(folder, "strike.txt", STRIKE, 1_700_300_000)
    put(folder, "left.txt", LEFT, 1_700_200_000)
    put(folder, "right.txt", RIGHT, 1_700_100_000)
    put(folder, "picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 1_700_000_000)
    put(folder, "left+right.notes.json", "{}", 1_700_000_000)
    return folder


async def looked_at(it: Diptych) -> None:
    await it.until(lambda: "3 articles" in it.text and "looking" not in it.text and "looked at" not in it.text)


async def reads(it: Diptych, words: str) -> None:
    await it.until(lambda: it.reads and words in it.text)


async def test_names_are_painted_at_once_and_titles_come(diptych: Opener, clippings: Path) -> None:
    async with diptych.start(names=[str(clippings)]) as it:
        await it.until(lambda: "newest first" in it.text)
        assert "my clippings" in it.text
        await looked_at(it)
        assert "Teachers strike in Brenn" in it.text
        assert "picture" not in it.text
        assert "notes.json" not in it.text
        row = it.lines[it.row_of("Teachers strike in Brenn")]
        assert "Valley Herald" in row
        assert "12 Mar 2026" in row


async def test_the_likely_pair_comes_first_with_its_reasons_and_enter_opens_it(
    diptych: Opener, clippings: Path
) -> None:
    async with diptych.start(names=[str(clippings)]) as it:
        diptych.match_nothing()
        await looked_at(it)
        await it.until(lambda: "▸   " in it.text and " ⇄ " in it.lines[it.row_of("▸")])
        assert "Calder" in it.lines[it.row_of("▸")]
        await it.press("enter")
        await reads(it, "The ferry that did not turn")
        await reads(it, "Ferry hits mole at Calder Point")


async def test_two_are_chosen_one_after_the_other(diptych: Opener, clippings: Path) -> None:
    async with diptych.start(names=[str(clippings)]) as it:
        diptych.match_nothing()
        await looked_at(it)
        await it.type("brenn")
        await it.press("enter")
        assert "A Teachers strike in Brenn" in it.text
        assert "choose the other" in it.text
        assert "brenn" not in it.lines[it.row_of("type to filter")]
        await it.press("tab")
        assert "B Teachers strike in Brenn" in it.text
        await it.type("hits mole")
        await it.press("enter")
        await reads(it, "Ferry hits mole at Calder Point")
        assert it.reading.comparison.b.title == "Teachers strike in Brenn"


async def test_backspace_or_escape_gives_the_first_one_back(diptych: Opener, clippings: Path) -> None:
    async with diptych.start(names=[str(clippings)]) as it:
        await looked_at(it)
        for key in ("backspace", "escape"):
            await it.type("brenn")
            await it.press("enter")
            assert "A Teachers strike in Brenn" in it.text
            await it.press(key)
            assert "A Teachers strike in Brenn" not in it.text
        await it.press("escape")
        assert "two accounts, side by side" in it.text


async def test_backspace_takes_letters_away_first(diptych: Opener, clippings: Path) -> None:
    async with diptych.start(names=[str(clippings)]) as it:
        await looked_at(it)
        await it.type("brenn")
        await it.press("enter")
        await it.type("xy")
        await it.press("backspace", "backspace")
        assert "A Teachers strike in Brenn" in it.text
        await it.press("backspace")
        assert "A Teachers strike in Brenn" not in it.text


async def test_an_article_brought_along_is_the_first(diptych: Opener, clippings: Path, tmp_path: Path) -> None:
    left = put(tmp_path, "brought along.txt", LEFT, 1_700_000_000)
    (clippings / "left.txt").unlink()
    for names, side in (([str(left), str(clippings)], "A"), ([str(clippings), str(left)], "B")):
        async with diptych.start(names=names) as it:
            diptych.match_nothing()
            await it.until(lambda: "2 articles" in it.text and "looked at" not in it.text)
            assert f"{side} The ferry that did not turn" in it.text
            await it.press("backspace")
            assert f"{side} The ferry that did not turn" in it.text
            await it.until(lambda: "likely about the same event" in it.text and "looking" not in it.text)
            await it.press("enter")
            await reads(it, "Ferry hits mole at Calder Point")
            article = it.reading.comparison.a if side == "A" else it.reading.comparison.b
            assert article.title == "The ferry that did not turn"


async def test_a_click_chooses_and_the_wheel_looks_further(diptych: Opener, clippings: Path) -> None:
    for number in range(60):
        put(clippings, f"more {number:02}.txt", STRIKE.replace("Brenn", f"Town{number}"), 1_600_000_000 - number)
    async with diptych.start(names=[str(clippings)]) as it:
        await it.until(lambda: "63 articles" in it.text and "looked at" not in it.text)
        await it.press("ctrl+end")
        assert "63 articles" not in it.text
        await it.press("ctrl+home")
        assert "likely about one event" in it.text
        await it.press("pagedown", "pagedown", "pageup")
        assert "▸" in it.text
        await it.click("Teachers strike in Town", right=2)
        assert "A Teachers strike in Town" in it.text


@pytest.mark.parametrize(("kept", "words"), [((), "no articles"), (("strike.txt",), "only one article")])
async def test_too_few_are_one_line(diptych: Opener, clippings: Path, kept: tuple[str, ...], words: str) -> None:
    for path in clippings.iterdir():
        if path.name not in kept:
            path.unlink()
    async with diptych.start(names=[str(clippings)]) as it:
        await it.until(lambda: words in it.text)
        assert "two are compared; name another folder" in it.text
        await it.press("down", "enter", "tab")
        assert words in it.text
        await it.press("escape")
        assert "two accounts, side by side" in it.text


async def test_a_folder_of_what_is_no_article_says_so_once_it_has_looked(diptych: Opener, clippings: Path) -> None:
    for name in ("left.txt", "right.txt", "strike.txt"):
        put(clippings, name, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 1)
    async with diptych.start(names=[str(clippings)]) as it:
        await it.until(lambda: "no articles: two are compared" in it.text)


async def test_what_a_title_holds_cannot_act(diptych: Opener, clippings: Path) -> None:
    put(
        clippings,
        "odd [bold]name.txt",
        "[red]Odd[/red] \x1b]0;x\x07title\n\nSome words of an article, enough of them.\n",
        2e9,
    )
    async with diptych.start(names=[str(clippings)]) as it:
        await it.until(lambda: "4 articles" in it.text and "looked at" not in it.text)
        assert "[red]Odd[/red] ␛]0;x␇title" in it.text


async def test_a_book_among_them_asks_for_its_chapter(diptych: Opener, clippings: Path) -> None:
    put(clippings, "boats.epub", book({"The mole": paragraphs(LEFT), "The light": paragraphs(RIGHT)}), 2e9)
    async with diptych.start(names=[str(clippings)]) as it:
        diptych.match_nothing()
        await it.until(lambda: "4 articles" in it.text and "looked at" not in it.text)
        await it.type("boats")
        await it.press("enter")
        await it.type("strike")
        await it.press("enter")
        await it.until(lambda: "Which part of boats.epub?" in it.text)
        await it.press("escape")
        await it.until(lambda: "Which part" not in it.text)
        assert "A Boats of the North" in it.text
        await it.press("enter")
        await it.until(lambda: "Which part of boats.epub?" in it.text)
        await it.press("down", "down", "enter")
        await reads(it, "The light")
        assert it.reading.comparison.a.source.endswith("boats.epub#2")


async def test_a_mailbox_among_them_asks_for_its_mail(diptych: Opener, clippings: Path) -> None:
    mails = (f"From a Mon\nFrom: Ida\nSubject: {title}\nTo: desk\n\n{LEFT}\n\n" for title in ("Mole", "Lamp"))
    put(clippings, "mails.mbox", "".join(mails).encode(), 2e9)
    async with diptych.start(names=[str(clippings / "mails.mbox"), str(clippings / "right.txt")]) as it:
        diptych.match_nothing()
        await it.until(lambda: "Which part of mails.mbox?" in it.text)
        assert "whole" not in it.text
        await it.press("down", "enter")
        await reads(it, "Lamp")
        assert it.reading.comparison.a.source.endswith("mails.mbox#2")


async def test_a_process_that_is_broken_by_a_file_costs_only_that_file(clippings: Path) -> None:
    paths = [str(put(clippings, f"{number}.txt", STRIKE, 1)) for number in range(60)]
    found: dict[int, bool] = {}
    async for place, preview in previewing.previews(paths):
        found[place] = preview is not None
        if place == 2:
            for child in children():
                os.kill(child, signal.SIGKILL)
    assert list(found) == list(range(60))
    assert list(found.values()).count(False) <= 1


async def test_leaving_early_leaves_no_process_behind(clippings: Path) -> None:
    paths = [str(put(clippings, f"{number}.txt", STRIKE, 1)) for number in range(200)]
    looking = previewing.previews(paths)
    async for _ in looking:
        break
    await looking.aclose()
    assert children() == []


def children() -> list[int]:
    """The processes that look at files for this one."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            words = (path / "cmdline").read_bytes().split(b"\0")
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent == os.getpid() and b"articles.reading.formats.previewing" in words:
            found.append(int(path.name))
    return found
