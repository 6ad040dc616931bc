"""A few whole pictures of the screen, so that what it looks like changes only on purpose.

After a change that is meant: `python -m pytest tests/snapshots --snapshot-update`, and look at what it wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, TextArea

from articles import compare, load
from articles.claims.statements.finding import Ledger
from articles.samples import paths
from tests.articles.accounts.several import accounts_of
from tests.tui import ledger_pair
from tests.tui.accounts.together import find_at_once
from tests.tui.pair import LEFT, RIGHT, compared
from tui.app import DiptychApp
from tui.background import child_process as jobs
from tui.background import draft_autosave
from tui.screens.reading import ReadingScreen
from tui.settings import Settings
from tui.view.accounts.desk import AccountDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from articles.article import Article
    from articles.comparison import Comparison
    from articles.matching.match import Alignment

Picture = Any
_NO_CLAIMS = Ledger()


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., DiptychApp]:
    """Makes the app on two articles whose matches are found at once, or on the start screen."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(draft_autosave, "KEEP_AFTER", 60.0)  # the box tells the time then
    for widget in (Input, TextArea):
        monkeypatch.setattr(widget, "cursor_blink", False)

    def make(found: Comparison | None, ledger: Ledger = _NO_CLAIMS, **settings: Any) -> DiptychApp:
        async def match(
            _a: Article, _b: Article, _progress: Callable[[float], None], _found: object, **_more: object
        ) -> Alignment:
            assert found is not None
            return found.alignment

        async def read_claims(_a: Article, _b: Article, _alignment: Alignment, *_first: object) -> Ledger:
            return ledger

        monkeypatch.setattr(jobs, "match", match)
        monkeypatch.setattr(jobs, "read_claims", read_claims)
        a, b = (found.a, found.b) if found is not None else (None, None)
        return DiptychApp(a, b, settings=Settings(**settings), notes_path=tmp_path / "kept.notes.json")

    return make


def pressing(*keys: str) -> Callable[[Pilot[None]], Any]:
    """Waits until the articles are matched, then presses keys."""

    async def run(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReadingScreen)
        while not (screen.context.session.ledger is not None and screen.complete):
            await pilot.pause(0.01)
        await pilot.press(*keys)
        await pilot.pause()

    return run


def sample() -> Comparison:
    left, right = paths()
    return compare(load(left), load(right))


def test_the_bundled_pair_side_by_side(snap_compare: Picture, app: Callable[..., DiptychApp]) -> None:
    assert snap_compare(app(sample()), terminal_size=(120, 40), run_before=pressing())


def test_the_bundled_pair_stacked(snap_compare: Picture, app: Callable[..., DiptychApp]) -> None:
    assert snap_compare(app(sample()), terminal_size=(80, 24), run_before=pressing())


def test_a_note_being_written(snap_compare: Picture, app: Callable[..., DiptychApp]) -> None:
    run = pressing("J", "a", "tab", *"Ask the harbour")
    assert snap_compare(app(compared()), terminal_size=(120, 30), run_before=run)


def test_a_note_on_a_pair_with_its_fields_in_a_small_terminal(
    snap_compare: Picture, app: Callable[..., DiptychApp]
) -> None:
    run = pressing("a", "ctrl+t", "ctrl+r", "ctrl+r", "ctrl+g", *"harbour", "enter", *"Ask the harbour")
    assert snap_compare(app(compared()), terminal_size=(80, 24), run_before=run)


def test_help(snap_compare: Picture, app: Callable[..., DiptychApp]) -> None:
    assert snap_compare(app(compared()), terminal_size=(100, 30), run_before=pressing("?"))


def test_the_start_screen(snap_compare: Picture, app: Callable[..., DiptychApp]) -> None:
    assert snap_compare(app(None), terminal_size=(100, 24))


def test_by_day(snap_compare: Picture, app: Callable[..., DiptychApp]) -> None:
    made = app(compared(), theme="diptych-day")
    assert snap_compare(made, terminal_size=(120, 30), run_before=pressing("right_square_bracket", "i"))


def test_without_colour(snap_compare: Picture, app: Callable[..., DiptychApp], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    run = pressing("slash", *"ferry", "enter", "v", "w", "w")
    assert snap_compare(app(compared(), no_color=True), terminal_size=(120, 30), run_before=run)


def test_in_ascii(snap_compare: Picture, app: Callable[..., DiptychApp]) -> None:
    assert snap_compare(
        app(compared(LEFT, RIGHT), signs="ascii"), terminal_size=(120, 30), run_before=pressing("3", "J")
    )


def test_the_ledger_side_by_side(snap_compare: Picture, app: Callable[..., DiptychApp]) -> None:
    made = app(ledger_pair.FOUND, ledger_pair.LEDGER)
    assert snap_compare(made, terminal_size=(120, 40), run_before=pressing("c", "j"))


def test_the_ledger_where_it_is_narrow(snap_compare: Picture, app: Callable[..., DiptychApp]) -> None:
    made = app(ledger_pair.FOUND, ledger_pair.LEDGER)
    assert snap_compare(made, terminal_size=(80, 24), run_before=pressing("c", "j"))


def test_the_table_of_three_accounts(
    snap_compare: Picture, tmp_path: Path, app: Callable[..., DiptychApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    app(None)
    texts = (
        "Twelve people were hurt when the mill burned. The road was closed until noon. Nobody lived there.",
        "Fourteen people were hurt in the mill fire. Nobody knows how it began.",
        "Twelve people were hurt at the mill, and the road was closed. The fire chief was Ada Holt.",
    )
    links = {(0, 1): [(0, 0, 0.9)], (0, 2): [(0, 0, 0.9)], (1, 2): [(0, 0, 0.9)]}
    every = accounts_of(texts, links, {(0, 1): {(0, 0): "differ"}, (0, 2): {(0, 0): "agree"}})
    desk = AccountDesk(["courier.txt", "dispatch.txt", "gazette.txt"], dict(enumerate(every.articles, 1)))
    found = {
        (each.a.text_sha256, each.b.text_sha256): (each.alignment, each.ledger)
        for each in every.comparisons.values()
        if each.ledger is not None
    }
    find_at_once(monkeypatch, found)

    async def run(pilot: Pilot[None]) -> None:
        await pressing()(pilot)
        while not all(map(desk.is_done, desk.pairs)):
            await pilot.pause(0.01)
        await pilot.press("#")
        while not pilot.app.screen.context.table.witnesses:  # type: ignore[attr-defined] # both screens have one
            await pilot.pause(0.01)
        await pilot.press("g", "right", "a", *"Whose count?", "ctrl+s")
        while not all(len(session.notes) == 1 for session in desk.sessions.values()):
            await pilot.pause(0.01)
        await pilot.pause()

    made = DiptychApp(*every.articles[:2], settings=Settings(), notes_path=tmp_path / "kept.notes.json", accounts=desk)
    assert snap_compare(made, terminal_size=(100, 24), run_before=run)
