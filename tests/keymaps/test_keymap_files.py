"""A keymap is loaded whole and sound, or refused in one line that says where, what, why and what to do."""

from __future__ import annotations

import tempfile
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keymaps.errors import KeymapError
from keymaps.keys import name_of, parse, show
from keymaps.loader import load

if TYPE_CHECKING:
    from pathlib import Path

    from keymaps.keymap import Keymap

KNOWN = {
    "reading": frozenset({"down", "up", "top", "mark", "leave", "cancel"}),
    "writing": frozenset({"store", "cancel"}),
}


def load_text(folder: Path, text: str, changes: str | None = None) -> Keymap:
    """A keymap from TOML text, with changes from a settings text."""
    file = folder / "map.toml"
    file.write_text(dedent(text), encoding="utf-8")
    settings = None
    if changes is not None:
        settings = folder / "settings.toml"
        settings.write_text(dedent(changes), encoding="utf-8")
    return load(
        str(file), known=KNOWN, letters=frozenset({"mark"}), counts=frozenset({"down", "up"}),
        typing=frozenset({"writing"}), overrides=settings,
    )  # fmt: skip


def refusal(folder: Path, text: str, changes: str | None = None) -> KeymapError:
    with pytest.raises(KeymapError) as caught:
        load_text(folder, text, changes)
    assert "\n" not in str(caught.value)
    return caught.value


BASE = """
    [reading]
    down = ["j", "n"]
    up = ["k"]
    top = ["g g", "home"]
    leave = ["q"]
    [writing]
    store = ["ctrl+s"]
    [command-line]
    w = "store"
    """


def test_keys_come_in_the_order_of_preference(tmp_path: Path) -> None:
    keymap = load_text(tmp_path, BASE)
    assert keymap.keys_of("down") == (("j",), ("n",))
    assert keymap.keys_of("top") == (("g", "g"), ("home",))
    assert keymap.keys_of("store", "writing") == (("ctrl+s",),)
    assert keymap.keys_of("store", "reading") == ()


def test_a_keymap_cannot_be_changed(tmp_path: Path) -> None:
    keymap = load_text(tmp_path, BASE)
    with pytest.raises(TypeError):
        keymap.bindings["reading"]["j",] = "up"  # type: ignore[index] # that it is refused is the point
    with pytest.raises(TypeError):
        keymap.aliases["w"] = "leave"  # type: ignore[index] # the same


def test_one_key_may_be_written_without_brackets(tmp_path: Path) -> None:
    assert load_text(tmp_path, '[reading]\ndown = "x"').keys_of("down") == (("x",),)


def test_digits_count_where_nothing_is_typed(tmp_path: Path) -> None:
    assert load_text(tmp_path, BASE).counting == {"reading"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[reading]\n\ndwon = ["j"]', 3, ["dwon", 'did you mean "down"']),
        ('[reading]\nstore = ["j"]', 2, ["does not work in reading", "works in writing", "[writing]"]),
        ('[readng]\ndown = ["j"]', 1, ['unknown mode "readng"', 'did you mean "reading"']),
        ('[reading]\ndown = ["j",\n "gg"]', 3, ['unknown key "gg"', 'write "g g"']),
        ('[reading]\ndown = ["j",\n "ctl+x"]', 3, ['unknown key "ctl+x"', 'write "ctrl+x"']),
        ('[reading]\ndown = ["j"]\nup = [\n"k",\n"j"]', 5, ['"j" stands for two commands', "map.toml:2", "map.toml:5"]),
        ('[reading]\ndown = ["g"]\ntop = ["g g"]', 3, ['"g" hides "g g"', "map.toml:2", "map.toml:3"]),
        ('[reading]\ntop = ["g g"]\ndown = ["g"]', 3, ['"g" hides "g g"', "map.toml:2", "map.toml:3"]),
        ('[reading]\nmark = ["m"]\ndown = ["m a"]', 3, ['"m" hides "m a"']),
        ('[writing]\nstore = ["s"]', 2, ["text field in writing"]),
        ('[writing]\nstore = ["ctrl+x s"]', 2, ["text field in writing"]),
        ('[writing]\nstore = ["alt+s"]', 2, ["text field in writing"]),
        ('[writing]\nstore = ["backspace"]', 2, ["text field in writing"]),
        ('[reading]\ndown = ["5"]', 2, ["a digit begins a count"]),
        ('[reading]\ndown = ["x escape"]', 2, ["Esc clears"]),
        ("[reading]\ndown = 5", 2, ["no list of keys"]),
        ('[reading]\ndown = ["j",\n5]', 3, ["not text"]),
        ('[reading]\ndown = [""]', 2, ["nothing to press"]),
        ('down = ["j"]', 1, ["outside every mode", "[reading]"]),
        ("inherits = 3", 1, ["no name"]),
        ('\ninherits = "vmi"', 2, ['unknown keymap "vmi"', 'did you mean "vim"']),
        ('inherits = "./map.toml"', 1, ["builds on this map itself"]),
        ('[command-line]\nx = "leav"', 2, ['unknown command "leav"', 'did you mean "leave"']),
        ("[command-line]\nx = 1", 2, ["not text"]),
        ('[command-line]\ntop = "leave"', 2, ["is itself a command"]),
        ('[reading]\ndown = ["j"]\ndown = ["k"]', 3, ["not valid TOML"]),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: list[str]) -> None:
    error = refusal(tmp_path, text)
    assert error.line == line
    assert error.file is not None
    assert error.file.endswith("map.toml")
    assert [word for word in words if word not in str(error)] == []


def test_an_error_is_where_what_why_and_what_to_do(tmp_path: Path) -> None:
    error = refusal(tmp_path, "[reading]\ndwon = []")
    assert str(error) == f"{error.file}:2: {error.what}: {error.why}; {error.do}"
    assert error.exit_code == 2


def test_escape_codes_in_a_file_never_reach_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in str(refusal(tmp_path, '[reading]\n"\\u001b[31mred\\n" = ["j"]'))


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(KeymapError, match='did you mean "emacs"'):
        load("emcas", known=KNOWN)


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(KeymapError, match="no such file"):
        load("./nowhere.toml", known=KNOWN)


def test_the_readers_keys_take_the_place_of_a_commands_keys(tmp_path: Path) -> None:
    keymap = load_text(tmp_path, BASE, '[keys]\ndown = ["x"]\n[keys.writing]\nstore = ["f2"]')
    assert keymap.keys_of("down") == (("x",),)
    assert keymap.keys_of("store", "writing") == (("f2",),)
    assert keymap.notices == ()


def test_an_empty_list_leaves_a_command_without_keys(tmp_path: Path) -> None:
    keymap = load_text(tmp_path, BASE, "[keys]\ntop = []")
    assert keymap.keys_of("top") == ()
    assert keymap.notices == ()


def test_the_readers_key_is_taken_from_the_command_that_had_it(tmp_path: Path) -> None:
    keymap = load_text(tmp_path, BASE, '[keys]\nup = ["n"]')
    assert keymap.keys_of("up") == (("n",),)
    assert keymap.keys_of("down") == (("j",),)
    assert [notice.partition("settings.toml")[2] for notice in keymap.notices] == [
        ':2: in reading "n" runs up, so "n" no longer runs down'
    ]


def test_a_command_that_loses_its_last_key_is_told(tmp_path: Path) -> None:
    keymap = load_text(tmp_path, BASE, '[keys]\nup = ["q"]')
    assert keymap.keys_of("leave") == ()
    assert keymap.notices[-1].endswith(": leave has no key left in reading")


def test_two_commands_may_swap_keys(tmp_path: Path) -> None:
    keymap = load_text(tmp_path, BASE, '[keys]\ndown = ["k"]\nup = ["j"]')
    assert (keymap.keys_of("down"), keymap.keys_of("up")) == ((("k",),), (("j",),))
    assert keymap.notices == ()


def test_the_readers_key_removes_the_sequences_it_hides(tmp_path: Path) -> None:
    keymap = load_text(tmp_path, BASE, '[keys]\nup = ["g"]')
    assert keymap.keys_of("top") == (("home",),)
    assert '"g" runs up, so "g g" no longer runs top' in keymap.notices[0]


def test_the_readers_sequence_removes_the_key_that_hides_it(tmp_path: Path) -> None:
    keymap = load_text(tmp_path, BASE, '[keys]\nup = ["j j"]')
    assert keymap.keys_of("up") == (("j", "j"),)
    assert keymap.keys_of("down") == (("n",),)


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        ('[keys]\nup = ["x"]\ndown = ["x"]', 3, "two commands"),
        ('[keys]\nup = ["x"]\ndown = ["x y"]', 3, "hides"),
        ('[other]\na = 1\n[keys]\nstore = ["x"]', 4, "[keys.writing]"),
        ('[keys.writng]\nstore = ["f2"]', 1, "unknown mode"),
        ('keys = "vim"', 1, "not a table"),
        ('[keys.writing]\nstore = ["x"]', 2, "text field"),
    ],
)
def test_a_mistake_in_the_readers_keys_is_told_with_its_line(
    tmp_path: Path, changes: str, line: int, words: str
) -> None:
    error = refusal(tmp_path, BASE, changes)
    assert error.file is not None
    assert error.file.endswith("settings.toml")
    assert error.line == line
    assert words in str(error)


def test_settings_without_keys_change_nothing(tmp_path: Path) -> None:
    assert load_text(tmp_path, BASE, "theme = 'nord'").bindings == load_text(tmp_path, BASE).bindings


def test_changes_may_be_given_as_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(dedent(BASE), encoding="utf-8")
    keymap = load(str(tmp_path / "map.toml"), known=KNOWN, overrides={"down": ["x"], "writing": {"store": "f2"}})
    assert (keymap.keys_of("down"), keymap.keys_of("store", "writing")) == ((("x",),), (("f2",),))
    with pytest.raises(KeymapError, match=r"^settings: unknown command"):
        load(str(tmp_path / "map.toml"), known=KNOWN, overrides={"dwn": ["x"]})


def test_a_map_may_build_on_another(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(dedent(BASE), encoding="utf-8")
    keymap = load_text(tmp_path, 'inherits = "./base.toml"\n[reading]\nup = ["n"]\n[command-line]\nl = "leave"')
    assert (keymap.keys_of("up"), keymap.keys_of("down")) == ((("n",),), (("j",),))
    assert keymap.aliases == {"w": "store", "l": "leave"}
    assert "no longer runs down" in keymap.notices[0]


def test_a_name_for_the_command_line_can_be_taken_away(tmp_path: Path) -> None:
    keymap = load_text(tmp_path, BASE, '[keys.command-line]\nw = ""\nbye = "leave"')
    assert keymap.aliases == {"bye": "leave"}


CHANGES = st.dictionaries(
    st.sampled_from(sorted(KNOWN["reading"])),
    st.lists(st.lists(st.sampled_from("jkgqnx]"), min_size=1, max_size=3).map(" ".join), max_size=3),
)


@given(CHANGES)
def test_whatever_the_reader_changes_no_sequence_hides_another(changes: dict[str, list[str]]) -> None:
    known = {"reading": KNOWN["reading"] | {"line-down", "line-up", "quit"}}
    base = {"line-down": ["j"], "line-up": ["k"], "quit": ["q"], "top": ["g g"]}
    try:
        keymap = _over(base, changes, known)
    except KeymapError:
        return
    table = list(keymap.bindings["reading"])
    for one in table:
        assert not [other for other in table if other != one and other[: len(one)] == one]
    for command, keys in changes.items():
        assert {show(each) for each in keymap.keys_of(command)} == {show(parse(each)) for each in keys}


def _over(base: dict[str, list[str]], changes: dict[str, list[str]], known: dict[str, frozenset[str]]) -> Keymap:
    """A map of `base` keys, with the reader's changes over it."""
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
        file.write("[reading]\n" + "".join(f"{command} = {keys!r}\n" for command, keys in base.items()))
        file.flush()
        return load(file.name, known=known, overrides=dict(changes))


def test_every_printable_key_can_be_bound_in_a_file(tmp_path: Path) -> None:
    for code in range(0x21, 0x7F):
        if chr(code) not in "123456789":
            text = f"[reading]\ndown = ['''{chr(code)}''']" if chr(code) != "'" else '[reading]\ndown = ["\'"]'
            assert load_text(tmp_path, text).keys_of("down") == ((name_of(chr(code)),),)
