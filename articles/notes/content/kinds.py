"""The types of a note as readers speak of them, what one on a pair says about it, and choosing notes by all of that."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.notes.content.note import About, Motivation, Note

NoteType = Literal["comment", "question", "disagreement", "to check", "highlight", "link"]
CHOICES: tuple[NoteType, ...] = ("comment", "question", "disagreement", "to check")
"""The types a reader gives a note; the others follow from what the note is."""
TYPES: tuple[NoteType, ...] = get_args(NoteType)
RELATIONS: tuple[str, ...] = ("agree", "contradict", "omits")
"""What a reader says of the two passages of a pair; `omits`: one of them leaves out what the other says."""
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
    linked = note.motivation == "linking" or note.relation is not None
    for_what = note.purpose if linked else note.motivation
    usual: NoteType = "link" if linked else "comment"
    return next((kind for kind, motivation in _MOTIVATIONS.items() if motivation == for_what), usual)


def kind_words(note: Note, *, plain: bool = True) -> str:
    """What a note says about its pair, if anything, and its type: "contradict, question".

    A usual type (comment, highlight, link) is named only if `plain` and the note says nothing about its pair.
    """
    kind = type_of(note)
    usual = kind in ("comment", "highlight", "link")
    parts = [note.relation or "", kind if not usual or (plain and note.relation is None) else ""]
    return ", ".join(part for part in parts if part)


def as_type(note: Note, kind: NoteType) -> Note:
    """The note as one of that type; what it says about a pair stays."""
    tags = tuple(tag for tag in note.tags if tag != TO_CHECK) + ((TO_CHECK,) if kind == "to check" else ())
    for_what = _MOTIVATIONS.get(kind, note.motivation)
    if note.relation is None:
        return replace(note, motivation=for_what, purpose=None, tags=tags)
    return replace(note, purpose="commenting" if for_what == "tagging" else for_what, tags=tags)


def as_related(note: Note, relation: str | None) -> Note:
    """The note as one that says `relation` about its pair, or nothing.

    It then links the two, as the W3C model does, and the purpose of its words says which type it is.
    """
    if relation == note.relation:
        return note
    kind = type_of(note)
    if relation is None:
        return as_type(replace(note, relation=None), "comment" if kind == "link" else kind)
    motivation: Motivation = "assessing" if note.relation and note.motivation == "assessing" else "linking"
    return as_type(replace(note, relation=relation, motivation=motivation), kind)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which notes are wanted: empty or None stands for all. `words` must all be found, in whatever order."""

    about: About | None = None
    tag: str = ""
    kind: str = ""
    author: str = ""
    placed: bool | None = None
    relation: str = ""
    words: str = ""

    def of(self, notes: Iterable[Note]) -> list[Note]:
        """The notes wanted, in their order."""
        return [note for note in notes if self._wants(note)]

    def _wants(self, note: Note) -> bool:
        return self._wants_marks(note) and self._wants_place(note) and self._wants_words(note)

    def _wants_marks(self, note: Note) -> bool:
        """Whether a note has the tag, the type, the author and the relation asked for."""
        return (
            (not self.tag or self.tag.casefold() in {tag.casefold() for tag in note.tags})
            and (not self.kind or type_of(note) == self.kind)
            and (not self.author or self.author.casefold() in note.creator.casefold())
            and (not self.relation or note.relation == self.relation)
        )

    def _wants_place(self, note: Note) -> bool:
        """Whether a note is about what is asked for, and has its place or has lost it as asked."""
        if self.about is not None and note.about != self.about:
            return False
        return self.placed is None or (note.placed if self.placed else _orphan(note))

    def _wants_words(self, note: Note) -> bool:
        """Whether all words asked for are found in a note."""
        searched = searched_in(note) if self.words else ""
        return all(word in searched for word in self.words.casefold().split())


def _orphan(note: Note) -> bool:
    """Whether the texts were available and no words of the note are in them."""
    return not note.placed and all(target.how != "unread" for target in note.targets)


def searched_in(note: Note) -> str:
    """All that a search for words looks at, case folded: the note's words, the words it is on, tags, type, author."""
    quotes = (target.selector.exact for target in note.targets)
    tags = (f"#{tag}" for tag in note.tags)
    return " ".join((note.body, *quotes, *tags, type_of(note), note.relation or "", note.creator)).casefold()


def tags_in(notes: Iterable[Note]) -> list[str]:
    """The tags in use, the most used first; none that is a type."""
    counts = Counter(tag for note in notes for tag in note.tags if tag != TO_CHECK)
    return [tag for tag, _count in counts.most_common()]
