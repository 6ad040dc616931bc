"""Any order of changes, saves, failures, restarts and other windows ends with what a plain dict says."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from articles.notes.content.note import edited
from articles.notes.failures import NotSavedError
from tests.faults.breaking import FaultyDisk, note, open_store

if TYPE_CHECKING:
    from articles.notes.store import NotesStore

LONG = "DIPTYCH_LONG" in os.environ
WORDS = st.text("abc", min_size=1, max_size=3)
WHICH = st.integers(0, 11)

Words = dict[str, str]


def nth(notes: Words, number: int) -> str:
    """The id of a note by its number; ids are random, and must not decide what happens."""
    return list(notes)[number % len(notes)]


@dataclass
class Joined:
    """What a merge leaves: the words of each note, and the words kept beside them."""

    notes: Words = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)


def joined(base: Words, mine: Words, disk: Words) -> Joined:
    """The three-way merge of plain dicts."""
    left = Joined()
    for each in {**disk, **mine}:
        here, there, then = mine.get(each), disk.get(each), base.get(each)
        if here is not None and there is not None:
            left.notes[each] = there if here == then else here
            if here != there and then not in (here, there):
                left.beside.append(there)
        elif here is None and there is not None and there != then:
            left.notes[each] = there
        elif there is None and here is not None and here != then:
            left.notes[each] = here
    return left


class Notes(RuleBasedStateMachine):
    """T-5: one window and, now and then, another one; the dicts say what each of them and the file must hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="diptych-"))
        self.disk = FaultyDisk()
        self.store: NotesStore = open_store(self.folder, self.disk)
        self.base: Words = {}
        self.mine: Words = {}
        self.file: Words = {}
        self.steps: list[Words] = []

    @initialize(count=st.integers(0, 3))
    def begin(self, count: int) -> None:
        """Some notes to start from."""
        for number in range(count):
            self.add(f"n{number}")
        self.save()

    @rule(words=WORDS)
    def add(self, words: str) -> None:
        """Write a note."""
        self.steps.append(dict(self.mine))
        made = self.store.add(note(self.folder, words))
        self.mine[made.id] = words

    @precondition(lambda self: self.mine)
    @rule(words=WORDS, which=WHICH)
    def edit(self, words: str, which: int) -> None:
        """Change a note."""
        chosen = nth(self.mine, which)
        present = self.store.note(chosen)
        assert present is not None
        self.steps.append(dict(self.mine))
        self.store.replace(edited(present, f"{words}!{len(self.steps)}"))
        self.mine[chosen] = f"{words}!{len(self.steps)}"

    @precondition(lambda self: self.mine)
    @rule(which=WHICH)
    def delete(self, which: int) -> None:
        """Delete a note."""
        chosen = nth(self.mine, which)
        self.steps.append(dict(self.mine))
        self.store.delete(chosen)
        del self.mine[chosen]

    @precondition(lambda self: self.steps)
    @rule(again=st.booleans())
    def undo(self, again: bool) -> None:
        """Take the last change back, and perhaps make it again."""
        before = dict(self.mine)
        self.store.undo()
        self.mine = self.steps.pop()
        if again:
            self.shows()
            self.store.redo()
            self.steps.append(self.mine)
            self.mine = before

    @rule()
    def save(self) -> None:
        """Save."""
        self.store.save()
        self.take(joined(self.base, self.mine, self.file))

    @rule(at=st.integers(1, 30), number=st.sampled_from([errno.EIO, errno.ENOSPC, errno.EACCES]), lasting=st.booleans())
    def save_badly(self, at: int, number: int, lasting: bool) -> None:
        """Save on a disk that fails."""
        self.disk.arm(at, number, lasting=lasting)
        try:
            self.store.save()
        except NotSavedError:
            self.disk.disarm()
            assert self.store.unsaved or self.mine == self.base or self.file != self.base
            self.store.save()
        self.disk.disarm()
        self.take(joined(self.base, self.mine, self.file))

    @rule()
    def restart(self) -> None:
        """The program dies; what was not saved is gone, what was is there."""
        self.store = open_store(self.folder, self.disk)
        self.base, self.mine, self.steps = dict(self.file), dict(self.file), []

    @rule(words=WORDS, what=st.sampled_from(["add", "edit", "delete"]), which=WHICH)
    def other_window(self, words: str, what: str, which: int) -> None:
        """Another window reads the file, changes a note and saves."""
        other = open_store(self.folder)
        if what == "add" or not self.file:
            self.file[other.add(note(self.folder, f"{words}~")).id] = f"{words}~"
        else:
            chosen = nth(self.file, which)
            present = other.note(chosen)
            assert present is not None
            if what == "edit":
                self.file[chosen] = other.replace(edited(present, f"{self.file[chosen]}~")).body
            else:
                other.delete(chosen)
                del self.file[chosen]
        other.save()

    def take(self, left: Joined) -> None:
        """After a save window and file hold the same, and it is what the merge of the dicts says."""
        found = {each.id: each.body for each in self.store.notes}
        new = {each: words for each, words in found.items() if each not in left.notes}
        assert {each: found.get(each) for each in left.notes} == left.notes
        assert Counter(new.values()) == Counter(left.beside)
        if self.file != self.base:
            self.steps = []
        self.base, self.mine, self.file = dict(found), dict(found), dict(found)

    @invariant()
    def shows(self) -> None:
        """The window shows what the dict says."""
        assert {each.id: each.body for each in self.store.notes} == self.mine

    @invariant()
    def is_on_disk(self) -> None:
        """A fresh start finds what the dict says."""
        assert {each.id: each.body for each in open_store(self.folder).notes} == self.file

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)


TestNotes = Notes.TestCase
TestNotes.settings = settings(max_examples=2_000 if LONG else 25, stateful_step_count=50 if LONG else 20, deadline=None)
