"""The parts of an Office document by their relationships: programs give them whatever names they like."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from articles.reading.formats.archive import member_name
from articles.reading.formats.extract import NoArticleError
from articles.reading.formats.xml import read_xml

if TYPE_CHECKING:
    from articles.reading.formats.archive import Archive

_WORD = ("wordprocessingml", "ms-word")
_CUSTOMARY = "word/document.xml"


def main_part(archive: Archive) -> str | None:
    """The member that holds the text of a Word document; None if the archive is none."""
    for name in related(archive, "").get("officeDocument", []):
        if name in archive and (name.startswith("word/") or _is_word(archive, name)):
            return name
    return _CUSTOMARY if _CUSTOMARY in archive else None


def parts_of(archive: Archive, main: str, kind: str) -> list[str]:
    """The members that stand in the relationship `kind` to the main part, or that have its customary name."""
    named = [name for name in related(archive, main).get(kind, []) if name in archive]
    if named:
        return named
    start = posixpath.join(posixpath.dirname(main), kind)
    ends = (name.removeprefix(start).removesuffix(".xml") for name in archive.names if name.startswith(start))
    return sorted(f"{start}{end}.xml" for end in ends if not end or end.isdigit())


def related(archive: Archive, name: str) -> dict[str, list[str]]:
    """The members related to the member `name` ("" for the whole package), by the kind of relationship."""
    folder, base = posixpath.split(name)
    listed = posixpath.join(folder, "_rels", f"{base}.rels")
    found: dict[str, list[str]] = {}
    if listed not in archive:
        return found
    for each in read_xml(archive.read(listed)):
        target = each.get("Target", "")
        if each.get("TargetMode") == "External" or not target:
            continue
        try:
            place = target.lstrip("/") if target.startswith("/") else member_name(name, target)
        except NoArticleError:  # a picture or a template outside is none of the words
            continue
        found.setdefault(posixpath.basename(each.get("Type", "")), []).append(place)
    return found


def _is_word(archive: Archive, name: str) -> bool:
    if "[Content_Types].xml" not in archive:
        return False
    for each in read_xml(archive.read("[Content_Types].xml")):
        if each.get("PartName") == f"/{name}":
            return any(sign in each.get("ContentType", "") for sign in _WORD)
    return False
