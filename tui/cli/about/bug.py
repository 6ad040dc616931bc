"""`diptych bug`: what a report of a fault needs, and nothing that says who reports it or what was read.

Only what is named here is printed, and a value only where it is one of a known few or has the form of one: a name of a
file, an address, an author's name or whatever else is in the settings and in the environment does not get out.
"""

from __future__ import annotations

import locale
import os
import platform
import re
import shutil
import sys
from typing import TYPE_CHECKING

from articles import __version__
from articles.errors import DiptychError
from keymaps.errors import KeymapError
from tui.cli.output import write_out
from tui.settings import CONFIG_VARIABLE, KEYMAPS, KINDS, Settings, load_settings, variable_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

_TELL = """\
Add to this: what you did, what you saw, and what you expected. It holds no name of yours, of a file, an article or an
address; the articles of `diptych sample` can be shared, yours perhaps not.
"""
_HARMLESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,39}")
_STEP = re.compile(r'  File "(?P<path>[^"\n]+)", line (?P<line>\d+), in (?P<name>[\w<>.]+)')
_KIND = re.compile(r"[A-Za-z_][\w.]{0,99}")
_OURS = ("articles", "keymaps", "tui")
_LAST_STEPS = 12


def bug(_options: Namespace) -> int:
    """Print it; returns the exit code."""
    lines = [*_program(), *_terminal(), *_packages(), *_settings(), *_last_fault()]
    write_out("\n".join([*lines, "", _TELL]))
    return 0


def _program() -> Iterator[str]:
    yield f"diptych    {__version__}"
    yield f"python     {platform.python_version()} ({platform.python_implementation()})"
    yield f"system     {sys.platform}, {_shown(platform.machine())}, {_shown(platform.release())}"


def _terminal() -> Iterator[str]:
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno()) if sys.__stdout__ else None
    except (OSError, ValueError):
        size = None
    room = f"{size.columns}x{size.lines}" if size else "the output is not a terminal"
    if size is None and "COLUMNS" in os.environ:
        asked = shutil.get_terminal_size()
        room += f", COLUMNS and LINES say {asked.columns}x{asked.lines}"
    yield f"terminal   {_variable('TERM')}, {room}"
    yield f"           COLORTERM {_variable('COLORTERM')}, TERM_PROGRAM {_variable('TERM_PROGRAM')}"
    inside = [name for name in ("TMUX", "STY", "SSH_CONNECTION", "NO_COLOR", "WSL_DISTRO_NAME") if os.environ.get(name)]
    yield f"           set: {', '.join(inside) or 'none of tmux, screen, ssh, NO_COLOR'}"
    streams = ", ".join(_shown(str(getattr(each, "encoding", None))) for each in (sys.stdin, sys.stdout))
    yield f"encoding   {_shown(locale.getpreferredencoding(do_setlocale=False))}; input and output {streams}"


def _packages() -> Iterator[str]:
    """The versions of what Diptych stands on, as it declares it itself; of extras only what is installed."""
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        declared = requires("diptych") or []
    except PackageNotFoundError:
        yield "packages   not known: diptych is run from a folder"
        return
    found = []
    for line in declared:
        name = re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            if "extra ==" not in line:
                found.append(f"{name} MISSING")
    for start in range(0, len(found), 5):
        yield f"{'packages' if not start else '':10} {', '.join(found[start : start + 5])}"


def _settings() -> Iterator[str]:
    """What is set otherwise than by default; only the name where the value could be private."""
    try:
        settings = load_settings()
    except (DiptychError, KeymapError):
        yield "settings   cannot be read; diptych config show says why"
        return
    usual = Settings()
    changed = [name for name in KINDS if getattr(settings, name) != getattr(usual, name)]
    shown = [f"{name} = {_value(name, getattr(settings, name))}" for name in changed]
    if settings.keys:
        shown.append(f"keys: {len(settings.keys)} of your own")
    yield f"settings   {'; '.join(shown) or 'all as by default'}"
    named = [name for name in (*map(variable_of, KINDS), CONFIG_VARIABLE) if os.environ.get(name)]
    if named:
        yield f"           set in the environment: {', '.join(named)}"


def _value(name: str, value: object) -> str:
    if isinstance(value, bool | int):
        return str(value).lower()
    if name in ("signs", "stops"):
        return value if isinstance(value, str) else " ".join(map(str, value if isinstance(value, tuple) else ()))
    if name == "theme":
        return str(value) if value in _themes() else "(not one of the themes)"
    if name == "keymap":
        return str(value) if value in KEYMAPS else "(a file)"
    if name == "encoder":
        return "(an address)" if "://" in str(value) else "(a file)"
    return "(set)"


def _themes() -> set[str]:
    from textual.theme import BUILTIN_THEMES

    return {*BUILTIN_THEMES, "diptych-night", "diptych-day"}


def _last_fault() -> Iterator[str]:
    """Where in the program its last fault happened, with no folder of this machine."""
    from tui.cli.failures import kept_reports

    try:
        kept = kept_reports()
        text = kept[-1].read_text(encoding="utf-8", errors="replace") if kept else ""
    except OSError as error:
        yield f"faults     the reports cannot be read ({error.strerror})"
        return
    if not kept:
        yield "faults     none is kept"
        return
    yield f"faults     {len(kept)} kept; the last, {_when(kept[-1])}:"
    kind = text.splitlines()[1] if text.count("\n") > 1 else ""
    yield f"           {kind if _KIND.fullmatch(kind) else 'of a kind that cannot be read'}"
    steps = [f"{_inside(step['path'])}:{step['line']} in {step['name']}" for step in _STEP.finditer(text)]
    yield from (f"           {step}" for step in steps[-_LAST_STEPS:])


def _when(report: Path) -> str:
    """The day and time in the name of a report."""
    found = re.match(r"(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)\d\d-", report.name)
    return "{}-{}-{} {}:{}".format(*found.groups()) if found else "at a time that is not known"


def _inside(path: str) -> str:
    """A file of the program or of a package without the folders before it; nothing of any other."""
    parts = re.split(r"[\\/]", path)
    for mark in ("site-packages", "dist-packages"):
        if mark in parts:
            return "/".join(parts[parts.index(mark) + 1 :])
    for index, part in enumerate(parts):
        if part in _OURS:
            return "/".join(parts[index:])
    return f"python/{parts[-1]}" if re.search(r"[\\/]python3[.\d]*[\\/]", path) else "elsewhere"


def _variable(name: str) -> str:
    value = os.environ.get(name)
    return "not set" if not value else _shown(value)


def _shown(text: str) -> str:
    """A short word of letters, digits and dots, else that there is one."""
    return text if _HARMLESS.fullmatch(text) else "(set, not shown)"
