"""`diptych config`: the settings in force, where each comes from, and where their file is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.display import displayable
from keymaps.errors import KeymapError
from tui.cli.failures import line_of
from tui.cli.output import one_line, write_out, write_path
from tui.cli.screen import settings_of
from tui.keys import load_keymap
from tui.settings import KINDS, problems, settings_path, settings_schema

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.settings import Settings


def config(options: Namespace) -> int:
    """Print the settings, the path of their file, what is wrong with it, or its schema; returns the exit code."""
    if options.what == "path":
        write_path(settings_path())
    elif options.what == "schema":
        write_out(json.dumps(settings_schema(), ensure_ascii=False, indent=1) + "\n")
    elif options.what == "validate":
        return _validate(options)
    else:
        write_out("".join(_lines(settings_of(options), options.origin)))
    return 0


def _validate(options: Namespace) -> int:
    """Say all that is wrong with the settings file and the keys in it; 2 where anything is."""
    path = settings_path()
    if not path.exists():
        write_out(f"{one_line(str(path))}: there is no such file, so the defaults hold\n")
        return 0
    found = problems(path)
    if not found:
        try:
            load_keymap(settings_of(options))
        except (BadInputError, KeymapError) as error:
            found = [line_of(error)]
    write_out("".join(f"{one_line(each)}\n" for each in found or [f"{path}: nothing is wrong"]))
    return 2 if found else 0


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
