"""Notes: written line by line, changed, tagged, deleted, listed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.reports.parts import counted
from tui.plain.talk import Question
from tui.plain.telling import about_words, note_line, note_words, where_words
from tui.plain.walks import WALKS

if TYPE_CHECKING:
    from articles.article import Side, Span
    from articles.notes.content.note import About, Note
    from tui.plain.talk import Lines, Place, Talk

_ABOUTS: dict[str, About] = {"A": "a", "B": "b", "pair": "pair", "PAIR": "pair"}


def note(talk: Talk, argument: str) -> Lines:
    """Write a note on what is here, on one text or the pair; asked for line by line where no words are given."""
    about, words = about_and_words(argument)
    spans = spans_here(talk, about)
    return [spans] if isinstance(spans, str) else write(talk, spans, words)


def write(talk: Talk, spans: dict[Side, Span], words: str, tags: tuple[str, ...] = (), called: str = "Note") -> Lines:
    """Keep a note on some words; without `words` of its own, it is typed line by line from now on."""
    if full := talk.session.store.full:
        return [f"{full}, and no more fit."]
    writing = _Writing(talk, spans, tags, called)
    if words:
        return writing.whole(words)
    talk.question = writing.question
    on = "the pair" if len(spans) == len(SIDES) else next(iter(spans)).upper()
    return [f"{called} on {on}. Type it; each line is saved, an empty line ends it."]


def about_and_words(argument: str) -> tuple[About | None, str]:
    """What a note is to be on, where that is said, and its words. A and B are capitals, as words may begin with "a"."""
    first, _, rest = argument.partition(" ")
    alone = _ABOUTS.get(argument.upper()) if len(argument) == 1 else None
    about = alone or _ABOUTS.get(first.rstrip(":"))
    if about is None:
        return None, argument
    return about, "" if alone else rest.strip()


def spans_here(talk: Talk, about: About | None) -> dict[Side, Span] | str:
    """The words that a note is to be on; why there are none, where there are none."""
    place = talk.place
    if place is None:
        return "Nothing here to note: first go to a finding or read a paragraph."
    found = dict(place.spans)
    if about in (None, "pair") and place.kind in ("finding", "match", "note"):
        return found
    if about is None:
        return found
    wanted: tuple[Side, ...] = SIDES if about == "pair" else (about,)
    if not set(wanted) <= set(found):
        match = talk.match_here()
        across = {side: match.span(side) if match is not None else _visited(talk, side) for side in SIDES}
        found = {**{side: span for side, span in across.items() if span is not None}, **found}
    missing = next((side for side in wanted if side not in found), None)
    if missing is not None:
        return f"First go to the passage in {missing.upper()}: this one has no counterpart there."
    return {side: found[side] for side in wanted}


def _visited(talk: Talk, side: Side) -> Span | None:
    """The sentence of a text that was visited last."""
    index = talk.at[side]
    return None if index is None else talk.session.article(side).sentences[index].span


def _kept(talk: Talk, made: Note, said: str) -> str:
    """What to say of a note that was made: it is on disk, or why it is not."""
    failed = talk.save()
    if failed:
        return f"NOT SAVED, {failed}; the note is kept while this runs, save tries again."
    return f"{said}, on {about_words(made)}."


class _Writing:
    """A note that is typed line by line; each is on disk before the next is asked for."""

    def __init__(self, talk: Talk, spans: dict[Side, Span], tags: tuple[str, ...], called: str) -> None:
        self._talk, self._spans, self._tags, self._called = talk, spans, tags, called
        self._note: Note | None = None
        self._lines: list[str] = []
        self.question = Question("note: ", self._take, self._leave)

    def whole(self, words: str) -> Lines:
        """Keep the note as it was typed, in one line."""
        return [_kept(self._talk, self._add(words), f"{self._called} saved")]

    def _add(self, words: str) -> Note:
        from articles.notes.content.note import new_note

        session = self._talk.session
        return session.add(new_note(session.loaded, self._spans, words, tags=self._tags, creator=session.author))

    def _take(self, line: str) -> Lines:
        from articles.notes.content.note import edited

        if not line.strip():
            return self._end()
        self._lines.append(line.rstrip())
        if self._note is None:
            self._note = self._add(self._lines[0])
        else:
            self._note = self._talk.session.replace(edited(self._note, "\n".join(self._lines)), was=self._note)
        self._talk.question = self.question
        return [_kept(self._talk, self._note, f"Line {len(self._lines)} saved")]

    def _leave(self, typed: str) -> Lines:
        kept = self._take(typed) if typed.strip() else []
        self._talk.question = None
        return [*kept, *self._end()]

    def _end(self) -> Lines:
        if self._note is None:
            return [f"{self._called} not written."]
        lines = counted(len(self._lines), "line", "lines")
        return [f"{self._called} ended, {lines}, on {about_words(self._note)}."]


# what is there


def _one_here(talk: Talk) -> Note | str:
    """The note here, the last one where there are several; what to say where there is none."""
    found = talk.notes_here()
    return found[-1] if found else "No note here. next note goes to one, notes lists them."


def edit(talk: Talk, argument: str) -> Lines:
    """Give the note here other words."""
    found = _one_here(talk)
    if isinstance(found, str):
        return [found]
    if argument:
        return _reword(talk, found, argument)
    answer = partial(_reword_or_leave, talk, found)
    talk.question = Question("words: ", answer, lambda _typed: ["The note is as it was."])
    return [f"It says: {note_words(found)}", "Type its new words in one line; an empty line leaves it."]


def _reword_or_leave(talk: Talk, found: Note, line: str) -> Lines:
    return _reword(talk, found, line.strip()) if line.strip() else ["The note is as it was."]


def _reword(talk: Talk, found: Note, words: str) -> Lines:
    from articles.notes.content.note import edited

    made = talk.session.replace(edited(found, words), was=found)
    return [_kept(talk, made, "Note changed")]


def tag(talk: Talk, argument: str) -> Lines:
    """Tag the note here; several tags with commas between them."""
    from articles.notes.content.note import edited

    found = _one_here(talk)
    if isinstance(found, str):
        return [found]
    tags = tuple(each for part in argument.split(",") if (each := part.strip().lstrip("#").strip()))
    if not tags:
        now = ", ".join(found.tags) or "none"
        return [f"Its tags: {now}. tag and a word adds one."]
    every = tuple(dict.fromkeys((*found.tags, *tags)))
    made = talk.session.replace(edited(found, found.body, tags=every), was=found)
    return [_kept(talk, made, f"Tagged {', '.join(tags)}")]


def delete(talk: Talk, _argument: str) -> Lines:
    """Delete the note here."""
    found = _one_here(talk)
    if isinstance(found, str):
        return [found]
    talk.session.delete(found.id)
    count = len(talk.session.notes)
    return [f"Note deleted, {counted(count, 'note', 'notes')} left; undo brings it back."]


def notes(talk: Talk, _argument: str) -> Lines:
    """All notes, a line each."""
    every = talk.session.notes
    lines = [f"{note_line(each, number, len(every))}{_place(talk, each)}" for number, each in enumerate(every, 1)]
    return lines or ["No notes yet. note and your words write one on what is here."]


def _place(talk: Talk, each: Note) -> str:
    if not each.placed:
        return " (its words are gone from the texts)"
    walk = next(walk for walk in WALKS if walk.name == "note")
    place: Place | None = next((place for place in walk.places(talk) if place.name == each.id), None)
    return f" ({where_words(talk, place)})" if place is not None else ""


def save(talk: Talk, _argument: str) -> Lines:
    """Save now, though every change is saved at once."""
    store = talk.session.store
    failed = talk.save()
    if failed:
        return [f"NOT SAVED, {failed}."]
    return [f"All is saved in {store.path}." if store.notes else "There is nothing to save."]
