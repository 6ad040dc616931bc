"""`diptych library export FOLDER`: the bytes of all texts as files, and what is known of them."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.library.telling import answer, text
from articles.reading.source import handed_name, is_address, shown_name
from articles.reports.writing import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from articles.library import Entry, Library


def export(library: Library, folder: Path) -> int:
    """Write every text, earlier versions too, into an empty or a new folder; returns how many.

    Raises BadInputError for a folder that holds something, DiptychError when the disk refuses.
    """
    what = f"cannot export to {shown_name(str(folder))}"
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInputError(what, "it is no folder, or not empty", "name a new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(what, (error.strerror or "the disk refused").lower(), "name another folder") from error
    told = []
    for entry in sorted(library.entries(versions=True), key=lambda each: each.number):
        name = _name(entry)
        write_file(str(folder / name), library.raw(entry.number), [])
        told.append({"file": name, "text": text(entry)})
    written = json.dumps(answer(library, "export", folder=str(folder), count=len(told), texts=told), indent=1)
    write_file(str(folder / "texts.json"), written + "\n", [])
    return len(told)


def _name(entry: Entry) -> str:
    """The name of a text's file: its number, and what it was called."""
    plain = "page.html" if is_address(entry.source) else handed_name(entry.source)
    safe = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in plain)[-80:]
    return f"{entry.number:06}-{PurePath(safe).name.lstrip('.') or 'text'}"
