"""Finding words, and the lists of what one text says, who speaks, what is called otherwise, and the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES, other_side
from articles.claims.statements.finding import whole_sentences
from articles.reports.claims_parts import (
    clash_words,
    place_of,
    reasons_of,
    sentence_of,
    speaker_lines,
    wording_lines,
)
from articles.reports.parts import (
    LETTERS,
    counted,
    evidence_of,
    facts_of,
    flat,
    nature_of,
    place_at,
    remarks_of,
    title_of,
)
from tui.plain.moving import arrive
from tui.plain.shaping import correct
from tui.plain.telling import SAID
from tui.plain.walks import WALKS, beyond
from tui.view.outline import outline
from tui.view.stops import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from articles.article import Article, Side
    from articles.claims.statements.finding import Ledger
    from articles.comparison import Comparison
    from tui.plain.talk import Lines, Talk

    Lister = Callable[[Talk, Ledger], Iterable[str]]

# finding


def find(talk: Talk, argument: str) -> Lines:
    """Find words in both texts and go to the first place from here on; next goes on to the others."""
    if not argument:
        return ["Find what? find and some words, or a slash and the words."]
    talk.sought = argument
    walk = next(walk for walk in WALKS if walk.name == "hit")
    hits = walk.places(talk)
    counts = [sum(place.side == side for place in hits) for side in SIDES]
    if not hits:
        return [f"{flat(argument)}: nothing found."]
    talk.going = walk.name
    nearest = beyond(talk, walk, hits, forward=True) or hits[0]
    return [f"{flat(argument)}: {counts[0]} in A, {counts[1]} in B.", *arrive(talk, nearest)]


# when


def timeline(talk: Talk, _argument: str) -> Lines:
    """What both texts tell in order of time, day by day, with the clashes."""
    found = talk.session.comparison
    return times((found.a, found.b), {(0, 1): found})


def times(articles: Sequence[Article], comparisons: Mapping[tuple[int, int], Comparison]) -> Lines:
    """What some articles tell in order of time, a line each."""
    from articles.reports import render_timeline
    from articles.timeline import timeline as timeline_of

    made = timeline_of(articles, comparisons)
    if not made.entries:
        return ["No text says when anything happened."]
    return [line for line in render_timeline(made, "plain").splitlines()[len(articles) + 1 :] if line]


# why


def why(talk: Talk, _argument: str) -> Lines:
    """Why the finding here has its verdict, and why the two passages were paired."""
    place = talk.place
    if place is None:
        return ["First go to a finding or a match."]
    lines = []
    judged = talk.judged_at(place) if place.kind == "finding" else None
    if judged is not None:
        machine = judged.machine
        head = "your own finding" if machine is None else SAID[machine]
        lines.append(f"Why {head}: {reasons_of(judged.finding) or 'no reason beside the words themselves'}.")
    match = talk.match_here()
    if match is None:
        said = "Not paired: the two were brought together by what they say."
        return [*lines, said if judged is not None else "No counterpart: nothing in the other text is near enough."]
    comparison = talk.session.comparison
    evidence = evidence_of(comparison, match) or "no single word; the sentences around them match"
    score = "" if match.origin == "reader" else f", {match.score:.2f}"
    return [*lines, f"Paired, {', '.join(nature_of(match))}{score}: {evidence}."]


# lists


def only_here(talk: Talk, _argument: str) -> Lines:
    """What only one text says, a statement a line."""
    return _of_ledger(talk, _only_lines, "Nothing is in one text only.")


def _only_lines(talk: Talk, ledger: Ledger) -> Iterator[str]:
    comparison = talk.session.comparison
    for side in SIDES:
        if comparison.is_held_back(side):
            continue
        for claim in whole_sentences(ledger, ledger.only(side)):
            yield f"Only in {LETTERS[side]}: {flat(sentence_of(comparison, claim))} ({place_of(comparison, claim)})"


def who_said_what(talk: Talk, _argument: str) -> Lines:
    """Who is quoted or named as a source, and by which text."""
    return _of_ledger(talk, lambda _talk, ledger: speaker_lines(ledger), "Nobody is quoted or named as a source.")


def wording(talk: Talk, _argument: str) -> Lines:
    """What either text calls the same thing or people."""
    return _of_ledger(talk, lambda _talk, ledger: wording_lines(ledger), "No two words for the same thing were found.")


def clashes(talk: Talk, _argument: str) -> Lines:
    """Claims of one text that do not fit together."""
    return _of_ledger(talk, _clash_lines, "No claims inside one text clash.")


def _clash_lines(talk: Talk, ledger: Ledger) -> Iterator[str]:
    comparison = talk.session.comparison
    for clash in ledger.clashes:
        yield f"Inside {LETTERS[clash.side]}, {clash_words(clash)}"
        for claim_id in (clash.first, clash.second):
            claim = ledger.claim(claim_id)
            yield f"{LETTERS[clash.side]}, {place_of(comparison, claim)}: {flat(sentence_of(comparison, claim))}"


def _of_ledger(talk: Talk, lines: Lister, none: str) -> Lines:
    ledger = talk.session.ledger
    if ledger is None:
        return [f"No findings: {talk.missing() or 'the texts are not compared'}."]
    return list(lines(talk, ledger)) or [none]


# the articles


async def reload(talk: Talk, _argument: str) -> Lines:
    """Read both articles again."""
    return await talk.reread() if talk.reread is not None else ["Nothing can be read again here."]


def outline_lines(talk: Talk, _argument: str) -> Lines:
    """The headings, and the paragraphs that both tell, in reading order; a line each."""
    comparison = talk.session.comparison
    items = outline(comparison, ReadingOrder(comparison))
    lines = []
    for item in items:
        side, span = item.stop.side, item.stop.span
        places = [f"{LETTERS[side]} {place_at(comparison.article(side), span.start)}"]
        if item.stop.across is not None:
            across = other_side(side)
            places.append(f"{LETTERS[across]} {place_at(comparison.article(across), item.stop.across.start)}")
        words = flat(comparison.article(side).quote(span))
        lines.append(f"{'Heading, ' if item.heading else ''}{', '.join(places)}: {words}")
    known = "" if comparison.matched else ", and what both tell is not known yet"
    return lines or [f"No headings, and no strong matches{known}."]


def about(talk: Talk, argument: str) -> Lines:
    """What is known of both articles, and of the comparison as a whole; or one thing corrected."""
    if argument:
        return correct(talk, argument)
    lines = []
    for side in SIDES:
        article = talk.session.article(side)
        facts = "; ".join(f"{label} {value}" for label, value in facts_of(article) if not label.startswith("SHA"))
        lines.append(f"{head(talk, side)} {facts}.")
    return [*lines, *(map(flat, remarks_of(talk.session.comparison)))]


def head(talk: Talk, side: Side) -> str:
    """An article in one line: its letter, title, and how long it is."""
    article = talk.session.article(side)
    long = sum(number is not None for number in article.paragraph_numbers())
    return f"{LETTERS[side]}: {flat(title_of(article))}, {counted(long, 'paragraph', 'paragraphs')}."
