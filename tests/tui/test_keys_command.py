"""`diptych keys` prints what really holds, for people and for programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from keymaps.keys import parse
from keymaps.loader import BUILT_IN
from tui.commands.registry import COMMANDS
from tui.keys import keymap_named
from tui.keys_command import Format, document_with_tables, keys_text

KEYS_GUIDE = Path(__file__).parents[2] / "docs" / "keys.md"


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("fmt", ["text", "markdown", "json"])
def test_every_command_is_printed(name: str, fmt: Format) -> None:
    text = keys_text(keymap_named(name), fmt)
    assert [command.id for command in COMMANDS if command.help not in text] == []
    assert [command.id for command in COMMANDS if command.title not in text] == []
    assert text.endswith("\n")


def test_text_shows_keys_beside_the_title_and_the_name_below() -> None:
    lines = keys_text(keymap_named("emacs"), "text").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("  Save now"))
    assert lines[place].split(maxsplit=2)[2] == "Ctrl+X Ctrl+S"
    assert lines[place + 1].endswith(":save")


def test_text_tells_modes_apart_where_keys_differ() -> None:
    lines = keys_text(keymap_named("default"), "text").splitlines()
    assert any("Ctrl+Z   (in list)" in line for line in lines)


def test_text_can_do_without_arrows() -> None:
    text = keys_text(keymap_named("default"), "text", ascii=True)
    assert text.isascii()
    assert "Alt+Left" in text


def test_commands_without_keys_are_printed_too() -> None:
    assert "  Theme\n" in keys_text(keymap_named("default"), "text")


def test_what_the_readers_keys_displaced_is_printed() -> None:
    text = keys_text(keymap_named("default", {"why": ["j"]}), "text")
    assert 'in reading "j" runs why, so "j" no longer runs line-down' in text


def test_a_letter_that_follows_is_shown() -> None:
    assert "m {letter}" in keys_text(keymap_named("default"), "markdown")


def test_markdown_tables_have_three_cells_in_every_row() -> None:
    for name in BUILT_IN:
        rows = [line for line in keys_text(keymap_named(name), "markdown").splitlines() if line.startswith("|")]
        assert {row.replace("\\|", "").count("|") for row in rows} == {4}


def test_json_gives_keys_as_they_are_written_in_a_keymap() -> None:
    keymap = keymap_named("vim")
    data = json.loads(keys_text(keymap, "json"))
    assert (data["schema"], data["keymap"]) == ("diptych.keys/1", "vim")
    printed = {
        (mode, parse(keys), entry["id"])
        for group in data["groups"]
        for entry in group["commands"]
        for mode, sequences in entry["keys"].items()
        for keys in sequences
    }
    bound = {(mode, keys, command) for mode, table in keymap.bindings.items() for keys, command in table.items()}
    assert printed == bound
    assert data["commandLine"]["wq"] == "quit"


def test_the_guide_is_up_to_date() -> None:
    guide = KEYS_GUIDE.read_text(encoding="utf-8")
    assert guide == document_with_tables(guide), "write it anew: python -m tui.keys_command docs/keys.md"
    assert all(f"<!-- keys: {name} -->" in guide for name in BUILT_IN)


@pytest.mark.whole
def test_printing_keys_needs_no_screen() -> None:
    script = "import sys, tui.keys_command; print([name for name in ('textual', 'rich') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
