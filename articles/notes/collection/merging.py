"""Two windows, one notes file: joining what was loaded, what is here and what is on disk, so that nothing is lost."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.notes.collection.annotation import CONFLICT_OF, MADE_IN, PLACED, note_in
from articles.notes.collection.strictjson import Json, as_list, as_string

if TYPE_CHECKING:
    from collections.abc import Mapping


_WHO_AND_WHICH = frozenset({"id", "creator", CONFLICT_OF})


@dataclass(slots=True)
class Merged:
    """The annotations to write, in order; ids of which two versions were kept; ids deleted here that came back.

    `mine` are the annotations of this window that went into it, `known` all ids on either side before.
    """

    mine: Mapping[str, Json] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    items: list[Json] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)


class _DiffersError(Exception):
    """Both sides changed the same value."""


def keyed(items: list[Json]) -> dict[str, dict[str, Json]]:
    """The annotations by id: the first of each id; what has none is left out."""
    found: dict[str, dict[str, Json]] = {}
    for item in items:
        # Asked of every note at every save, so without a call for each.
        identity = item.get("id") if isinstance(item, dict) else None
        if identity and isinstance(identity, str):
            found.setdefault(identity, item)
    return found


def merge(
    base: Mapping[str, Json], mine: Mapping[str, Json], disk: list[Json], attempted: Mapping[str, Json]
) -> Merged:
    """The three-way merge by id of `mine` and `disk`, which both came from `base`.

    One side changed a note: that side's is taken. Both did: mine keeps the id, the other follows it under a new id
    and names it. Deleted on one side and changed on the other: kept. What cannot be read as a note stays where it
    is on disk. `attempted` is what an earlier save of this window may have put on disk without knowing that it did;
    None stands for a note that it may have removed.
    """
    merged, seen = Merged(mine, frozenset(mine) | frozenset(keyed(disk))), set()
    for item in disk:
        identity = as_string(item.get("id")) if isinstance(item, dict) else ""
        if not identity or identity in seen or mine.get(identity) is item:
            merged.items.append(item)
        else:
            _take_from_disk(merged, identity, item, base, attempted)
        seen.add(identity)
    for identity, item in mine.items():
        removed_there = identity in base and same(base[identity], item) and attempted.get(identity, item) is not None
        if identity not in seen and not removed_there:
            merged.items.append(item)
    return merged


def _take_from_disk(
    merged: Merged, identity: str, item: Json, base: Mapping[str, Json], attempted: Mapping[str, Json]
) -> None:
    """Take in one annotation of the file that is not the one here: changed there, changed or deleted here, or new."""
    unchanged = any(same(then[identity], item) for then in (base, attempted) if identity in then)
    if identity in merged.mine:
        _join(merged, base.get(identity), merged.mine[identity], item, unchanged=unchanged)
    elif identity not in base and identity not in attempted:
        merged.items.append(item)
    elif not unchanged:
        merged.items.append(item)
        merged.returned.append(identity)


def written(merged: Merged, base: Mapping[str, Json]) -> dict[str, Json]:
    """What in `merged` comes from this window itself, as `merge` takes it for `attempted`.

    What came from others is left out: a window that does not know whether it wrote must not take it for its own.
    """
    after = keyed(merged.items)
    mine = {
        identity: raw for identity, raw in after.items() if identity in merged.mine and same(raw, merged.mine[identity])
    }
    return {**mine, **{identity: None for identity in base if identity not in merged.mine and identity not in after}}


def second_version(raw: dict[str, Json]) -> dict[str, Json]:
    """`raw` as a note beside the one with its id, under an id of its own that names it.

    That id is the same for the same words, whoever keeps the second version and however often.
    """
    own = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(_without_placing(raw), sort_keys=True))
    return {**raw, "id": f"urn:uuid:{own}", CONFLICT_OF: raw["id"]}


def first_version(raw: dict[str, Json]) -> dict[str, Json]:
    """`raw` as `second_version` found it, if it is one that nobody changed since; else `raw` itself."""
    identity = as_string(raw.get(CONFLICT_OF))
    if not identity:
        return raw
    before = {key: value for key, value in {**raw, "id": identity}.items() if key != CONFLICT_OF}
    return before if second_version(before)["id"] == raw["id"] else raw


def same(one: Json, other: Json) -> bool:
    """Whether two annotations say the same, wherever they were last placed."""
    return one is other or one == other or _without_placing(one) == _without_placing(other)


def saying(raw: Json) -> str:
    """What an annotation says, apart from its id, its author, what it is a version of, and where it was placed.

    Two copies of a note have the same, whichever of them was kept as the second version.
    """
    bare = _without_placing(raw)
    if isinstance(bare, dict):
        bare = {key: value for key, value in bare.items() if key not in _WHO_AND_WHICH}
    return json.dumps(bare, sort_keys=True)


def _join(merged: Merged, base: Json | None, mine: Json, disk: Json, *, unchanged: bool) -> None:
    if unchanged or same(mine, disk):
        merged.items.append(mine)
    elif base is not None and same(base, mine):
        merged.items.append(disk)
    elif (joined := _beyond_words(base, mine, disk)) is not None:
        merged.items.append(joined)
    else:
        merged.items.append(mine)
        copy = second_version(disk)
        if copy["id"] not in merged.known:
            merged.items.append(copy)
            merged.conflicts.append(disk["id"])


def _beyond_words(base: Json | None, mine: Json, disk: Json) -> Json | None:
    """The two joined, when the other side changed only keys that are not known here; else None."""
    then, now = note_in(base, {}), note_in(disk, {})
    if then is None or now is None or replace(now, modified=then.modified) != then:
        return None
    try:
        joined = _joined(_without_placing(base), _without_placing(mine), _without_placing(disk))
    except _DiffersError:
        return None
    return joined if isinstance(joined, dict) else None


def _joined(base: Json, mine: Json, disk: Json) -> Json:
    """The three-way merge of one value; dicts by key, lists of one length by place. Raises _DiffersError."""
    if mine == disk or base == disk:
        return mine
    if base == mine:
        return disk
    if isinstance(base, dict) and isinstance(mine, dict) and isinstance(disk, dict):
        return _joined_by_key(base, mine, disk)
    lists = isinstance(base, list) and isinstance(mine, list) and isinstance(disk, list)
    if lists and len(base) == len(mine) == len(disk):
        return [_joined(*values) for values in zip(base, mine, disk, strict=True)]
    raise _DiffersError


def _joined_by_key(base: dict[str, Json], mine: dict[str, Json], disk: dict[str, Json]) -> dict[str, Json]:
    absent = object()
    joined = {}
    for key in [*disk, *(key for key in mine if key not in disk)]:
        values = (tree.get(key, absent) for tree in (base, mine, disk))
        value = mine.get(key, absent) if key == "modified" else _joined(*values)
        if value is not absent:
            joined[key] = value
    return joined


def _without_placing(raw: Json) -> Json:
    """The annotation without what the program itself noted about placing it."""
    if not isinstance(raw, dict) or not as_list(raw.get("target")):
        return raw
    targets = [
        {key: value for key, value in target.items() if key not in (PLACED, MADE_IN)}
        if isinstance(target, dict)
        else target
        for target in as_list(raw["target"])
    ]
    return {**raw, "target": targets if isinstance(raw["target"], list) else targets[0]}
