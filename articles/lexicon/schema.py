"""Which lists a subject has, what each is made of, and what it means: the files in `schema/`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

Kind = Literal["words", "rows", "groups", "sets", "classes", "numbers", "values", "text"]
_SCHEMA = Path(__file__).parent / "schema"


class Shape(NamedTuple):
    """What a list is made of, and whether its words must be in lower case.

    `words` is a list of words, `rows` one such list a line, `groups` a table of lists, `sets` a table of such
    rows, no word in two of one key; `classes` is a table in which each word stands once, `numbers` the same with
    numbers for keys, `values` a table of numbers, `text` one string.
    """

    kind: Kind
    lower: bool


@cache
def shapes_of(subject: str) -> dict[str, Shape]:
    """The lists that files about `subject` may hold, by name; raises KeyError for a subject that there is not."""
    path = _SCHEMA / f"{subject}.toml"
    if not path.is_file():
        raise KeyError(subject)
    shapes = {}
    for name, described in tomllib.loads(path.read_text(encoding="utf-8")).items():
        kind, _, case = described.partition(": ")[0].partition(", ")
        shapes[name] = Shape(cast("Kind", kind), case != "as written")
    return shapes


def subjects() -> tuple[str, ...]:
    """Every subject that a language may have a file about."""
    return tuple(sorted(path.stem for path in _SCHEMA.glob("*.toml")))
