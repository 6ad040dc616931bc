"""What a reader set up is there again the next time, also where two words of either article were changed meanwhile."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from articles.reading import article_from_text
from tests.building import comparison
from tests.tui.ledger_pair import FOUND, LEDGER
from tests.tui.ledger_pair import LEFT as MERCURY
from tests.tui.ledger_pair import RIGHT as OTHER

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article
    from articles.comparison import Comparison
    from tests.tui.screen import Opener

LEFT = "\n\n".join(
    (
        "The night ferry struck the mole at Calder Point. Forty-one passengers were hurt.",
        "The mate saw the light and did not turn.",
        "A second light was asked for in May. Nobody answered the letter.",
        "Two tugs brought the ferry in before noon.",
        "The quay was cleared by dark and the lamps were lit again.",
    )
)
RIGHT = "\n\n".join(
    (
        "The night ferry struck the mole at Calder Point. Forty-one passengers were hurt.",
        "The mate conceded that the light was seen by him.",
        "Sailings are off until Monday, said the company.",
        "By nightfall the quay was empty of people.",
    )
)


def _articles(*, edited: bool) -> tuple[Article, Article]:
    """The two texts as they were; or with two words changed in either, and something new at the top of one."""
    left, right = LEFT, RIGHT
    if edited:
        left = "A correction was added.\n\n" + left.replace("answered the letter", "read the note")
        right = right.replace("Sailings are off", "Trips are out")
    return article_from_text(left, "ferry-left.txt"), article_from_text(right, "ferry-right.txt")


def _found(a: Article, b: Article) -> Comparison:
    """The first paragraph agrees word for word, wherever it stands."""
    i = next(index for index, each in enumerate(a.sentences) if a.quote(each.span).startswith("The night ferry"))
    made = comparison(a, b, ((i, 0), (i + 1, 1)))
    matches = tuple(replace(match, kind="identical") for match in made.alignment.matches)
    return replace(made, alignment=replace(made.alignment, matches=matches))


_NEVER = 4194304
"""A process number that Linux never gives out."""


@pytest.fixture(params=[False, True], ids=["same", "edited"])
def later(request: pytest.FixtureRequest) -> tuple[Article, Article]:
    """The texts as they are when the reader comes back."""
    return _articles(edited=request.param)


@pytest.fixture
def earlier() -> tuple[Article, Article]:
    """The texts as they were left."""
    return _articles(edited=False)


Pair = tuple["Article", "Article"]


async def test_the_place_and_the_lock(diptych: Opener, earlier: Pair, later: Pair) -> None:
    async with diptych.read(*earlier, found=_found(*earlier)) as it:
        it.reading.put(earlier[0].text.index("Two tugs"))
        await it.press("s")
    async with diptych.read(*later, found=_found(*later)) as it:
        assert it.at_cursor.startswith("Two tugs")
        assert not it.reading.window.locked


async def test_marks_with_their_words(diptych: Opener, earlier: Pair, later: Pair) -> None:
    async with diptych.read(*earlier, found=_found(*earlier)) as it:
        it.reading.put(earlier[0].text.index("The quay was cleared"))
        await it.press("m q", "g")
        it.reading.put(earlier[1].text.index("By nightfall"), "b")
        await it.press("m n", "g")
    async with diptych.read(*later, found=_found(*later)) as it:
        await it.press("' q")
        assert it.at_cursor.startswith("The quay was cleared")
        await it.press("' n")
        assert it.at_cursor.startswith("By nightfall")


async def test_a_mark_whose_words_are_gone_says_so(diptych: Opener, earlier: Pair) -> None:
    a, b = earlier
    async with diptych.read(a, b, found=_found(a, b)) as it:
        it.reading.put(a.text.index("Two tugs"))
        await it.press("m t")
    shorter = article_from_text(LEFT[: LEFT.index("Two tugs")].rstrip(), a.source)
    async with diptych.read(shorter, b, found=_found(shorter, b)) as it:
        await it.command("marks")
        assert "t? " in it.text
        assert "its words are gone" in it.text
        await it.press("escape", "g", "' t")
        assert "the words at mark t are gone" in it.status


async def test_what_agrees_stays_folded_and_an_opened_fold_open(diptych: Opener, earlier: Pair, later: Pair) -> None:
    async with diptych.read(*earlier, found=_found(*earlier)) as it:
        await it.press("-")
        assert "1 paragraph agrees" in it.text
    async with diptych.read(*later, found=_found(*later)) as it:
        assert "1 paragraph agrees" in it.text
        await it.press("g", "enter") if it.reading.fold_here() is not None else await it.press("g")
        it.reading.put(later[0].text.index("The night ferry"))
        await it.press("enter")
        assert "1 paragraph agrees" not in it.text
    async with diptych.read(*later, found=_found(*later)) as it:
        assert "1 paragraph agrees" not in it.text
        assert it.reading.folding.agreeing


async def test_the_filter_and_the_words_sought(diptych: Opener, earlier: Pair, later: Pair) -> None:
    async with diptych.read(*earlier, found=_found(*earlier)) as it:
        await it.press("/", *"light", "enter", "&")
        assert "Two tugs" not in it.text
    async with diptych.read(*later, found=_found(*later)) as it:
        assert "The mate saw the light" in it.text
        assert "Two tugs" not in it.text
        await it.press("&")
        assert "Two tugs" in it.text


async def test_layers_strictness_and_stops(diptych: Opener, earlier: Pair, later: Pair) -> None:
    async with diptych.read(*earlier, found=_found(*earlier)) as it:
        await it.command("layers weak")
        await it.command("stops only note")
        await it.command("density differences")
        it.reading.session.set_strictness(1)
        strictness = it.reading.session.strictness
        assert strictness
    async with diptych.read(*later, found=_found(*later)) as it:
        assert "weak" in it.reading.markings.layers
        assert it.reading.display.density == "differences"
        assert it.reading.display.stop_kinds == {"only", "note"}
        assert it.reading.session.strictness == strictness


async def test_how_the_texts_stand_beside_or_above_each_other(diptych: Opener, earlier: Pair, later: Pair) -> None:
    async with diptych.read(*earlier, found=_found(*earlier)) as it:
        beside = it.place_of("ferry-left"), it.place_of("ferry-right")
        assert beside[0][0] < beside[1][0]
        await it.press("; s")
    async with diptych.read(*later, found=_found(*later)) as it:
        assert it.place_of("ferry-left")[0] > it.place_of("ferry-right")[0]
        await it.press("; s", "W")
    async with diptych.read(*later, found=_found(*later)) as it:
        assert it.reading.window.frame.stacked
        assert it.place_of("ferry-left")[1] < it.place_of("ferry-right")[1]


async def test_the_filter_of_the_ledger(diptych: Opener) -> None:
    async with diptych.read(MERCURY, OTHER, found=FOUND, ledger=LEDGER) as it:
        await it.press("c", "u")
        assert "filter: unchecked" in it.text
        await it.press("escape")
    async with diptych.read(MERCURY, OTHER, found=FOUND, ledger=LEDGER) as it:
        await it.press("c")
        assert "filter: unchecked" in it.text


def _end_the_process_of_drafts(state: Path) -> None:
    """The window that typed is gone; in a test its process is that of the next window."""
    for path in (state / "drafts").glob("*.draft.json"):
        path.rename(path.with_name(path.name.replace(f"{os.getpid()}-", f"{_NEVER}-")))


async def test_a_half_typed_note(diptych: Opener, earlier: Pair, later: Pair) -> None:
    async with diptych.read(*earlier, found=_found(*earlier)) as it:
        it.reading.put(earlier[0].text.index("Nobody answered"))
        await it.press("a")
        await it.type("who was the letter")
        state = it.screen.context.session.store.home.state
    assert state is not None
    _end_the_process_of_drafts(state)
    async with diptych.read(*later, found=_found(*later)) as it:
        await it.until(lambda: it.screen.context.editor.drafts)
        await it.command("drafts")
        await it.press("enter")
        await it.type(" to")
        assert "who was the letter to" in it.text
        await it.press("ctrl+s")
        await it.until(lambda: it.reading.session.notes)
        assert it.reading.session.notes[0].body.strip() == "who was the letter to"


async def test_marks_and_filter_stay_when_a_changed_text_is_read_again(diptych: Opener, earlier: Pair) -> None:
    async with diptych.read(*earlier, found=_found(*earlier)) as it:
        it.reading.put(earlier[0].text.index("Two tugs"))
        await it.press("m t", "g", "/", *"light", "enter", "&")
        changed = _articles(edited=True)
        diptych.match_at_once(_found(*changed))
        it.reading.session.reload(*changed)
        await it.rest()
        assert "Two tugs" not in it.text
        await it.press("&", "' t")
        assert it.at_cursor.startswith("Two tugs")
