"""One spelling for keys: what people write in a keymap, what the terminal layer reports, what is shown on screen.

A key is held under Textual's name for it ("j", "G", "right_square_bracket", "ctrl+x"). A sequence is a tuple of keys.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Sequence = tuple[str, ...]

# Textual's names: Unicode's, with six replaced by the everyday word.
_NAME_OF: dict[str, str] = {
    " ": "space", "!": "exclamation_mark", '"': "quotation_mark", "#": "number_sign", "$": "dollar_sign",
    "%": "percent_sign", "&": "ampersand", "'": "apostrophe", "(": "left_parenthesis", ")": "right_parenthesis",
    "*": "asterisk", "+": "plus", ",": "comma", "-": "minus", ".": "full_stop", "/": "slash", ":": "colon",
    ";": "semicolon", "<": "less_than_sign", "=": "equals_sign", ">": "greater_than_sign", "?": "question_mark",
    "@": "at", "[": "left_square_bracket", "\\": "backslash", "]": "right_square_bracket", "^": "circumflex_accent",
    "_": "underscore", "`": "grave_accent", "{": "left_curly_bracket", "|": "vertical_line",
    "}": "right_curly_bracket", "~": "tilde",
}  # fmt: skip
_CHARACTER_OF: dict[str, str] = {name: character for character, name in _NAME_OF.items()}
_FIRST_BEYOND_ASCII, _LAST_LATIN_1 = 0xA1, 0xFF
_CHARACTER_OF |= {
    unicodedata.name(chr(code)).lower().replace("-", "_").replace(" ", "_"): chr(code)
    for code in range(_FIRST_BEYOND_ASCII, _LAST_LATIN_1 + 1)
    if not chr(code).isalnum() and chr(code).isprintable()
}

# Key: Textual's name. Values: as people see it, the same in plain ASCII.
_SHOWN: dict[str, tuple[str, str]] = {
    "space": ("Space", "Space"), "enter": ("Enter", "Enter"), "tab": ("Tab", "Tab"), "escape": ("Esc", "Esc"),
    "backspace": ("Backspace", "Backspace"), "delete": ("Del", "Del"), "insert": ("Ins", "Ins"),
    "home": ("Home", "Home"), "end": ("End", "End"), "pageup": ("PgUp", "PgUp"), "pagedown": ("PgDn", "PgDn"),
    "up": ("↑", "Up"), "down": ("↓", "Down"), "left": ("←", "Left"), "right": ("→", "Right"),
}  # fmt: skip
_SHOWN |= {f"f{number}": (f"F{number}", f"F{number}") for number in range(1, 25)}

_OTHER_NAMES: dict[str, str] = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown",
    "page-up": "pageup", "page-down": "pagedown", "↑": "up", "↓": "down", "←": "left", "→": "right",
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip

_MODIFIERS: dict[str, str] = {
    "alt": "Alt", "ctrl": "Ctrl", "control": "Ctrl", "hyper": "Hyper", "meta": "Meta", "shift": "Shift",
    "super": "Super",
}  # fmt: skip

# Terminals cannot tell these apart, so they are one key wherever the reader sits.
_SAME_KEY: dict[str, str] = {
    "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape",
    "ctrl+@": "ctrl+space", "ctrl+at": "ctrl+space", "ctrl+underscore": "ctrl+slash",
}  # fmt: skip
ALT_WITH_A_DIGIT: dict[str, str] = {
    "inverted_exclamation_mark": "alt+1", "trade_mark_sign": "alt+2", "pound_sign": "alt+3", "cent_sign": "alt+4",
    "infinity": "alt+5", "section_sign": "alt+6", "pilcrow_sign": "alt+7", "bullet": "alt+8", "ª": "alt+9",
    "º": "alt+0",
}  # fmt: skip
"""What Textual reports for Alt with a digit, whatever the keyboard: the sign that this key types on a Mac."""


class UnknownKeyError(ValueError):
    """A name that is no key; `name` is what was written, `advice` what may have been meant ("" if nothing is near)."""

    def __init__(self, name: str, advice: str) -> None:
        super().__init__(f"unknown key {name!r}")
        self.name = name
        self.advice = advice


def parse(text: str) -> Sequence:
    """The keys of a sequence as people write it ("g g", "ctrl+x ctrl+s", "]"); raises UnknownKeyError."""
    return tuple(parse_key(name) for name in text.split())


def parse_key(name: str) -> str:
    """One key as people write it, in the spelling used inside; raises UnknownKeyError.

    A letter without a modifier differs by case; after a modifier it does not: Shift is written out there.
    """
    head, plus, last = name.rpartition("+")
    if last == "" and plus:
        head, last = head.removesuffix("+"), "+"
    modifiers, base = _modifiers(head), _base(last)
    if modifiers is None or base is None:
        raise UnknownKeyError(name, _advice(name))
    if len(base) == 1 and modifiers == ["shift"]:
        return base.upper() if len(base.upper()) == 1 else base
    if len(base) == 1 and modifiers and len(base.lower()) == 1:
        base = base.lower()
    return normal("+".join([*modifiers, base]))


def normal(key: str) -> str:
    """A key as the terminal layer reports it, in the spelling used inside; names it does not know pass unchanged."""
    if len(key) == 1:
        return name_of(key)
    return _SAME_KEY.get(key, key)


def name_of(character: str) -> str:
    """Textual's name for the key of one printable character."""
    if character.isalnum():
        return character
    if character in _NAME_OF:
        return _NAME_OF[character]
    return unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")


def character_of(key: str) -> str | None:
    """The printable character a key types, or None: for keys with a modifier, and for those that only move or edit."""
    if len(key) == 1:
        return key if key.isprintable() else None
    if key in _SHOWN and key != "space":
        return None
    if key in _CHARACTER_OF:
        return _CHARACTER_OF[key]
    try:
        character = unicodedata.lookup(key.replace("_", " ").upper())
    except KeyError:
        return None
    return character if len(character) == 1 and character.isprintable() else None


def typed_in_a_field(key: str) -> bool:
    """Whether a text field takes this key for itself: what it types, and Backspace.

    Alt with a character counts: Textual hands it to a focused field as the character.
    """
    return key == "backspace" or character_of(key.removeprefix("alt+").removeprefix("shift+")) is not None


def show(sequence: Iterable[str], *, ascii: bool = False) -> str:
    """A sequence as it is printed for people: "g g", "Ctrl+X Ctrl+S", "]", "Space", "↓" ("Down" in ASCII)."""
    return " ".join(_show_key(key, ascii=ascii) for key in sequence)


def spell(sequence: Iterable[str]) -> str:
    """A sequence as it is written in a keymap file: "g g", "ctrl+x ctrl+s", "]", "space", "down"."""
    return " ".join(_spell_key(key) for key in sequence)


def _modifiers(head: str) -> list[str] | None:
    """The modifiers before a key, each once and in order, or None if one of them is none."""
    written = [modifier.lower() for modifier in head.split("+")] if head else []
    if any(modifier not in _MODIFIERS for modifier in written):
        return None
    return sorted({"ctrl" if modifier == "control" else modifier for modifier in written})


def _base(last: str) -> str | None:
    """The key without its modifiers, or None if there is no such key."""
    if len(last) == 1 and last.isprintable() and last not in _OTHER_NAMES:
        return name_of(last) if character_of(name_of(last)) == last else None
    lower = last.lower()
    name = _OTHER_NAMES.get(lower, lower)
    return name if name in _SHOWN or name in _CHARACTER_OF else None


def _show_key(key: str, *, ascii: bool) -> str:
    *modifiers, base = key.split("+")
    if base in _SHOWN:
        shown = _SHOWN[base][1 if ascii else 0]
    else:
        shown = character_of(base) or base
        if modifiers and len(shown.upper()) == 1:
            shown = shown.upper()
    return "+".join([*(_MODIFIERS.get(modifier, modifier) for modifier in modifiers), shown])


def _spell_key(key: str) -> str:
    *modifiers, base = key.split("+")
    return "+".join([*modifiers, base if base in _SHOWN else character_of(base) or base])


def _advice(name: str) -> str:
    """What a wrong key name may have meant, as an instruction, or ""."""
    if name.isalpha() and name.isascii() and 1 < len(name) < 4 and name.lower() not in _MODIFIERS:
        return f'write "{" ".join(name)}" for one key after the other'
    from difflib import get_close_matches

    *modifiers, last = name.split("+")
    good = [(get_close_matches(modifier.lower(), _MODIFIERS, 1) or [""])[0] for modifier in modifiers]
    base = _base(last)
    near = [last] if base else get_close_matches(last.lower(), [*_SHOWN, *_CHARACTER_OF, *_OTHER_NAMES], 1, 0.7)
    if not near or "" in good:
        return ""
    return f'write "{"+".join([*good, near[0]])}"'
