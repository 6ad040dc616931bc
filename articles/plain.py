"""Values as JSON holds them: a frozen class is the list of its fields, and is checked by their types when read back."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import ModuleType

    Read = Callable[[Any], Any]

T = TypeVar("T")
_AS_IT_IS = {type(None), bool, int, float, str}
_FEW = 50
"""Values that travel with the rest of what they belong to."""
_LINE = 16_000
"""Characters of a line of values: some two milliseconds of reading them."""
_MANY = 64
"""Values, and thousands of characters, that are written at once: some two milliseconds of the largest."""


def plain(value: Any) -> Any:
    """A value made of frozen classes, tuples, ranges, days, times and bytes, as lists that JSON can hold."""
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple:
        return [plain(each) for each in value]
    if kind is range:
        return [value.start, value.stop]
    if kind is date or kind is datetime:
        return value.isoformat()
    if kind is bytes:
        return b64encode(value).decode("ascii")
    return [plain(getattr(value, name)) for name in _fields(kind)]


def written(value: Any) -> Iterator[str]:
    """The JSON of what `plain` takes, of a `map` that makes such values, or of a dict of all that, in pieces that each
    take a moment to make.
    """
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
    elif type(value) is map or (type(value) is tuple and len(value) > _MANY):
        values, before = iter(value), "["
        while many := tuple(islice(values, _MANY)):
            yield before + _dumped(many)[1:-1]
            before = ","
        yield "]" if before == "," else "[]"
    elif is_dataclass(value) and not isinstance(value, type):
        for number, name in enumerate(_fields(type(value))):
            yield "," if number else "["
            yield from written(getattr(value, name))
        yield "]"
    else:
        yield _dumped(value)


def _dumped(value: Any) -> str:
    return json.dumps(plain(value), separators=(",", ":"))


def in_pieces(name: str, value: Any) -> Iterator[dict[str, Any]]:
    """A frozen class as answers called `name`. What its long tuples hold comes before it, by field, some at a time, so
    that who reads them can do other things between.
    """
    rest = []
    kind: Any = type(value)
    for field in _fields(kind):
        part = getattr(value, field)
        if type(part) is tuple and len(part) > _FEW:
            yield from ({field: piece} for piece in _pieces(part))
            part = ()
        rest.append(plain(part))
    yield {name: rest}


def _pieces(values: Iterable[Any]) -> Iterator[list[Any]]:
    piece, size = [], 0
    for value in map(plain, values):
        piece.append(value)
        size += len(json.dumps(value))
        if size > _LINE:
            yield piece
            piece, size = [], 0
    yield piece


class Pieces(Generic[T]):
    """Takes the answers of `in_pieces` of a class, one by one, and gives the values.

    `fit` makes what is kept of what a field holds. A part that equals that of the value `before` in its place is the
    same object, so that values that differ little are quickly compared, and held once. Tuples among the fields of the
    class hold any number of one kind.
    """

    def __init__(
        self,
        kind: type[T],
        *modules: ModuleType,
        before: T | None = None,
        given: Mapping[Any, Read] | None = None,
        fit: Callable[[str, Any], Any] = lambda _field, part: part,
    ) -> None:
        names, fields = _names(modules), _fields(cast("Any", kind))
        hints = get_type_hints(kind, localns=names)
        self._kind, self._fit, self._before = kind, fit, before
        self._reads = {field: _reader(hints[field], names, given or {}) for field in fields}
        self._parts: dict[str, list[Any]] = {}

    def take(self, answer: Mapping[str, Any]) -> bool:
        """Keep the parts in an answer; whether it holds any. Raises TypeError or ValueError where they are none."""
        found = [field for field in self._reads if field in answer]
        for field in found:
            self._add(field, self._reads[field](answer[field]))
        return bool(found)

    def joined(self, raw: Any) -> T:
        """The value, with the parts that came before it; then none are kept. Raises as `take` does."""
        values = []
        for (field, read), each in zip(self._reads.items(), _checked(raw, type(raw) is list), strict=True):
            value = read(each)
            if type(value) is tuple:
                self._add(field, value)
                value = tuple(self._parts[field])
            values.append(value)
        self._parts = {}
        self._before = self._kind(*values)
        return self._before

    def _add(self, field: str, parts: Iterable[Any]) -> None:
        came, before = self._parts.setdefault(field, []), getattr(self._before, field, ())
        for raw in parts:
            part = self._fit(field, raw)
            known = before[len(came)] if len(came) < len(before) else None
            came.append(known if known == part else part)


def reader(kind: type[T], *modules: ModuleType, given: Mapping[Any, Read] | None = None) -> Callable[[Any], T]:
    """What makes a `kind` of its `plain` form; `modules` hold the names of the types of its fields, `given` are readers
    of types that are to be read otherwise.

    It raises ValueError or TypeError where the form is not exactly one of a `kind`.
    """
    return cast("Callable[[Any], T]", _reader(kind, _names(modules), given or {}))


def shared(kind: type[T], *modules: ModuleType) -> Callable[[Any], T]:
    """A `reader` of a class with two ends that gives the same object for the same ones."""
    read = reader(kind, *modules)
    known: dict[tuple[Any, ...], T] = {}

    def get(raw: Any) -> T:
        ends = tuple(raw)
        found = known.get(ends)
        if found is None:
            found = known[ends] = read(raw)
        return found

    return get


def _names(modules: Iterable[ModuleType]) -> dict[str, Any]:
    names: dict[str, Any] = {}
    for module in modules:
        names |= vars(module)
    return names


@cache
def _fields(kind: Any) -> list[str]:
    return [field.name for field in fields(kind) if field.init]


def _reader(kind: Any, names: Mapping[str, Any], given: Mapping[Any, Read]) -> Read:
    parts = get_args(kind)
    if kind in given:
        return given[kind]
    if get_origin(kind) is Literal:
        # One object for each of them, however often it comes.
        known = {part: part for part in parts}
        return lambda raw: known[_checked(raw, raw in known)]
    if get_origin(kind) is tuple:
        return _tuple_reader(parts, names, given)
    if type(None) in parts:
        read = _reader(next(part for part in parts if part is not type(None)), names, given)
        return lambda raw: None if raw is None else read(raw)
    if kind is range:
        ends = _tuple_reader((int, int), names, given)
        return lambda raw: range(*ends(raw))
    if kind is date:
        return date.fromisoformat
    if kind is datetime:
        return lambda raw: _zoned(datetime.fromisoformat(raw))
    if kind is bytes:
        return lambda raw: b64decode(raw, validate=True)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind, localns=dict(names))
        values = _tuple_reader(tuple(hints[name] for name in _fields(kind)), names, given)
        return lambda raw: kind(*values(raw))
    if kind is str:
        # A long comparison says the same in thousands of places: one object for all of them.
        return lambda raw: intern(_checked(raw, type(raw) is str))
    allowed = (int, float) if kind is float else (kind,)
    return lambda raw: _checked(raw, type(raw) in allowed)


def _tuple_reader(parts: tuple[Any, ...], names: Mapping[str, Any], given: Mapping[Any, Read]) -> Read:
    if parts[-1] is Ellipsis:
        read = _reader(parts[0], names, given)
        return lambda raw: tuple(map(read, _checked(raw, type(raw) is list)))
    reads = [_reader(part, names, given) for part in parts]
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
