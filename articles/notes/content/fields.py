"""What a reader writes of a note: its words, what they are about, type, tags and relation; as fields, and as lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.notes.content.kinds import CHOICES, TO_CHECK, NoteType, as_related, as_type, type_of
from articles.notes.content.note import edited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.notes.content.note import About, Note


@dataclass(frozen=True, slots=True)
class NoteFields:
    """What stands in the box that a note is written in. The type is none of the tags."""

    words: str = ""
    about: About = "a"
    kind: NoteType = "comment"
    tags: tuple[str, ...] = ()
    relation: str | None = None

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return not self.words.strip() and not self.tags and self.kind == "comment" and self.related is None

    @property
    def related(self) -> str | None:
        """What it says of the pair; nothing of one text alone."""
        return self.relation if self.about == "pair" else None


def fields_of(note: Note) -> NoteFields:
    """What is written in a note."""
    tags = tuple(tag for tag in note.tags if tag != TO_CHECK)
    return NoteFields(note.body, note.about, type_of(note), tags, note.relation)


def note_with(note: Note, written: NoteFields, before: NoteFields) -> Note:
    """The note changed in what `written` has otherwise than `before`; itself when that is nothing."""
    if written == before:
        return note
    words = note.body if written.words == before.words else written.words
    check = (TO_CHECK,) if TO_CHECK in note.tags else ()
    tags = note.tags if written.tags == before.tags else (*written.tags, *check)
    changed = edited(note, words, tags=tags)
    if written.kind != before.kind:
        changed = as_type(changed, written.kind)
    return as_related(changed, written.related) if written.related != before.related else changed


def typed_out(written: NoteFields) -> NoteFields:
    """`written` with the tags and the type that its last line gives, as in `#question #harbour`, beside its own."""
    body, tags, kind = read_typed(written.words)
    every = tuple(dict.fromkeys((*written.tags, *tags)))
    return replace(written, words=body, tags=every, kind=kind or written.kind)


def as_typed(written: NoteFields) -> str:
    """What is written as one text: the words, and a last line of tags, the type among them."""
    first = (written.kind,) if written.kind in ("question", "disagreement", TO_CHECK) else ()
    line = " ".join(f"#{' '.join(tag.split())}" for tag in (*first, *written.tags))
    return f"{written.words}\n{line}" if line else written.words


def from_typed(text: str, before: NoteFields) -> NoteFields:
    """What `text`, which was `before` as one text, says now; a type or tag that it no longer names is gone."""
    if text == as_typed(before):
        return before
    body, tags, kind = read_typed(text)
    if kind is None:
        kind = before.kind if before.kind not in CHOICES else "comment"
    return replace(before, words=body, tags=tags, kind=kind)


def read_typed(words: str) -> tuple[str, tuple[str, ...], NoteType | None]:
    """The body, the tags and the type in words as they were typed.

    A last line such as `#question #harbour office` gives tags; one of them may be a type. `# Heading`, as Markdown
    has it, is no tag.
    """
    body, _, last = words.rstrip().rpartition("\n")
    pieces = [" ".join(piece.split()) for piece in last.strip().removeprefix("#").split(" #")]
    if not last.startswith("#") or not all(pieces) or last.startswith("# ") or "#" in "".join(pieces):
        return words, (), None
    named = {piece.casefold().replace("-", " "): piece for piece in pieces}
    kind = next((each for each in CHOICES if each in named), None)
    tags = tuple(dict.fromkeys(piece for key, piece in named.items() if key not in CHOICES))
    return body.rstrip(), tags, kind


def tags_line(tags: Sequence[str]) -> str:
    """Tags on one line, a comma between them."""
    return ", ".join(tags)


def read_tags(line: str, before: Sequence[str] = ()) -> tuple[str, ...]:
    """The tags on a line; those of `before` that hold a comma of their own stay whole."""
    held = [tag for tag in before if "," in tag or "#" in tag]
    for number, tag in enumerate(held):
        line = line.replace(tag, f"\0{number}\0")
    pieces = [" ".join(piece.split()).removeprefix("#").strip() for piece in line.replace(" #", ",").split(",")]
    for number, tag in enumerate(held):
        pieces = [piece.replace(f"\0{number}\0", tag) for piece in pieces]
    return tuple(dict.fromkeys(piece for piece in pieces if piece))
