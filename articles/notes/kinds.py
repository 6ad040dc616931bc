"""The types of a note as readers speak of them, and choosing notes by type, side, tag, author and place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.notes.note import About, Motivation, Note

NoteType = Literal["comment", "question", "disagreement", "to check", "highlight", "link"]
CHOICES: tuple[NoteType, ...] = ("comment", "question", "disagreement", "to check")
"""The types a reader gives a note; the others follow from what the note is."""
TYPES: tuple[NoteType, ...] = get_args(NoteType)
TO_CHECK = "to check"
"""A tag, so that other tools show it; W3C has no motivation for it."""
ON_ARTICLES = frozenset({"article", "not-article", "article-begins", "article-ends", "metadata"})
"""The relations of what the reader says of an article, and not of the words in it."""
_MOTIVATIONS: dict[NoteType, Motivation] = {
    "comment": "commenting",
    "question": "questioning",
    "disagreement": "assessing",
    "to check": "tagging",
}


def type_of(note: Note) -> NoteType:
    """The type of a note, whoever made it."""
    if TO_CHECK in note.tags:
        return "to check"
    if note.motivation == "highlighting":
        return "highlight"
    if note.motivation == "linking" or note.relation is not None:
        return "link"
    return next((kind for kind, motivation in _MOTIVATIONS.items() if motivation == note.motivation), "comment")


def as_type(note: Note, kind: NoteType) -> Note:
    """The note as one of that type."""
    tags = tuple(tag for tag in note.tags if tag != TO_CHECK) + ((TO_CHECK,) if kind == "to check" else ())
    return replace(note, motivation=_MOTIVATIONS.get(kind, note.motivation), tags=tags)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which notes are wanted: empty or None stands for all."""

    about: About | None = None
    tag: str = ""
    kind: str = ""
    author: str = ""
    placed: bool | None = None

    def of(self, notes: Iterable[Note]) -> list[Note]:
        """The notes wanted, in their order."""
        return [note for note in notes if self._wants(note)]

    def _wants(self, note: Note) -> bool:
        tags = {tag.casefold() for tag in note.tags}
        return (
            (self.about is None or note.about == self.about)
            and (not self.tag or self.tag.casefold() in tags)
            and (not self.kind or type_of(note) == self.kind)
            and (not self.author or self.author.casefold() in note.creator.casefold())
            and (self.placed is None or note.placed == self.placed)
        )


def as_typed(note: Note) -> str:
    """The words of a note as they are typed: the body, and a last line of tags, the type among them."""
    kind = type_of(note)
    first = (kind,) if kind in ("question", "disagreement", TO_CHECK) else ()
    tags = (*first, *(tag for tag in note.tags if tag != TO_CHECK))
    line = " ".join(f"#{' '.join(tag.split())}" for tag in tags)
    return f"{note.body}\n{line}" if line else note.body


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
