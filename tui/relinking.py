"""Comparisons whose files were moved or renamed: where the files are now, by their texts, and what goes with them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from articles.errors import DiptychError
from articles.notes.disk.naming import ENDING
from articles.reading.named import there
from articles.reading.source import is_address, split_chapter
from tui.moved import around, files_in
from tui.recent import relink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from articles.article import Article
    from articles.notes.relinking import NotesFound
    from tui.recent import Recent

How = Literal["same", "near", "name"]
NEAR = 0.5
"""The likeness of wording from which a text counts as an edited version: a copy with every tenth sentence changed has
.8, two reports of one event have under .1."""
_MOST_READ = 400
"""Files that are read for their text; further ones are left out, and that is said."""
_LARGEST = 50_000_000
_ALIKE = {".htm": ".html", ".md": ".txt", ".markdown": ".txt", ".text": ".txt", "": ".txt"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be the one that is gone: of the same text, nearly the same (`likeness`, 0..1), or the name."""

    path: str
    how: How
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Gone:
    """A file that is gone: which of the two it is, its source, and what it may be now, the likeliest first."""

    number: int
    source: str
    candidates: tuple[Candidate, ...] = ()

    @property
    def chosen(self) -> Candidate | None:
        """The one candidate with the same text; without any, the one with nearly the same; None where several are."""
        for how in ("same", "near"):
            found = [each for each in self.candidates if each.how == how]
            if found:
                return found[0] if len(found) == 1 else None
        return None


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done for a comparison: its files are `gone`, `now` are both sources, "" where that is not known.

    `notes` are the notes files on its texts that would not be found there; they go to `home`, "" where there are none.
    """

    recent: Recent
    gone: tuple[Gone, ...]
    now: tuple[str, str]
    notes: tuple[NotesFound, ...] = ()
    home: str = ""

    @property
    def ready(self) -> bool:
        """Whether each file was found, without a doubt which."""
        return all(self.now)


@dataclass(slots=True)
class Look:
    """The files that are looked at, each read once. `left_out` counts those that were too many."""

    paths: Sequence[str]
    say: Callable[[str], None] = lambda _line: None
    left_out: int = 0
    _read: dict[str, Article | None] = field(default_factory=dict)

    def candidates(self, recent: Recent, number: int, others: frozenset[str]) -> tuple[Candidate, ...]:
        """What the file of a comparison may be now; not one of `others`."""
        path, sign = split_chapter(recent.sources[number])[0], recent.sources[number]
        found = []
        for each in self.paths:
            if os.path.realpath(each) in others or _kind(each) != _kind(path):
                continue
            article = self.article(each + sign[len(path) :])
            how, likeness = _alike(article, recent, number)
            if how is None and Path(each).name == Path(path).name:
                how = "name"
            if how is not None:
                found.append(Candidate(each + sign[len(path) :], how, likeness))
        ranks = {"same": 0, "near": 1, "name": 2}
        return tuple(sorted(found, key=lambda each: (ranks[each.how], -each.likeness, each.path)))

    def article(self, name: str) -> Article | None:
        """The article in a file; None where none can be read, or too many were."""
        from articles.reading import load

        if name in self._read:
            return self._read[name]
        if len(self._read) >= _MOST_READ:
            self.left_out += 1
            return None
        self.say(f"Looking at {Path(name).name}")
        try:
            self._read[name] = load(name) if Path(split_chapter(name)[0]).stat().st_size <= _LARGEST else None
        except (DiptychError, OSError):
            self._read[name] = None
        return self._read[name]


def _kind(path: str) -> str:
    ending = Path(path).suffix.lower()
    return _ALIKE.get(ending, ending)


def _alike(article: Article | None, recent: Recent, number: int) -> tuple[How | None, float]:
    if article is None:
        return None, 0.0
    if article.text_sha256 == recent.hashes[number]:
        return "same", 1.0
    signature = recent.wording[number]
    if not signature:
        return None, 0.0
    from articles.matching.signatures.wording import kept, likeness, unpacked

    share = float(likeness(unpacked(kept(article.text)), unpacked(signature)))
    return ("near", share) if share >= NEAR else (None, share)


def files_for(recents: Iterable[Recent], named: Sequence[str]) -> list[str]:
    """The files that may be those that are gone: the named ones and those in the named folders; else those around."""
    given = [Path(name).expanduser() for name in named]
    folders: list[Path] = [each for each in given if each.is_dir()]
    if not given:
        folders.append(Path.cwd())
        for recent in recents:
            paths = [split_chapter(source)[0] for source in recent.sources if not is_address(source)]
            near = [path for path in paths if there(path)]
            folders += [folder for path in paths if path not in near for folder in around(path, near)]
    found = [str(each) for each in given if each.is_file()]
    found += [path for folder in dict.fromkeys(folders) for path in files_in(folder)]
    return list({os.path.realpath(path): os.path.abspath(path) for path in reversed(found)}.values())[::-1]  # noqa: PTH100 - links stay as the reader named them


def is_gone(recent: Recent) -> bool:
    """Whether a file of a comparison is no longer at its place."""
    return any(_is_gone(source) for source in recent.sources)


def _is_gone(source: str) -> bool:
    return not is_address(source) and not there(split_chapter(source)[0])


def plan_for(recent: Recent, look: Look) -> Plan:
    """What would be done for a comparison with a file that is gone."""
    if len(set(recent.sources)) == 1:  # a case, which holds both
        return _plan_for_case(recent, look)
    stays = {
        number: os.path.realpath(split_chapter(source)[0])
        for number, source in enumerate(recent.sources)
        if not _is_gone(source)
    }
    gone = tuple(
        Gone(number, source, look.candidates(recent, number, frozenset(stays.values())))
        for number, source in enumerate(recent.sources)
        if number not in stays
    )
    now = list(recent.sources)
    for each in gone:
        now[each.number] = each.chosen.path if each.chosen is not None else ""
    if now[0] == now[1]:
        now = ["", ""]
    plan = Plan(recent, gone, (now[0], now[1]))
    return _with_notes(plan, look) if plan.ready else plan


def _plan_for_case(recent: Recent, look: Look) -> Plan:
    """A case is found by the texts in it; its notes are in it, or beside it."""
    from articles.cases.home import OpenCase
    from articles.cases.naming import is_case

    found = []
    for path in look.paths:
        if not is_case(path):
            continue
        try:
            case = OpenCase.at(path).case
        except (DiptychError, OSError):
            continue
        if (case.a.text_sha256, case.b.text_sha256) == recent.hashes:
            found.append(Candidate(path, "same", 1.0))
    gone = Gone(0, recent.sources[0], tuple(found))
    now = gone.chosen.path if gone.chosen is not None else ""
    return Plan(recent, (gone,), (now, now))


def _with_notes(plan: Plan, look: Look) -> Plan:
    """The plan with the notes files on the texts, and where they go."""
    from articles.notes.relinking import new_home, notes_on

    a, b = (look.article(name) for name in plan.now)
    if a is None or b is None:
        return plan
    names = [Path(split_chapter(source)[0]) for source in plan.recent.sources]
    pairs = [f"{left.name}+{right.name}{ENDING}" for left, right in (names, names[::-1])]
    named = [folder / name for folder in _folders(plan) for name in pairs]
    others = [Path(path) for path in look.paths if path.endswith(ENDING)]
    home = new_home(a, b)
    in_place = {os.path.realpath(path) for path in (home.path, *home.others)}
    found = [
        each for each in notes_on(plan.recent.hashes, named, others) if os.path.realpath(each.path) not in in_place
    ]
    return Plan(plan.recent, plan.gone, plan.now, tuple(found), str(home.path) if found else "")


def _folders(plan: Plan) -> list[Path]:
    sources = (*plan.recent.sources, *plan.now)
    return list(dict.fromkeys(Path(split_chapter(source)[0]).parent for source in sources if not is_address(source)))


def carry_out(plan: Plan, look: Look) -> str:
    """Do what a plan says; gives where the notes are now, "" where none were moved. Raises DiptychError."""
    from articles.notes.relinking import move_notes

    moved = ""
    if plan.home and len(plan.notes) == 1:
        a, b = (look.article(name) for name in plan.now)
        if a is not None and b is not None:
            moved = str(move_notes(plan.notes[0].path, a, b))
    relink(plan.recent.sources, plan.now)
    return moved
