"""The table of all accounts: a row a statement, a column an account, for any two of them what was found."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from articles.reading import load
from articles.samples import paths
from articles.session import Session
from tests.tui.accounts.test_turning import opened
from tui.background import child_process as jobs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from articles.article import Article
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Alignment
    from tests.tui.screen import Diptych, Opener


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Three accounts of the bundled event: the pair, and one that shares most of its text with the first."""
    folder = paths()[0].parent
    return [*map(str, paths()), str(folder / "c-saltmarsh-gazette.txt")]


@pytest.fixture(scope="module")
def found(names: list[str]) -> dict[tuple[str, str], tuple[Alignment, Ledger]]:
    """What the machine finds in every two of them."""
    made = {}
    read = [load(name) for name in names]
    for i, a in enumerate(read):
        for b in read[i + 1 :]:
            session = Session(a, b)
            session.run()
            known = session.known()
            assert known.found is not None and known.read is not None  # noqa: PT018 - both were asked for
            made[a.text_sha256, b.text_sha256] = known.found[1], known.read[1]
    return made


@pytest.fixture
async def three(
    diptych: Opener,
    names: list[str],
    found: dict[tuple[str, str], tuple[Alignment, Ledger]],
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Diptych]:
    """The three accounts on screen, every two matched."""

    async def match(
        a: Article, b: Article, progress: Callable[[float], None], *_more: object, **_options: object
    ) -> object:
        await asyncio.sleep(0)
        progress(1.0)
        return found[a.text_sha256, b.text_sha256][0]

    async def claims(a: Article, b: Article, *_more: object) -> object:
        await asyncio.sleep(0)
        return found[a.text_sha256, b.text_sha256][1]

    monkeypatch.setattr(jobs, "match", match)
    monkeypatch.setattr(jobs, "read_claims", claims)
    a, b, desk = opened(names)
    async with diptych.unmatched(pair=(a, b), size=(120, 40), accounts=desk) as it:
        await it.until(lambda: it.screen.complete and all(map(desk.is_done, desk.pairs)))
        await it.press("#")
        await it.until(lambda: "2 witnesses" in it.lines[0])
        yield it


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
