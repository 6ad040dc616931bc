"""A file beside the notes file, for when another window keeps that one busy: nothing waits, nothing is lost.

It holds all notes of the window, and under `diptych:base` those it started from where it changed or deleted them, so
that whoever takes it in can tell a change from an older state.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from articles.notes.collection.document import brought, write_tree
from articles.notes.collection.merging import Merged, keyed, merge, same
from articles.notes.collection.strictjson import as_list

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from articles.article import Article, Side
    from articles.notes.collection.document import CollectionContext
    from articles.notes.collection.strictjson import Json
    from articles.notes.disk.files import Disk

ENDING = ".notes.json"
BASE = "diptych:base"
_LONGEST_STEM = 150
"""Bytes; the host, the process and the ending must fit after it."""


def fallback_path(path: Path) -> Path:
    """A fresh name for this window's own file beside `path`."""
    return path.parent / f"{_stem(path)}.conflict-{_host()}-{os.getpid()}-{secrets.token_hex(2)}{ENDING}"


def fallback_files(disk: Disk, path: Path) -> list[Path]:
    """The files beside `path` that were left by windows no longer running, as far as can be known here."""
    pattern = re.compile(re.escape(_stem(path)) + r"\.conflict-(.+)-(\d{1,10})-[0-9a-f]{4}" + re.escape(ENDING))
    found = []
    with suppress(OSError):
        for name in sorted(disk.listdir(path.parent)):
            parts = pattern.fullmatch(name)
            if parts is None:
                continue
            process = int(parts[2])
            if parts[1] != _host() or process == os.getpid() or not disk.alive(process):
                found.append(path.parent / name)
    return found


def fallback_data(tree: dict[str, Json], items: list[Json], base: Mapping[str, Json]) -> bytes:
    """The bytes of such a file: `items` are all notes here, `base` those of the file they started from.

    Raises DamagedNotesError when they cannot be written.
    """
    mine = keyed(items)
    started = [raw for identity, raw in base.items() if identity not in mine or not same(mine[identity], raw)]
    page = {**tree["first"], "items": items}
    return write_tree({**tree, "total": len(items), BASE: started, "first": page})


def taken_in(
    tree: dict[str, Json],
    articles: Mapping[Side, Article],
    context: CollectionContext,
    present: list[Json],
    deleted: Mapping[str, Json],
) -> Merged:
    """The notes `present` of the notes file joined with those of such a file; `deleted` are those deleted since.

    A note that was deleted from the notes file and is unchanged in the other stays deleted.
    """
    mine = keyed(brought(tree, articles, context))
    started = {"first": {"items": as_list(tree.get(BASE))}}
    before = {**mine, **keyed(brought({**tree, **started}, articles, context))}
    here = keyed(present)
    known = {identity: raw for identity, raw in before.items() if identity in deleted or identity in here}
    return merge(known, mine, present, {})


def _host() -> str:
    return re.sub(r"[^\w.]+", "_", socket.gethostname())[:40] or "here"


def _stem(path: Path) -> str:
    name = path.name.removesuffix(ENDING)
    if len(os.fsencode(name)) > _LONGEST_STEM:
        return f"diptych-{hashlib.sha256(os.fsencode(name)).hexdigest()[:12]}"
    return name
