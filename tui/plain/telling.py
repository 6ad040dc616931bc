"""Places in words that can be listened to: each line makes sense on its own, and what matters most comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.notes.content.kinds import kind_words
from articles.reports.claims_parts import figures_of, said_of, sentence_of, shown_findings, sums_of
from articles.reports.parts import KINDS, LETTERS, counted, flat, place_at
from tui.plain.walks import WALKS, around
from tui.view.disagreeing import who_says

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Side, Span
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Ledger, Verdict
    from articles.notes.content.note import Note
    from tui.plain.talk import Kind, Lines, Place, Talk

SAID: dict[Verdict, str] = {
    "contradict": "contradicts",
    "differ": "differs",
    "compatible": "compatible",
    "agree": "agrees",
    "related": "related",
}
"""What is said of a finding of each verdict."""
_LONGEST_FIGURES = 50
_MOST_HERE = 3
"""Findings that are named after a paragraph; more would be longer than it."""


def tell(talk: Talk, place: Place) -> Lines:
    """A place as it is read out when one comes to it."""
    return _TELLERS[place.kind](talk, place)


# findings


def verdict_words(judged: Judged) -> str:
    """The verdict in words: "differs in number", "may clash", "you say agree, the machine says differ"."""
    if judged.own:
        return f"{SAID[judged.verdict]}, your own finding"
    if judged.by == "reader":
        return f"you say {judged.verdict}, the machine says {judged.machine}"
    if judged.may_clash:
        return "may clash"
    kinds = sorted(judged.finding.kinds) if judged.verdict == "differ" else []
    return f"{SAID[judged.verdict]} in {' and '.join(kinds)}" if kinds else SAID[judged.verdict]


def finding_head(talk: Talk, judged: Judged) -> str:
    """Which finding it is and what it says: "Finding 3 of 14, differs in number: passengers. To check."."""
    places = talk.findings()
    place = talk.place_of(judged)
    number = f"Finding {places.index(place) + 1} of {len(places)}" if place in places else "Hidden finding"
    topic = f": {flat(judged.finding.topic)}" if judged.finding.topic else ""
    checked = " Checked." if judged.checked else " To check." if judged.to_check else ""
    return f"{number}, {verdict_words(judged)}{topic}.{checked}"


def _finding(talk: Talk, place: Place) -> Lines:
    judged, ledger = talk.judged_at(place), talk.session.ledger
    if judged is None or ledger is None:
        return ["That finding is gone."]
    lines = [finding_head(talk, judged)]
    lines += [_claim(talk, ledger, judged, side) for side in SIDES]
    return lines + _notes_told(talk, place)


def figures(talk: Talk, ledger: Ledger, judged: Judged, side: Side) -> str:
    """The words of one side in which the two differ or fit."""
    return figures_of(talk.session.comparison, ledger, judged.finding, side).replace(" · ", ", ")


def _claim(talk: Talk, ledger: Ledger, judged: Judged, side: Side) -> str:
    comparison, claim = talk.session.comparison, ledger.claim(judged.finding.on(side))
    words = figures(talk, ledger, judged, side)
    said = said_of(comparison, claim)
    where = place_at(comparison.article(side), claim.span.start)
    tail = f"{where}; {said}" if said else where
    head = f"{LETTERS[side]}, {words}" if words else LETTERS[side]
    return f"{head}: {flat(sentence_of(comparison, claim))} ({tail})"


def finding_line(talk: Talk, place: Place, number: int) -> str:
    """A finding in one line of a list: "3, differs in number: passengers; A 41, B 38; checked"."""
    judged, ledger = talk.judged_at(place), talk.session.ledger
    if judged is None or ledger is None:
        return f"{number}, gone"
    topic = f": {flat(judged.finding.topic)}" if judged.finding.topic else ""
    sides = [(side, begun(figures(talk, ledger, judged, side))) for side in SIDES]
    words = ", ".join(f"{LETTERS[side]} {said}" for side, said in sides if said)
    parts = [f"{number}, {verdict_words(judged)}{topic}", words, "checked" if judged.checked else ""]
    return "; ".join(filter(None, parts))


def begun(words: str) -> str:
    """The beginning of words in a list, where long ones would bury the others."""
    if len(words) <= _LONGEST_FIGURES:
        return words
    return f"{words[:_LONGEST_FIGURES].rpartition(' ')[0] or words[:_LONGEST_FIGURES]} …"


def sentence(words: str) -> str:
    """Words as a sentence: with a capital and a full stop; "" for none."""
    stop = "" if words.endswith((".", "?", "!", ":")) else "."
    return f"{words[0].upper()}{words[1:]}{stop}" if words else ""


def short(talk: Talk, place: Place) -> str:
    """A place without its words: "Finding 3 of 14, differs in number: passengers.", "Hit 2 of 5."."""
    if place.kind == "finding":
        judged = talk.judged_at(place)
        return finding_head(talk, judged) if judged is not None else ""
    if place.kind in ("paragraph", "sentence"):
        return f"{place.kind.capitalize()}."
    number, total = _ordinal(talk, place)
    name = "Only here" if place.kind == "only" else place.kind.capitalize()
    return f"{name} {number} of {total}."


def sums(talk: Talk) -> str:
    """How many findings there are of each verdict."""
    return f"{sums_of(shown_findings(talk.session.comparison))}."


def left_to_check(talk: Talk) -> str:
    """How many differences are left to check, to end a line with."""
    if talk.session.ledger is None or not talk.settled():
        return ""
    count = talk.to_check()
    return f"{count} left to check" if count else "nothing left to check"


# matches, and what has none


def _match(talk: Talk, place: Place) -> Lines:
    comparison = talk.session.comparison
    matches = comparison.alignment.matches
    match = next((each for each in matches if (each.a, each.b) == (place.on("a"), place.on("b"))), None)
    if match is None:
        return ["That match is gone."]
    number, total = _ordinal(talk, place)
    by = ", paired by you" if match.origin == "reader" else ""
    lines = [f"Match {number} of {total}, {match.strength}, {KINDS[match.kind]}{by}."]
    lines += [_quoted(talk, side, span) for side, span in place.spans]
    return lines + here_line(talk, place, ("finding", "note"))


def _only(talk: Talk, place: Place) -> Lines:
    number, total = _ordinal(talk, place)
    side, span = place.spans[0]
    lines = [f"Only in {LETTERS[side]}, {number} of {total}: {_words(talk, side, span)} ({_where(talk, side, span)})"]
    return lines + _notes_told(talk, place)


def _ordinal(talk: Talk, place: Place) -> tuple[int, int]:
    walk = next(walk for walk in WALKS if walk.name == place.kind)
    places = walk.places(talk)
    return (places.index(place) + 1 if place in places else 0), len(places)


# notes and hits


def note_words(note: Note) -> str:
    """What a note says, in one line."""
    kind, tags = kind_words(note, plain=False), " ".join(f"#{tag}" for tag in note.tags)
    words = ". ".join(filter(None, (flat(line) for line in note.body.split("\n")))) or "without words"
    return f"{kind}: {words}" if kind and not tags else " ".join(filter(None, (kind and f"{kind}:", words, tags)))


def about_words(note: Note) -> str:
    """What a note is on: "A", "the pair"."""
    return "the pair" if note.about == "pair" else LETTERS[note.about]


def note_line(note: Note, number: int, total: int) -> str:
    """A note in one line."""
    by = f", by {flat(note.creator)}" if note.creator else ""
    return f"Note {number} of {total}, on {about_words(note)}{by}: {note_words(note)}"


def _note(talk: Talk, place: Place) -> Lines:
    number, total = _ordinal(talk, place)
    note = next((each for each in talk.session.notes if each.id == place.name), None)
    if note is None:
        return ["That note is gone."]
    return [note_line(note, number, total), *(_quoted(talk, side, span) for side, span in place.spans)]


def _notes_told(talk: Talk, place: Place) -> Lines:
    return [f"{_whose(talk, note)}, on {about_words(note)}: {note_words(note)}" for note in talk.notes_on(place)]


def _whose(talk: Talk, note: Note) -> str:
    from articles.claims.judging import person_key

    mine = not note.creator or person_key(note.creator) == person_key(talk.session.author)
    return "Your note" if mine else f"Note by {flat(note.creator)}"


def _hit(talk: Talk, place: Place) -> Lines:
    number, total = _ordinal(talk, place)
    side, span = place.spans[0]
    article = talk.session.article(side)
    index = article.sentence_at(span.start)
    sentence = article.sentences[index].span if index is not None else span
    words = _words(talk, side, sentence if sentence.covers(span.start) else span)
    return [f"Hit {number} of {total}, {LETTERS[side]}, {_where(talk, side, span)}: {words}"]


def _disagreement(talk: Talk, place: Place) -> Lines:
    number, total = _ordinal(talk, place)
    said = "; ".join(who_says(each) for each in talk.disagreeing.all if each.passage.place == place.spans)
    head = f"Disagreement {number} of {total}: {said}."
    return [head, *(_quoted(talk, side, span) for side, span in place.spans), *_notes_told(talk, place)]


def _word(talk: Talk, place: Place) -> Lines:
    number, total = _ordinal(talk, place)
    words = {side: _words(talk, side, span) or "nothing" for side, span in place.spans}
    head = f"Change of words {number} of {total}: A {words['a']}, B {words['b']}."
    match = next((each for each in talk.session.comparison.alignment.matches if each.id == place.name), None)
    return [head] if match is None else [head, *(_quoted(talk, side, match.span(side)) for side in SIDES)]


# the texts


def _changed(talk: Talk, place: Place) -> Lines:
    number, total = _ordinal(talk, place)
    side, span = place.spans[0]
    return [f"Changed {number} of {total}, {_quoted(talk, side, span)}", *here_line(talk, place, ("finding", "note"))]


def _paragraph(talk: Talk, place: Place) -> Lines:
    side, span = place.spans[0]
    return [_quoted(talk, side, span), *here_line(talk, place, ("finding", "note", "only"))]


def _sentence(talk: Talk, place: Place) -> Lines:
    return [*_paragraph(talk, place)]


def read_whole(talk: Talk, place: Place) -> Lines:
    """The whole paragraphs around a place, A before B."""
    return [_quoted(talk, side, around(talk, side, span)) for side, span in place.spans]


def here_line(talk: Talk, place: Place, wanted: tuple[Kind, ...]) -> Lines:
    """What there is at a place, in one line; none where there is nothing."""
    parts = []
    if "finding" in wanted:
        numbers = {each: number for number, each in enumerate(talk.findings(), 1)}
        about = talk.judged_about(place)[:_MOST_HERE]
        named = [f"finding {numbers[talk.place_of(judged)]} " if talk.settled() else "" for judged in about]
        parts += [f"{name}{verdict_words(judged)}" for name, judged in zip(named, about, strict=True)]
    if "note" in wanted and (notes := talk.notes_on(place)):
        parts.append(counted(len(notes), "note", "notes"))
    if "only" in wanted and talk.session.comparison.matched and not parts and _alone(talk, place):
        parts.append(f"only in {LETTERS[place.side]}")
    return [f"Here: {'; '.join(parts)}."] if parts else []


def _alone(talk: Talk, place: Place) -> bool:
    """Whether no sentence of a place has a counterpart."""
    side, span = place.spans[0]
    comparison = talk.session.comparison
    sentences = comparison.article(side).sentences
    inside = {number for number, sentence in enumerate(sentences) if sentence.span.overlaps(span)}
    return bool(inside) and inside <= set(comparison.alignment.only(side))


def where_words(talk: Talk, place: Place) -> str:
    """Where a place is in the texts: "A, paragraph 3 of 12; B, paragraph 4 of 10"."""
    return "; ".join(f"{LETTERS[side]}, {_where(talk, side, span)}" for side, span in place.spans)


def _where(talk: Talk, side: Side, span: Span) -> str:
    return place_at(talk.session.article(side), span.start)


def _words(talk: Talk, side: Side, span: Span) -> str:
    return flat(talk.session.article(side).quote(span))


def _quoted(talk: Talk, side: Side, span: Span) -> str:
    return f"{LETTERS[side]}, {_where(talk, side, span)}: {_words(talk, side, span)}"


_TELLERS: dict[Kind, Callable[[Talk, Place], Lines]] = {
    "finding": _finding,
    "match": _match,
    "only": _only,
    "note": _note,
    "hit": _hit,
    "paragraph": _paragraph,
    "sentence": _sentence,
    "disagreement": _disagreement,
    "changed": _changed,
    "word": _word,
}
