"""The command lines that the pages show, and what can be said of each without running it."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

_FENCE = re.compile(r"^ {0,3}```(\w*)$")
_REMARK = re.compile(r"(?: {3,}|\s+#\s).*$")
_INLINE = re.compile(r"`(diptych(?: [^`]*)?)`")
_PATTERN = re.compile(r"\[(?:--?[a-z]|[A-Z])|\.\.\.|…| \| \w+ \||\bCOMMAND\b")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_PROGRAM = re.compile(r"(?:^|[|&;]\s*)(?:diptych|unzip)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Shown:
    """A command line as a page shows it, without the remark behind it."""

    page: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line} {self.text}"

    @property
    def is_pattern(self) -> bool:
        """Whether it shows what may be typed rather than something to type."""
        return _PATTERN.search(_QUOTED.sub("", self.text)) is not None

    @property
    def words(self) -> list[str]:
        """The words after `diptych`, up to the end of that command."""
        _, _, after = re.sub(r"(?:^|.*?[|&;]\s*)diptych\b", "diptych", self.text, count=1).partition("diptych")
        return shlex.split(re.split(r"\s(?:\||&&|;|>|<\()\s?", f"{after} ")[0])


def code_lines(text: str) -> list[tuple[int, str]]:
    """The lines of a page that stand in a shell's block, or in an indented one, with their numbers."""
    found, fence = [], None
    for number, line in enumerate(text.splitlines(), 1):
        if mark := _FENCE.match(line):
            fence = None if fence is not None else mark[1]
        elif fence == "sh" or (fence is None and line.startswith("    ")):
            found.append((number, line.strip()))
    return found


def shown_on(page: Path) -> list[Shown]:
    """The command lines of a page that run Diptych, or look into what it made."""
    name, text = page.relative_to(ROOT).as_posix(), page.read_text(encoding="utf-8")
    lines = [Shown(name, number, _REMARK.sub("", line)) for number, line in code_lines(text)]
    return [each for each in lines if _PROGRAM.search(each.text)]


def mentioned_on(page: Path) -> list[Shown]:
    """What a page mentions within its sentences, as in `diptych keys`."""
    name, text = page.relative_to(ROOT).as_posix(), page.read_text(encoding="utf-8")
    # A line end may fall inside what is mentioned.
    return [
        Shown(name, text.count("\n", 0, found.start()) + 1, " ".join(found[1].split()))
        for found in _INLINE.finditer(re.sub(r"^( {4}.*|```[\s\S]*?^```)$", _blank, text, flags=re.MULTILINE))
    ]


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def all_shown() -> list[Shown]:
    """All of them, each once, in the order of the pages."""
    unique: dict[str, Shown] = {}
    for page in PAGES:
        for each in shown_on(page):
            unique.setdefault(each.text, each)
    return list(unique.values())
