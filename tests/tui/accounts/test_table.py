"""The table of all accounts: a row a statement, a column an account, for any two of them what was found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from articles.claims.statements.finding import Ledger
from articles.session import Session
from tests.articles.notes.noting import w3c_check
from tests.tui.accounts.test_turning import opened
from tests.tui.accounts.together import find_at_once, three_names
from tui.background import child_process as jobs
from tui.background.accounts import read_others
from tui.background.pairs import Pairs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.tui.screen import Diptych, Opener
    from tui.view.accounts.desk import AccountDesk, Pair


@pytest.fixture
async def three(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Diptych]:
    """The three accounts on screen, every two matched."""
    find_at_once(monkeypatch)
    a, b, desk = opened(three_names())
    async with diptych.unmatched(pair=(a, b), size=(120, 40), accounts=desk) as it:
        await it.until(lambda: it.screen.complete and all(map(desk.is_done, desk.pairs)))
        await it.press("#")
        await it.until(lambda: "2 witnesses" in it.lines[0])
        yield it


def desk_of(it: Diptych) -> AccountDesk:
    """The accounts on the screen."""
    desk = it.screen.context.accounts
    assert desk is not None
    return desk


async def test_a_row_holds_what_each_account_says(three: Diptych) -> None:
    assert "3 accounts, 2 witnesses" in three.lines[0]
    assert "1 The Meridian Courier" in three.lines[1]
    row = three.lines[three.row_of("fewer than 700")]
    assert "≠ Almost 2,000" in row


async def test_accounts_of_one_source_have_one_letter(three: Diptych) -> None:
    assert three.lines[1].count("≡a") == 2
    await three.press("W")
    assert "1 The Meridian Courier, 3 The Saltmarsh Gazette" in three.text
    assert "of the shorter one stands in both" in three.text


async def test_the_foot_has_the_passage_of_every_account(three: Diptych) -> None:
    while "700" not in three.lines[three.row_of("▸")]:
        await three.press("j")
    foot = "\n".join(three.lines[-12:])
    assert "1 ¶" in foot
    assert "2 ¶" in foot
    assert "why 1–2" in foot


async def test_enter_shows_the_row_in_the_account_of_the_column(three: Diptych) -> None:
    while "700" not in three.lines[three.row_of("▸")]:
        await three.press("j")
    await three.press("right", "enter")
    await three.until(lambda: "3 of 3  The Saltmarsh Gazette" in three.text)
    assert three.reading.cursor.side == "b"
    assert "700" in three.at_cursor


async def test_enter_in_the_pair_that_is_shown_goes_there(three: Diptych) -> None:
    while "700" not in three.lines[three.row_of("▸")]:
        await three.press("j")
    await three.press("enter")
    await three.until(lambda: "2 of 3  Northern Dispatch" in three.text)
    assert "2,000" in three.at_cursor


async def test_only_what_one_account_tells(three: Diptych) -> None:
    await three.press("o")
    assert "filter: only in one" in three.lines[0]
    rows = [line for line in three.lines[2:20] if line.strip()]
    assert all(line[1] == "·" for line in rows)
    await three.press("o")
    assert "filter" not in three.lines[0]


async def test_only_what_all_but_one_tell(three: Diptych) -> None:
    await three.press("B")
    assert "filter: in all but one" in three.lines[0]
    assert "·" in three.lines[2]


async def test_a_tick_on_two_accounts_that_are_not_shown_is_kept(three: Diptych) -> None:
    desk = three.screen.context.accounts
    assert desk is not None
    while "700" not in three.lines[three.row_of("▸")]:
        await three.press("j")
    await three.press("right", "r")
    await three.until(lambda: "checked" in three.status)
    assert any(judged.checked for judged in desk.sessions[1, 3].judged)
    await three.until(lambda: not desk.sessions[1, 3].store.unsaved)


async def test_a_tick_on_the_pair_that_is_shown_is_seen_in_the_row(three: Diptych) -> None:
    while "700" not in three.lines[three.row_of("▸")]:
        await three.press("j")
    await three.press("r")
    await three.until(lambda: "✓" in three.lines[three.row_of("▸")] or "checked" in three.status)
    assert any(judged.checked for judged in three.reading.session.judged)


async def test_the_table_comes_back_to_its_row(three: Diptych) -> None:
    await three.press("j", "j", "j")
    row = three.lines[three.row_of("▸")]
    await three.press("escape", "#")
    await three.until(lambda: "statements" in three.text)
    assert three.lines[three.row_of("▸")] == row


async def test_three_accounts_fit_eighty_columns(three: Diptych) -> None:
    await three.resize(80, 24)
    assert all(f"{number} The" in three.lines[1] or f"{number} North" in three.lines[1] for number in (1, 2, 3))


async def test_two_articles_have_no_table(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("#")
        assert it.said == "only two accounts are open: diptych A B C opens more"


async def test_the_timeline_holds_all_accounts_and_turns_to_one_out_of_sight(three: Diptych) -> None:
    await three.press("escape", "alt+3")
    await three.until(lambda: "3 of 3  The Saltmarsh" in three.text)
    await three.press("T")
    await three.until(lambda: "Who says when" in three.text and "A B C" in three.text)
    await three.press(*"pipe")
    await three.until(lambda: "before dawn" not in three.text)
    await three.press("enter")
    await three.until(lambda: "2 of 3  Northern Dispatch" in three.text)
    assert "pipe was broken" in three.at_cursor


async def go_to(it: Diptych, words: str) -> None:
    """Go down to the row with these words."""
    while words not in it.lines[it.row_of("▸")]:
        await it.press("j")


def targets_in(desk: AccountDesk) -> list[list[str]]:
    """The words that each note in the notes file is on."""
    tree = json.loads(desk.sessions[1, 2].store.path.read_bytes())
    exact = [[target["selector"][0]["exact"] for target in item["target"]] for item in tree["first"]["items"]]
    assert w3c_check()(tree) == []
    return exact


async def written(it: Diptych, words: str) -> None:
    """Write a note on the row, and wait until it is in the file and every two have it."""
    await it.press("a")
    await it.type(words)
    await it.press("ctrl+s")
    await it.until(lambda: f"✎ on 1,2,3 {words}" in it.text)


async def test_a_note_on_a_row_is_on_every_account_that_tells_it(three: Diptych) -> None:
    desk = desk_of(three)
    await go_to(three, "700")
    await three.press("a")
    assert "accounts 1, 2 and 3" in three.text
    await three.type("whose count?")
    await three.press("ctrl+s")
    await three.until(lambda: desk.sessions[1, 2].notes and not desk.sessions[1, 2].store.unsaved)
    (exact,) = targets_in(desk)
    assert ["700" in words or "2,000" in words for words in exact] == [True, True, True]
    await three.until(lambda: three.lines[three.row_of("▸")].count("✎") == 3)
    assert "✎ on 1,2,3 whose count?" in three.text
    await three.until(lambda: all(len(each.notes) == 1 for each in desk.sessions.values()))


async def test_a_note_on_all_accounts_is_in_the_list_of_the_texts_with_the_account_out_of_sight(three: Diptych) -> None:
    await go_to(three, "700")
    await written(three, "whose count?")
    await three.press("escape", "A")
    await three.until(lambda: "and on c-saltmarsh-gazette.txt" in three.text)


async def test_a_note_can_be_on_the_account_of_the_column_alone(three: Diptych) -> None:
    desk = desk_of(three)
    await go_to(three, "700")
    await three.press("right", "a", "tab")
    await three.type("who told them?")
    await three.press("ctrl+s")
    await three.until(lambda: desk.sessions[1, 3].notes and not desk.sessions[1, 3].store.unsaved)
    assert [len(exact) for exact in targets_in(desk)] == [1]
    assert [note.about for note in desk.sessions[1, 3].notes] == ["b"]
    assert three.lines[three.row_of("▸")].count("✎") == 1


async def test_a_note_on_a_row_is_opened_again_and_its_places_stay(three: Diptych) -> None:
    desk = desk_of(three)
    await go_to(three, "700")
    await written(three, "whose count")
    before = targets_in(desk)
    await three.press("a")
    assert "edit note on accounts 1, 2 and 3" in three.text
    await three.type("?")
    await three.press("ctrl+s")
    await three.until(lambda: "✎ on 1,2,3 whose count?" in three.text)
    await three.until(lambda: not desk.sessions[1, 2].store.unsaved)
    assert targets_in(desk) == before


async def test_undo_takes_back_the_last_change_to_whichever_two_accounts(three: Diptych) -> None:
    desk = desk_of(three)
    await go_to(three, "700")
    await written(three, "whose count?")
    await three.press("right", "r")
    await three.until(lambda: any(judged.checked for judged in desk.sessions[1, 3].judged))
    await three.press("z")
    assert three.said == "undone: a check, accounts 1 and 3"
    assert not any(judged.checked for judged in desk.sessions[1, 3].judged)
    await three.press("z")
    assert three.said == "undone: a note"
    await three.until(lambda: "✎ on" not in three.text)
    await three.press("Z", "Z")
    assert three.said == "done again: a check, accounts 1 and 3"
    await three.until(lambda: "✎ on 1,2,3 whose count?" in three.text)


async def test_a_change_in_the_table_can_be_taken_back_in_the_texts(three: Diptych) -> None:
    desk = desk_of(three)
    await go_to(three, "700")
    await three.press("right", "r")
    await three.until(lambda: any(judged.checked for judged in desk.sessions[1, 3].judged))
    await three.press("escape", "z")
    await three.until(lambda: three.said == "undone: a check, accounts 1 and 3")
    assert not any(judged.checked for judged in desk.sessions[1, 3].judged)


async def test_a_command_is_typed_on_its_line_with_what_was_typed_before(three: Diptych) -> None:
    await go_to(three, "700")
    await three.command("verdict compatible")
    await three.until(lambda: "compatible, you say" in three.status)
    await three.press(":", "up")
    assert ": verdict compatible" in three.lines[-1]
    await three.press("escape")
    assert "statements" in three.lines[0]


async def test_rows_are_chosen_by_how_accounts_stand_and_by_account(three: Diptych) -> None:
    await three.press("f")
    await three.type("differs")
    await three.press("down", "enter", "escape")
    await three.until(lambda: "filter: " in three.lines[0])
    await three.press("f")
    await three.type("account 2")
    await three.press("enter", "escape")
    await three.until(lambda: "account 2" in three.lines[0])
    await three.press("f")
    await three.type("everything")
    await three.press("enter", "escape")
    await three.until(lambda: "filter" not in three.lines[0])


async def test_the_signs_are_explained_above_the_foot(three: Diptych) -> None:
    line = next(line for line in three.lines if "may clash" in line)
    assert "≠ differs" in line
    assert "≡a one source" in line
    assert "· silent" in line


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 50)])
async def test_the_table_fits_small_and_large_screens(three: Diptych, size: tuple[int, int]) -> None:
    await three.resize(*size)
    await three.until(lambda: "3 accounts" in three.lines[0])
    await go_to(three, "2,000")
    assert "1 The Meridian" in three.lines[1]
    assert "? help" in three.lines[-1]
    assert " 1 ¶ " in three.text
    assert all(cell_len(line) <= size[0] for line in three.lines)


async def test_the_table_opens_over_the_ledger_and_goes_back_to_it(three: Diptych) -> None:
    await three.press("escape", "c")
    await three.until(lambda: "Ledger" in three.lines[0])
    await three.press("#")
    await three.until(lambda: "statements" in three.lines[0])
    await three.press("escape")
    await three.until(lambda: "Ledger" in three.lines[0])


async def test_reading_a_row_leaves_the_ledger_under_the_table_too(three: Diptych) -> None:
    await three.press("escape", "c")
    await three.until(lambda: "Ledger" in three.lines[0])
    await three.press("#")
    await three.until(lambda: "statements" in three.lines[0])
    await go_to(three, "700")
    await three.press("enter")
    await three.until(lambda: "2 of 3  Northern Dispatch" in three.text)
    assert "2,000" in three.at_cursor


async def test_leaving_saves_what_was_written_to_accounts_out_of_sight(three: Diptych) -> None:
    desk = desk_of(three)
    await go_to(three, "700")
    await three.press("right", "r")
    await three.command("quit")
    await three.until(lambda: not three.app.is_running)
    assert not desk.sessions[1, 3].store.unsaved


async def test_all_pairs_are_compared_before_the_sentences_of_any_are_read_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    find_at_once(monkeypatch)
    read, weighed = jobs.read_claims, list[bool]()

    async def claims(*asked: Any, weigh: bool = True) -> Ledger:
        weighed.append(weigh)
        return await read(*asked)

    async def session(pair: Pair) -> Session:
        return desk.sessions.setdefault(pair, Session(desk.articles[pair[0]], desk.articles[pair[1]]))

    monkeypatch.setattr(jobs, "read_claims", claims)
    _a, _b, desk = opened(three_names())
    await read_others(desk, lambda _line: None)
    await Pairs(desk, session, lambda: False).finished()
    assert weighed == [False, False, True, True]


async def test_another_base_needs_no_new_matching(three: Diptych, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_of(three)
    before = desk.sessions[1, 3].comparison.alignment

    async def never(*_asked: object, **_more: object) -> object:
        raise AssertionError("asked again")

    async def claims(*_asked: object, **_more: object) -> Ledger:
        return Ledger()

    monkeypatch.setattr(jobs, "match", never)
    monkeypatch.setattr(jobs, "read_claims", claims)
    await three.press("escape")
    await three.command("base 3")
    await three.until(lambda: desk.base == 3 and all(map(desk.is_done, desk.pairs)))
    turned = desk.sessions[3, 1].comparison.alignment
    assert [(match.b, match.a) for match in turned.matches] == sorted(
        ((match.a, match.b) for match in before.matches), key=lambda pair: (pair[1], pair[0])
    )
