"""Notes in the words of the screen: what they are about, what they say, and what became of the words they are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reading.display import displayable

if TYPE_CHECKING:
    from articles.notes.content.note import About, Note
    from tui.view.reading_view import ReadingView
    from tui.view.signs import SignName, Signs

LABELS: dict[About, str] = {"a": "the left text", "b": "the right text", "pair": "the pair"}
RELATION_SIGNS: dict[str, SignName] = {"agree": "agree", "contradict": "contradict", "omits": "only"}


def relation_sign(note: Note, signs: Signs) -> str:
    """The sign of what a note says of its pair, and a space; empty when it says nothing."""
    name = RELATION_SIGNS.get(note.relation or "")
    return f"{signs[name]} " if name else ""


def plain_words(note: Note) -> str:
    """The words of a note without the signs of Markdown."""
    from articles.notes.content.marked import lines_of

    return displayable("\n".join("".join(piece.text for piece in line) for line in lines_of(note.body)))


def note_line(number: int, total: int, note: Note, view: ReadingView, signs: Signs) -> str:
    """A note in one line, for the bottom row: what became of its words, what it says, its words."""
    from articles.notes.content.changes import in_brackets, word_changes
    from articles.notes.content.kinds import kind_words

    arrow = "->" if signs.ascii_only else "→"
    changed = []
    for target in note.targets:
        if target.uncertain and target.span is not None:
            now = view.shown[target.side][target.span.start : target.span.end]
            changes = word_changes(displayable(target.selector.exact), now)
            changed.append(in_brackets((each for each in changes if not each.same), arrow))
    kind = displayable(kind_words(note, plain=False))
    said = f"{relation_sign(note, signs)}{kind}:" if kind else ""
    words = " ".join(plain_words(note).split()) or displayable(" ".join(f"#{tag}" for tag in note.tags))
    sign = signs["unplaced" if note.unsure else "note"]
    several = note.creator and view.disagreeing.agreement is not None
    said = f"{displayable(note.creator)}: {said}".rstrip() if several else said
    return " ".join(filter(None, (f"{sign} {number}/{total}", *changed, said, words)))


def notes_here(view: ReadingView) -> list[Note]:
    """The notes at the cursor: on its character first, then on its sentence."""
    sentence = view.sentence()
    if sentence is None:
        return []
    side, offset = view.cursor.side, view.cursor.offset
    around = view.article(side).sentences[sentence].span
    touching = [(span, note) for span, note in view.noted(side).between(around.start, around.end) if len(span)]
    touching.sort(key=lambda pair: (not pair[0].covers(offset), len(pair[0])))
    return list({note.id: note for _span, note in touching}.values())
