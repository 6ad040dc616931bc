"""Notes that were deleted stay in the file for a while, apart from the others: to be brought back, and so that no
older copy of the file brings them back."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from articles.notes.collection.merging import same
from articles.notes.collection.rows import DELETED
from articles.notes.collection.strictjson import Json, as_list, as_string
from articles.notes.content.note import timestamp

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

KEPT_FOR = timedelta(days=30)
MOST_KEPT = 2_000
"""Deleted notes beyond this many go, the first deleted first: the file must not grow forever."""
MOST_BYTES = 8_000_000
"""The same for their size."""


def deleted_in(tree: Mapping[str, Json]) -> dict[str, Json]:
    """The annotations that the file keeps as deleted, by id."""
    return {as_string(record.get("id")): record["annotation"] for record in _records(tree.get(DELETED))}


def deletions_in(records: Json) -> list[dict[str, Json]]:
    """The annotations in records of deleted ones, several of one id included."""
    return [record["annotation"] for record in _records(records)]


def with_deleted(
    tree: dict[str, Json], gone: Iterable[Json], present: Collection[str], now: datetime
) -> dict[str, Json]:
    """`tree` with the annotations `gone` kept as deleted; without those `present` again, and those kept long enough."""
    listed = [record for record in as_list(tree.get(DELETED)) if not _is_over(record, present, now)]
    known = {as_string(record.get("id")) for record in listed if isinstance(record, dict)}
    moment = timestamp(now)
    listed += [
        {"id": raw["id"], "time": moment, "annotation": raw}
        for raw in gone
        if raw["id"] not in known and raw["id"] not in present
    ]
    if listed == as_list(tree.get(DELETED)):
        return tree
    changed = {key: value for key, value in tree.items() if key not in (DELETED, "first")}
    if listed:
        changed[DELETED] = listed[-_fitting(listed[-MOST_KEPT:]) :]
    return {**changed, "first": tree["first"]}


def _fitting(listed: list[Json]) -> int:
    """How many of the last records fit into what a file may hold of them; the last one always does."""
    size, count = 0, 0
    for record in reversed(listed):
        size += len(json.dumps(record))
        if count and size > MOST_BYTES:
            break
        count += 1
    return count


def still_wanted(items: Iterable[Json], deleted: Mapping[str, Json]) -> list[Json]:
    """The annotations of another file without those deleted here; one that was changed since stays."""
    return [
        raw
        for raw in items
        if not (isinstance(raw, dict) and (known := deleted.get(as_string(raw.get("id")))) and same(known, raw))
    ]


def _records(value: Json) -> list[dict[str, Json]]:
    return [
        record
        for record in as_list(value)
        if isinstance(record, dict) and isinstance(record.get("annotation"), dict) and as_string(record.get("id"))
    ]


def _is_over(record: Json, present: Collection[str], now: datetime) -> bool:
    """Whether a record has expired, or its note is back; one that cannot be read is not ours to drop."""
    if not isinstance(record, dict):
        return False
    if as_string(record.get("id")) in present:
        return True
    try:
        return now - datetime.fromisoformat(as_string(record.get("time"))) > KEPT_FOR
    except (ValueError, TypeError, OverflowError):
        return False
