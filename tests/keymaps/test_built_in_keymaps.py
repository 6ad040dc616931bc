"""The four keymaps: what their readers' fingers know, in a terminal as it is, for every command there is."""

from __future__ import annotations

import pytest

from keymaps.keys import parse, spell
from keymaps.loader import BUILT_IN
from keymaps.resolver import Resolver, Run
from tui.commands.call import TYPING_MODES
from tui.commands.registry import BY_ID, COMMANDS
from tui.keys import keymap_named

# Signs that need AltGr on German, French, Spanish or Nordic keyboards, or are dead keys there.
HARD_SIGNS = set("[]{}|~\\@#$^`")

# In the ledger its command line serves them.
LEDGER_BY_NAME = {
    "findings in ledger",
    "signs in ledger",
    "legend in ledger",
    "theme in ledger",
    "signs in table",
    "legend in table",
    "theme in table",
}

# What is always followed by a name or a number.
TYPED = {
    "go-to-paragraph", "pack", "pack in ledger", "next-changed", "previous-changed", "next-reworded",
    "previous-reworded",
    "account", "account in ledger", "base", "base in ledger",
}  # fmt: skip

WITHOUT_KEYS = {
    "default": {
        "next-match", "previous-match", "next-only", "previous-only", "next-note", "previous-note", "signs", "legend",
        "theme", "save-to", "copy-notes", "drafts", "go-to-stop", "stop-matching", "quit in select", "next-difference",
        "previous-difference", "open-page", "next-disagreement", "previous-disagreement", *TYPED, *LEDGER_BY_NAME,
    },
    "vim": {
        "stops", "filter", "save", "save in ledger", "save in table", "signs", "legend", "theme", "save-to",
        "copy-notes", "drafts", "go-to-stop", "stop-matching", "quit in select", "open-page", *TYPED, *LEDGER_BY_NAME,
    },
    "emacs": {
        "half-page-down", "half-page-up", "half-page-down in select", "half-page-up in select", "next-match",
        "previous-match", "next-only", "previous-only", "next-note", "previous-note", "toggle-fold", "signs", "legend",
        "theme", "save-to", "copy-notes", "drafts", "stop-matching", "next-difference", "previous-difference",
        "open-page", "next-disagreement", "previous-disagreement", *TYPED, *LEDGER_BY_NAME,
    },
    "less": {
        "stops", "next-match", "previous-match", "next-only", "previous-only", "next-note", "previous-note",
        "fold-agreeing", "unfold-all", "toggle-fold", "select-passage", "undo", "redo", "save", "save in ledger",
        "save in table", "signs", "legend", "theme", "save-to", "copy-notes", "drafts", "edit-in-editor", "go-to-stop",
        "stop-matching", "quit in select", "next-difference", "previous-difference", "open-page",
        "disagreements", "next-disagreement", "previous-disagreement", *TYPED, *LEDGER_BY_NAME,
    },
}  # fmt: skip

# The way out that Textual keeps for itself, and what some terminals send for Enter.
NEVER = {"ctrl+q", "ctrl+j"}


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_map_loads_without_a_word(name: str) -> None:
    keymap = keymap_named(name)
    assert keymap.name == name
    assert keymap.notices == ()
    assert keymap.counting == {"reading", "select", "ledger", "table"}


@pytest.mark.parametrize("name", BUILT_IN)
def test_commands_without_a_key_are_those_the_command_line_serves(name: str) -> None:
    keymap = keymap_named(name)
    without = {
        command.id if mode == "reading" else f"{command.id} in {mode}"
        for command in COMMANDS
        for mode in command.modes
        if not keymap.keys_of(command.id, mode)
    }
    assert without == WITHOUT_KEYS[name]


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_has_no_key_can_be_typed(name: str) -> None:
    keymap = keymap_named(name)
    assert all(keymap.keys_of("command-line", mode) for mode in BY_ID["command-line"].modes)
    assert all(BY_ID[each.partition(" ")[0]].listed for each in WITHOUT_KEYS[name])


@pytest.mark.parametrize("name", BUILT_IN)
def test_no_command_rests_on_signs_that_need_alt_gr(name: str) -> None:
    keymap = keymap_named(name)
    hard = {
        (command, mode)
        for mode, table in keymap.bindings.items()
        for command in table.values()
        if all(HARD_SIGNS & set(spell(keys)) for keys in keymap.keys_of(command, mode))
    }
    # The vim map's bracket family is what its readers ask for, and each of it can be typed by its name.
    kinds = ("match", "only", "note", "difference", "disagreement")
    family = {(f"{way}-{kind}", "reading") for way in ("next", "previous") for kind in kinds}
    assert hard == (family if name == "vim" else set())
    assert all(BY_ID[command].listed for command, _mode in hard)
    typed = keymap.keys_of("command-line", "reading")
    assert any(not HARD_SIGNS & set(spell(keys)) for keys in typed)


@pytest.mark.parametrize("name", BUILT_IN)
def test_no_map_uses_a_key_that_terminals_keep(name: str) -> None:
    used = {key for table in keymap_named(name).bindings.values() for keys in table for key in keys}
    assert used & NEVER == set()


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("mode", sorted(TYPING_MODES))
def test_boxes_can_always_be_left(name: str, mode: str) -> None:
    assert keymap_named(name).bindings[mode]["escape",] in {"cancel", "note-close"}


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_name_for_the_command_line_stands_for_a_command(name: str) -> None:
    aliases = keymap_named(name).aliases
    assert set(aliases.values()) <= set(BY_ID)
    assert aliases["q"] == "quit"


@pytest.mark.parametrize(
    ("name", "mode", "keys", "command"),
    [
        ("default", "reading", "]", "next-stop"),
        ("default", "reading", ",", "previous-stop"),
        ("default", "reading", "space", "page-down"),
        ("default", "reading", "ctrl+p", "palette"),
        ("default", "select", "o", "swap-ends"),
        ("default", "list", "ctrl+p", "list-up"),
        ("default", "note", "ctrl+s", "note-save"),
        ("default", "start", "o", "open"),
        ("vim", "reading", "] c", "next-stop"),
        ("vim", "reading", "ctrl+i", "forward"),
        ("vim", "reading", "ctrl+w x", "swap"),
        ("vim", "reading", "d d", "delete-note"),
        ("vim", "reading", "?", "find"),
        ("vim", "reading", "Z Z", "quit"),
        ("vim", "start", "?", "help"),
        ("emacs", "reading", "ctrl+p", "line-up"),
        ("emacs", "reading", "ctrl+@", "select"),
        ("emacs", "reading", "ctrl+x ctrl+c", "quit"),
        ("emacs", "reading", "ctrl+x p", "palette"),
        ("emacs", "reading", "<", "top"),
        ("emacs", "note", "ctrl+x ctrl+s", "note-save"),
        ("less", "reading", "enter", "line-down"),
        ("less", "reading", "h", "help"),
        ("less", "reading", "=", "why"),
        ("less", "reading", "w", "page-up"),
        ("less", "reading", "Q", "quit"),
    ],
)
def test_keys_are_where_fingers_expect_them(name: str, mode: str, keys: str, command: str) -> None:
    assert keymap_named(name).bindings[mode][parse(keys)] == command


@pytest.mark.parametrize("name", ["default", "less"])
def test_g_goes_to_the_top_at_once_and_again_is_harmless(name: str) -> None:
    resolver = Resolver(keymap_named(name), "reading")
    assert [resolver.feed("g"), resolver.feed("g"), resolver.feed("g g")] == [Run("top")] * 3


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_binding_can_be_pressed(name: str) -> None:
    keymap = keymap_named(name)
    for mode, table in keymap.bindings.items():
        for keys, command in table.items():
            resolver = Resolver(keymap, mode)
            result = [resolver.feed(key) for key in keys][-1]
            if command in keymap.letters:
                result = resolver.feed("a")
            assert result == Run(command, None, "a" if command in keymap.letters else None)


def test_the_last_place_is_the_quote_twice() -> None:
    for name in ("default", "vim", "less"):
        resolver = Resolver(keymap_named(name), "reading")
        resolver.feed("apostrophe")
        assert resolver.feed("apostrophe") == Run("go-to-mark", None, "'")
