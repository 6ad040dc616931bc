"""Keys become commands one by one: with counts, sequences and letters, and never a key too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keymaps.keymap import Keymap
from keymaps.keys import character_of, parse, parse_key
from keymaps.resolver import Choice, Cleared, Miss, Resolver, Result, Run, Wait

READING = {
    "j": "down", "k": "up", "%": "percent", "g g": "top", "] c": "next", "] n": "next-note", "ctrl+x ctrl+s": "save",
    "ctrl+x r space": "mark", "m": "mark", "'": "go", "q": "quit", "z a": "fold", "0": "row-start", "escape": "cancel",
    "ctrl+g": "cancel", "d ctrl+g": "delete",
}  # fmt: skip
KEYMAP = Keymap(
    name="test",
    bindings={
        "reading": {parse(keys): command for keys, command in READING.items()},
        "typing": {parse("ctrl+s"): "save", parse("ctrl+x ctrl+s"): "save", parse("escape"): "cancel"},
    },
    letters=frozenset({"mark", "go"}),
    counts=frozenset({"down", "up", "percent", "next"}),
    counting=frozenset({"reading"}),
)


def press(keys: str, mode: str = "reading") -> Result:
    """The last result of pressing keys one by one; each is written as in a keymap."""
    return press_on(Resolver(KEYMAP, mode), keys)


def press_on(resolver: Resolver, keys: str) -> Result:
    return [resolver.feed(key) for key in parse(keys)][-1]


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        ("j", Run("down")),
        ("5 j", Run("down", 5)),
        ("1 0 k", Run("up", 10)),
        ("5 0 %", Run("percent", 50)),
        ("0", Run("row-start")),
        ("1 0 0 j", Run("down", 100)),
        ("g g", Run("top")),
        ("3 ] c", Run("next", 3)),
        ("ctrl+x ctrl+s", Run("save")),
        ("m a", Run("mark", None, "a")),
        ("m A", Run("mark", None, "A")),
        ("' '", Run("go", None, "'")),
        ("m 5", Run("mark", None, "5")),
        ("m q", Run("mark", None, "q")),
        ("ctrl+x r space b", Run("mark", None, "b")),
        ("d ctrl+g", Run("delete")),
    ],
)
def test_keys_run_their_command(keys: str, result: Run) -> None:
    assert press(keys) == result


def test_a_count_is_dropped_where_it_means_nothing() -> None:
    assert press("5 g g") == Run("top", None)


def test_a_count_stops_growing_at_its_limit() -> None:
    assert press("9 9 9 9 9 9 j") == Run("down", 9999)


def test_a_sequence_waits_and_says_what_may_follow() -> None:
    assert press("2 ]") == Wait("2 ]", (Choice("c", "c", "next"), Choice("n", "n", "next-note")))
    assert press("ctrl+x") == Wait("Ctrl+X", (Choice("ctrl+s", "Ctrl+S", "save"), Choice("r", "r", None)))


def test_a_command_that_wants_a_letter_says_so() -> None:
    assert press("m") == Wait("m", (), "mark")


def test_a_count_waits_for_its_command() -> None:
    assert press("1 2") == Wait("12")


def test_a_key_of_its_own_that_means_nothing_goes_on_to_the_widgets() -> None:
    assert press("x") == Miss(("x",), swallowed=False)


@pytest.mark.parametrize("keys", ["z q", "g j", "ctrl+x q", "] ]", "5 x", "m left"])
def test_a_key_that_does_not_continue_is_swallowed(keys: str) -> None:
    result = press(keys)
    assert isinstance(result, Miss)
    assert result.swallowed


@pytest.mark.parametrize(
    "keys", ["5 escape", "g escape", "ctrl+x r escape", "m escape", "g ctrl+g", "m ctrl+g", "5 ctrl+g"]
)
def test_what_cancels_takes_back_what_is_pending(keys: str) -> None:
    resolver = Resolver(KEYMAP, "reading")
    assert press_on(resolver, keys) == Cleared()
    assert resolver.pending == ""


def test_escape_on_its_own_is_a_key_like_others() -> None:
    assert press("escape") == Run("cancel")
    assert press("escape", mode="unheard-of") == Miss(("escape",), swallowed=False)


def test_digits_are_text_where_text_is_typed() -> None:
    assert press("5", "typing") == Miss(("5",), swallowed=False)
    assert press("ctrl+x ctrl+s", "typing") == Run("save")


def test_nothing_is_left_over_after_a_command() -> None:
    resolver = Resolver(KEYMAP, "reading")
    press_on(resolver, "5 j")
    assert press_on(resolver, "j") == Run("down")


def test_a_whole_sequence_may_come_as_one_key() -> None:
    resolver = Resolver(KEYMAP, "reading")
    assert resolver.feed("g g") == Run("top")
    assert resolver.feed("right_square_bracket c") == Run("next")
    assert resolver.feed("] c") == Run("next")
    assert resolver.feed("m") == Wait("m", (), "mark")


def test_a_click_on_a_sequence_starts_afresh_but_keeps_the_count() -> None:
    resolver = Resolver(KEYMAP, "reading")
    press_on(resolver, "4 z")
    assert resolver.feed("] c") == Run("next", 4)


def test_the_terminals_own_character_is_the_letter() -> None:
    resolver = Resolver(KEYMAP, "reading")
    resolver.feed("m")
    assert resolver.feed("some_name_without_a_sign", "☃") == Run("mark", None, "☃")


def test_alt_with_a_letter_is_not_the_letter() -> None:
    resolver = Resolver(KEYMAP, "reading")
    resolver.feed("m")
    assert resolver.feed("alt+a", "a") == Miss(("m", "alt+a"), swallowed=True)


def test_leaving_a_mode_forgets_what_is_pending() -> None:
    resolver = Resolver(KEYMAP, "reading")
    press_on(resolver, "4 g")
    assert resolver.pending == "4 g"
    resolver.clear()
    assert (resolver.pending, press_on(resolver, "j")) == ("", Run("down"))


PRESSED = st.lists(
    st.sampled_from([*sorted({key for keys in READING for key in parse(keys)}), "1", "5", "9", "a", "x", "left"]),
    max_size=20,
)


def expected(buffer: list[str]) -> Result | None:
    """What all keys since the last command mean, read at once; None where more are needed."""
    table = {parse(keys): command for keys, command in READING.items()}
    digits = 0
    while digits < len(buffer) and buffer[digits].isdigit() and buffer[0] != "0":
        digits += 1
    keys, count = tuple(buffer[digits:]), min(int("".join(buffer[:digits]) or 0), 9999)
    if not keys:
        return None
    known = table.get(keys)
    waiting = table.get(keys[:-1]) in KEYMAP.letters
    goes_on = known is not None or any(each[: len(keys)] == keys for each in table)
    if len(buffer) > 1 and (keys[-1] == "escape" or (keys[-1] == "ctrl+g" and not (goes_on and len(keys) > 1))):
        return Cleared()
    if waiting:
        letter = character_of(keys[-1])
        return Run(table[keys[:-1]], None, letter) if letter else Miss(keys, swallowed=True)
    if known in KEYMAP.letters or (known is None and goes_on):
        return None
    if known is None:
        return Miss(keys, swallowed=len(buffer) > 1)
    return Run(known, count or None if known in KEYMAP.counts else None)


@given(PRESSED)
def test_pressing_keys_one_by_one_means_what_they_mean_together(pressed: list[str]) -> None:
    resolver = Resolver(KEYMAP, "reading")
    buffer: list[str] = []
    for key in pressed:
        buffer.append(key)
        result = resolver.feed(key)
        wanted = expected(buffer)
        if wanted is None:
            assert isinstance(result, Wait)
            assert resolver.pending == result.pending != ""
        else:
            assert result == wanted
            assert resolver.pending == ""
            buffer.clear()


@given(PRESSED)
def test_after_escape_everything_is_fresh(pressed: list[str]) -> None:
    resolver = Resolver(KEYMAP, "reading")
    for key in [*pressed, "escape"]:
        resolver.feed(key)
    assert resolver.pending == ""
    assert press_on(resolver, "j") == Run("down")


@given(st.lists(st.text(max_size=5), max_size=8))
def test_no_key_name_breaks_the_resolver(names: list[str]) -> None:
    resolver = Resolver(KEYMAP, "reading")
    for name in names:
        resolver.feed(name)
    resolver.feed("escape")
    assert resolver.feed(parse_key("j")) == Run("down")


ALT = Keymap(
    name="alt",
    bindings={"reading": {parse("alt+3"): "third", parse("§"): "section"}},
    letters=frozenset(),
    counts=frozenset(),
    counting=frozenset({"reading"}),
)


def test_alt_with_a_digit_is_known_by_the_sign_that_it_is_reported_as() -> None:
    assert Resolver(ALT, "reading").feed("pound_sign", "£") == Run("third")


def test_a_sign_with_a_meaning_of_its_own_keeps_it() -> None:
    assert Resolver(ALT, "reading").feed("section_sign", "§") == Run("section")
