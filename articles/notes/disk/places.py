"""Where notes on two texts or more were last kept, looked up by the texts alone, so that moved files find them."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from articles.notes.collection.strictjson import as_list, as_string, read_json, write_json
from articles.notes.disk.saving import make_folder, read_file, replace_file
from articles.notes.failures import DamagedNotesError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Article
    from articles.notes.disk.files import Disk

_MOST = 8
"""Places remembered for the same texts."""
_LARGEST = 100_000


def known_places(disk: Disk, states: Path, articles: Sequence[Article]) -> tuple[Path, ...]:
    """The notes files that the articles were last read with, in whatever order; the latest first."""
    return places_of(disk, states, [article.text_sha256 for article in articles])


def places_of(disk: Disk, states: Path, hashes: Sequence[str]) -> tuple[Path, ...]:
    """Those that articles with texts of these hashes were last read with."""
    try:
        found = read_json(read_file(disk, _file(states, hashes), _LARGEST) or b"[]")
    except (OSError, DamagedNotesError):
        return ()
    return tuple(Path(each) for each in map(as_string, as_list(found)) if each)


def remember_place(disk: Disk, states: Path, articles: Sequence[Article], path: Path) -> None:
    """Remember that notes on the articles are at `path`. A disk that refuses is no error."""
    before = known_places(disk, states, articles)
    if before[:1] == (path,):
        return
    places = [path, *(each for each in before if each != path)][:_MOST]
    with suppress(OSError, DamagedNotesError):
        file = _file(states, [article.text_sha256 for article in articles])
        make_folder(disk, file.parent)
        replace_file(disk, file, write_json([str(each) for each in places]))


def _file(states: Path, hashes: Sequence[str]) -> Path:
    digests = "\n".join(sorted(hashes))
    return states / "known" / f"{hashlib.sha256(digests.encode()).hexdigest()[:24]}.json"
