"""What is known of the articles: shown with where it was found, corrected, kept, and heeded by what depends on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from articles.comparison import read_ledger
from articles.reading import load_pair
from tests.writing import write_pair
from tui.background import child_process as jobs

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Alignment
    from tests.tui.screen import Diptych, Opener

LEFT = """---
title: Quarry wall falls
outlet: Holm Post
date: 2031-03-06
---
The wall of the Holm quarry fell on Tuesday and 14 workers were injured, the fire brigade said.

The owner has not spoken.
"""
RIGHT = """Workers hurt in quarry

The wall of the Holm quarry fell on 5 March and 21 workers were injured, the hospital said.

A crane was sold for 300,000 crowns.
"""


@pytest.fixture
def quarry(tmp_path: Path) -> tuple[Article, Article]:
    return load_pair(*write_pair(tmp_path, LEFT, RIGHT, ("left.md", "right.txt")))


async def fill(it: Diptych, field: str, words: str) -> None:
    """Type into a field of the form, in place of what stands there, and press Enter."""
    it.app.screen.query_one(f"#{field}", Input).focus()
    await it.press("end", *["backspace"] * 40)
    await it.type(words)
    await it.press("enter")


async def test_what_is_known_is_shown_with_where_it_was_found(diptych: Opener, quarry: tuple[Article, Article]) -> None:
    async with diptych.read(*quarry) as it:
        await it.press("M")
        shown = {" ".join(line.split()) for line in it.lines}
        for row in (
            "left.md", "title Quarry wall falls the file says so", "outlet Holm Post the file says so",
            "byline not found", "date 2031-03-06 the file says so", "language English guessed",
            "right.txt", "title Workers hurt in quarry its headline",
        ):  # fmt: skip
            assert any(row in line for line in shown), it.text


async def test_a_date_in_words_is_taken_and_the_top_row_shows_it_at_once(
    diptych: Opener, quarry: tuple[Article, Article]
) -> None:
    async with diptych.read(*quarry) as it:
        await it.press("M")
        await fill(it, "b-published", "7 March 2031")
        assert "7 Mar 2031 · Workers hurt in quarry" in it.lines[0]
        assert it.status.startswith("kept as yours; rematching; z takes it back")
        await it.press("z")
        assert "7 Mar 2031" not in it.lines[0]
        assert "undone: what is known of an article" in it.status
        await it.press("Z", "M")
        assert any("2031-03-07" in line and "yours" in line for line in it.lines)


async def test_what_cannot_be_a_date_is_refused_in_one_line_and_nothing_is_lost(
    diptych: Opener, quarry: tuple[Article, Article]
) -> None:
    async with diptych.read(*quarry) as it:
        await it.press("M")
        await fill(it, "a-outlet", "Holm Courier")
        await it.press("M")
        await fill(it, "a-byline", "A. Writer")
        await it.press("M")
        await fill(it, "b-published", "03/07/2031")
        assert "03/07/2031: not a date, or could be several; type it as 2016-12-20" in it.text
        assert it.app.screen.focused is not None
        assert it.app.screen.focused.id == "b-published"
        await fill(it, "b-published", "2031-03-07")
        a, b = it.reading.comparison.a, it.reading.comparison.b
        assert (a.outlet, a.byline, b.published) == ("Holm Courier", "A. Writer", date(2031, 3, 7))


async def test_several_fields_are_kept_with_one_key_and_undone_with_one(
    diptych: Opener, quarry: tuple[Article, Article]
) -> None:
    async with diptych.read(*quarry) as it:
        await it.press("M")
        it.app.screen.query_one("#a-title", Input).value = "The wall"
        it.app.screen.query_one("#b-outlet", Input).value = "Holm Tribune"
        await it.press("enter")
        assert "Holm Post  6 Mar 2031 · The wall" in it.lines[0]
        assert "Holm Tribune · Workers hurt" in it.lines[0]
        assert it.status.startswith("kept as yours; z takes it back")
        await it.press("z")
        assert (it.reading.comparison.a.title, it.reading.comparison.b.outlet) == ("Quarry wall falls", None)


async def test_an_emptied_date_is_not_known_and_what_the_file_says_is_no_correction(
    diptych: Opener, quarry: tuple[Article, Article]
) -> None:
    async with diptych.read(*quarry) as it:
        await it.press("M")
        await fill(it, "a-published", "")
        assert it.reading.comparison.a.published is None
        await it.press("M")
        assert any("yours; was 2031-03-06" in line for line in it.lines)
        await fill(it, "a-published", "6 March 2031")
        assert it.reading.comparison.a.published == date(2031, 3, 6)
        assert it.reading.session.decisions.metadata_overrides == ()


async def test_a_language_that_is_not_known_is_named_by_the_reader(diptych: Opener, tmp_path: Path) -> None:
    pair = load_pair(*write_pair(tmp_path, "Kelmouth 2031.\n", RIGHT, ("left.txt", "right.txt")))
    async with diptych.read(*pair) as it:
        await it.press("M")
        shown = {" ".join(line.split()) for line in it.lines}
        assert any("language not known not sure: type its name" in line for line in shown), it.text
        await fill(it, "a-language", "italiano")
        await it.press("M")
        shown = {" ".join(line.split()) for line in it.lines}
        assert any("language Italian yours; was not known" in line for line in shown), it.text


async def test_another_language_is_matched_again_from_nothing(diptych: Opener, quarry: tuple[Article, Article]) -> None:
    async with diptych.read(*quarry) as it:
        await it.press("M")
        await fill(it, "a-language", "German")
        await it.until(lambda: it.reading.comparison.matched)
        assert it.reading.comparison.a.language == "de"


async def test_the_findings_that_depend_on_the_date_are_read_again(
    diptych: Opener, quarry: tuple[Article, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real matching and the real reading of claims: Tuesday is another day when the date is."""
    async with diptych.read(*quarry, matching=True) as it:
        monkeypatch.setattr(jobs, "read_claims", _read_claims)
        await it.press("M")
        await fill(it, "a-published", "2031-03-13")

        def tuesdays() -> list[str]:
            ledger = it.reading.session.ledger
            claims = ledger.claims if ledger is not None else ()
            return [str(day.start) for claim in claims if claim.side == "a" for day in claim.dates]

        await it.until(lambda: tuesdays() == ["2031-03-11"])


async def _read_claims(a: Article, b: Article, alignment: Alignment, *_first: object) -> Ledger:
    """What the child process does, in this one."""
    return read_ledger(a, b, alignment)


async def test_what_the_reader_knows_is_there_at_the_next_start(
    diptych: Opener, quarry: tuple[Article, Article]
) -> None:
    async with diptych.read(*quarry) as it:
        await it.command("meta")
        await fill(it, "a-title", "The wall")
        await it.until(lambda: not it.screen.context.session.store.unsaved)
    async with diptych.read(*quarry) as it:
        assert "The wall" in it.lines[0]
        await it.press("A")
        assert "no notes yet" in it.text


async def test_arrows_and_tab_go_through_the_fields_and_a_second_escape_changes_nothing(
    diptych: Opener, quarry: tuple[Article, Article]
) -> None:
    async with diptych.read(*quarry) as it:
        before = it.lines
        await it.press("M", "down", "tab", "up", "up")
        assert it.app.screen.focused is not None
        assert it.app.screen.focused.id == "a-title"
        await it.type("Something else")
        await it.press("escape")
        assert "Esc again closes without what was typed; Enter keeps it" in it.text
        await it.type(" again")
        await it.press("escape", "escape")
        assert it.lines == before
        await it.press("M", "escape")
        assert it.lines == before
        await it.press("M", "enter")
        assert "nothing was changed" in it.status


async def test_a_message_is_seen_in_the_smallest_window(diptych: Opener, quarry: tuple[Article, Article]) -> None:
    async with diptych.read(*quarry, size=(40, 10)) as it:
        await it.press("M")
        await fill(it, "a-language", "what they speak")
        assert "what they speak: not a language" in it.text


async def test_the_form_begins_with_the_text_that_the_cursor_is_in(
    diptych: Opener, quarry: tuple[Article, Article]
) -> None:
    async with diptych.read(*quarry) as it:
        await it.press("tab", "M")
        assert it.app.screen.focused is not None
        assert it.app.screen.focused.id == "b-title"


async def test_notes_are_copied_with_the_title_that_the_reader_gave(
    diptych: Opener, quarry: tuple[Article, Article]
) -> None:
    async with diptych.read(*quarry) as it:
        await it.press("M")
        await fill(it, "a-title", "The wall of Holm")
        await it.press("a")
        await it.type("whose wall")
        await it.press("ctrl+s")
        await it.command("copy-notes")
        assert "The wall of Holm" in it.copied[0]


async def test_what_was_said_of_a_text_at_the_start_can_be_read_again(diptych: Opener, tmp_path: Path) -> None:
    left, right = tmp_path / "left.txt", tmp_path / "right.txt"
    thread = "gull's picture\n\nI knew it.\n\n" * 9
    left.write_text(f"{LEFT.splitlines()[5]}\n\nComments\n\n{thread}", encoding="utf-8")
    right.write_text(RIGHT, encoding="utf-8")
    async with diptych.read(*load_pair(left, right)) as it:
        said = "only 18 words of this text were taken for the article; :cut lists the rest"
        await it.until(lambda: said in it.status)
        await it.press("j", "M")
        assert said in it.text


async def test_foreign_words_reach_no_field_as_they_are(diptych: Opener, tmp_path: Path) -> None:
    """H-7: what a file says of itself is shown without its control characters, and not kept unless it was changed."""
    left, right = tmp_path / "left.md", tmp_path / "right.txt"
    left.write_text("---\ntitle: Red \x1b[31m[b]ink\noutlet: Po\x07st\n---\nThe wall fell.\n", encoding="utf-8")
    right.write_text(RIGHT, encoding="utf-8")
    async with diptych.read(*load_pair(left, right)) as it:
        await it.press("M")
        values = [field.value for field in it.app.screen.query(Input)]
        assert not any(ord(char) < 32 for value in values for char in value)
        await fill(it, "b-outlet", "Holm Tribune")
        assert [each.field for each in it.reading.session.decisions.metadata_overrides] == ["outlet"]
