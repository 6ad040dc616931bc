"""The reader's settings: what each may be, where it comes from, and a clear line when one is wrong.

A value on the command line wins over one in the environment, that over the settings file, that over the default.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from articles.errors import BadInputError
from articles.reading.limits import BOUNDS, LONGEST
from keymaps.errors import KeymapError

Signs = Literal["unicode", "ascii"]
CaseNotes = Literal["beside", "inside"]
Origins = Mapping[str, str]

CONFIG_VARIABLE = "DIPTYCH_CONFIG"
KEYS_TABLE = "keys"

# How an encoder's address begins; any other value is a path.
ADDRESSES = ("http://", "https://")

# The keymaps that come with Diptych, as keymaps.loader has them; named here so that starting need not load it.
KEYMAPS = ("default", "vim", "emacs", "less")

# The stop kinds, as tui.view.stops has them; named here so that settings can be checked without loading the screen.
STOP_KINDS = ("strong", "weak", "only", "note", "differ", "word", "disagree", "changed")

# Below this a column holds too few words to be read, above it the eye loses the line.
NARROWEST, WIDEST = 20, 200

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_stops(value: Any) -> bool:
    return isinstance(value, tuple) and all(kind in STOP_KINDS for kind in value)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a reader can set.

    `keys` is the table of own keys as written, for the keymap loader; `file` is the settings file, if there is one;
    `origins` tells for each setting where its value comes from; `no_color` is True when NO_COLOR is set.
    """

    keymap: str = "default"
    theme: str = ""
    signs: Signs = "unicode"
    measure: int = 72
    mouse: bool = True
    animation: bool = False
    author: str = ""
    stops: tuple[str, ...] = ("strong", "weak", "note", "differ", "word", "disagree", "changed")
    encoder: str = ""
    case_notes: CaseNotes = "beside"
    longest: int = LONGEST
    keys: Mapping[str, Any] = field(default_factory=dict)
    file: Path | None = None
    no_color: bool = False
    origins: Origins = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a setting does, what its value may be in words, the check of that, and the same as JSON Schema."""

    help: str
    expects: str
    accepts: Callable[[Any], bool]
    schema: Mapping[str, Any]


_TEXT: Mapping[str, Any] = {"type": "string"}
_FLAG: Mapping[str, Any] = {"type": "boolean"}


KINDS: dict[str, Kind] = {
    "keymap": Kind(
        "Which keys: default, vim, emacs, less, or a file.", "a name or the path of a .toml file", _is_text, _TEXT
    ),
    "theme": Kind("Which colours; empty is Diptych's own choice.", "the name of a theme", _is_text, _TEXT),
    "signs": Kind(
        "How signs are drawn.",
        '"unicode" or "ascii"',
        lambda value: value in ("unicode", "ascii"),
        {"enum": ["unicode", "ascii"]},
    ),
    "measure": Kind(
        "The most characters in a row of text.",
        f"a number from {NARROWEST} to {WIDEST}",
        lambda value: _is_number(value, NARROWEST, WIDEST),
        {"type": "integer", "minimum": NARROWEST, "maximum": WIDEST},
    ),
    "mouse": Kind("Whether clicks and the wheel work.", "true or false", _is_flag, _FLAG),
    "animation": Kind("Whether anything on screen may glide.", "true or false", _is_flag, _FLAG),
    "author": Kind("The name written into your notes; empty writes none.", "a name in quotes", _is_text, _TEXT),
    "stops": Kind(
        "Which kinds of place next and previous stop go to.",
        f"a list of {', '.join(STOP_KINDS)}",
        _is_stops,
        {"type": "array", "items": {"enum": list(STOP_KINDS)}},
    ),
    "encoder": Kind(
        "Which model compares meaning; empty is the one that comes with Diptych.",
        "the path of a file, or an address on this machine",
        _is_text,
        _TEXT,
    ),
    "case_notes": Kind(
        "Where the notes on a case are kept: in a file beside it, or in the case itself.",
        '"beside" or "inside"',
        lambda value: value in ("beside", "inside"),
        {"enum": ["beside", "inside"]},
    ),
    "longest": Kind(
        "The most characters an article may have.",
        f"a number from {BOUNDS[0]} to {BOUNDS[1]}",
        lambda value: _is_number(value, *BOUNDS),
        {"type": "integer", "minimum": BOUNDS[0], "maximum": BOUNDS[1]},
    ),
}
_DEFAULTS = {each.name: each.default for each in fields(Settings) if each.name in KINDS}


def variable_of(name: str) -> str:
    """The environment variable that sets it: `DIPTYCH_MEASURE`."""
    return f"DIPTYCH_{name.upper()}"


def settings_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the settings file is, or would be."""
    named = environ.get(CONFIG_VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path("diptych") / "settings.toml"


def settings_schema() -> dict[str, Any]:
    """The settings file as JSON Schema, draft 2020-12: for editors that complete and check TOML."""
    properties = {
        name: {"description": kind.help, "default": _plain(_DEFAULTS[name]), **kind.schema}
        for name, kind in KINDS.items()
    }
    keys = {"description": "Keys of your own: a table of commands for each mode.", "type": "object"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The settings of Diptych",
        "type": "object",
        "properties": {**properties, KEYS_TABLE: keys},
        "additionalProperties": False,
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def problems(path: Path) -> list[str]:
    """What is wrong with a settings file, a line each: where, what, what to do; its keys are not looked at.

    Raises BadInputError where it cannot be read at all.
    """
    table, lines = _read(path)
    table.pop(KEYS_TABLE, None)
    found = []
    for name, value in table.items():
        try:
            _check_entry(name, value, f"{path}:{lines.get((name,), 1)}")
        except BadInputError as error:
            found.append(f"{error.what}: {error.why}; {error.do}")
    return found


def load_settings(given: Mapping[str, Any] | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this run; `given` are those of the command line.

    Raises BadInputError, one line with file and line where there is one, for what cannot be read, is unknown or wrong.
    """
    values: dict[str, Any] = {}
    origins = dict.fromkeys(KINDS, "default")
    path = settings_path(environ)
    keys, found = _take_file(path, values, origins, needed=bool(environ.get(CONFIG_VARIABLE)))
    for name in KINDS:
        text = environ.get(variable_of(name))
        if text:
            values[name] = _checked(name, _from_text(name, text), variable_of(name))
            origins[name] = f"environment: {variable_of(name)}"
    for name, value in (given or {}).items():
        values[name] = _checked(name, value, f"--{name}")
        origins[name] = "command line"
    return Settings(
        **values, keys=keys, file=path if found else None, no_color=bool(environ.get("NO_COLOR")), origins=origins
    )


def _take_file(
    path: Path, values: dict[str, Any], origins: dict[str, str], *, needed: bool
) -> tuple[Mapping[str, Any], bool]:
    """Put the settings of the file into `values`; returns the table of keys and whether there is a file."""
    if not needed and not os.path.lexists(path):
        return {}, False
    table, lines = _read(path)
    keys = table.pop(KEYS_TABLE, {})
    if not isinstance(keys, dict):
        raise BadInputError(f"{path}:{lines[(KEYS_TABLE,)]}: keys", "must be a table", "write [keys] on its own line")
    for name, value in table.items():
        place = f"{path}:{lines.get((name,), 1)}"
        values[name] = _check_entry(name, value, place)
        origins[name] = place
    keymap = str(values.get("keymap", ""))
    if keymap.endswith(".toml"):
        values["keymap"] = str(path.parent / Path(keymap).expanduser())
    encoder = str(values.get("encoder", ""))
    if encoder and not encoder.startswith(ADDRESSES):
        values["encoder"] = str(path.parent / Path(encoder).expanduser())
    return keys, True


def _read(path: Path) -> tuple[dict[str, Any], Mapping[tuple[str | int, ...], int]]:
    """The table of a settings file, and the lines of its entries."""
    from keymaps.source import read

    try:
        return read(path, str(path))
    except KeymapError as error:
        place = f":{error.line}" if error.line else ""
        raise BadInputError(f"{path}{place}: {error.what}", error.why, error.do) from error


def _check_entry(name: str, value: Any, place: str) -> Any:
    if name not in KINDS:
        raise BadInputError(f"{place}: {name}", "there is no such setting", _advice(name))
    return _checked(name, tuple(value) if isinstance(value, list) else value, f"{place}: {name}")


def _checked(name: str, value: Any, place: str) -> Any:
    if not KINDS[name].accepts(value):
        raise BadInputError(place, f"must be {KINDS[name].expects}", "change it or leave it out")
    return value


def _from_text(name: str, text: str) -> Any:
    """The value of an environment variable; what cannot be understood stays text, and fails its check."""
    default = _DEFAULTS[name]
    folded = text.strip().lower()
    if isinstance(default, bool):
        return folded in _YES if folded in _YES | _NO else text
    if isinstance(default, int):
        return int(folded) if folded.isascii() and folded.isdigit() else text
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return text


def _advice(name: str) -> str:
    close = get_close_matches(name, (*KINDS, KEYS_TABLE), n=1, cutoff=0.5)
    return f'did you mean "{close[0]}"?' if close else f"the settings are {', '.join(KINDS)}"
