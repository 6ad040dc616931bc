"""Who made which note: by the name in it, or else by the file it is in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.claims.judging import person_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import PurePath

    from articles.notes.content.note import Note

NO_NAME = "no name"
"""What a person is called who wrote no name and whose file is not known."""
_ENDINGS = (".notes.json", ".json", ".diptych")


@dataclass(frozen=True, slots=True)
class People:
    """The people who made notes: `names` in order, `of` the name for each note's id.

    `by_file` are those called by their file; `unknown` is how many notes without a name are in several files, so that
    nobody can say whose they are; those are in `of` not at all.
    """

    names: tuple[str, ...]
    of: Mapping[str, str]
    by_file: frozenset[str] = frozenset()
    unknown: int = 0


def people_in(notes: Iterable[Note], files: Mapping[str, Sequence[str]] | None = None) -> People:
    """Who made the notes. One name is one person, whatever its capitals and blanks, in however many files.

    `files` gives for the id of a note the names of the files it is in, which stand in where it has no author; without
    it, all notes that have none are one person's.
    """
    every = tuple(notes)
    spelled = _spellings(every)
    of: dict[str, str] = {}
    filed: dict[str, str] = {}
    unknown = 0
    for note in every:
        key = person_key(note.creator)
        if key:
            of[note.id] = spelled[key]
        elif files is None:
            of[note.id] = NO_NAME
        elif len(names := files.get(note.id, ())) == 1:
            filed[note.id] = names[0]
        else:
            unknown += 1
    taken = {person_key(name) for name in of.values()}
    called = {name: f"{name} (file)" if person_key(name) in taken else name for name in filed.values()}
    of |= {note_id: called[name] for note_id, name in filed.items()}
    return People(tuple(sorted(set(of.values()), key=person_key)), of, frozenset(called.values()), unknown)


def _spellings(notes: Iterable[Note]) -> dict[str, str]:
    """How each name is written most often; of equals the first in the alphabet."""
    counts = Counter(" ".join(note.creator.split()) for note in notes)
    spelled: dict[str, str] = {}
    for name in sorted(counts, key=lambda each: (-counts[each], each)):
        spelled.setdefault(person_key(name), name)
    return spelled


def names_of_files(paths: Sequence[PurePath]) -> list[str]:
    """What to call the person behind each file: its name without the ending; with folders where that is not enough.

    Where all files have one name, as copies in folders of their own, the folders alone tell.
    """
    parts = [(*path.parts[:-1], _stem(path.name)) for path in paths]
    if len(paths) > 1 and len({each[-1] for each in parts}) == 1:
        parts = [each[:-1] or each for each in parts]
    depth = 1
    while len({each[-depth:] for each in parts}) < len(set(parts)):
        depth += 1
    return [" ".join("/".join(part for part in each[-depth:] if part != "/").split()) for each in parts]


def _stem(name: str) -> str:
    ending = next((each for each in _ENDINGS if name.lower().endswith(each) and len(name) > len(each)), "")
    return name[: len(name) - len(ending)]
