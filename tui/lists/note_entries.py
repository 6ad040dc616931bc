"""The list of notes: a line or two for each, and the one under the cursor in full."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from articles.notes.content.changes import word_changes
from articles.notes.content.kinds import TO_CHECK, kind_words, type_of
from articles.notes.content.marked import lines_of
from articles.reading.display import displayable
from tui.lists.entry import CLOSES, Entry
from tui.view.disagreeing import who_says
from tui.view.noting import LABELS, plain_words, relation_sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.notes.content.note import Note, Target
    from tui.view.reading_view import ReadingView
    from tui.view.signs import Signs

FILTER_HINT = "words, #tag, left, right, pair, question, agree, orphan, approximate, disagree, an author"
"""What may be typed above the list of notes."""
NOTE_KEYS = (
    ("list-run", "goes there"),
    ("edit-note", "edits"),
    ("copy", "copies"),
    ("delete-note", "deletes"),
    ("undo", "undoes"),
    CLOSES,
)
"""The commands of the list."""
_LOST = "No longer in the text: Enter, go to the new place, and reattach the note there"
_HOW = {"exact": "", "moved": "found elsewhere", "approximate": "words have changed", "": "no longer in the text"}
Styled = tuple[str, str]


def note_entries(view: ReadingView, signs: Signs) -> list[Entry]:
    """Every note: its number, what it is about, its words, and the words it is on. Those without a place come last."""
    several = len({note.creator for note in view.session.notes}) > 1
    numbered = sorted(enumerate(view.session.notes, 1), key=lambda each: not each[1].placed)
    return [_note_entry(number, note, view, signs, several=several) for number, note in numbered]


def _note_entry(number: int, note: Note, view: ReadingView, signs: Signs, *, several: bool) -> Entry:
    quotes = " ⇄ ".join(displayable(" ".join(target.selector.exact.split())) for target in note.targets)
    words = " ".join(plain_words(note).split()) or "(no words)"
    tags = displayable(" ".join(f"#{tag}" for tag in note.tags if tag != TO_CHECK))
    about = LABELS[note.about].removeprefix("the ")
    kind = displayable(kind_words(note, plain=False))
    author = f"  — {displayable(note.creator)}" if several and note.creator else ""
    disputed = view.disagreeing.of(note)
    told = f"  {signs['differ']} people disagree" if disputed else ""
    parts: list[Styled] = [
        (f"{signs['unplaced' if note.unsure else 'note']}{number:<3} ", "bold"),
        (f"{about:<11} ", ""),
        (f"{relation_sign(note, signs)}{kind}: " if kind else "", "bold"),
        (f"{words} ", ""),
        (tags, "bold"),
        (author, "$ink-quiet"),
        (told, "bold"),
        ("\n     ", ""),
        *_places(note, view, signs),
    ]
    standing = "orphan" if not note.placed else "placed approximate" if note.unsure else "placed"
    found = f"{about} {type_of(note)} {kind} {words} {quotes} {tags} {displayable(note.creator)} {standing}{told}"
    return Entry(note.id, Content.assemble(*parts), found, "" if note.placed else _LOST)


def _places(note: Note, view: ReadingView, signs: Signs) -> Iterator[Styled]:
    """The words a note is on; where they changed, what became of them, and where they are gone, that they are."""
    for number, target in enumerate(note.targets):
        if number:
            yield " ⇄ ", "$ink-quiet"
        if target.uncertain:
            yield "words changed: ", "bold"
            yield from changed_words(target, view, signs)
        else:
            gone = "" if target.span is not None else f"no longer in {LABELS[target.side]}: "
            yield gone, "bold"
            yield f"“{displayable(' '.join(target.selector.exact.split()))}”", "$ink-quiet"


def changed_words(target: Target, view: ReadingView, signs: Signs) -> Iterator[Styled]:
    """The words of then and now: what was replaced is in brackets, the new words bold."""
    if target.span is None:
        return
    arrow = "->" if signs.ascii_only else "→"
    then = displayable(target.selector.exact)
    for change in word_changes(then, view.shown[target.side][target.span.start : target.span.end]):
        if change.same:
            yield change.now, ""
        else:
            yield " [", "bold"
            yield change.was, "strike dim"
            yield f"{' ' if change.was else ''}{arrow}{' ' if change.now else ''}", "bold"
            yield change.now, "bold"
            yield "]", "bold"


def note_detail(view: ReadingView, signs: Signs, note_id: str) -> Content:
    """A note in full: what it is, all its words, and the words it is on, with what became of them."""
    found = next(((number, note) for number, note in enumerate(view.session.notes, 1) if note.id == note_id), None)
    if found is None:
        return Content("")
    number, note = found
    further = view.session.store.further if note.elsewhere else {}
    tags = " ".join(f"#{tag}" for tag in note.tags if tag != TO_CHECK)
    facts = [
        f"{relation_sign(note, signs)}{displayable(kind_words(note))} on {LABELS[note.about]}",
        f"and on {', '.join(displayable(further[name].name) for name in note.elsewhere)}" if note.elsewhere else "",
        displayable(tags),
        displayable(note.creator),
        _moment(note),
        "another version of a note" if note.conflict_of else "",
    ]
    parts: list[Styled | Content] = [(f"{signs['note']}{number}  {'  ·  '.join(filter(None, facts))}\n", "bold")]
    parts += styled_words(note)
    for target in note.targets:
        how = f"   {_HOW[target.how]}" if _HOW[target.how] else ""
        parts.append((f"{target.side.upper()} ", "bold"))
        changed = list(changed_words(target, view, signs)) if target.uncertain else []
        parts += changed or [(f"“{displayable(' '.join(target.selector.exact.split()))}”", "")]
        parts.append((f"{how}\n", "$ink-quiet"))
    for each in view.disagreeing.of(note):
        parts.append((f"{signs['differ']} {who_says(each)}\n", "bold"))
    return Content.assemble(*parts)


def _moment(note: Note) -> str:
    """When the note was last changed, by the reader's clock; as the file has it when that is no time."""
    try:
        return f"{datetime.fromisoformat(note.modified).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):
        return displayable(note.modified[:40])


def styled_words(note: Note) -> Iterator[Styled]:
    """The words of a note, line by line, with the styles of its Markdown."""
    for line in lines_of(note.body.strip()):
        for piece in line:
            marks = ((piece.strong, "bold"), (piece.emphasis, "italic"), (piece.code, "reverse"))
            yield displayable(piece.text), " ".join(style for wanted, style in marks if wanted)
        yield "\n", ""
