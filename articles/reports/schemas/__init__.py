"""JSON Schemas (draft 2020-12) of all that Diptych writes as JSON, each a file `NAME.schema.json` in this folder.

A schema describes what is promised and allows what it does not name, since a later version of Diptych may add members
to a format without a new number. Closed, it allows nothing else: what this version writes fits that too.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from articles.errors import BadInputError

Schema = dict[str, Any]

_ENDING = ".schema.json"
_SHARED = "common.json#/$defs/"
_OWN = "#/$defs/"


@cache
def names() -> tuple[str, ...]:
    """The formats that have a schema, in alphabetical order: "claims", "comparison" and so on."""
    found = (each.name for each in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in found if name.endswith(_ENDING)))


def schema(name: str, *, closed: bool = False) -> Schema:
    """The JSON Schema of a format, by itself: it refers to no other document. The mapping is the caller's own.

    `name` is one of `names()`, also as a document names its format: "comparison", "diptych.comparison/1". `closed`
    allows no member that the schema does not name. Raises BadInputError for a name that is none of them.
    """
    plain = name.removeprefix("diptych.").partition("/")[0]
    if plain not in names():
        raise BadInputError(f"there is no schema {name}", "Diptych writes no such format", f"take {', '.join(names())}")
    made = _read(f"{plain}{_ENDING}")
    _take_in(made)
    if closed:
        _close(made)
    return made


def title_of(name: str) -> str:
    """What a schema is of, in one line: the name of the format, and where it comes from."""
    made = _read(f"{name}{_ENDING}")
    return ": ".join(str(made[key]) for key in ("title", "description") if key in made)


def _read(name: str) -> Schema:
    made: Schema = json.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
    return made


def _take_in(made: Schema) -> None:
    """Put the shared definitions that `made` refers to, also by way of others, among its own."""
    shared: Schema = _read("common.json")["$defs"]
    own: Schema = made.setdefault("$defs", {})
    waiting = _redirect(made)
    while waiting:
        name = waiting.pop()
        if name not in own:
            own[name] = shared[name]
            waiting |= _redirect(own[name]) | _named(own[name])
    if not own:
        del made["$defs"]


def _redirect(part: Any) -> set[str]:
    """Turn every reference into the shared definitions into one to the schema's own; returns what they name."""
    found: set[str] = set()
    for each in _objects(part):
        target = each.get("$ref")
        if isinstance(target, str) and target.startswith(_SHARED):
            name = target.removeprefix(_SHARED)
            each["$ref"] = _OWN + name
            found.add(name)
    return found


def _named(part: Any) -> set[str]:
    """The definitions of its own document that a shared definition refers to."""
    targets = (each.get("$ref") for each in _objects(part))
    return {target.removeprefix(_OWN) for target in targets if isinstance(target, str) and target.startswith(_OWN)}


def _close(made: Schema) -> None:
    """Let every object that names its members have no others."""
    for each in _objects(made):
        if each.get("type") == "object" and isinstance(each.get("properties"), dict):
            each.setdefault("additionalProperties", False)


def _objects(part: Any) -> list[dict[str, Any]]:
    """Every JSON object in `part`, itself first."""
    found: list[dict[str, Any]] = []
    waiting = [part]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            found.append(each)
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return found
