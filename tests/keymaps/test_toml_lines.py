"""A mistake in a file is told with its line, so every key of a TOML file must be found in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keymaps.errors import KeymapError
from keymaps.source import lines_of, parse, read

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = '''# a comment with [brackets] and = signs
[reading]   # trailing
next-stop = [
  "]",  # "x = 1"
  # ["not", "this"]
  ".",
  "a]b", 'c#d',
]
"quoted \\u006bey" = 1
text = """
[select]
back = "no"
"""
other.dotted = { first = ["a"], second = { third = 2 } }
odd = \'\'\'one
two\'\'\'
when = 2016-12-04 07:30:00

[ keys . "select" ]
copy = ["c", ["d",
"e"]]
'''


def test_every_key_table_and_item_has_its_line() -> None:
    lines = lines_of(SAMPLE)
    assert lines == {
        ("reading",): 2,
        ("reading", "next-stop"): 3,
        ("reading", "next-stop", 0): 4,
        ("reading", "next-stop", 1): 6,
        ("reading", "next-stop", 2): 7,
        ("reading", "next-stop", 3): 7,
        ("reading", "quoted key"): 9,
        ("reading", "text"): 10,
        ("reading", "other"): 14,
        ("reading", "other", "dotted"): 14,
        ("reading", "other", "dotted", "first"): 14,
        ("reading", "other", "dotted", "first", 0): 14,
        ("reading", "other", "dotted", "second"): 14,
        ("reading", "other", "dotted", "second", "third"): 14,
        ("reading", "odd"): 15,
        ("reading", "when"): 17,
        ("keys", "select"): 19,
        ("keys", "select", "copy"): 20,
        ("keys", "select", "copy", 0): 20,
        ("keys", "select", "copy", 1): 20,
        ("keys", "select", "copy", 1, 0): 20,
        ("keys", "select", "copy", 1, 1): 21,
    }


WORDS = st.sampled_from(["a", "b]", "#", "=", "[x]", "\\n", "'", ",", "{"])
FILLERS = st.sampled_from(["", "# [no] = 1\n", "\n", "\r\n", "  \n"])


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[tuple[str, str, int], int]]:
    """A TOML text of tables, keys and arrays, with the line of each array item."""
    text, expected = "", {}
    for table in range(draw(st.integers(1, 4))):
        text += draw(FILLERS) + f"[t{table}]\n"
        for key in range(draw(st.integers(0, 3))):
            text += draw(FILLERS) + f"k{key} = ["
            for item in range(draw(st.integers(0, 4))):
                text += draw(FILLERS)
                expected[f"t{table}", f"k{key}", item] = text.count("\n") + 1
                text += f'"{draw(WORDS)}"' + draw(FILLERS) + "," + draw(FILLERS)
            text += "]\n"
    return text, expected


@given(documents())
def test_items_are_found_however_the_array_is_laid_out(
    document: tuple[str, dict[tuple[str, str, int], int]],
) -> None:
    text, expected = document
    _, lines = parse(text, "made up")
    assert {where: line for where, line in lines.items() if len(where) == 3} == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb = = 2\n", 2), ("a = 1\n\na = 2\n", 3), ('[x]\nk = ["a",\n"b"\n', 3), ("[a\n", 1), ("k = 'a", 1)],
)
def test_a_text_that_is_not_toml_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(KeymapError) as caught:
        parse(text, "my.toml")
    assert (caught.value.file, caught.value.line) == ("my.toml", line)
    assert "\n" not in str(caught.value)


@given(st.text(alphabet="ab=[]{}\"'#.,\n 1\\", max_size=30))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        parse(text, "my.toml")
    except KeymapError as error:
        assert "\n" not in str(error)  # noqa: PT017 - most examples raise nothing


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(KeymapError):
        parse("a = " + "[" * 100_000 + "]" * 100_000, "my.toml")


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_bytes(b"\xef\xbb\xbf[reading]\n")
    assert read(file, "keys.toml")[0] == {"reading": {}}


def test_what_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_bytes(b"[reading]\n# caf\xe9\n")
    with pytest.raises(KeymapError) as caught:
        read(file, "keys.toml")
    assert caught.value.line == 2


def test_files_that_are_not_settings_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "huge").write_bytes(b"#" * 1_000_001)
    for name in ("missing", "pipe", "huge", ".", "x" * 300):
        with pytest.raises(KeymapError) as caught:
            read(tmp_path / name, name)
        assert caught.value.file == name
        assert caught.value.line is None
