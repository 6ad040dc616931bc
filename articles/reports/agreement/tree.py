"""Merged notes as JSON, format diptych.agreement/1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.agreement.judgements import KINDS
from articles.article import SIDES
from articles.notes.collection.listed import listed_in
from articles.notes.collection.strictjson import as_string
from articles.notes.exchange.sources import sides_of
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.agreement.agreement import Agreement, Disagreement, Passage
    from articles.agreement.figures import Figure
    from articles.agreement.merged import Merged

SCHEMA = "diptych.agreement/1"
_MEASURES = {"Cohen's kappa": "cohen-kappa", "Krippendorff's alpha": "krippendorff-alpha-nominal"}


def render(merged: Merged) -> str:
    """The whole result; offsets are code points of the texts that are named by their hashes."""
    agreement = merged.agreement
    tree = {
        "schema": SCHEMA,
        "generator": {"name": "diptych", "version": __version__},
        "articles": _articles(merged.tree),
        "files": [{"name": name, "notes": notes} for name, notes in merged.files],
        "authors": _authors(agreement),
        "notes": {
            "total": len(merged.notes),
            "twoVersions": merged.joint.doubled,
            "deleted": merged.joint.left_out,
            "withoutAuthor": agreement.unknown,
            "withoutPlace": agreement.unplaced,
        },
        "verdictAgreement": _figure(agreement.figure),
        "passages": [_passage(passage, merged.people.of, _sides(merged.tree)) for passage in agreement.passages],
        "disagreements": [_disagreement(each) for each in agreement.disagreements],
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _articles(tree: Mapping[str, Any]) -> dict[str, Any]:
    """What the notes file says of the articles."""
    sides = sides_of(tree)
    entries: dict[str, Any] = {sides[as_string(entry.get("id"))]: entry for entry in listed_in(tree)}
    names = {"source": "path", "title": "title", "textSha256": "textSha256"}
    return {
        side: {key: as_string(entries.get(side, {}).get(f"diptych:{name}")) for key, name in names.items()}
        for side in _sides(tree)
    }


def _sides(tree: Mapping[str, Any]) -> list[str]:
    """The sides of a notes file: both, and the letters of further accounts."""
    return sorted({*SIDES, *sides_of(tree).values()})


def _authors(agreement: Agreement) -> list[dict[str, Any]]:
    return [
        {
            "name": author.name,
            "namedBy": "file" if author.by_file else "note",
            "notes": author.notes,
            "judgements": {kind: author.counts.get(kind, 0) for kind in KINDS},
        }
        for author in agreement.authors
    ]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "measure": _MEASURES[figure.measure],
        "value": figure.value,
        "undefined": figure.why or None,
        "passages": figure.units,
        "people": figure.raters,
        "same": figure.same,
        "pairs": figure.pairs,
    }


def _passage(passage: Passage, people: Mapping[str, str], sides: Sequence[str]) -> dict[str, Any]:
    return {
        "id": passage.id,
        **dict.fromkeys(sides),
        **{side: {"start": span.start, "end": span.end, "quote": passage.quotes[side]} for side, span in passage.place},
        "judgements": [
            {"author": each.person, "kind": each.kind, "value": each.value, "note": each.note}
            for each in passage.judgements
        ],
        "notes": [
            {"id": note.id, "author": people.get(note.id), "words": note.body, "modified": note.modified}
            for note in passage.notes
        ],
    }


def _disagreement(each: Disagreement) -> dict[str, Any]:
    said = [{"value": value, "authors": list(people)} for value, people in each.said.items()]
    return {"passage": each.passage.id, "kind": each.kind, "said": said}
