"""One case of a hostile corpus: what it is, what should come of it, and what was seen."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OTHER, LEFT, RIGHT = "common/other.txt", "common/a.txt", "common/b.txt"
OPENING = frozenset({"opens", "sanitised", "partial", "read_only", "recover"})
"""What is expected of a case whose articles come on the screen."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case of the index; `files` lie in a folder of their own when it is run."""

    name: str
    family: str
    role: str
    expect: str
    also: tuple[str, ...]
    seconds: float
    megabytes: int
    file: str = ""
    arg: str | None = None
    skipped: str = ""

    @property
    def id(self) -> str:
        """Family and name."""
        return f"{self.family}/{self.name}"

    @property
    def error_allowed(self) -> bool:
        """Whether an error in one line is as good as what is expected."""
        return any("or a clear error" in each for each in self.also)

    @property
    def opening_allowed(self) -> bool:
        """Whether opening it is as good as the error that is expected."""
        return any("or opens" in each for each in self.also)

    @property
    def read_only(self) -> bool:
        """Whether the notes file must be left as it was."""
        return self.expect == "read_only" and not self.opening_allowed

    @property
    def needs_an_ordinary_user(self) -> bool:
        """Whether it shows nothing when root runs it."""
        return self.id in ("file/unreadable", "sidecar/mode-0444") or "permission" in " ".join(self.also)


@dataclass(slots=True)
class Seen:
    """What came of a case. `outcome` is in the words of `expect`; `wrong` says what should not have been."""

    outcome: str = ""
    seconds: float = 0.0
    memory: int = 0
    wrong: list[str] = field(default_factory=list)
    line: str = ""
    pictures: dict[str, str] = field(default_factory=dict)
    code: int | None = None

    @property
    def everything(self) -> str:
        """All pictures, one below the other."""
        return "\n".join(self.pictures.values())


def read_index(corpus: Path) -> list[Case]:
    """The cases of `corpus/index.json`. Raises OSError, ValueError or KeyError when it is no such corpus."""
    index: dict[str, Any] = json.loads((corpus / "index.json").read_text(encoding="utf-8"))
    return [
        Case(
            name=each["name"],
            family=each["family"],
            role=each["role"],
            expect=each["expect"],
            also=tuple(each.get("also", ())),
            seconds=each["time_limit_s"],
            megabytes=each["memory_limit_mb"],
            file=each.get("file", ""),
            arg=each.get("arg"),
            skipped=each.get("skipped", ""),
        )
        for each in index["cases"]
    ]


def lay_out(case: Case, corpus: Path, folder: Path) -> None:
    """Copy what the case needs into `folder`, links, pipes and modes as they are."""
    (folder / "common").mkdir()
    for name in (OTHER, LEFT, RIGHT):
        shutil.copy2(corpus / name, folder / name)
    if not case.file:
        return
    source = corpus / case.file
    target = folder / case.file
    target.parent.mkdir(exist_ok=True)
    _copy(source, target)
    beside = Path(f"{source}.target")  # what a link among the notes files leads to
    if beside.is_file():
        _copy(beside, Path(f"{target}.target"))


def _copy(source: Path, target: Path) -> None:
    known = source.lstat()
    if stat.S_ISREG(known.st_mode) and not os.access(source, os.R_OK):
        target.touch()
        target.chmod(stat.S_IMODE(known.st_mode))
    elif stat.S_ISDIR(known.st_mode):
        shutil.copytree(source, target, symlinks=True)
    elif stat.S_ISSOCK(known.st_mode):
        _bind(target)
    elif stat.S_ISFIFO(known.st_mode):
        os.mkfifo(target)
    else:
        subprocess.run(["cp", "-Pp", "--sparse=always", str(source), str(target)], check=True)


def _bind(target: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(target.parent)  # the path of a socket may not be long
        try:
            made.bind(target.name)
        finally:
            os.chdir(here)


def article_of(case: Case, folder: Path) -> str | bytes:
    """What stands on the command line for the case's article, as the system hands it over."""
    if case.arg is not None:
        return case.arg
    path = folder / case.file
    if path.is_dir() and not path.is_symlink() and case.name.startswith("name-"):
        (inside,) = os.listdir(os.fsencode(path))  # noqa: PTH208 - names that are not UTF-8 too
        return os.path.join(os.fsencode(path), inside)  # noqa: PTH118 - bytes
    return str(path)
