"""Three accounts and more: one is the base at the left, the others are shown in turn at the right."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from articles.claims.statements.finding import Ledger
from articles.reading import load
from tui.background import accounts, fetching
from tui.background import child_process as jobs
from tui.recent import each_set_once, load_recents
from tui.view.accounts.desk import AccountDesk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from articles.article import Article
    from articles.matching.match import Alignment
    from tests.tui.screen import Diptych, Opener

PLACES = ("quay", "pier", "dock", "yard", "mole", "slip", "lock", "buoy", "ford", "isle", "cape", "bank")
BASE = "\n\n".join(
    f"The boat left the {place} at noon and was not seen. Nobody at the {place} spoke." for place in PLACES
)
HEAD = "{}\n\nOutlet: {}\nBy: A. Writer\nDate: 2016-12-14\n\n{}"
ACCOUNTS = {
    "base.txt": HEAD.format("Boats at noon", "Harbour Gazette", BASE),
    "post.txt": HEAD.format("A boat is gone", "Calder Post", BASE.replace("noon", "one")),
    "wire.txt": HEAD.format("Boats", "Sea Wire", BASE.replace("noon", "two")),
    "news.txt": HEAD.format("More boats", "Mole News", BASE.replace("noon", "ten")),
}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """The four accounts as files."""
    for name, text in ACCOUNTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in ACCOUNTS]


def opened(names: list[str]) -> tuple[Article, Article, AccountDesk]:
    """The first two accounts, read, and the desk of all."""
    a, b = load(names[0]), load(names[1])
    desk = AccountDesk.opened(names, (1, 2), (a, b))
    assert desk is not None
    return a, b, desk


async def turned(it: Diptych, key: str, over: str) -> None:
    """Press a key that turns, and wait until the right account is the one expected, found and read."""
    await it.press(key)
    await it.until(lambda: over in it.text)
    await it.until(lambda: it.screen.complete and it.screen.context.analysis.state == "done")


@pytest.fixture
async def four(diptych: Opener, files: list[str]) -> AsyncIterator[Diptych]:
    """The four accounts on screen."""
    a, b, desk = opened(files)
    async with diptych.read(a, b, accounts=desk) as it:
        await it.until(lambda: not desk.unread)
        yield it


async def test_the_second_account_is_at_the_right_with_its_number_over_it(four: Diptych) -> None:
    assert "Harbour Gazette" in four.lines[0]
    assert "2 of 4  Calder Post" in four.lines[0]


async def test_a_number_turns_to_that_account(four: Diptych) -> None:
    await turned(four, "alt+4", "4 of 4  Mole News")
    assert "Harbour Gazette" in four.lines[0]
    assert "left the quay at ten" in four.text


@pytest.mark.parametrize("keymap", ["default", "vim", "emacs", "less"])
async def test_keys_go_on_and_back_in_every_keymap(diptych: Opener, files: list[str], keymap: str) -> None:
    a, b, desk = opened(files)
    async with diptych.read(a, b, accounts=desk, keymap=keymap) as it:
        for key, over in (("ctrl+right", "3 of 4"), ("f8", "4 of 4"), ("f8", "2 of 4"), ("ctrl+left", "4 of 4")):
            await turned(it, key, over)


async def test_the_number_of_the_base_says_where_it_is(four: Diptych) -> None:
    await four.press("alt+1")
    assert four.said == "account 1, Harbour Gazette, is the base, beside which the others are shown"


async def test_a_number_that_no_account_has_is_refused(four: Diptych) -> None:
    await four.press("alt+7")
    assert four.said == "there is no account 7: there are 4"


async def test_with_two_articles_there_is_nothing_to_turn_to(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("alt+3")
        assert it.said == "only two accounts are open: diptych A B C opens more"


async def test_turning_keeps_the_place_of_the_base_and_its_row_on_the_screen(four: Diptych) -> None:
    await four.press("}", "}", "}", "}", "}", "}", "}")
    words, row = four.at_cursor, four.app.cursor_position[1]
    await turned(four, "alt+3", "3 of 4")
    assert (four.at_cursor, four.app.cursor_position[1]) == (words, row)


async def test_each_other_account_has_a_place_of_its_own(four: Diptych) -> None:
    await four.press("s")  # freed, so that the right text goes its own way
    await four.press("l", "G")
    there = four.reading.cursor.offsets["b"]
    assert there > 300
    await turned(four, "alt+3", "3 of 4")
    assert four.reading.cursor.offsets["b"] < there
    await turned(four, "alt+2", "2 of 4")
    assert four.reading.cursor.offsets["b"] == there


async def test_a_note_is_saved_before_another_account_is_shown(four: Diptych) -> None:
    await four.press("a")
    await four.type("ask the harbour")
    await four.press("ctrl+s")
    await turned(four, "alt+3", "3 of 4")
    await turned(four, "alt+2", "2 of 4")
    assert [note.body for note in four.reading.session.notes] == ["ask the harbour"]
    assert not four.reading.session.store.unsaved


async def test_notes_that_cannot_be_saved_keep_the_reader_where_they_are(diptych: Opener, files: list[str]) -> None:
    a, b, desk = opened(files)
    async with diptych.read(a, b, accounts=desk) as it:
        await it.write_where_none_can_be_kept("ask the harbour", diptych.notes_path)
        await it.press("alt+3")
        await it.until(lambda: "NOT SAVED" in it.status or "not saved" in it.status or "cannot" in it.status)
        assert "2 of 4" in it.lines[0]
        assert [note.body for note in it.reading.session.notes] == ["ask the harbour"]


async def test_a_pair_seen_before_is_not_matched_again(
    diptych: Opener, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, desk = opened(files)
    async with diptych.read(a, b, accounts=desk) as it:
        await turned(it, "alt+3", "3 of 4")

        async def never(*_asked: object, **_more: object) -> Alignment:
            raise AssertionError("asked again")

        monkeypatch.setattr(jobs, "match", never)
        monkeypatch.setattr(jobs, "read_claims", never)
        await turned(it, "alt+2", "2 of 4")
        assert it.reading.comparison.matched
        assert it.reading.session.ledger is not None


async def test_another_base_goes_to_the_left(four: Diptych) -> None:
    await four.command("base 3")
    await four.until(lambda: "Sea Wire" in four.text and "2 of 4" in four.text)
    assert four.lines[0].index("Sea Wire") < four.lines[0].index("2 of 4  Calder Post")


async def test_an_account_that_cannot_be_read_says_why_and_hides_no_other(diptych: Opener, files: list[str]) -> None:
    a, b, desk = opened([*files, "gone.txt"])
    async with diptych.read(a, b, accounts=desk) as it:
        await it.until(lambda: not desk.unread)
        await turned(it, "alt+4", "4 of 5")
        await it.press("alt+5")
        await it.until(lambda: "gone.txt" in it.status)
        assert "4 of 5" in it.lines[0]


async def test_an_account_asked_for_before_it_is_read_is_shown_when_it_is(
    diptych: Opener, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read, read = asyncio.Event(), fetching.read_aside

    async def late(*asked: Any, **more: Any) -> Article:
        await may_read.wait()
        article: Article = await read(*asked, **more)
        return article

    monkeypatch.setattr(accounts, "read_aside", late)
    diptych.match_nothing()
    a, b, desk = opened(files)
    async with diptych.unmatched(pair=(a, b), accounts=desk) as it:
        await it.press("alt+3")
        assert it.said == "reading account 3 …"
        may_read.set()
        await it.until(lambda: "3 of 4" in it.text)


async def test_the_ledger_turns_too_and_stays_open(four: Diptych) -> None:
    await four.press("c")
    await four.until(lambda: "Ledger" in four.text)
    await four.press("alt+3")
    await four.until(lambda: "Ledger" in four.text and "Sea Wire" in four.text)


async def test_the_list_of_accounts_shows_the_chosen_one(four: Diptych) -> None:
    await four.press("alt+0")
    assert "base, left" in four.text
    await four.press("down", "enter")
    await four.until(lambda: "3 of 4  Sea Wire" in four.text)


async def test_the_accounts_are_one_row_of_the_start_screen(diptych: Opener, files: list[str]) -> None:
    a, b, desk = opened(files)
    async with diptych.read(a, b, accounts=desk) as it:
        await turned(it, "alt+3", "3 of 4")
        await turned(it, "alt+4", "4 of 4")
    assert len(load_recents()) == 3
    assert [recent.accounts for recent in each_set_once(load_recents())] == [tuple(files)]
    async with diptych.start() as it:
        assert "and 2 more" in it.text
        await it.press("1")
        await it.until(lambda: "4 of 4  Mole News" in it.text)
        await turned(it, "alt+3", "3 of 4  Sea Wire")


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_number_fits_small_and_large_screens(
    diptych: Opener, files: list[str], size: tuple[int, int]
) -> None:
    a, b, desk = opened(files)
    async with diptych.read(a, b, accounts=desk, size=size) as it:
        assert "2 of 4  Calder Post" in it.text
        await it.press("alt+3")
        await it.until(lambda: "3 of 4  Sea Wire" in it.text)


async def test_what_is_found_in_one_pair_is_not_shown_in_another(diptych: Opener, files: list[str]) -> None:
    a, b, desk = opened(files)
    async with diptych.read(a, b, accounts=desk, ledger=Ledger()) as it:
        await turned(it, "alt+3", "3 of 4")
        assert it.reading.comparison.b.source == files[2]
        assert desk.sessions[1, 2] is not it.reading.session


async def test_undo_goes_on_after_turning_away_and_back(four: Diptych) -> None:
    await four.press("a")
    await four.type("ask the harbour")
    await four.press("ctrl+s")
    await turned(four, "alt+3", "3 of 4")
    await turned(four, "alt+2", "2 of 4")
    await four.press("z")
    assert four.reading.session.notes == ()


async def test_reading_again_takes_an_account_out_of_sight_too(four: Diptych, files: list[str]) -> None:
    path = Path(files[2])
    path.write_text(path.read_text(encoding="utf-8").replace("at two", "at three", 2), encoding="utf-8")
    await four.press("R")
    await four.until(lambda: "read again: account 3 2 paragraphs changed" in four.status)
    await turned(four, "alt+3", "3 of 4")
    assert "left the quay at three" in four.text
    await four.until(lambda: "2 passages changed or new since" in four.status)


async def test_an_account_that_is_gone_is_told_and_the_others_are_read_again(four: Diptych, files: list[str]) -> None:
    Path(files[3]).unlink()
    await four.press("R")
    await four.until(lambda: "account 4: " in four.status and "mole" not in four.status)
    await turned(four, "alt+4", "4 of 4")
    assert "left the quay at ten" in four.text
