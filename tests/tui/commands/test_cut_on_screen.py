"""What is no part of the articles: seen, listed, put back and excluded with a key, kept, undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from articles.reading import load_pair
from articles.reading.edits.recut import is_excluded
from tests.tui.pair import LEFT, RIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Side
    from tests.tui.screen import Diptych, Opener

THREAD, CAPTION, LAST = 16, 3, 15
"""Paragraphs of the left text of the usual pair: its comments, a picture line, the last one of the article."""


def excluded(it: Diptych, side: Side = "a") -> list[int]:
    return [n for n, p in enumerate(it.reading.comparison.article(side).paragraphs) if is_excluded(p.kind)]


async def test_the_paragraph_at_the_cursor_is_put_aside_and_undo_brings_it_back(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("}")
        before = it.reading.cursor.offset
        await it.press("S")
        assert excluded(it) == [1, CAPTION, THREAD]
        assert it.status.startswith("1 paragraph excluded; rematching; z takes it back")
        assert "⋯ 1 paragraph excluded by you, 9 words" in it.text
        await it.press("k", "j")
        assert "lock ●   excluded by you" in it.status
        assert it.reading.cursor.offset == before
        await it.press("z")
        assert excluded(it) == [CAPTION, THREAD]
        assert "undone: what was excluded" in it.status
        await it.press("Z")
        assert excluded(it) == [1, CAPTION, THREAD]


async def test_a_folded_thread_comes_back_whole_with_one_key(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("G", "S")
        assert excluded(it) == [CAPTION]
        assert "1 paragraph put back" in it.status
        assert "So was my aunt." in it.text
        await it.press("S")
        assert excluded(it) == [CAPTION, THREAD]
        assert it.reading.session.decisions.boundary_edits == ()


async def test_on_a_folded_part_the_bottom_row_says_how_it_comes_back(diptych: Opener) -> None:
    async with diptych.read() as it:
        assert "S put back" not in it.status
        await it.press("G")
        assert "Enter open  S put back" in it.status


async def test_the_same_key_takes_a_whole_selection(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("}", "v", "}", "S")
        assert excluded(it) == [1, 2, CAPTION, THREAD]
        assert it.reading.cursor.anchor is None
        assert it.screen.mode == "reading"


async def test_the_article_ends_and_begins_where_the_reader_says(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("}", "}", "F")
        assert excluded(it) == list(range(CAPTION, THREAD + 1))
        await it.press("{", "B")
        assert excluded(it) == [0, *range(CAPTION, THREAD + 1)]
        await it.press("2", "z")
        assert excluded(it) == [CAPTION, THREAD]


async def test_the_texts_are_matched_again_and_claims_are_read_again(diptych: Opener) -> None:
    asked: list[int] = []
    async with diptych.read() as it:
        start = it.screen.context.analysis.start

        def started() -> None:
            asked.append(len(excluded(it)))
            start()

        diptych.patch.setattr(it.screen.context.analysis, "start", started)
        ledger = it.reading.session.ledger
        await it.press("}", "S")
        await it.until(lambda: it.screen.context.analysis.progress is None)
        await it.press("z")
        await it.until(lambda: it.screen.context.analysis.progress is None)
        assert asked == [3, 2]
        assert it.reading.session.ledger is not None
        assert it.reading.session.ledger is ledger or it.reading.session.ledger == ledger


async def test_an_end_is_one_paragraph_and_no_fold_of_several(diptych: Opener, tmp_path: Path) -> None:
    left, right = tmp_path / "left.txt", tmp_path / "right.txt"
    words = "The quay of the old harbour fell on Tuesday at noon, and the crane that stood on it fell with it."
    left.write_text(f"The quay\n\n{words}\n\nComments\n\ngull's picture\n\nI knew it.\n", encoding="utf-8")
    right.write_text("The crane\n\nThe crane fell.\n", encoding="utf-8")
    async with diptych.read(*load_pair(left, right)) as it:
        await it.press("G", "F")
        assert "go to one paragraph: these are several" in it.text
        await it.press("O", "ctrl+l")
        assert "go to one paragraph: these are several" in it.text
        await it.press("down", "ctrl+l")
        assert excluded(it) == [3, 4]


async def test_what_another_window_says_is_seen_and_matched(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("}", "S", "z")
        await it.until(lambda: not it.screen.context.session.store.unsaved)
        other = NotesStore.open(diptych.notes_path, LEFT, RIGHT)
        span = LEFT.paragraphs[2].span
        other.add(new_note({"a": LEFT, "b": RIGHT}, {"a": span}, "", relation="not-article", motivation="assessing"))
        other.save()
        it.app.on_app_focus()
        await it.until(lambda: excluded(it) == [2, CAPTION, THREAD])
        await it.until(lambda: it.screen.context.analysis.progress is None)


async def test_the_whole_article_is_never_put_aside(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("g", "v", "G", "S")
        assert "nothing would be left of the article" in it.status
        assert excluded(it) == [CAPTION, THREAD]


async def test_the_choice_is_there_at_the_next_start_and_after_reading_again(diptych: Opener, tmp_path: Path) -> None:
    left, right = tmp_path / "left.txt", tmp_path / "right.txt"
    left.write_text("The quay\n\nThe quay fell.\n\nThe crane stands.\n\nGive to us.\n\nI knew it.\n", encoding="utf-8")
    right.write_text("The crane\n\nThe crane stands.\n\nThe quay fell.\n", encoding="utf-8")
    async with diptych.read(*load_pair(left, right)) as it:
        await it.press("}", "}", "F")
        assert excluded(it) == [3, 4]
        await it.until(lambda: not it.screen.context.session.store.unsaved)
    async with diptych.read(*load_pair(left, right)) as it:
        assert excluded(it) == [3, 4]
        assert it.at_cursor.startswith("The crane stands")
        left.write_text(left.read_text(encoding="utf-8") + "\nMe too.\n", encoding="utf-8")
        await it.press("R")
        await it.until(lambda: "read again" in it.status)
        assert excluded(it) == [3, 4, 5]
        await it.press("z")
        assert excluded(it) == [3, 4, 5]


async def test_the_list_shows_both_texts_by_kind_and_size_with_first_words(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("O")
        assert "What is no part of the articles" in it.text
        assert "left text   1 picture line, 6 words   “Photograph of the mole at noon.”" in it.text
        assert "left text   1 paragraph of comments, 9 words   “I was on that ferry. So was my aunt.”" in it.text
        await it.type("picture")
        assert "comments" not in it.text


async def test_enter_in_the_list_goes_there(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.command("cut")
        await it.press("down", "enter")
        assert it.at_cursor.startswith("I was on that ferry.")
        assert "⋯ I was on that ferry." in it.text
        await it.press("backspace")
        assert it.at_cursor.startswith("The night ferry")


async def test_a_paragraph_is_put_back_and_aside_again_in_the_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("O", "ctrl+t")
        assert "1 paragraph put back; rematching; Ctrl+Z takes it back" in it.text
        assert "left text   1 paragraph put back by you, 6 words   “Photograph" in it.text
        assert excluded(it) == [THREAD]
        await it.press("ctrl+t")
        assert excluded(it) == [CAPTION, THREAD]
        await it.press("ctrl+z")
        assert excluded(it) == [THREAD]
        await it.press("ctrl+y", "escape")
        assert excluded(it) == [CAPTION, THREAD]


async def test_beginning_and_end_are_moved_in_the_list(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("O", "ctrl+b")
        assert excluded(it) == [0, 1, 2, THREAD]
        await it.press("ctrl+z", "ctrl+l")
        assert excluded(it) == [*range(CAPTION + 1, THREAD + 1)]


async def test_two_texts_that_are_all_article_have_an_empty_list(diptych: Opener, tmp_path: Path) -> None:
    for name, words in (("a.txt", "A wall\n\nA wall fell."), ("b.txt", "Walls\n\nWalls fell.")):
        (tmp_path / name).write_text(words, encoding="utf-8")
    async with diptych.read(*load_pair(tmp_path / "a.txt", tmp_path / "b.txt")) as it:
        await it.press("O")
        assert "nothing is excluded: both texts are all article" in it.text
        await it.press("ctrl+t", "enter", "escape")
        assert excluded(it) == []


async def test_what_is_opened_and_no_part_of_the_article_has_its_sign(diptych: Opener) -> None:
    async with diptych.read(signs="ascii") as it:
        await it.press("G", "enter")
        assert "+ I was on that ferry." in it.text
        assert "only here" not in it.status
        assert "comments" in it.status


async def test_the_choice_is_no_note(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("}", "S", "A")
        assert "no notes yet" in it.text


@pytest.mark.parametrize("keymap", ["vim", "emacs", "less"])
async def test_every_keymap_has_the_keys(diptych: Opener, keymap: str) -> None:
    async with diptych.read(keymap=keymap) as it:
        await it.press("ctrl+down", "p" if keymap == "less" else "S")
        assert excluded(it) == [1, CAPTION, THREAD]
        await it.press("O", "ctrl+t")
        assert excluded(it) == [CAPTION, THREAD]
        await it.press("escape", "ctrl+down", "B")
        assert excluded(it) == [0, 1, CAPTION, THREAD]
        await it.press("F")
        assert excluded(it) == [0, 1, *range(CAPTION, THREAD + 1)]


async def test_looking_at_the_list_says_again_what_is_only_in_the_other_text(diptych: Opener) -> None:
    async with diptych.read(LEFT, replace(RIGHT, doubted=True)) as it:
        alone = it.reading.session.machine.only_a
        assert alone
        assert it.reading.comparison.alignment.only_a == ()
        await it.press("O")
        assert it.reading.comparison.alignment.only_a == alone
