"""What the reader decides of matching as a whole: one event or two, how strict, whether it goes on."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.building import match as paired
from tests.tui.pair import LEFT, RIGHT, compared
from tui.background import child_process as jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article
    from articles.matching.match import Alignment, Match
    from articles.matching.options import MatchOptions
    from tests.tui.screen import Diptych, Opener

ONE = compared().alignment
TWO = replace(
    ONE, same_event=0.12, matches=tuple(replace(each, strength="weak", score=each.score / 3) for each in ONE.matches)
)
SPARE = tuple(
    replace(paired(LEFT, RIGHT, pair, strength="weak", number=90 + number), score=score)
    for number, (pair, score) in enumerate((((8, 7), 0.1), ((10, 9), 0.09), ((12, 11), 0.08), ((14, 13), 0.07)))
)
LOOSE = replace(ONE, below_threshold=SPARE)


class Matching:
    """Stands in for matching: tells of two events until the reader says that it is one. Keeps what it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, two: Alignment = TWO, one: Alignment = ONE) -> None:
        self.asked: list[bool] = []
        self._found = {False: two, True: replace(one, same_event=two.same_event, notices=two.notices)}
        monkeypatch.setattr(jobs, "match", self)

    async def __call__(
        self,
        _a: Article,
        _b: Article,
        _progress: Callable[[float], None],
        _found: object = None,
        *,
        options: MatchOptions,
        **_more: object,
    ) -> Alignment:
        self.asked.append(options.one_event)
        return self._found[options.one_event]


@pytest.fixture
def doubting(monkeypatch: pytest.MonkeyPatch) -> Matching:
    """Matching that takes the pair for two events."""
    return Matching(monkeypatch)


async def matched(it: Diptych) -> None:
    await it.until(lambda: it.screen.complete and it.matched)


async def saved(it: Diptych) -> None:
    await it.until(lambda: not it.screen.context.session.store.unsaved)


def strengths(it: Diptych) -> set[str]:
    return {match.strength for match in it.reading.comparison.alignment.matches}


def shown(it: Diptych) -> int:
    return len(it.reading.comparison.alignment.matches)


# one event or two


async def test_two_events_are_doubted_aloud_and_the_key_is_named(diptych: Opener, doubting: Matching) -> None:
    async with diptych.unmatched() as it:
        await matched(it)
        assert "two events? chance of one 12%" in it.status
        assert "p e says it is one" in it.status
        assert doubting.asked == [False]


async def test_the_doubt_stays_in_sight_and_in_the_strip(diptych: Opener, doubting: Matching) -> None:
    async with diptych.unmatched() as it:
        await matched(it)
        await it.press("j", "k", "i")
        assert "two events?" in it.status
        assert "strong only if both texts are about one event" in it.text
        assert "chance of one 12%" in it.text
        assert doubting.asked == [False]


async def test_the_reader_overrules_it_and_keeps_the_place(diptych: Opener, doubting: Matching) -> None:
    async with diptych.unmatched() as it:
        await matched(it)
        await it.press("2", "J")
        words = it.at_cursor
        await it.press("p e")
        await matched(it)
        assert doubting.asked == [False, True]
        assert strengths(it) == {"strong", "weak"}
        assert it.at_cursor == words
        await it.press("j", "k")
        assert "one event (you)" in it.status


async def test_the_word_is_taken_back_by_the_same_key_and_by_undo(diptych: Opener, doubting: Matching) -> None:
    async with diptych.unmatched() as it:
        await matched(it)
        for key, said in (("p e", True), ("p e", False), ("z", True), ("z", False), ("Z", True)):
            await it.press(key)
            await matched(it)
            assert doubting.asked[-1] is said, key


async def test_the_word_is_kept_in_the_notes_file_and_used_again(diptych: Opener, doubting: Matching) -> None:
    async with diptych.unmatched() as it:
        await matched(it)
        await it.press("p e")
        await saved(it)
    (item,) = json.loads(diptych.notes_path.read_text(encoding="utf-8"))["first"]["items"]
    assert item["diptych:relation"] == "one-event"
    async with diptych.unmatched() as it:
        await it.until(lambda: it.screen.complete)
        await matched(it)
        assert doubting.asked[-1] is True
        assert strengths(it) == {"strong", "weak"}
        assert it.reading.session.notes == ()


async def test_where_nothing_is_doubted_there_is_nothing_to_overrule(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press("p e")
        assert "takes these for one event already" in it.status
        assert not it.screen.context.session.store.notes


# notices


async def test_notices_are_told_once_after_the_doubt_and_stay_in_the_strip(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    Matching(monkeypatch, two=replace(TWO, notices=("meaning was left out",)))
    async with diptych.unmatched() as it:
        await matched(it)
        assert "two events?" in it.said
        await it.press("j")
        assert "meaning was left out" in it.status
        await it.press("k")
        assert "meaning was left out" not in it.status
        await it.press("p e")
        await matched(it)
        await it.press("j", "k")
        assert "meaning was left out" not in it.status
        await it.press("i")
        assert "meaning was left out" in it.text


async def test_copied_text_is_no_confirmation(diptych: Opener) -> None:
    found = compared()
    first, *others = found.alignment.matches
    copied = replace(found, alignment=replace(found.alignment, matches=(replace(first, kind="identical"), *others)))
    async with diptych.read(found=copied) as it:
        await it.press("]", "[", "i")
        assert "same text in both: not independent confirmation" in it.text
        assert "1 of 4 matches are shared text" in it.text


async def test_a_weak_match_says_what_it_lacks(diptych: Opener) -> None:
    found = compared()
    lacking = tuple(
        replace(each, weaknesses=(("rivals", 0.6), ("names", 0.4))) if each.strength == "weak" else each
        for each in found.alignment.matches
    )
    async with diptych.read(found=replace(found, alignment=replace(found.alignment, matches=lacking))) as it:
        await it.press("2", "J", "i")
        assert (
            "weak .50   in other words   strong from .45 on: other sentences fit as well, few names shared" in it.text
        )


# how strict


async def test_looser_goes_below_what_was_found_and_stricter_back(diptych: Opener) -> None:
    async with diptych.read(found=replace(compared(), alignment=LOOSE)) as it:
        counts = [shown(it)]
        for _ in range(3):
            await it.press("(")
            counts.append(shown(it))
            assert f"{shown(it)} matches shown" in it.status
        assert counts == [6, 8, 10, 10]
        assert "it cannot be looser" in it.status
        await it.press("2", ")")
        assert shown(it) == 6
        assert "all that were found" in it.status


async def test_the_strictest_shows_strong_matches_only(diptych: Opener) -> None:
    async with diptych.read() as it:
        await it.press(")")
        assert shown(it) == 5
        await it.press(")")
        assert strengths(it) == {"strong"}
        await it.press(")")
        assert "it cannot be stricter" in it.status
        await it.press("j", "k")
        assert "strong only" in it.status


async def test_strictness_is_there_again_when_the_pair_is_reopened_and_makes_no_notes_file(diptych: Opener) -> None:
    found = replace(compared(), alignment=LOOSE)
    async with diptych.read(found=found) as it:
        await it.press("(")
    assert not diptych.notes_path.exists()
    async with diptych.read(found=found) as it:
        assert shown(it) == 8
        assert "looser" in it.status


async def test_strictness_moves_neither_text_nor_cursor(diptych: Opener) -> None:
    async with diptych.read(found=replace(compared(), alignment=LOOSE)) as it:
        await it.press("4", "J")
        rows = (it.at_cursor, it.row_of("Sailings are off"), it.row_of("Two tugs"))
        for key in ("(", "(", ")", ")", ")", ")"):
            await it.press(key)
            assert (it.at_cursor, it.row_of("Sailings are off"), it.row_of("Two tugs")) == rows


async def test_a_rejected_pair_comes_back_at_no_strictness(diptych: Opener) -> None:
    async with diptych.read(found=replace(compared(), alignment=LOOSE)) as it:
        await it.press("2", "(")
        match: Match | None = None
        while match is None or match.score > 0.2:
            await it.press("]")
            match = it.reading.current_match()
        await it.press("x")
        assert shown(it) == 9
        await it.press("2", ")", "2", "(")
        assert shown(it) == 9


# stopping


async def test_only_a_second_escape_stops_matching_and_it_says_how_to_start_it_again(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []

    async def never(
        _a: Article,
        _b: Article,
        progress: Callable[[float], None],
        _found: Callable[[Alignment], None] | None = None,
        **_more: object,
    ) -> Alignment:
        progress(0.25)
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("ended")
        raise AssertionError

    monkeypatch.setattr(jobs, "match", never)
    async with diptych.unmatched() as it:
        await it.until(lambda: it.screen.complete and it.screen.context.analysis.progress == 0.25)
        for keys in ("escape", "j"), ("escape", "tab"), ("escape", ":", "escape"):
            await it.press(*keys)
            assert ended == []
        await it.press("escape")
        assert "matching goes on; Esc again stops it" in it.status
        assert ended == []
        await it.press("escape")
        assert ended == ["ended"]
        assert "matching stopped, nothing is paired; R matches again" in it.status
        await it.press("j", "k")
        assert "not matched" in it.status
        diptych.match_at_once(compared())
        await it.command("stop-matching")
        assert "nothing is being matched now" in it.status


async def test_what_words_have_found_stays_when_meaning_is_stopped(
    diptych: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def words_only(
        _a: Article,
        _b: Article,
        _progress: Callable[[float], None],
        found: Callable[[Alignment], None] | None = None,
        **_more: object,
    ) -> Alignment:
        if found is not None:
            found(ONE)
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(jobs, "match", words_only)
    async with diptych.unmatched() as it:
        await it.until(lambda: it.screen.complete and it.reading.comparison.matched)
        await it.command("stop-matching")
        assert "the matches found so far stay" in it.status
        assert shown(it) == 6
        await it.press("j", "k")
        assert "matching stopped" in it.status


async def test_leaving_while_matching_ends_it(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []

    async def never(*_asked: object, **_more: object) -> Alignment:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("ended")
        raise AssertionError

    monkeypatch.setattr(jobs, "match", never)
    async with diptych.unmatched() as it:
        await it.until(lambda: it.screen.complete)
        await it.press("q")
    assert ended == ["ended"]
    assert not diptych.notes_path.exists()
