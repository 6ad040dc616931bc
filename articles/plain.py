"""Values as JSON holds them: a frozen class is the list of its fields, and is checked by their types when read back."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType

    Read = Callable[[Any], Any]

T = TypeVar("T")
_AS_IT_IS = {type(None), bool, int, float, str}
_MANY = 64
"""Values, and thousands of characters, that are written at once: some two milliseconds of the largest."""


def plain(value: Any) -> Any:
    """A value made of frozen classes, tuples, ranges, days and times, as lists that JSON can hold."""
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple:
        return [plain(each) for each in value]
    if kind is range:
        return [value.start, value.stop]
    if kind is date or kind is datetime:
        return value.isoformat()
    return [plain(getattr(value, name)) for name in _fields(kind)]


def written(value: Any) -> Iterator[str]:
    """The JSON of what `plain` takes, or of a dict of that, in pieces that each take a moment to make."""
    if type(value) is dict:
        for number, (name, each) in enumerate(value.items()):
            yield f"{',' if number else '{'}{json.dumps(name)}:"
            yield from written(each)
        yield "}" if value else "{}"
    elif type(value) is str and len(value) > 1000 * _MANY:
        yield '"'
        for begin in range(0, len(value), 1000 * _MANY):
            yield json.dumps(value[begin : begin + 1000 * _MANY])[1:-1]
        yield '"'
    elif type(value) is tuple and len(value) > _MANY:
        for begin in range(0, len(value), _MANY):
            yield ("," if begin else "[") + _dumped(value[begin : begin + _MANY])[1:-1]
        yield "]"
    elif is_dataclass(value) and not isinstance(value, type):
        for number, name in enumerate(_fields(type(value))):
            yield "," if number else "["
            yield from written(getattr(value, name))
        yield "]"
    else:
        yield _dumped(value)


def _dumped(value: Any) -> str:
    return json.dumps(plain(value), separators=(",", ":"))


def reader(kind: type[T], *modules: ModuleType) -> Callable[[Any], T]:
    """What makes a `kind` of its `plain` form; `modules` hold the names of the types of its fields.

    It raises ValueError or TypeError where the form is not exactly one of a `kind`.
    """
    names: dict[str, Any] = {}
    for module in modules:
        names |= vars(module)
    return cast("Callable[[Any], T]", _reader(kind, names))


@cache
def _fields(kind: Any) -> list[str]:
    return [field.name for field in fields(kind) if field.init]


def _reader(kind: Any, names: Mapping[str, Any]) -> Read:
    parts = get_args(kind)
    if get_origin(kind) is Literal:
        return lambda raw: _checked(raw, raw in parts)
    if get_origin(kind) is tuple:
        return _tuple_reader(parts, names)
    if type(None) in parts:
        read = _reader(next(part for part in parts if part is not type(None)), names)
        return lambda raw: None if raw is None else read(raw)
    if kind is range:
        ends = _tuple_reader((int, int), names)
        return lambda raw: range(*ends(raw))
    if kind is date:
        return date.fromisoformat
    if kind is datetime:
        return lambda raw: _zoned(datetime.fromisoformat(raw))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind, localns=dict(names))
        values = _tuple_reader(tuple(hints[name] for name in _fields(kind)), names)
        return lambda raw: kind(*values(raw))
    allowed = (int, float) if kind is float else (kind,)
    return lambda raw: _checked(raw, type(raw) in allowed)


def _tuple_reader(parts: tuple[Any, ...], names: Mapping[str, Any]) -> Read:
    if parts[-1] is Ellipsis:
        read = _reader(parts[0], names)
        return lambda raw: tuple(map(read, _checked(raw, type(raw) is list)))
    reads = [_reader(part, names) for part in parts]
    # A loop in a list is the fastest here, and a long comparison has a million of these.
    return lambda raw: tuple([read(each) for read, each in zip(reads, _checked(raw, type(raw) is list), strict=True)])


def _zoned(time: datetime) -> datetime:
    """A time that says of which zone it is; ValueError for another one."""
    if time.tzinfo is None:
        raise ValueError("a time without a zone")
    return time


def _checked(raw: Any, right: bool) -> Any:  # noqa: FBT001 # called for each value, where a keyword costs time
    if not right:
        raise ValueError("not what was written")
    return raw
