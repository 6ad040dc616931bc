"""What a library is asked, as plain values for programs: the format is `diptych.library/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.library.adding import Added
    from articles.library.events import Told
    from articles.library.library import Entry, Library
    from articles.library.pairing import Pair
    from articles.library.searching import Hit

SCHEMA = "diptych.library/1"


def answer(library: Library, what: str, **members: Any) -> dict[str, Any]:
    """The answer to a command, with what it holds."""
    generator = {"name": "diptych", "version": __version__}
    return {"schema": SCHEMA, "generator": generator, "library": str(library.path), "what": what, **members}


def texts(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Texts, with all that is known of them but their words."""
    return [text(each) for each in entries]


def text(entry: Entry) -> dict[str, Any]:
    """One text."""
    return {
        "number": entry.number,
        "title": entry.title,
        "outlet": entry.outlet,
        "byline": entry.byline,
        "published": entry.published.isoformat() if entry.published else None,
        "language": entry.language,
        "source": entry.source,
        "sources": entry.places,
        "version": entry.version,
        "latest": entry.latest,
        "added": entry.added.isoformat(),
        "length": entry.length,
    }


def hits(found: Sequence[Hit]) -> list[dict[str, Any]]:
    """What a search found; `found` are the sought words of the snippet, by their places in it."""
    told = []
    for hit in found:
        at, places = 0, []
        for words, sought in hit.parts:
            places += [[at, at + len(words)]] if sought else []
            at += len(words)
        told.append({"text": text(hit.entry), "snippet": hit.snippet, "found": places})
    return told


def events(found: Sequence[Told]) -> list[dict[str, Any]]:
    """The texts that tell of one event."""
    return [{"text": text(each.entry), **_reasons(each)} for each in found]


def pairs(found: Sequence[Pair]) -> list[dict[str, Any]]:
    """Likely pairs."""
    return [{"a": text(each.a), "b": text(each.b), **_reasons(each)} for each in found]


def added(found: Added) -> dict[str, Any]:
    """What came of adding."""
    refused = [{"source": each.source, "why": each.line} for each in found.refused]
    return {"new": found.new, "changed": found.changed, "unchanged": found.there, "refused": refused}


def _reasons(found: Told | Pair) -> dict[str, Any]:
    return {
        "probability": found.chance,
        "names": list(found.names),
        "words": list(found.words),
        "days": found.days,
        "copy": found.copy,
    }
