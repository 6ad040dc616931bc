"""A case on screen: where its notes go, what cannot be read again, what changed since an earlier one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from articles.cases import gather, pack, read_case
from articles.reading import load_pair
from articles.reading.loader import article_from_text
from articles.session import Session
from tests.building import article
from tests.conftest import LEFT, RIGHT
from tests.tui.notes.test_notes_on_screen import write
from tests.tui.pair import RIGHT as POST

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article, Side
    from tests.tui.screen import Opener
    from tests.writing import Pair


@pytest.fixture
def case_file(pair: Pair, tmp_path: Path, diptych: Opener) -> Path:
    """A case whose originals are gone, opened with matching that finds nothing and notes that go where they belong."""
    session = Session(*load_pair(*pair))
    session.run()
    path = tmp_path / "fire.diptych"
    path.write_bytes(pack(gather(session)))
    for original in pair:
        original.unlink()
    diptych.beside = True
    diptych.match_nothing()
    return path


def words_in(notes: bytes) -> list[str]:
    return [item["body"][0]["value"] for item in json.loads(notes)["first"]["items"]]


async def test_a_note_on_a_case_goes_beside_it_and_is_there_the_next_time(diptych: Opener, case_file: Path) -> None:
    before, beside = case_file.read_bytes(), case_file.with_name("fire.diptych.notes.json")
    async with diptych.start(names=[str(case_file)]) as it:
        await it.until(lambda: it.reads and it.screen.complete)
        await it.until(lambda: "Notes are kept beside the case, in fire.diptych.notes.json." in it.status)
        await write(it, "Ask the harbour")
    assert words_in(beside.read_bytes()) == ["Ask the harbour"]
    assert case_file.read_bytes() == before
    async with diptych.start() as it:
        assert "fire.diptych" in it.text
        await it.press("1")
        await it.until(lambda: it.reads and it.screen.complete)
        await it.until(lambda: [note.body for note in it.reading.session.notes] == ["Ask the harbour"])


async def test_a_note_goes_into_the_case_when_the_setting_says_so(diptych: Opener, case_file: Path) -> None:
    async with diptych.start(names=[str(case_file)], case_notes="inside") as it:
        await it.until(lambda: it.reads and it.screen.complete)
        await it.until(lambda: "Notes are kept in the case, fire.diptych." in it.status)
        await write(it, "Ask the harbour")
        assert words_in(read_case(case_file).notes) == ["Ask the harbour"]
    assert not case_file.with_name("fire.diptych.notes.json").exists()


async def test_the_articles_of_a_case_are_not_read_again(diptych: Opener, case_file: Path) -> None:
    async with diptych.start(names=[str(case_file)]) as it:
        await it.until(lambda: it.reads and it.screen.complete)
        await it.press("R")
        await it.until(lambda: "nothing is read again: fire.diptych holds the texts as they were packed" in it.text)


async def test_a_damaged_case_is_told_on_the_start_screen(diptych: Opener, case_file: Path) -> None:
    case_file.write_bytes(case_file.read_bytes()[:-30])
    async with diptych.start(names=[str(case_file)]) as it:
        await it.until(lambda: "it is cut short" in " ".join(it.text.split()))
        assert not it.reads


async def test_what_changed_since_an_earlier_version_is_a_stop(diptych: Opener) -> None:
    now = article_from_text(LEFT.replace("forty-one", "forty-three").replace("by noon", "at noon"), "left.txt")
    before: dict[Side, Article] = {"a": article_from_text(LEFT, "left.txt")}
    diptych.match_nothing()
    async with diptych.read(now, article_from_text(RIGHT, "right.txt"), before=before, stops=()) as it:
        await it.until(lambda: "2 passages changed or new since" in it.status)
        it.go_to_the_beginning()
        await it.press("]")
        assert it.at_cursor.startswith("The night ferry to Calder Point")
        await it.command("next-changed")
        assert it.at_cursor.startswith("Two tugs brought the ferry in at noon")
        await it.press("U")
        assert "“one” → “three”" in it.text


async def test_the_list_of_changes_numbers_paragraphs_as_the_texts_do(diptych: Opener) -> None:
    """What is no part of the article is not counted, and is called what it is."""
    menu: Any = ("boilerplate", ["Menu"])
    old, new = (
        article([menu, [f"The ferry {struck} the mole."], ("comments", [f"I {saw} it."]), [f"{tugs} tugs came."]])
        for struck, saw, tugs in (("struck", "saw", "Two"), ("hit", "heard", "Three"))
    )
    async with diptych.read(new, POST, before={"a": old}) as it:
        await it.press("U")
        await it.until(lambda: "What changed" in it.text)
        assert "left text   ¶ 1    changed  “struck” → “hit”" in it.text
        assert "left text   comments changed" in it.text
        assert "left text   ¶ 2    changed  “Two” → “Three”" in it.text
