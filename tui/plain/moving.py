"""Going from place to place, and being told where one is and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import other_side
from articles.reports.parts import LETTERS
from tui.plain.telling import finding_line, left_to_check, read_whole, sentence, short, sums, tell, where_words
from tui.plain.walks import NAMES, WALKS, beyond, paragraphs, sentences, walk_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Side
    from tui.plain.talk import Lines, Place, Talk
    from tui.plain.walks import Need, Walk

_NOWHERE = "At the beginning. Type next for the first finding, next paragraph for the texts."


def walk_of(talk: Talk, argument: str) -> Walk | None:
    """The walk that an argument names, the present one where it is empty."""
    return walk_named(argument or talk.going)


def need_of(talk: Talk, argument: str) -> Need:
    """What has to be there before one can go on."""
    walk = walk_of(talk, argument)
    return walk.needs if walk is not None else ""


def next_place(talk: Talk, argument: str) -> Lines:
    """To the next place of the kind named, or of the kind gone through last."""
    return _step(talk, argument, forward=True)


def previous_place(talk: Talk, argument: str) -> Lines:
    """To the place before."""
    return _step(talk, argument, forward=False)


def _step(talk: Talk, argument: str, *, forward: bool) -> Lines:
    walk = walk_of(talk, argument)
    if walk is None:
        return [f"{argument} is no kind of place; there are {', '.join(NAMES)}."]
    talk.going = walk.name
    places = walk.places(talk)
    if not places:
        return [_none_of(talk, walk)]
    there = beyond(talk, walk, places, forward=forward)
    if there is None and walk.name == "unchecked" and places != [talk.place]:
        there = places[0 if forward else -1]  # nothing is done before none is left, wherever one began
    if there is None:
        return [_end(talk, walk, places, forward=forward)]
    return arrive(talk, there)


def arrive(talk: Talk, place: Place) -> Lines:
    """Go to a place and tell it."""
    talk.go(place)
    return tell(talk, place)


def _none_of(talk: Talk, walk: Walk) -> str:
    if walk.needs == "findings" and talk.session.ledger is None:
        return f"No findings: {talk.missing() or 'the texts are not compared'}."
    if walk.needs == "matches" and not talk.session.comparison.matched:
        return "Nothing is matched yet."
    if walk.name == "hit":
        return (
            "No hits; find and some words look for them." if talk.sought else "Nothing was looked for yet; find WORDS."
        )
    return f"No {walk.more} here."


def _end(talk: Talk, walk: Walk, places: Sequence[Place], *, forward: bool) -> str:
    where = "after" if forward else "before"
    many = f"; {len(places)} in all" if len(places) > 1 else ""
    left = f"; {left_to_check(talk)}" if walk.needs == "findings" else ""
    return f"No {walk.one} {where} this one{many}{left}."


# to a number


def go_to_paragraph(talk: Talk, argument: str) -> Lines:
    """To a paragraph of the present text, by its number."""
    return _numbered(talk, paragraphs(talk), "paragraph", f"paragraphs in {LETTERS[talk.side]}", argument)


def go_to_finding(talk: Talk, argument: str) -> Lines:
    """To a finding by its number; without one, to the present one again."""
    return _numbered(talk, talk.findings(), "finding", "findings", argument)


def go_to_match(talk: Talk, argument: str) -> Lines:
    """To a match by its number."""
    walk = next(walk for walk in WALKS if walk.name == "match")
    return _numbered(talk, walk.places(talk), "match", "matches", argument)


def _numbered(talk: Talk, places: Sequence[Place], going: str, more: str, argument: str) -> Lines:
    if not argument.isdecimal():
        return [f"Which one? {going} and its number, 1 to {len(places)}."] if places else [f"There are no {more}."]
    number = int(argument) if len(argument) < 10 else 0
    if not 1 <= number <= len(places):
        return [f"There are {len(places)} {more}."]
    talk.going = going
    return arrive(talk, places[number - 1])


def top(talk: Talk, _argument: str) -> Lines:
    """To the first place of the kind gone through."""
    return _ends(talk, 0)


def bottom(talk: Talk, _argument: str) -> Lines:
    """To the last place of the kind gone through."""
    return _ends(talk, -1)


def _ends(talk: Talk, index: int) -> Lines:
    walk = walk_of(talk, "")
    places = walk.places(talk) if walk is not None else ()
    if walk is None or not places:
        return [_none_of(talk, walk)] if walk is not None else []
    return arrive(talk, places[index])


# the texts


def read(talk: Talk, _argument: str) -> Lines:
    """Read the whole paragraphs here, both where there are two."""
    if talk.place is None:
        first = paragraphs(talk)
        talk.going = "paragraph"
        return arrive(talk, first[0]) if first else [f"There is no paragraph in {LETTERS[talk.side]}."]
    return read_whole(talk, talk.place)


def repeat(talk: Talk, _argument: str) -> Lines:
    """Say the present place again."""
    return tell(talk, talk.place) if talk.place is not None else [_NOWHERE]


def other_text(talk: Talk, _argument: str) -> Lines:
    """To the other text."""
    return _to_side(talk, other_side(talk.side))


def left_text(talk: Talk, _argument: str) -> Lines:
    """To A."""
    return _to_side(talk, "a")


def right_text(talk: Talk, _argument: str) -> Lines:
    """To B."""
    return _to_side(talk, "b")


def _to_side(talk: Talk, side: Side) -> Lines:
    """To the sentence visited last on a side, else to its first one; going on by sentences or paragraphs there."""
    article, index = talk.session.article(side), talk.at[side]
    talk.side = side
    if talk.going not in ("paragraph", "sentence"):
        talk.going = "sentence"
    places = paragraphs(talk) if talk.going == "paragraph" else sentences(talk)
    if not places:
        return [f"There is nothing to read in {LETTERS[side]}."]
    start = article.sentences[index].span.start if index is not None else 0
    covering = [place for place in places if place.spans[0][1].start <= start]
    return arrive(talk, covering[-1] if covering else places[0])


def counterpart(talk: Talk, _argument: str) -> Lines:
    """To the match of what is here."""
    match = talk.match_here()
    if match is None:
        return ["No counterpart: nothing in the other text matches this." if talk.place is not None else _NOWHERE]
    from tui.plain.talk import match_place

    return arrive(talk, match_place(match))


def go_back(talk: Talk, _argument: str) -> Lines:
    """To the place before the last step."""
    if not talk.back:
        return ["Nothing to go back to."]
    place = talk.back.pop()
    talk.arrive(place)
    return tell(talk, place)


# where, and what is left


def where(talk: Talk, _argument: str) -> Lines:
    """Where the reader is, and how much is left."""
    if talk.place is None:
        return [f"{_NOWHERE} {sentence(left_to_check(talk))}".rstrip()]
    parts = [short(talk, talk.place), f"{where_words(talk, talk.place)}.", sentence(left_to_check(talk))]
    return [" ".join(filter(None, parts))]


def what_is_left(talk: Talk, _argument: str) -> Lines:
    """What is left to check, a line each."""
    if talk.session.ledger is None:
        return [f"No findings: {talk.missing() or 'the texts are not compared'}."]
    left = []
    for number, place in enumerate(talk.findings(), 1):
        judged = talk.judged_at(place)
        if judged is not None and judged.to_check:
            left.append(finding_line(talk, place, number))
    head = sentence(left_to_check(talk))
    return [head, *left]


def list_findings(talk: Talk, argument: str) -> Lines:
    """All findings, a line each; with a verdict, those of that verdict."""
    places = talk.findings()
    if not places:
        walk = next(walk for walk in WALKS if walk.name == "finding")
        return [_none_of(talk, walk)]
    wanted = argument.casefold().rstrip("s")
    lines = []
    for number, place in enumerate(places, 1):
        judged = talk.judged_at(place)
        if judged is not None and judged.verdict.startswith(wanted):
            lines.append(finding_line(talk, place, number))
    return [sums(talk), *lines]
