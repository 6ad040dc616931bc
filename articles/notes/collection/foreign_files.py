"""Files that hold notes but are no notes file as we write it: shown as far as they can be read, and never written."""

from __future__ import annotations

import codecs
import re
import uuid
from typing import TYPE_CHECKING

from articles.notes.collection.document import items_of, read_tree
from articles.notes.collection.salvaging import salvage
from articles.notes.collection.strictjson import DEEPEST, Json, as_string, read_json
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OURS = re.compile(rb'"(?:AnnotationCollection"|diptych:)')
_COLLECTION = re.compile(rb'"type"\s*:\s*"AnnotationCollection"')
_BEGINNING = 4096
_SIGN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\]]', re.DOTALL)


def as_utf8(data: bytes) -> bytes:
    """`data` in UTF-8, if a byte order mark says that it is in UTF-16 or UTF-32; as it is otherwise."""
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    if codec is None:
        return data
    try:
        return data.decode(codec).encode("utf-8")
    except UnicodeError:
        return data


def with_own_ids(tree: dict[str, Json]) -> dict[str, Json]:
    """`tree` with an id of its own for each of two different annotations that share one; the first keeps it.

    The same annotation gets the same id each time.
    """
    held: dict[str, Json] = {}
    items = []
    for item in items_of(tree):
        identity = as_string(item.get("id")) if isinstance(item, dict) else ""
        if identity and held.setdefault(identity, item) != item:
            item = {**item, "id": uuid.uuid5(uuid.NAMESPACE_URL, repr((identity, item))).urn}
        items.append(item)
    if all(new is old for new, old in zip(items, items_of(tree), strict=True)):
        return tree
    return {**tree, "first": {**tree["first"], "items": items}}


def readable(data: bytes) -> tuple[dict[str, Json], str] | None:
    """What can be read of a file that is no notes file: a collection, and what the file is; None when it is damaged."""
    shallow = _pruned(data)
    if shallow is not None:
        try:
            return read_tree(shallow), "is nested too deeply to be written again"
        except DamagedNotesError:
            return None
    try:
        value = read_json(data)
    except DamagedNotesError:
        return None
    items = _annotations_of(value)
    if not items:
        return None
    return _collection(items), "is a list of annotations and no notes file; diptych notes import takes them over"


def is_foreign(data: bytes, *, named_as_notes: bool) -> bool:
    """Whether a file is neither a notes file, nor a damaged one, nor a list of annotations that can be shown.

    What cannot be read as JSON is a damaged one where `named_as_notes` or something in it says so.
    """
    data = as_utf8(data)
    start = data.lstrip(codecs.BOM_UTF8 + b"\0 \t\r\n")
    if not start or (start.startswith(b"{") and _COLLECTION.search(start[:_BEGINNING])):
        return False
    try:
        value = read_json(data)
    except DamagedNotesError:
        ours = start.startswith((b"{", b"[")) and (_OURS.search(data) is not None or bool(salvage(data).items))
        return not (named_as_notes or ours or readable(data) is not None)
    if isinstance(value, dict) and (
        value.get("type") == "AnnotationCollection" or any(key.startswith("diptych:") for key in value)
    ):
        return False
    return bool(value or not named_as_notes) and readable(data) is None


def _annotations_of(value: Json) -> list[Json]:
    """The annotations of a list, or of an object that holds them as other tools do; none if it is neither."""
    if isinstance(value, dict):
        value = value.get("items", value.get("annotations", value.get("rows")))
    if not isinstance(value, list):
        return []
    return value if any(isinstance(each, dict) and each.get("type") == "Annotation" for each in value) else []


def _collection(items: list[Json]) -> dict[str, Json]:
    page: Mapping[str, Json] = {"type": "AnnotationPage", "items": items}
    return {"type": "AnnotationCollection", "total": len(items), "first": dict(page)}


def _pruned(data: bytes) -> bytes | None:
    """JSON with null in the place of whatever is nested more than DEEPEST levels deep; None when nothing is.

    Only brackets and strings are looked at: the rest is for whoever reads it.
    """
    text = data.decode("utf-8", "replace")
    depth, start = 0, 0
    kept: list[str] = []
    for sign in _SIGN.finditer(text):
        if sign[0] in "{[":
            depth += 1
            if depth == DEEPEST + 1:
                kept += text[start : sign.start()], "null"
        elif sign[0] in "}]":
            if depth == DEEPEST + 1:
                start = sign.end()
            depth -= 1
    if not kept or depth:
        return None
    return "".join([*kept, text[start:]]).encode("utf-8", "surrogatepass")
