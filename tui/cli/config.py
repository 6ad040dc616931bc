"""`diptych config`: the settings in force, where each comes from, and where their file is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from articles.reading.display import displayable
from tui.cli.output import write_out, write_path
from tui.cli.screen import settings_of
from tui.settings import KINDS, settings_path

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.settings import Settings


def config(options: Namespace) -> int:
    """Print the settings or the path of their file; returns the exit code."""
    if options.what == "path":
        write_path(settings_path())
    else:
        write_out("".join(_lines(settings_of(options), options.origin)))
    return 0


def _lines(settings: Settings, origin: bool) -> list[str]:  # noqa: FBT001 # straight from the option of that name
    """The settings as lines of TOML, so that the output can be a settings file."""
    lines = [f"{name} = {_toml(getattr(settings, name))}" for name in KINDS]
    if origin:
        width = max(map(len, lines))
        lines = [f"{line:{width}}  # {settings.origins[name]}" for line, name in zip(lines, KINDS, strict=True)]
    if settings.keys:
        lines += ["", f"# [keys] has {len(settings.keys)} entries, in {settings.file}"]
    return [f"{line}\n" for line in lines]


def _toml(value: object) -> str:
    """A string, number, flag or list of strings, for which TOML and JSON agree but in how a rare letter is escaped."""
    written = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
    return "".join(char if displayable(char) == char else f"\\U{ord(char):08x}" for char in written)
