"""What is being typed and is no note yet, kept on disk so that no more than two seconds of it can be lost."""

from __future__ import annotations

import os
import re
import uuid
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from articles.article import SIDES, Side
from articles.notes.collection.strictjson import Json, as_index, as_list, as_string, read_json, write_json
from articles.notes.content.fields import NoteFields
from articles.notes.content.kinds import TYPES, NoteType
from articles.notes.content.note import LONGEST_NOTE
from articles.notes.disk.saving import hold_folder, make_folder, read_file, replace_file
from articles.notes.failures import DamagedNotesError
from articles.notes.placement.selectors import Selector

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from articles.notes.content.note import About
    from articles.notes.disk.files import Disk

_NAME = re.compile(r"(\d{1,10})-([0-9a-f]{32})\.draft\.json")
_LARGEST = 8 * LONGEST_NOTE
_ABOUTS: tuple[About, ...] = ("a", "b", "pair")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was written so far: where the note would stand, and the note that it changes, if any.

    `before` is what stood in that note when typing began, `key` tells drafts apart, `time` is when it was kept, in UTC.
    """

    written: NoteFields
    selectors: Mapping[Side, Selector]
    note_id: str = ""
    before: NoteFields = field(default_factory=NoteFields)
    time: str = ""
    key: str = field(default_factory=lambda: uuid.uuid4().hex)


class Drafts:
    """The drafts on one pair of articles, a file each in `folder`; without a folder nothing is kept."""

    def __init__(self, disk: Disk, folder: Path | None) -> None:
        self._disk = disk
        self._folder = folder

    def keep(self, typed: Typed) -> None:
        """Put a draft on disk, in the place of its earlier state. Raises OSError."""
        if self._folder is None:
            return
        make_folder(self._disk, self._folder)
        own = self._folder / f"{os.getpid()}-{typed.key}.draft.json"
        replace_file(self._disk, own, write_json(_as_json(typed, self._disk.started(os.getpid()))))
        self._remove(typed.key, but=own.name)

    def drop(self, key: str) -> None:
        """Remove a draft: it is a note now, or not wanted. Raises OSError."""
        if self._folder is not None:
            self._remove(key)

    def left(self) -> list[Typed]:
        """The drafts of windows that no longer run, the latest last; what cannot be read is left out."""
        found = []
        for name, process in self._names():
            typed, window = self._read(name)
            if typed is not None and not typed.written.empty and not self._runs(process, window):
                found.append(typed)
        return sorted(found, key=lambda typed: (typed.time, typed.key))

    def _runs(self, process: int, window: str) -> bool:
        """Whether the window that kept a draft still runs, and not just some process with its number."""
        if process != os.getpid() and not self._disk.alive(process):
            return False
        now = self._disk.started(process)
        return not window or not now or window == now

    def _names(self) -> list[tuple[str, int]]:
        if self._folder is None:
            return []
        try:
            names = sorted(self._disk.listdir(self._folder))
        except OSError:
            return []
        return [(name, int(parts[1])) for name in names if (parts := _NAME.fullmatch(name))]

    def _read(self, name: str) -> tuple[Typed | None, str]:
        """The draft in a file, and what its window wrote of itself."""
        parts = _NAME.fullmatch(name)
        if self._folder is None or parts is None:
            return None, ""
        try:
            raw = read_json(read_file(self._disk, self._folder / name, _LARGEST) or b"")
        except (OSError, DamagedNotesError):
            return None, ""
        return _from_json(raw, parts[2]), as_string(raw.get("window")) if isinstance(raw, dict) else ""

    def _remove(self, key: str, but: str = "") -> None:
        """Remove every state of a draft but one, also those of windows that ended."""
        folder = self._folder
        gone = [name for name, _ in self._names() if name.endswith(f"-{key}.draft.json") and name != but]
        for name in gone:
            if folder is not None:
                self._disk.unlink(folder / name)
        if gone and folder is not None:
            hold_folder(self._disk, folder)


def _as_json(typed: Typed, window: str) -> Json:
    return {
        "window": window,
        "words": typed.written.words,
        "about": typed.written.about,
        "selectors": {side: asdict(selector) for side, selector in typed.selectors.items()},
        "note": typed.note_id,
        "was": typed.before.words,
        "time": typed.time,
        **_facts(typed.written),
        "before": _facts(typed.before),
    }


def _from_json(raw: Json, key: str) -> Typed | None:
    """The draft in a file; None when there is none in it."""
    if not isinstance(raw, dict) or not isinstance(raw.get("selectors"), dict):
        return None
    about = next((each for each in _ABOUTS if each == raw.get("about")), None)
    selectors = {side: found for side in SIDES if (found := _selector(raw["selectors"].get(side))) is not None}
    words, was, note_id, time = (as_string(raw.get(name)) for name in ("words", "was", "note", "time"))
    if about is None or (not selectors and not note_id):
        return None
    written, before = _written(words, about, raw), _written(was, about, raw.get("before"))
    return Typed(written, selectors, note_id, before, time, key)


def _facts(written: NoteFields) -> Json:
    return {"type": written.kind, "tags": list(written.tags), "relation": written.relation}


def _written(words: str, about: About, raw: Json) -> NoteFields:
    """The words with what else is written, as far as the file says so."""
    facts = raw if isinstance(raw, dict) else {}
    kind: NoteType = next((each for each in TYPES if each == facts.get("type")), "comment")
    tags = tuple(each for each in as_list(facts.get("tags")) if isinstance(each, str))
    return NoteFields(words, about, kind, tags, as_string(facts.get("relation")) or None)


def _selector(raw: Json) -> Selector | None:
    if not isinstance(raw, dict) or not as_string(raw.get("exact")):
        return None
    prefix, suffix = as_string(raw.get("prefix")), as_string(raw.get("suffix"))
    start, end = as_index(raw.get("start")), as_index(raw.get("end"))
    return Selector(raw["exact"], prefix, suffix, start or 0, end or 0)
