"""What belongs together and what belongs to the articles: pairs, strictness, paragraphs in and out, what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from articles.article import SIDES
from articles.errors import DiptychError
from articles.reading.edits.amended import FIELDS, read_value, shown_value
from articles.reports.parts import LETTERS, counted, flat
from tui.commands.decisions.boundaries import move_boundary
from tui.plain.deciding import where_of
from tui.plain.moving import arrive
from tui.plain.talk import match_place
from tui.plain.telling import begun
from tui.view.pages.excluded import excluded_parts
from tui.view.pages.folds import size_of
from tui.view.pairs import narrow, widen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side, Span
    from articles.matching.match import Match
    from articles.reading.edits.amended import Field
    from articles.reading.edits.recut import BoundaryKind
    from tui.plain.talk import Lines, Talk

_UNDO = "undo takes it back."

# pairs


def pair(talk: Talk, _argument: str) -> Lines:
    """Pair the sentences visited last in the two texts."""
    from articles.decisions import Link

    spans: dict[Side, Span] = {}
    for side in SIDES:
        index = talk.at[side]
        if index is None:
            return [f"First go to the sentence in {LETTERS[side]}, then to that in the other text, then pair."]
        spans[side] = talk.session.article(side).sentences[index].span
    before = talk.session.store.notes
    talk.session.apply(Link(spans["a"], spans["b"]))
    # Before the texts are compared no match changes, but the word is kept.
    if talk.session.store.notes == before:
        return [f"They are a pair already: {where_of(talk, spans)}."]
    return [f"Paired by you: {where_of(talk, spans)}; {_UNDO}"]


def unpair(talk: Talk, _argument: str) -> Lines:
    """Say that the two passages paired here do not belong together."""
    from articles.decisions import Reject

    match = talk.match_here()
    if match is None:
        return ["There is no pair here to reject."]
    talk.session.apply(Reject(match))
    done = "Pair rejected" if match.origin == "machine" else "Your pair is removed"
    return [f"{done}: {where_of(talk, {'a': match.a, 'b': match.b})}; {_UNDO}"]


def wider(talk: Talk, _argument: str) -> Lines:
    """Take the next sentence into the passage that is paired here, else the one before."""
    match = talk.match_here()
    spans = None if match is None else widen(talk.session.article(talk.side), match, talk.side)
    none = (
        f"There is no pair here, or no sentence beside it in {LETTERS[talk.side]}; other text goes to the other side."
    )
    return _reshaped(talk, match, spans, "widened", none)


def narrower(talk: Talk, _argument: str) -> Lines:
    """Keep of the passage paired here only the sentence visited last in this text."""
    match, index = talk.match_here(), talk.at[talk.side]
    spans = None
    if match is not None and index is not None:
        spans = narrow(talk.session.article(talk.side), match, talk.side, index)
    none = f"There is no pair here, or in {LETTERS[talk.side]} it is one sentence already."
    return _reshaped(talk, match, spans, "narrowed", none)


def _reshaped(talk: Talk, match: Match | None, spans: Mapping[Side, Span] | None, done: str, none: str) -> Lines:
    from articles.decisions import Reshape

    if match is None or spans is None:
        return [none]
    side = talk.side
    talk.session.apply(Reshape(match, spans["a"], spans["b"]))
    made = next(
        (each for each in talk.session.comparison.alignment.matches if (each.a, each.b) == (spans["a"], spans["b"])),
        None,
    )
    told = arrive(talk, match_place(made)) if made is not None else []
    talk.side = side
    return [f"Pair {done}; {_UNDO}", *told]


def looser(talk: Talk, argument: str) -> Lines:
    """Show weaker matches too, those that matching held back."""
    return _stepped(talk, -1, argument)


def stricter(talk: Talk, argument: str) -> Lines:
    """Show only stronger matches."""
    return _stepped(talk, 1, argument)


def _stepped(talk: Talk, direction: Literal[-1, 1], argument: str) -> Lines:
    from articles.matching.overlay import LOOSEST, STRICTEST

    if not talk.session.comparison.matched:
        return ["Nothing is matched yet."]
    times = min(int(argument), STRICTEST - LOOSEST) if argument.isdecimal() and len(argument) < 4 else 1
    gone = [talk.session.step_strictness(direction) for _ in range(max(times, 1))]
    matches = counted(len(talk.session.comparison.alignment.matches), "match", "matches")
    end = "" if all(gone) else f"; it cannot be {'looser' if direction < 0 else 'stricter'}"
    return [f"{matches} now{end}."]


# what belongs to the articles


def exclude(talk: Talk, argument: str) -> Lines:
    """Leave the paragraph here out of the article; with the number of an excluded part, put that back."""
    if argument:
        return _restore(talk, argument)
    here = _paragraph_here(talk)
    return here if isinstance(here, list) else _moved(talk, here[0], "not-article", here[1])


def begins(talk: Talk, _argument: str) -> Lines:
    """Let the article begin with the paragraph here."""
    here = _paragraph_here(talk)
    return here if isinstance(here, list) else _moved(talk, here[0], "article-begins", here[1])


def ends(talk: Talk, _argument: str) -> Lines:
    """Let the article end with the paragraph here."""
    here = _paragraph_here(talk)
    return here if isinstance(here, list) else _moved(talk, here[0], "article-ends", here[1])


def _paragraph_here(talk: Talk) -> tuple[Side, range] | Lines:
    span = None if talk.place is None else talk.place.on(talk.side)
    index = None if span is None else talk.session.article(talk.side).paragraph_at(span.start)
    if index is None:
        return [f"First go to the paragraph in {LETTERS[talk.side]}: its number does that."]
    return talk.side, range(index, index + 1)


def _moved(talk: Talk, side: Side, kind: BoundaryKind, paragraphs: range) -> Lines:
    back, out = move_boundary(talk.session, side, kind, paragraphs)
    parts = [f"{counted(back, 'paragraph', 'paragraphs')} put back"] if back else []
    parts += [f"{counted(out, 'paragraph', 'paragraphs')} excluded"] if out else []
    if not parts:
        return ["No change."]
    return [f"In {LETTERS[side]} {' and '.join(parts)}; the texts are matched again; {_UNDO}"]


def excluded(talk: Talk, argument: str) -> Lines:
    """What is no part of the articles, a numbered line for each part, or the words of one.

    The reader has looked at it then.
    """
    talk.session.look()
    if argument:
        return _whole_part(talk, argument)
    lines = []
    for number, (side, names, paragraphs) in enumerate(_parts(talk), 1):
        article = talk.session.article(side)
        words = flat(article.quote(article.paragraphs[paragraphs.start].span))
        lines.append(f"{number}, {LETTERS[side]}: {size_of(article, paragraphs, names)}: {begun(words)}")
    return [*lines, "restore and a number puts one back."] if lines else ["Nothing is excluded."]


def _whole_part(talk: Talk, argument: str) -> Lines:
    part = _part(talk, argument)
    if isinstance(part, str):
        return [part]
    side, paragraphs = part
    article = talk.session.article(side)
    return [f"{LETTERS[side]}: {flat(article.quote(article.paragraphs[index].span))}" for index in paragraphs]


def _parts(talk: Talk) -> list[tuple[Side, tuple[str, str], range]]:
    session = talk.session
    return [
        (side, names, paragraphs)
        for side in SIDES
        for names, paragraphs in excluded_parts(session.article(side), session.loaded[side])
    ]


def _part(talk: Talk, argument: str) -> tuple[Side, range] | str:
    """The excluded part of a number; what to say where there is none."""
    parts = _parts(talk)
    number = int(argument) if argument.isdecimal() and len(argument) < 6 else 0
    if not 1 <= number <= len(parts):
        return f"There are {len(parts)} excluded parts; excluded lists them."
    return parts[number - 1][0], parts[number - 1][2]


def _restore(talk: Talk, argument: str) -> Lines:
    part = _part(talk, argument)
    return [part] if isinstance(part, str) else _moved(talk, part[0], "article", part[1])


# what is known of the articles


def correct(talk: Talk, argument: str) -> Lines:
    """Correct one thing known of an article: "A outlet Valley Herald"."""
    from articles.decisions import Amend

    letter, _, rest = argument.partition(" ")
    named, _, words = rest.strip().partition(" ")
    side: Side | None = next((each for each in SIDES if LETTERS[each] == letter.upper()), None)
    known: dict[str, Field] = {**{field: field for field in FIELDS}, "date": "published"}
    field = known.get(named.casefold())
    if side is None or field is None:
        kinds = ", ".join("date" if each == "published" else each for each in FIELDS)
        return [f"Say whose and what: about A outlet and the name. There are {kinds}."]
    try:
        value = read_value(field, words)
        changed = talk.session.apply(Amend({(side, field): value}))
    except DiptychError as error:
        return [str(error)]
    now = flat(shown_value(talk.session.article(side), field)) or "not known"
    label = "date" if field == "published" else field
    return [f"{LETTERS[side]}, {label}: {now}; {_UNDO}" if changed else f"{LETTERS[side]}, {label} is {now} already."]
