"""A fuzz target for cases: whatever is in the members of one, it is read or refused in one line."""

from __future__ import annotations

import json
from functools import cache

from articles.cases import Case, pack, read_case
from articles.errors import BadInputError
from articles.reading.loader import article_from_text
from tests.articles.cases.hostile import members_of, summed
from tests.fuzz.reading import one_line

_NAMES = ("a/article.json", "case.json", "a/text.txt", "notes.json", "decisions.json", "lesson.json")


@cache
def _good() -> bytes:
    a = article_from_text("The ferry did not turn.\n\nTwo tugs came.", "left.txt")
    b = article_from_text("Ferry hits mole. It was early.", "right.txt")
    return pack(Case(a, b, comparison=b"{}\n", lesson=b"{}\n"))


def case(data: bytes) -> None:
    """Put the input into a member that its first byte names, every sum made to fit, or in place of the whole file."""
    number, content = (data[0], data[1:]) if data else (0, b"")
    name = _NAMES[number % (len(_NAMES) + 1) - 1] if number % (len(_NAMES) + 1) else ""
    made = content if not name else _with(name, content)
    try:
        found = read_case(made)
    except BadInputError as error:
        one_line(str(error))
    else:
        assert read_case(pack(found)) == found


def _with(name: str, content: bytes) -> bytes:
    members = {**members_of(_good()), name: content}
    if name != "case.json":
        return summed(members)
    try:
        manifest = json.loads(content)
        return summed(members) if isinstance(manifest, dict) and "articles" in manifest else _raw(members)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return _raw(members)


def _raw(members: dict[str, bytes]) -> bytes:
    from tests.articles.cases.hostile import zipped

    return zipped(members)


def cases() -> list[bytes]:
    """The members of a good case, each after the number of its name; and the whole file."""
    members = members_of(_good())
    named = [bytes([number]) + members[name] for number, name in enumerate(_NAMES, 1) if name in members]
    return [*named, b"\0" + _good()]
