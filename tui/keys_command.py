"""Prints a keymap for people and programs: what `diptych keys` shows, and the tables of docs/keys.md."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from articles.reading.display import escaped
from keymaps.keys import show, spell
from tui.commands.command import Command, Group
from tui.commands.registry import COMMANDS
from tui.keys import keymap_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from keymaps.keymap import Keymap
    from keymaps.keys import Sequence

Format = Literal["text", "markdown", "json"]
SCHEMA = "diptych.keys/1"

_BETWEEN_KEYS = "   "  # a comma would read as a key, and a single space joins the keys of one sequence
_TABLES = re.compile(r"(<!-- keys: (\w+) -->\n)(?:(?!<!-- keys: ).)*?(<!-- end -->)", re.DOTALL)


def keys_text(keymap: Keymap, fmt: Format, commands: Iterable[Command] = COMMANDS, *, ascii: bool = False) -> str:
    """All commands with their keys, by group, ending in a newline; `ascii` writes "Down" for "↓"."""
    groups = [(group, [command for command in commands if command.group == group]) for group in get_args(Group)]
    groups = [(group, members) for group, members in groups if members]
    if fmt == "json":
        return _json(keymap, groups)
    if fmt == "markdown":
        return "\n".join(_markdown(keymap, groups, ascii=ascii)) + "\n"
    return "\n".join(_plain(keymap, groups, ascii=ascii)) + "\n"


def document_with_tables(document: str) -> str:
    """A Markdown document with the table of each built-in keymap rewritten between its marks.

    The marks are `<!-- keys: NAME -->` and `<!-- end -->`, each on a line of its own.
    """

    def table(found: re.Match[str]) -> str:
        return f"{found[1]}\n{keys_text(keymap_named(found[2]), 'markdown')}\n{found[3]}"

    return _TABLES.sub(table, document)


Groups = list[tuple[Group, list[Command]]]


def _keys_by_modes(keymap: Keymap, command: Command) -> list[tuple[list[str], tuple[Sequence, ...]]]:
    """The command's keys, for each set of modes in which they are the same; modes without keys are left out."""
    rows: list[tuple[list[str], tuple[Sequence, ...]]] = []
    for mode in command.modes:
        keys = keymap.keys_of(command.id, mode)
        same = next((modes for modes, known in rows if set(known) == set(keys)), None)
        if same is not None:
            same.append(mode)
        elif keys:
            rows.append(([mode], keys))
    return rows


def _suffix(command: Command) -> str:
    """What is pressed after the key."""
    return " {letter}" if command.argument == "letter" else ""


def _plain(keymap: Keymap, groups: Groups, *, ascii: bool) -> Iterator[str]:
    """Lines of plain text: the title with its keys, and below it the help and the name to type."""
    yield f"Keys of the {keymap.name} keymap. After : every command can be typed by its name."
    width = max((len(command.title) for _, members in groups for command in members), default=0)
    for group, members in groups:
        yield ""
        yield group
        for command in members:
            title = command.title
            for modes, keys in _keys_by_modes(keymap, command) or [(["reading"], ())]:
                shown = _BETWEEN_KEYS.join(show(each, ascii=ascii) + _suffix(command) for each in keys)
                where = "" if modes[0] == "reading" else f"   (in {', '.join(modes)})"
                yield f"  {title:{width}}  {shown}{where}".rstrip()
                title = ""
            name = f"  :{command.id}" if command.listed else ""
            yield f"  {'':{width}}  {command.help}{name}"
    if keymap.aliases:
        yield ""
        yield "Names after :"
        names = max(map(len, keymap.aliases))
        yield from (f"  {alias:{names}}  {target}" for alias, target in keymap.aliases.items())
    if keymap.notices:
        yield ""
        yield "Changed by your keys"
        yield from (f"  {notice}" for notice in keymap.notices)


def _markdown(keymap: Keymap, groups: Groups, *, ascii: bool) -> Iterator[str]:
    """A table for each group."""
    for group, members in groups:
        yield f"**{group}**"
        yield ""
        yield "| keys | command | what it does |"
        yield "|---|---|---|"
        for command in members:
            cells = []
            for modes, keys in _keys_by_modes(keymap, command):
                shown = " ".join(_code(show(each, ascii=ascii) + _suffix(command)) for each in keys)
                cells.append(shown if modes[0] == "reading" else f"{', '.join(modes)}: {shown}")
            name = f"{command.title} {_code(command.id)}"
            yield f"| {'; '.join(cells)} | {name} | {command.help.replace('|', chr(92) + '|')} |"
        yield ""
    if keymap.aliases:
        yield "After `:` these names work too: " + ", ".join(
            f"{_code(alias)} ({target})" for alias, target in keymap.aliases.items()
        )


def _code(text: str) -> str:
    """Text as Markdown code inside a table cell."""
    fence = "`` " if "`" in text else "`"
    return fence + text.replace("|", "\\|") + fence[::-1]


def _json(keymap: Keymap, groups: Groups) -> str:
    """One JSON object; keys are spelt as in a keymap file."""
    data = {
        "schema": SCHEMA,
        "keymap": keymap.name,
        "groups": [
            {"group": group, "commands": [_entry(keymap, command) for command in members]} for group, members in groups
        ],
        "commandLine": dict(keymap.aliases),
        "notices": list(keymap.notices),
    }
    return escaped(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _entry(keymap: Keymap, command: Command) -> dict[str, object]:
    return {
        "id": command.id,
        "title": command.title,
        "help": command.help,
        "count": command.count,
        "argument": command.argument,
        "keys": {mode: [spell(keys) for keys in keymap.keys_of(command.id, mode)] for mode in command.modes},
    }


def main(arguments: list[str]) -> None:
    """Rewrite the tables of the named Markdown documents."""
    for name in arguments:
        path = Path(name)
        path.write_text(document_with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
