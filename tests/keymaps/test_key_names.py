"""Keys have one spelling inside, whatever people write and whatever the terminal layer reports."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keymaps.keys import UnknownKeyError, character_of, name_of, normal, parse, parse_key, show, spell, typed_in_a_field

NAMED = ["space", "enter", "tab", "escape", "delete", "home", "pageup", "up", "left", "f1", "f12"]
PRINTABLE = st.sampled_from(string.ascii_letters + string.digits + string.punctuation + "äÖñ§«¿")
KEYS = st.one_of(
    PRINTABLE.map(name_of),
    st.sampled_from(NAMED),
    st.builds(
        lambda modifiers, key: parse_key("+".join([*modifiers, key])),
        st.sampled_from([["ctrl"], ["alt"], ["ctrl", "shift"], ["alt", "shift"]]),
        st.one_of(PRINTABLE, st.sampled_from(NAMED)),
    ),
)
SEQUENCES = st.lists(KEYS, min_size=1, max_size=4).map(tuple)


def test_printable_keys_are_named_as_textual_names_them() -> None:
    from textual.keys import _character_to_key

    characters = [chr(code) for code in range(0x20, 0x250) if chr(code).isprintable()]
    assert {each: name_of(each) for each in characters} == {each: _character_to_key(each) for each in characters}


def test_the_character_of_a_key_is_the_one_that_names_it() -> None:
    characters = [chr(code) for code in range(0x20, 0x250) if chr(code).isprintable()]
    assert [character_of(name_of(each)) for each in characters] == characters


@pytest.mark.parametrize("key", ["enter", "escape", "up", "f5", "ctrl+x", "alt+a", "pageup", "delete", "home"])
def test_keys_that_move_or_edit_type_no_character(key: str) -> None:
    assert character_of(key) is None


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("j", ("j",)),
        ("G", ("G",)),
        ("shift+g", ("G",)),
        ("g g", ("g", "g")),
        ("]", ("right_square_bracket",)),
        ("right_square_bracket", ("right_square_bracket",)),
        ("] c", ("right_square_bracket", "c")),
        ("?", ("question_mark",)),
        ("hyphen_minus", ("minus",)),
        ("ctrl+x ctrl+s", ("ctrl+x", "ctrl+s")),
        ("Ctrl+X", ("ctrl+x",)),
        ("Control+x", ("ctrl+x",)),
        ("shift+ctrl+left", ("ctrl+shift+left",)),
        ("alt+shift+,", ("alt+shift+comma",)),
        ("ctrl++", ("ctrl+plus",)),
        ("+", ("plus",)),
        ("Esc", ("escape",)),
        ("PgDn", ("pagedown",)),
        ("↓", ("down",)),
        ("F1", ("f1",)),
        ("alt+<", ("alt+less_than_sign",)),
        ("§", ("section_sign",)),
    ],
)
def test_both_spellings_are_accepted(written: str, keys: tuple[str, ...]) -> None:
    assert parse(written) == keys


@pytest.mark.parametrize(
    ("one", "other"),
    [("ctrl+i", "tab"), ("ctrl+m", "enter"), ("ctrl+[", "esc"), ("ctrl+h", "backspace"), ("ctrl+@", "ctrl+space"),
     ("ctrl+_", "ctrl+/")],
)  # fmt: skip
def test_keys_that_terminals_confuse_are_one_key(one: str, other: str) -> None:
    assert parse_key(one) == parse_key(other)


@pytest.mark.parametrize(
    ("reported", "written"), [("ctrl+@", "ctrl+space"), ("ctrl+underscore", "ctrl+/"), (" ", "space")]
)
def test_what_a_terminal_reports_is_folded_the_same_way(reported: str, written: str) -> None:
    assert normal(reported) == parse_key(written)


def test_an_unknown_report_passes_unchanged() -> None:
    assert normal("<ignore>") == "<ignore>"


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [("gg", '"g g"'), ("ctl+x", '"ctrl+x"'), ("entr", '"enter"'), ("pagdown", '"pagedown"'), ("qwertzuiop", "")],
)
def test_an_unknown_key_comes_with_advice(wrong: str, advice: str) -> None:
    with pytest.raises(UnknownKeyError) as caught:
        parse(wrong)
    assert caught.value.name == wrong
    assert advice in caught.value.advice


@given(SEQUENCES)
def test_what_is_shown_can_be_written_in_a_keymap(sequence: tuple[str, ...]) -> None:
    assert parse(show(sequence)) == sequence
    assert parse(show(sequence, ascii=True)) == sequence


@given(SEQUENCES)
def test_what_is_spelt_reads_back_as_the_same_keys(sequence: tuple[str, ...]) -> None:
    assert parse(spell(sequence)) == sequence
    assert parse(" ".join(sequence)) == sequence


@given(st.text(max_size=12))
def test_any_text_is_a_sequence_or_an_unknown_key(text: str) -> None:
    try:
        keys = parse(text)
    except UnknownKeyError:
        return
    assert parse(spell(keys)) == keys


@pytest.mark.parametrize(
    ("sequence", "shown", "plain"),
    [
        ("g g", "g g", "g g"),
        ("ctrl+x ctrl+s", "Ctrl+X Ctrl+S", "Ctrl+X Ctrl+S"),
        ("]", "]", "]"),
        ("space", "Space", "Space"),
        ("alt+left", "Alt+←", "Alt+Left"),
        ("down", "↓", "Down"),
        ("escape", "Esc", "Esc"),
        ("ctrl+_", "Ctrl+/", "Ctrl+/"),
    ],
)
def test_keys_are_shown_as_people_know_them(sequence: str, shown: str, plain: str) -> None:
    assert show(parse(sequence)) == shown
    assert show(parse(sequence), ascii=True) == plain


def test_a_text_field_takes_what_it_types() -> None:
    assert all(typed_in_a_field(key) for key in ("a", "space", "question_mark", "backspace", "alt+a", "alt+shift+a"))
    assert not any(typed_in_a_field(key) for key in ("ctrl+a", "enter", "tab", "escape", "f2", "up", "alt+left"))
