"""`diptych man`: the man page, made from the parsers, so that it says what the program does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles import __version__
from tui.cli.about.described import commands
from tui.cli.help import ENDINGS
from tui.settings import KINDS, variable_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from tui.cli.about.described import Command, Option

ABOUT = "two accounts of one event, side by side in a terminal"
_WHAT = """\
Diptych pairs the passages of two articles that are about the same thing, keeps them level while you scroll, and shows
where their claims agree, differ or are in one of them only. Notes are kept in a JSON file beside the left article.
A and B are files, web addresses, or one of them -, standard input. Of a FOLDER two are chosen on the screen.
Nothing is sent anywhere: only a page whose address you give is fetched.
"""
_FILES = (
    ("A+B.notes.json", "the notes on A and B, beside A"),
    ("~/.config/diptych/settings.toml", "the settings; diptych config path says where they are"),
    ("~/.local/share/diptych", "web pages that are kept, and notes that could not be written beside their article"),
    ("~/.local/state/diptych", "drafts, earlier versions of notes, recent comparisons, reports of faults"),
    ("~/.cache/diptych", "numbers that would take a while to compute again; may be deleted"),
)
_EXAMPLES = (
    ("diptych sample", "read the pair that comes with Diptych"),
    ("diptych valley.txt orrin.txt", "read two files"),
    ("diptych compare valley.txt orrin.txt -o report.html", "write a report without a screen"),
    ("diptych claims valley.txt orrin.txt --differ", "print what differs"),
    ("pdftotext report.pdf - | diptych - other.txt", "read what another program prints"),
)


def man(_options: Namespace) -> int:
    """Print the man page; returns the exit code."""
    from tui.cli.output import write_out

    write_out(page())
    return 0


def page() -> str:
    """The man page as roff, for `man -l -`."""
    reading, *others = commands()
    # An option broken at its dash could not be copied from the page.
    lines = [
        f'.TH DIPTYCH 1 "" "Diptych {__version__}" "Diptych"',
        ".nh",
        ".ad l",
        ".SH NAME",
        f"diptych \\- {_plain(ABOUT)}",
    ]
    lines += [".SH SYNOPSIS", ".nf", *_usages(), ".fi"]
    lines += [".SH DESCRIPTION", *(_plain(line) for line in _WHAT.splitlines())]
    lines += ["On the screen, ? lists every command with its keys, and q leaves.", ".SH OPTIONS", *_options(reading)]
    lines += [".SH COMMANDS", "A file that is called like a command is written ./compare."]
    for command in others:
        lines += _section(command)
    lines += [".SH EXIT STATUS", *_listed((str(code), said) for code, said in ENDINGS)]
    lines += [".SH ENVIRONMENT", *_listed((variable_of(name), kind.help) for name, kind in KINDS.items())]
    lines += _listed([("DIPTYCH_CONFIG", "The settings file."), ("NO_COLOR", "No colours; signs carry the meaning.")])
    lines += [".SH FILES", *_listed(_FILES), ".SH EXAMPLES"]
    for line, what in _EXAMPLES:
        lines += [".TP", f".B {_exact(line)}", _plain(what)]
    return "\n".join(lines) + "\n"


def _usages() -> Iterator[str]:
    yield from (_exact(f"diptych {rest}") for rest in ("[A B] [options]", "FOLDER [A] [options]", "COMMAND ..."))


def _section(command: Command) -> Iterator[str]:
    """A command: its line, what it does, what is named, its options."""
    yield f".SS {_exact(command.name)}"
    yield f".B {_exact(f'diptych {command.name}')}"
    yield from (_exact(part) for part in command.synopsis())
    yield from (".PP", _plain(command.about))
    yield from _options(command)


def _options(command: Command) -> Iterator[str]:
    """What may be named, then the options."""
    yield from _listed((each.value.name, each.help) for each in command.arguments)
    for option in command.options:
        yield from (".TP", ", ".join(_spelt(option)), _plain(_with_choices(option)) or "\\&")


def _spelt(option: Option) -> Iterator[str]:
    value = f" \\fI{_exact(option.value.name)}\\fR" if option.value else ""
    yield from (f"\\fB{_exact(name)}\\fR{value}" for name in option.names)


def _with_choices(option: Option) -> str:
    value = option.value
    named = value is not None and value.offered and not any(word in option.help for word in value.offered)
    return f"{option.help}: {', '.join(value.offered)}" if value is not None and named else option.help


def _listed(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, said in rows:
        yield from (".TP", f"\\fB{_exact(name)}\\fR", _plain(said))


def _plain(text: str) -> str:
    """Words as roff: nothing in them is a request, an escape or a letter that old formatters do not know."""
    text = text.replace("\\", "\\e")
    text = re.sub(r"[^\x00-\x7f]", lambda found: f"\\[u{ord(found[0]):04X}]", text)
    return f"\\&{text}" if text.startswith((".", "'")) else text


def _exact(text: str) -> str:
    """What is typed as it stands: its dashes can be copied from the page."""
    return _plain(text).replace("-", "\\-")
