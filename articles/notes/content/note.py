"""What a note is: the reader's words on a span of a, of b, or on a pair."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from articles.article import SIDES, Side, Span
from articles.notes.placement.selectors import Selector, select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article
    from articles.notes.placement.placing import How

About = Literal["a", "b", "pair"]
Motivation = Literal["commenting", "highlighting", "questioning", "linking", "assessing", "tagging"]
MOTIVATIONS: tuple[Motivation, ...] = (
    "commenting",
    "highlighting",
    "questioning",
    "linking",
    "assessing",
    "tagging",
)
LONGEST_NOTE = 1_000_000
"""Code points a note may hold; the box refuses more while it is being typed."""


@dataclass(frozen=True, slots=True)
class Target:
    """One place of a note: the selector the reader made, and where that is in the present text.

    `span` is None when the words are not in the present text, or the selector is of a kind not understood; `how` says
    how it was placed and `score` (0..1) how surely.
    """

    side: Side
    span: Span | None
    selector: Selector
    how: How = "exact"
    score: float = 1.0

    @property
    def uncertain(self) -> bool:
        """Whether the words changed since the note was made, so that its place is a guess."""
        return self.how == "approximate"


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's words, and the places they are about.

    `id` is a `urn:uuid`; `created` and `modified` are UTC times such as `2026-11-22T09:30:00Z`; `relation` says what a
    note on a pair claims about it (agree, contradict, ...), and `purpose` what its words are for where that is not what
    the note as a whole is for. `wholes` are the sides that it is about as a whole; a note without targets and with a
    relation is about both so. One read from another tool may have no target understood here: it is listed as unplaced
    and kept. `elsewhere` are the names (IRIs) of further accounts that it is on, which are not among the two; `further`
    are its places there while it is new, each with that name and the hash of the text.
    """

    id: str
    targets: tuple[Target, ...]
    body: str
    motivation: Motivation
    tags: tuple[str, ...]
    creator: str
    created: str
    modified: str
    relation: str | None = None
    conflict_of: str | None = None
    wholes: tuple[Side, ...] = ()
    purpose: Motivation | None = None
    elsewhere: tuple[str, ...] = ()
    further: tuple[tuple[str, str, Selector], ...] = ()

    @property
    def about(self) -> About:
        """What the note is on: `a`, `b`, or the pair (also when no target is understood)."""
        sides = {*self.wholes, *(target.side for target in self.targets)}
        return sides.pop() if len(sides) == 1 else "pair"

    @property
    def here(self) -> bool:
        """Whether it is on these two articles: on no further account, or on both of these besides."""
        return not self.elsewhere or {target.side for target in self.targets} == set(SIDES)

    @property
    def placed(self) -> bool:
        """Whether any of its targets has a place in the present text."""
        return any(target.span is not None for target in self.targets)

    @property
    def lost(self) -> tuple[Side, ...]:
        """The sides on which its words are no longer found."""
        return tuple(target.side for target in self.targets if target.span is None and target.how != "unread")

    @property
    def unsure(self) -> bool:
        """Whether any of its places is a guess, or gone."""
        return not self.placed or any(target.span is None or target.uncertain for target in self.targets)

    def target(self, side: Side) -> Target | None:
        """The first target on `side`, if there is one."""
        return next((target for target in self.targets if target.side == side), None)

    def span(self, side: Side) -> Span | None:
        """Where the note stands on `side` in the present text."""
        target = self.target(side)
        return target.span if target else None

    def stretch(self, side: Side) -> Span | None:
        """All from its first place on `side` to its last; None where one of them is not in the present text."""
        spans = [target.span for target in self.targets if target.side == side]
        placed = [span for span in spans if span is not None]
        if not placed or len(placed) < len(spans):
            return None
        return Span(min(span.start for span in placed), max(span.end for span in placed))


def timestamp(moment: datetime | None = None) -> str:
    """`moment` (now, if None) in UTC, to the second, with `Z`."""
    return (moment or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_id() -> str:
    """A fresh `urn:uuid`."""
    return f"urn:uuid:{uuid.uuid4()}"


def carried(text: str) -> str:
    """`text` with surrogate pairs joined, as every JSON reader joins them; lone surrogates stay."""
    if any("\ud800" <= char <= "\udbff" for char in text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


def new_note(
    articles: Mapping[Side, Article],
    spans: Mapping[Side, Span | tuple[Span, ...]],
    body: str,
    *,
    motivation: Motivation | None = None,
    tags: tuple[str, ...] = (),
    creator: str = "",
    relation: str | None = None,
    wholes: tuple[Side, ...] = (),
    now: datetime | None = None,
) -> Note:
    """A note on `spans` of `articles`: on one side, or on both (the pair); without any, on the articles as wholes.

    A side may have several spans, the ends of a long stretch. `wholes` are the sides that it is about as a whole, both
    unless one is named. Without a motivation, a note without words is a highlight, one that states a relation links
    what it is on, and any other comments. Raises ValueError when a span is empty or past its text, or there is neither
    span nor relation.
    """
    if not spans and relation is None:
        raise ValueError("a note needs a place")
    targets = [_made(side, articles[side], span) for side in SIDES for span in _several(spans.get(side, ()))]
    if motivation is None:
        motivation = "linking" if relation is not None else "commenting" if body.strip() else "highlighting"
    moment = timestamp(now)
    return Note(
        id=new_id(),
        targets=tuple(targets),
        body=carried(body),
        motivation=motivation,
        tags=tuple(carried(tag) for tag in tags),
        creator=carried(creator),
        created=moment,
        modified=moment,
        relation=relation,
        wholes=() if targets else wholes or SIDES,
    )


def _several(spans: Span | tuple[Span, ...]) -> tuple[Span, ...]:
    return (spans,) if isinstance(spans, Span) else spans


def _made(side: Side, article: Article, span: Span) -> Target:
    """A target on `span`. Raises ValueError when it is empty or past the text."""
    selector = select(article.text, span)
    return Target(side, Span(selector.start, selector.end), selector)


def edited(
    note: Note,
    body: str,
    *,
    tags: tuple[str, ...] | None = None,
    motivation: Motivation | None = None,
    now: datetime | None = None,
) -> Note:
    """`note` with other words, and other tags or motivation if given.

    A highlight that gets words becomes a comment. `created` stays; `modified` always moves on, even when the clock
    stops or runs back.
    """
    if motivation is None:
        motivation = "commenting" if note.motivation == "highlighting" and body.strip() else note.motivation
    return replace(
        note,
        body=carried(body),
        tags=note.tags if tags is None else tuple(carried(tag) for tag in tags),
        motivation=motivation,
        modified=_later(note.modified, now),
    )


def moved(
    note: Note, articles: Mapping[Side, Article], spans: Mapping[Side, Span], now: datetime | None = None
) -> Note:
    """`note` on other words of `articles`, on each side that `spans` names; on the other side it stays where it is.

    Raises ValueError when a span is empty or past its text.
    """
    fresh = [_made(side, articles[side], span) for side, span in spans.items()]
    kept = [target for target in note.targets if target.side not in spans]
    targets = tuple(sorted([*kept, *fresh], key=lambda target: target.side))
    return replace(note, targets=targets, modified=_later(note.modified, now))


def _later(before: str, now: datetime | None) -> str:
    """The time now, or a second past `before` when that is later."""
    moment = timestamp(now)
    try:
        next_second = timestamp(datetime.fromisoformat(before) + timedelta(seconds=1))
    except (ValueError, OverflowError):
        return moment
    return max(moment, next_second)
