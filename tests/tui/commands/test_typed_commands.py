"""Typed after the colon, or pressed: a paragraph by its number, a report, Ctrl+Z, a verdict in the texts."""

from __future__ import annotations

import csv
import json
import os
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.ledger_pair import FOUND as MILL
from tests.tui.ledger_pair import LEDGER
from tests.tui.ledger_pair import LEFT as MERCURY
from tests.tui.ledger_pair import RIGHT as POST
from tui import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screen import Opener


@pytest.mark.parametrize(
    ("typed", "place", "words"),
    [("3", "¶ 3/15", "A second light"), ("4", "¶ 4/15", "Two tugs"), ("0", "¶ 1/15", "The night"),
     ("15", "¶ 15/15", "The quay was"), ("go-to-paragraph", "¶ 1/15", "The night")],
)  # fmt: skip
async def test_a_number_after_the_colon_goes_to_that_paragraph(
    diptych: Opener, typed: str, place: str, words: str
) -> None:
    """The caption between the third and the fourth paragraph is not counted."""
    async with diptych.read() as it:
        await it.command(typed)
        assert it.at_cursor.startswith(words)
        if typed == "go-to-paragraph":
            assert it.said == "type the number of the paragraph, as in :20; there are 15"
            await it.press("j", "k")
        assert place in it.status


async def test_a_number_past_the_end_says_how_many_there_are(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("99")
        assert it.said == "there are 15 paragraphs; this is the last"
        assert it.at_cursor.startswith("The quay was")
        await it.press("backspace")
        assert it.at_cursor.startswith("The night")
        await it.command("50%")
        assert not it.at_cursor.startswith("The night")
        await it.command("9" * 12)
        assert it.said.startswith("no command 999")


@pytest.mark.parametrize("ending", ["html", "md", "csv", "json", "txt"])
async def test_export_writes_the_report_that_the_name_asks_for(diptych: Opener, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"mill.{ending}"
    async with diptych.read(MERCURY, POST, found=MILL, ledger=LEDGER) as it:
        await it.command(f"export {path}")
        await it.until(lambda: f"mill.{ending}, " in it.status)
        text = path.read_text(encoding="utf-8")
        await it.command(f"export {path}")
        await it.until(lambda: f"mill.{ending} is there already" in it.text)
        assert path.read_text(encoding="utf-8") == text
    assert "Fourteen workers were hurt" in re.sub("<[^>]*>", "", text)
    if ending == "json":
        assert json.loads(text)["schema"] == "diptych.report/1"
    if ending == "csv":
        assert next(csv.reader(text.splitlines()))[0] == "what"
    assert text.startswith("<!DOCTYPE html>") == (ending == "html")


async def test_export_without_a_name_opens_the_form_and_refuses_other_endings(
    diptych: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with diptych.read(MERCURY, POST, found=MILL, ledger=LEDGER) as it:
        await it.command("export")
        await it.until(lambda: "mercury+post.html" in it.text)
        await it.press("enter")
        await it.until(lambda: "mercury+post.html, " in it.status)
        await it.command("export")
        await it.until(lambda: "mercury+post-2.html" in it.text)
        await it.press("escape")
        await it.command("export mill.pdf")
        assert "ends in .html, .md, .csv, .json, .jsonld, .docx, .diptych or .txt" in it.status
        await it.command(f"export {tmp_path}/nowhere/mill.md")
        await it.until(lambda: "no such folder" in it.status)
    assert [path.name for path in tmp_path.glob("*.html")] == ["mercury+post.html"]


async def test_ctrl_z_suspends_or_says_why_not(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async with diptych.read() as it:
        await it.press("ctrl+z")
        assert it.said == "there is no shell to go back to; q quits"
    async with diptych.start() as it:
        await it.press("ctrl+z")
        assert "there is no shell to go back to" in it.text


def test_only_a_process_below_a_shell_is_suspended(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[str] = []
    driver = SimpleNamespace(can_suspend=True)
    app: Any = SimpleNamespace(
        is_headless=False, _driver=driver, action_suspend_process=lambda: stopped.append("stopped")
    )
    monkeypatch.setattr(os, "getsid", lambda _pid: 7)
    monkeypatch.setattr(os, "getpgrp", lambda: 7)
    assert terminal.suspend(app) == "there is no shell to go back to"
    monkeypatch.setattr(os, "getpgrp", lambda: 8)
    assert terminal.suspend(app) is None
    assert stopped == ["stopped"]


async def test_t_on_a_difference_in_the_texts_asks_for_the_verdict(diptych: Opener) -> None:
    async with diptych.read(MERCURY, POST, found=MILL, ledger=LEDGER) as it:
        await it.command("2")
        await it.press("t")
        assert "Your verdict   hurt workers" in it.text
        await it.type("agree")
        await it.press("enter")
        assert "agree, you say; the machine says differ; z takes it back" in it.status
        assert [each.verdict for each in it.reading.session.judged if each.by == "reader"] == ["agree"]
        await it.command("10")
        await it.press("t")
        assert it.said == "no finding is about this passage; Y makes one of your own, c shows them all"
