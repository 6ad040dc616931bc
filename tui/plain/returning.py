"""Coming back: the place that was left is kept beside that of the screen, and each finds what the other left."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.reports.parts import LETTERS, flat, place_at
from tui.plain.talk import Place
from tui.plain.telling import begun, sentence
from tui.recent import find_recent, load_recents, recent_at, remember_recent, same_place
from tui.view.returning.kept import KeptMark, spot_at

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Side
    from tui.background.reload import Reload
    from tui.plain.talk import Lines, Talk
    from tui.view.returning.kept import Spot


def resume(talk: Talk, case: Path | None = None) -> Lines:
    """Be where these two articles were left, here or on the screen; a line that says so, none for new ones."""
    comparison = talk.session.comparison
    recent = find_recent(comparison.a, comparison.b, load_recents(), case)
    if recent is None:
        return []
    talk.session.set_strictness(recent.strictness)
    for number, side in enumerate(SIDES):
        if side in recent.visited or side == recent.side:
            talk.offsets[side] = same_place(comparison.article(side), recent, number)
    talk.marks = {mark.letter: mark for mark in recent.kept.marks}
    talk.sought = recent.kept.searched
    talk.going = recent.walk or talk.going
    talk.side = "b" if recent.side == "b" else "a"
    index = talk.at[talk.side]
    if index is None or (index == 0 and not recent.walk):
        return []
    talk.place = Place("sentence", ((talk.side, talk.session.article(talk.side).sentences[index].span),))
    where = place_at(talk.session.article(talk.side), talk.place.spans[0][1].start)
    if not recent.walk:
        return [f"On the screen you were at {LETTERS[talk.side]}, {where}; again reads it."]
    talk.left = talk.place
    return [f"You were at {LETTERS[talk.side]}, {where}; again reads it, next goes on from there."]


def remember(talk: Talk, case: Path | None = None) -> None:
    """Keep the place, and what was set up, for the next time; what only the screen has stays as it was."""
    comparison = talk.session.comparison
    before = find_recent(comparison.a, comparison.b, load_recents(), case)
    a, b = (talk.offsets[side] for side in SIDES)
    earlier = before.offsets if before is not None else (0, 0)
    offsets = (earlier[0] if a is None else a, earlier[1] if b is None else b)
    made = recent_at(talk.session, talk.side, offsets, case)
    if made is None:
        return
    kept = before.kept if before is not None else made.kept
    kept = replace(kept, marks=tuple(talk.marks[letter] for letter in sorted(talk.marks)))
    made = replace(made, walk=talk.going, visited="".join(side for side in SIDES if talk.offsets[side] is not None))
    if before is not None:
        stays = {name: getattr(before, name) for name in ("locked", "stops", "density", "ledger")}
        made = replace(made, **stays)
    remember_recent(replace(made, kept=kept))


# marks


def set_mark(talk: Talk, argument: str) -> Lines:
    """Remember the place here under a letter."""
    if not (len(argument) == 1 and argument.isalpha()):
        return ["A mark is named by a letter: mark a."]
    if talk.place is None:
        return ["Nothing here to mark: first go somewhere."]
    spots = tuple(spot_at(talk.session.article(side), talk.offsets[side] or 0) for side in SIDES)
    talk.marks[argument] = KeptMark(argument, talk.side, (spots[0], spots[1]), locked=True)
    return [f"Mark {argument} is here."]


def go_to_mark(talk: Talk, argument: str) -> Lines:
    """To the place under a letter."""
    mark = talk.marks.get(argument)
    if mark is None:
        there = ", ".join(sorted(talk.marks))
        return [f"No mark {argument}; there are {there}." if there else "No marks yet; mark a remembers a place."]
    from tui.plain.moving import arrive

    article = talk.session.article(mark.side)
    found = _spot(mark).found_in(article)
    offset = min(_spot(mark).offset, max(len(article.text) - 1, 0)) if found is None else found
    index = article.sentence_at(offset)
    if index is None:
        return [f"There is nothing to read at mark {argument}."]
    gone = [] if found is not None else ["Its words are gone from the text; this is about where they were."]
    talk.side = mark.side
    return [*gone, *arrive(talk, Place("sentence", ((mark.side, article.sentences[index].span),)))]


def marks(talk: Talk, _argument: str) -> Lines:
    """All marks, a line each, with the words there."""
    lines = [_line(talk, talk.marks[letter]) for letter in sorted(talk.marks)]
    return lines or ["No marks yet; mark a remembers a place."]


def _line(talk: Talk, mark: KeptMark) -> str:
    article, spot = talk.session.article(mark.side), _spot(mark)
    found = spot.found_in(article)
    where = "its words are gone" if found is None else place_at(article, found)
    return f"{mark.letter}, {LETTERS[mark.side]}, {where}: {begun(flat(spot.words))}"


def _spot(mark: KeptMark) -> Spot:
    return mark.spots[SIDES.index(mark.side)]


# texts read again


async def reread(talk: Talk, reload: Reload) -> Lines:
    """Read both articles again, and be at the same words in them. Raises DiptychError when one cannot be read."""
    spots = _keep_places(talk)
    said = await reload.read(lambda _line: None)
    _find_places(talk, spots)
    talk.changed = await asyncio.to_thread(reload.changed)
    talk.compare()
    go_on = ["next changed goes through what is otherwise now."] if any(talk.changed.values()) else []
    return [sentence(f"read again: {said}"), *go_on]


def _keep_places(talk: Talk) -> dict[Side, Spot | None]:
    """The places visited last, by their words, before other versions of the texts are taken."""
    return {
        side: None if (offset := talk.offsets[side]) is None else spot_at(talk.session.article(side), offset)
        for side in SIDES
    }


def _find_places(talk: Talk, spots: dict[Side, Spot | None]) -> None:
    """Be at the same words in the texts that were read again, at the same offset where they are gone."""
    for side, spot in spots.items():
        article = talk.session.article(side)
        found = None if spot is None else spot.found_in(article)
        talk.offsets[side] = None if spot is None else min(spot.offset, len(article.text)) if found is None else found
    talk.back, talk.judging, talk.left, talk.place = [], None, None, None
    index = talk.at[talk.side]
    if index is not None:
        talk.place = Place("sentence", ((talk.side, talk.session.article(talk.side).sentences[index].span),))
