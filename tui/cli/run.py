"""Runs one command line, and turns whatever goes wrong into one line and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from io import StringIO

TYPE_CHECKING = False  # typing takes longer to import than help takes to print
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

# What a shell reports for a program ended by Ctrl+C.
INTERRUPTED = 130


def run(argv: list[str]) -> int:
    """Run the command and return its exit code; every error has been written as one line on standard error."""
    if argv in (["--help"], ["-h"], ["--version"]):
        return _print(argv[0])
    # A start makes next to no unused objects, and looking for them would take a seventh of it; an open screen
    # turns this on again, and the other commands end soon.
    gc.disable()
    try:
        return _run(argv)
    finally:
        gc.enable()


def _run(argv: list[str]) -> int:
    from tui.cli.arguments import UsageError, parse

    try:
        options = parse(argv)
        return _command(str(options.command))(options)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; without this Python would complain while it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except UsageError as error:
        return _say(str(error), 2)
    except Exception as error:
        from tui.cli.failures import code_of, is_known, line_of

        code = _say(line_of(error), code_of(error))
        if not is_known(error):
            _say_no_more()
        return code


def _say_no_more() -> None:
    """Let the line be the last: what was cut off in the middle would complain while Python puts it away."""
    sys.stderr.flush()
    sys.stderr = StringIO()


def _command(name: str) -> Callable[[Namespace], int]:
    groups = ((_ABOUT, _about), (_CASES, _case), (_MANY, _of_many), (_KEPT, _of_kept), (_OF_TIME, _of_time))
    for names, found in groups:
        if name in names:
            return found(name)
    if name == "compare":
        from tui.cli.compare import compare as command
    elif name == "report":
        from tui.cli.report import report as command
    elif name == "claims":
        from tui.cli.compare import claims as command
    elif name == "notes":
        from tui.cli.notes import notes as command
    elif name == "merge":
        from tui.cli.merge import merge as command
    elif name == "keys":
        from tui.cli.keys import keys as command
    elif name == "config":
        from tui.cli.config import config as command
    elif name == "serve":
        from tui.cli.serve import serve as command
    elif name == "lesson":
        from tui.cli.lessons.making import lesson as command
    elif name == "sample":
        from tui.cli.sample import sample as command
    else:
        from tui.cli.read import read as command
    return command


_CASES = ("pack", "open", "verify", "diff")


def _case(name: str) -> Callable[[Namespace], int]:
    if name == "pack":
        from tui.cli.cases.pack import pack

        return pack
    if name == "verify":
        from tui.cli.cases.verify import verify

        return verify
    if name == "diff":
        from tui.cli.cases.diff import diff

        return diff
    from tui.cli.read import read

    return read


_OF_TIME = ("timeline", "versions")


def _of_time(name: str) -> Callable[[Namespace], int]:
    if name == "timeline":
        from tui.cli.times.timeline import timeline

        return timeline
    from tui.cli.times.versions import versions

    return versions


_KEPT = ("pages", "relink")


def _of_kept(name: str) -> Callable[[Namespace], int]:
    if name == "pages":
        from tui.cli.pages import pages

        return pages
    from tui.cli.keeping.relink import relink

    return relink


_MANY = ("batch", "library")


def _of_many(name: str) -> Callable[[Namespace], int]:
    if name == "library":
        from tui.cli.library.commands import library

        return library
    from tui.cli.batch.running import batch

    return batch


_ABOUT = ("schema", "bug", "man", "completion")


def _about(name: str) -> Callable[[Namespace], int]:
    if name == "schema":
        from tui.cli.about.schema import print_schema

        return print_schema
    if name == "bug":
        from tui.cli.about.bug import bug

        return bug
    if name == "man":
        from tui.cli.about.man import man

        return man
    from tui.cli.about.completion import completion

    return completion


def _print(option: str) -> int:
    if option == "--version":
        from articles import __version__

        sys.stdout.write(f"diptych {__version__}\n")
    else:
        from tui.cli.help import HELP

        sys.stdout.write(HELP)
    return 0


def _say(line: str, code: int) -> int:
    from tui.cli.output import one_line

    try:
        if sys.stderr is not None:
            sys.stderr.write(f"diptych: {one_line(line)}\n")
    except OSError:
        pass  # the terminal is gone; the exit code still tells
    return code
