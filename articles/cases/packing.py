"""A case as bytes: a ZIP file that is the same, byte for byte, whenever and wherever the same case is packed."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from articles.cases.article_json import article_to_json
from articles.cases.case import (
    ARTICLES,
    COMPARISON,
    DECISIONS,
    LESSON,
    NOTES,
    RAWS,
    SCHEMA,
    TEXTS,
    Case,
)
from articles.cases.decisions import decisions_json
from articles.cases.limits import LARGEST, MOST_VALUES, values_in
from articles.cases.naming import MANIFEST
from articles.cases.unzipping import LARGEST_FILE, LARGEST_UNPACKED
from articles.errors import BadInputError
from articles.notes.collection.strictjson import write_json
from articles.reading.source import is_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can hold."""
_MODE = 0o100644
_UNIX = 3
_LEVEL = 9


def pack(case: Case) -> bytes:
    """The bytes of the file that holds `case`; equal cases have equal bytes. Nothing in it depends on clock or place.

    Raises BadInputError for a case that would be larger than what is read again.
    """
    members = _members(case)
    _check_size(members)
    listed = [{"name": name, "sha256": _sha256(data), "bytes": len(data)} for name, data in members.items()]
    manifest = write_json({**_manifest(case), "members": listed})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in {MANIFEST: manifest, **members}.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _MODE << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, _LEVEL)
    data = packed.getvalue()
    if len(data) > LARGEST_FILE:
        raise _too_large(f"it would have more than {LARGEST_FILE // 1_000_000} MB")
    return data


def _members(case: Case) -> dict[str, bytes]:
    """All members but the manifest, in their order."""
    members: dict[str, bytes] = {}
    for side in case.articles:
        members[TEXTS[side]] = case.article(side).text.encode("utf-8")
        members[ARTICLES[side]] = article_to_json(case.article(side))
        if side in case.raw:
            members[RAWS[side]] = case.raw[side]
    if case.notes:
        members |= {NOTES: case.notes, DECISIONS: decisions_json(case)}
    if case.comparison:
        members[COMPARISON] = case.comparison
    if case.lesson:
        members[LESSON] = case.lesson
    return members


def _manifest(case: Case) -> dict[str, Any]:
    engine = case.engine
    compared = {"member": COMPARISON, "notesSha256": case.compared_with or None} if case.comparison else None
    return {
        "schema": f"diptych.case/{SCHEMA}",
        "generator": {"name": "diptych", "version": engine.version},
        "engine": {"sha256": engine.digest, "encoder": engine.encoder},
        "matching": {"meaning": case.matching.meaning, "encoder": label_of(case.matching.encoder)},
        "articles": {side: _article(case, side) for side in case.articles},
        "comparison": compared,
    }


def label_of(encoder: str) -> str:
    """What a case says of the encoder: an address, or the name of a file without its folder."""
    return encoder if is_address(encoder) else PurePath(encoder).name


def _article(case: Case, side: str) -> dict[str, Any]:
    article: Article = case.article(side)
    fetched = article.fetched
    return {
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "source": article.source,
        "fetched": None if fetched is None else {"time": fetched.time.isoformat(), "address": fetched.address},
        "extractor": article.extractor,
        "textSha256": article.text_sha256,
        "textLength": len(article.text),
        "bytesSha256": article.bytes_sha256,
        "raw": RAWS[side] if side in case.raw else None,
        "rawMissing": None if side in case.raw else case.missing.get(side, "it is not there"),
    }


def _check_size(members: Mapping[str, bytes]) -> None:
    """Raise BadInputError for what `read_case` would refuse."""
    for name, data in members.items():
        if len(data) > LARGEST[name]:
            raise _too_large(f"{name} would have more than {LARGEST[name] // 1_000_000} MB")
        if name.endswith(".json") and values_in(data) > MOST_VALUES:
            raise _too_large(f"{name} would hold more than {MOST_VALUES:,} values")
    if sum(map(len, members.values())) > LARGEST_UNPACKED - LARGEST[MANIFEST]:
        raise _too_large(f"all in it would have more than {LARGEST_UNPACKED // 1_000_000} MB")


def _too_large(why: str) -> BadInputError:
    return BadInputError("the case cannot be packed", why, "pack shorter articles")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
