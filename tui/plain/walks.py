"""What next and previous can go through: findings, matches, notes, the texts themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.article import MATCHED_KINDS, SIDES, Side, Span
from tui.plain.talk import Place, match_place
from tui.view.comparison_index import only_here
from tui.view.search import hits_in
from tui.view.stops import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.plain.talk import Talk

Need = Literal["", "matches", "findings"]
"""What has to be there first: what matching finds, or the findings."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A kind of place to go through.

    `name` is what the reader types, `one` and `more` what one and several are called; `others` are further names.
    `keys` go to the next one and to the one before; `screen` is what the screen calls it, where that is another name.
    """

    name: str
    one: str
    more: str
    places: Callable[[Talk], Sequence[Place]]
    needs: Need = ""
    others: tuple[str, ...] = ()
    keys: tuple[str, str] = ("", "")
    screen: str = ""


def _differences(talk: Talk) -> list[Place]:
    from articles.claims.judging import DISCREPANCIES

    judged = {talk.place_of(each): each for each in talk.session.judged}
    return [place for place in talk.findings() if judged[place].verdict in DISCREPANCIES]


def _unchecked(talk: Talk) -> list[Place]:
    judged = {talk.place_of(each): each for each in talk.session.judged}
    return [place for place in talk.findings() if judged[place].to_check]


def _matches(talk: Talk) -> list[Place]:
    return _ordered(talk, [match_place(match) for match in talk.session.comparison.alignment.matches])


def _only(talk: Talk) -> list[Place]:
    comparison = talk.session.comparison
    return _ordered(
        talk, [Place("only", ((side, span),)) for side in SIDES for span in only_here(comparison, side)]
    )  # fmt: skip


def _notes(talk: Talk) -> list[Place]:
    """The notes with a place, in reading order."""
    made = []
    for note in talk.session.notes:
        spans = tuple((side, span) for side in SIDES if (span := note.span(side)) is not None)
        if spans:
            made.append(Place("note", spans, note.id))
    return _ordered(talk, made)


def _hits(talk: Talk) -> list[Place]:
    articles = talk.session.articles
    found = [(side, hit) for side in SIDES for hit in hits_in(articles[side].comparable, talk.sought)]
    return _ordered(talk, [Place("hit", ((side, hit),)) for side, hit in found])


def _disagreements(talk: Talk) -> list[Place]:
    """The passages on which people disagree, the gravest first; each once."""
    places = dict.fromkeys(each.passage.place for each in talk.disagreeing.all)
    return [Place("disagreement", place) for place in places if place]


def _changed(talk: Talk) -> list[Place]:
    found = [(side, span) for side, spans in talk.changed.items() for span in spans]
    return _ordered(talk, [Place("changed", ((side, span),)) for side, span in found])


def _words(talk: Talk) -> list[Place]:
    """Where words were changed in what is else the same text, in reading order."""
    from articles.text.changed_words import changed_words

    comparison = talk.session.comparison
    return _ordered(
        talk,
        [
            Place("word", (("a", each.a), ("b", each.b)), match.id)
            for match in comparison.alignment.matches
            for each in changed_words(comparison.a, comparison.b, match.a, match.b)
        ],
    )


def paragraphs(talk: Talk, side: Side | None = None) -> list[Place]:
    """The paragraphs of the article on a side, the present one if none is named."""
    here = side or talk.side
    found = talk.session.article(here).paragraphs
    return [Place("paragraph", ((here, each.span),)) for each in found if each.kind in MATCHED_KINDS]


def sentences(talk: Talk, side: Side | None = None) -> list[Place]:
    """The sentences of the article on a side, the present one if none is named."""
    here = side or talk.side
    article = talk.session.article(here)
    return [Place("sentence", ((here, article.sentences[index].span),)) for index in article.matched_sentences()]


def _ordered(talk: Talk, places: list[Place]) -> list[Place]:
    """In reading order: by the stretch of the texts that they lie in, A before B."""
    order = ReadingOrder(talk.session.comparison)
    return sorted(places, key=lambda place: (order.key(place.side, place.spans[0][1].start), place.name))


WALKS: tuple[Walk, ...] = (
    Walk("difference", "difference", "differences", _differences, "findings", ("differ", "≠", "!")),
    Walk("finding", "finding", "findings", lambda talk: talk.findings(), "findings", ("claim",)),
    Walk("unchecked", "difference left to check", "differences left to check", _unchecked, "findings", ("left",)),
    Walk("match", "match", "matches", _matches, "matches", ("pair",)),
    Walk("only", "passage in one text only", "passages in one text only", _only, "matches", ("only here",)),
    Walk("note", "note", "notes", _notes),
    Walk("hit", "hit", "hits", _hits, "", ("found",), ("", "N")),
    Walk("paragraph", "paragraph", "paragraphs", paragraphs, "", ("¶",), ("}", "{")),
    Walk("disagreement", "disagreement", "disagreements", _disagreements),
    Walk(
        "word",
        "change of words",
        "changes of words",
        _words,
        "matches",
        ("reworded", "changed words"),
        screen="reworded",
    ),
    Walk("changed", "changed passage", "changed passages", _changed, "", ("change",)),
    Walk("sentence", "sentence", "sentences", sentences, "", ("passage",), ("J", "K"), "passage"),
)
NAMES = tuple(walk.name for walk in WALKS)


def walk_named(words: str) -> Walk | None:
    """The walk that words name: whole, in the plural, or begun; of several that are begun so, the first."""
    wanted = " ".join(words.casefold().split())
    if not wanted:
        return None
    for walk in WALKS:
        if wanted in (walk.name, walk.more, f"{walk.name}s", *walk.others):
            return walk
    return next((walk for walk in WALKS if walk.name.startswith(wanted)), None)


def beyond(talk: Talk, walk: Walk, places: Sequence[Place], *, forward: bool) -> Place | None:
    """The next of the places from here, or the one before; None where there is none."""
    here = talk.place
    if here in places:
        index = places.index(here) + (1 if forward else -1)
        return places[index] if 0 <= index < len(places) else None
    if walk.needs == "findings":
        rank = {place: number for number, place in enumerate(talk.order())}
        keys: list[tuple[int, ...]] = [(rank[place],) for place in places]
        there: tuple[int, ...] = (_rank(talk, rank),)
    else:
        keys, there = _reading_keys(talk, walk, places)
    if forward:
        return next((place for place, key in zip(places, keys, strict=True) if key > there), None)
    return next((place for place, key in reversed(list(zip(places, keys, strict=True))) if key < there), None)


def _rank(talk: Talk, rank: dict[Place, int]) -> int:
    """Which finding was visited last; having come back, that of the place that was left."""
    if talk.judging is None and talk.left is not None:
        about = [rank.get(talk.place_of(judged), -1) for judged in talk.judged_about(talk.left)]
        return about[0] if about else -1
    return rank.get(talk.judging, -1) if talk.judging is not None else -1


def _reading_keys(talk: Talk, walk: Walk, places: Sequence[Place]) -> tuple[list[tuple[int, ...]], tuple[int, ...]]:
    """Where places come in the reading order, and where the reader is.

    That is just before the words here, which may be what is looked for; but who has read a sentence wants the next.
    """
    order = ReadingOrder(talk.session.comparison)
    keys: list[tuple[int, ...]] = [order.key(place.side, place.spans[0][1].start) for place in places]
    start = _start(talk, places[0].side if places and len({place.side for place in places}) == 1 else None)
    if start is None:
        return keys, (-1,)
    stretch, side, offset = order.key(*start)
    read = walk.name in ("paragraph", "sentence") and talk.place is not None and talk.place.kind != "paragraph"
    return keys, (stretch, side, offset if read else offset - 1)


def _start(talk: Talk, side: Side | None) -> tuple[Side, int] | None:
    """Where the reader is, on `side` if all that is looked for is there; None before anything was visited."""
    place = talk.place
    if place is None:
        return None
    wanted = side or place.side
    span = place.on(wanted)
    if span is not None:
        return wanted, span.start
    visited = talk.at[wanted]
    return (wanted, talk.session.article(wanted).sentences[visited].span.start) if visited is not None else None


def around(talk: Talk, side: Side, span: Span) -> Span:
    """The whole paragraph in which a span begins."""
    article = talk.session.article(side)
    index = article.paragraph_at(span.start)
    return span if index is None else article.paragraphs[index].span
