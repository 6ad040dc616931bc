"""The lines of the start screen: what was read lately, what is left to check in it, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from articles.reading.display import displayable
from articles.reading.named import there
from articles.reading.source import split_chapter
from tui.view.pages.wrapping import fit

if TYPE_CHECKING:
    from tui.recent import Recent

_LEFT, _WHEN, _GAP = 17, 14, 2
_TITLE_SHARE = 0.45
_NARROW, _NARROWEST = 84, 46


@dataclass(frozen=True, slots=True)
class StartLine:
    """A comparison that can be opened: its title, whose articles they are, what is left to do, when it was open.

    `gone` names a file of it that is no longer there; `now` are the sources, each such file where it was found, or "".
    `accounts` are all that were read together, if there are more than two.
    """

    title: str
    outlets: str
    left: str
    when: str
    sources: tuple[str, str]
    gone: str = ""
    now: tuple[str, str] = ("", "")
    accounts: tuple[str, ...] = ()

    @property
    def at(self) -> tuple[int, int]:
        """The numbers of the two that were in sight last."""
        if not set(self.sources) <= set(self.accounts):
            return 1, 2
        return self.accounts.index(self.sources[0]) + 1, self.accounts.index(self.sources[1]) + 1


def recent_line(recent: Recent, now: datetime | None = None) -> StartLine:
    """The line of a comparison opened lately; where an outlet is not known, and of a case, its file is shown."""
    names = [outlet or Path(source).name for outlet, source in zip(recent.outlets, recent.sources, strict=True)]
    if len(set(recent.sources)) == 1:  # a case, which holds both
        names = [Path(recent.sources[0]).name]
    left = "" if not recent.notes else "1 note" if recent.notes == 1 else f"{recent.notes} notes"
    left = f"{recent.to_check} left to check" if recent.to_check else left
    more = f" and {len(recent.accounts) - 2} more" if len(recent.accounts) > 2 else ""
    outlets = " ⇄ ".join(names) + more
    return StartLine(recent.titles[0], outlets, left, ago(recent.opened, now), recent.sources, accounts=recent.accounts)


def ago(opened: str, now: datetime | None = None) -> str:
    """How long ago, in the words people use; "" for what is no time."""
    try:
        days = ((now or datetime.now(UTC)).date() - datetime.fromisoformat(opened).date()).days
    except (ValueError, TypeError):
        return ""
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"


def with_gone(line: StartLine) -> StartLine:
    """The line, saying which of its files is gone, and where it was found; this looks at the disk."""
    paths = [split_chapter(source)[0] for source in line.sources]
    gone = [path for path in paths if "://" not in path and not there(path)]
    if not gone:
        return line
    from tui.moved import moved_to

    near = [path for path in paths if path not in gone and "://" not in path]
    a, b = (
        source.replace(path, moved_to(path, near), 1) if path in gone else source
        for source, path in zip(line.sources, paths, strict=True)
    )
    return replace(line, gone=Path(gone[0]).name, now=(a, b))


def columns(line: StartLine, width: int, *, ascii_only: bool) -> tuple[str, str, str, str]:
    """Title, outlets, what is left and when, each filled to its column, for `width` cells in all."""
    when = _WHEN if width >= _NARROWEST else 0
    room = width - _LEFT - _GAP - (when + _GAP if when else 0)
    title = int(room * _TITLE_SHARE) if width >= _NARROW else room
    outlets = room - title - _GAP if width >= _NARROW else 0
    # What is gone needs more words, and when the pair was open matters less then.
    wide = _LEFT + _GAP + when if line.gone and when else _LEFT
    # A chapter has its sign behind the path, which is gone with it.
    known = all(name and not name.startswith("#") for name in line.now)
    left = f"{line.gone} {'has moved' if known else 'is gone'}" if line.gone else line.left
    between = line.outlets.replace("⇄", "<>") if ascii_only else line.outlets
    return (
        _filled(line.title, title),
        " " * _GAP + _filled(between, outlets) if outlets else "",
        " " * _GAP + _filled(left, wide),
        " " * _GAP + _filled(line.when, when) if when and not line.gone else "",
    )


def _filled(words: str, cells: int) -> str:
    text = fit(displayable(" ".join(words.split())), max(cells, 0))
    return text + " " * (cells - cell_len(text))
