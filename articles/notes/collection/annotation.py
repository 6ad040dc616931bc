"""One W3C annotation and the note it holds: reading it, making it, and changing only what was changed.

An annotation is a JSON tree as it stood in the file. A change gives a new tree in which every key not known here keeps
its value and its place among its siblings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from articles.notes.collection.strictjson import Json, as_index, as_list, as_string
from articles.notes.content.marked import is_markdown
from articles.notes.content.note import MOTIVATIONS, Motivation, Note, Target
from articles.notes.placement.selectors import Selector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.article import Side

PLACED = "diptych:placed"
MADE_IN = "diptych:textSha256"
RELATION = "diptych:relation"
CONFLICT_OF = "diptych:conflictOf"
_FORMATS = ("text/plain", "text/markdown")


@dataclass(frozen=True, slots=True)
class Source:
    """How a notes file names one article: the IRI its targets point at, and the hash of the present text."""

    iri: str
    text_sha256: str


def note_in(raw: Json, sides: Mapping[str, Side]) -> Note | None:
    """The note in an annotation, its targets unplaced; None when it is not an object with an id.

    `sides` maps source IRIs to sides. Targets elsewhere, or of a kind not understood, are left out of the note.
    """
    if not isinstance(raw, dict) or not as_string(raw.get("id")):
        return None
    targets = as_list(raw.get("target"))
    found = (target_in(raw_target, sides) for raw_target in targets)
    creator = raw.get("creator")
    return Note(
        id=raw["id"],
        targets=tuple(target for target in found if target is not None),
        body=_words_in(raw),
        motivation=_motivation_in(raw),
        tags=tuple(as_string(body.get("value")) for body in as_list(raw.get("body")) if _is_tag(body)),
        creator=as_string(creator.get("name")) if isinstance(creator, dict) else as_string(creator),
        created=as_string(raw.get("created")),
        modified=as_string(raw.get("modified")) or as_string(raw.get("created")),
        relation=as_string(raw.get(RELATION)) or None,
        conflict_of=as_string(raw.get(CONFLICT_OF)) or None,
        wholes=tuple(side for raw_target in targets if (side := _whole_in(raw_target, sides)) is not None),
        purpose=_purpose_in(raw),
    )


def target_in(raw: Json, sides: Mapping[str, Side]) -> Target | None:
    """The target, without a span; None when its source or its selector is of a kind not understood."""
    if not isinstance(raw, dict):
        return None
    side = sides.get(source_of(raw))
    selectors = as_list(raw.get("selector"))
    quote = _of_type(selectors, "TextQuoteSelector")
    if side is None or quote is None or not as_string(quote.get("exact")):
        return None
    position = _of_type(selectors, "TextPositionSelector") or {}
    start, end = as_index(position.get("start")), as_index(position.get("end"))
    if start is None or end is None or end < start:
        start, end = 0, 0
    prefix, suffix = as_string(quote.get("prefix")), as_string(quote.get("suffix"))
    return Target(side, None, Selector(quote["exact"], prefix, suffix, start, end), how="", score=0.0)


def _whole_in(raw: Json, sides: Mapping[str, Side]) -> Side | None:
    """The side that a target names as a whole: one of the two sources, and no selector."""
    return sides.get(source_of(raw)) if isinstance(raw, dict) and not as_list(raw.get("selector")) else None


def source_of(raw: Mapping[str, Json]) -> str:
    """The IRI that a target points at, given plainly or as an object."""
    source = raw.get("source")
    return as_string(source.get("id")) if isinstance(source, dict) else as_string(source)


def annotation_of(note: Note, sources: Mapping[Side, Source]) -> dict[str, Json]:
    """A new annotation that holds `note`; without a place in either article, it is on them as wholes."""
    raw: dict[str, Json] = {
        "id": note.id,
        "type": "Annotation",
        "motivation": note.motivation,
        "created": note.created,
        "modified": note.modified,
    }
    if note.creator:
        raw["creator"] = {"type": "Person", "name": note.creator}
    if note.relation is not None:
        raw[RELATION] = note.relation
    if note.conflict_of is not None:
        raw[CONFLICT_OF] = note.conflict_of
    raw["body"] = [_words(note), *(_tag(tag) for tag in note.tags)]
    wholes = [{"type": "SpecificResource", "source": sources[side].iri} for side in note.wholes or sources]
    places = [(target.selector, sources[target.side]) for target in note.targets]
    places += [(selector, Source(name, text_sha256)) for name, text_sha256, selector in note.further]
    raw["target"] = [_target(*place) for place in places] or wholes
    return raw


def annotation_with(
    raw: dict[str, Json], note: Note, sides: Mapping[str, Side], sources: Mapping[Side, Source]
) -> dict[str, Json]:
    """`raw` changed so that it holds `note`; what `note` does not change stays as it is, byte for byte."""
    before = note_in(raw, sides)
    if before is None:
        return annotation_of(note, sources)
    changed = dict(raw)
    if note.motivation != before.motivation:
        changed["motivation"] = note.motivation
    if note.modified != before.modified:
        changed["modified"] = note.modified
    if note.relation != before.relation:
        changed[RELATION] = note.relation
        if note.relation is None:
            del changed[RELATION]
    if _said(note) != _said(before):
        _change_body(changed, before, note)
    if _selectors(note) != _selectors(before):
        changed["target"] = _changed_targets(raw, note, sides, sources)
    return changed


def with_placement(
    raw: dict[str, Json],
    note: Note,
    sides: Mapping[str, Side],
    sources: Mapping[Side, Source],
    made_in: Mapping[Side, str],
) -> dict[str, Json]:
    """`raw` with the place each target was found at in the present text, beside the selector the reader made.

    `made_in` names the text a target belongs to that does not say so itself. Targets made in the present text need no
    such record, and lose one of an earlier text.
    """
    placed = iter(note.targets)
    targets = []
    for raw_target in as_list(raw.get("target")):
        understood = target_in(raw_target, sides)
        target = next(placed, None) if understood else None
        if understood is None or target is None or target.side != understood.side:
            targets.append(raw_target)
            continue
        present = sources[target.side].text_sha256
        made = as_string(raw_target.get(MADE_IN)) or made_in[target.side]
        targets.append(_with_record(raw_target, target, present) if made != present else _without_record(raw_target))
    if targets == as_list(raw.get("target")):
        return raw
    return {**raw, "target": targets if isinstance(raw.get("target"), list) else targets[0]}


def _with_record(raw: dict[str, Json], target: Target, present: str) -> dict[str, Json]:
    if target.span is None:
        return {**raw, PLACED: {"textSha256": present, "how": "orphan"}}
    record = {
        "textSha256": present,
        "start": target.span.start,
        "end": target.span.end,
        "how": target.how,
        "score": target.score,
    }
    return {**raw, PLACED: record}


def _without_record(raw: dict[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in raw.items() if key != PLACED} if PLACED in raw else raw


def _is_words(body: Json) -> bool:
    """Whether a body is the note's own words: a text that is not a tag."""
    return isinstance(body, dict) and body.get("type") == "TextualBody" and not _is_tag(body)


def _is_tag(body: Json) -> bool:
    return isinstance(body, dict) and body.get("type") == "TextualBody" and body.get("purpose") == "tagging"


def _words_in(raw: dict[str, Json]) -> str:
    for body in as_list(raw.get("body")):
        if _is_words(body):
            return as_string(body.get("value"))
    return as_string(raw.get("bodyValue"))


def _motivation_in(raw: dict[str, Json]) -> Motivation:
    for motivation in as_list(raw.get("motivation")):
        if motivation in MOTIVATIONS:
            return cast("Motivation", motivation)
    return "commenting"


def _purpose_in(raw: dict[str, Json]) -> Motivation | None:
    """What the words are for, where it is not what follows from what the note is for."""
    words: dict[str, Json] = next((body for body in as_list(raw.get("body")) if _is_words(body)), {})
    found = next((motivation for motivation in MOTIVATIONS if motivation == words.get("purpose")), None)
    return found if found != _usual_purpose(_motivation_in(raw)) else None


def _usual_purpose(motivation: Motivation) -> Motivation:
    return motivation if motivation != "tagging" else "commenting"


def _said(note: Note) -> tuple[object, ...]:
    return note.body, note.tags, note.motivation, note.purpose


def _words(note: Note) -> dict[str, Json]:
    """The body of a note's words; a highlight without words gets an empty one, since other readers need one."""
    purpose = note.purpose or _usual_purpose(note.motivation)
    return {"type": "TextualBody", "value": note.body, "purpose": purpose, "format": _format(note.body)}


def _format(body: str) -> str:
    return "text/markdown" if is_markdown(body) else "text/plain"


def _tag(tag: str) -> dict[str, Json]:
    return {"type": "TextualBody", "value": tag, "purpose": "tagging", "format": "text/plain"}


def _change_body(changed: dict[str, Json], before: Note, note: Note) -> None:
    """Put the words and the tags of `note` into `changed`."""
    if "body" not in changed and "bodyValue" in changed and note.tags == before.tags:
        changed["bodyValue"] = note.body
        return
    bodies = [{"type": "TextualBody", "value": changed.pop("bodyValue")}] if "bodyValue" in changed else []
    bodies += as_list(changed.get("body"))
    index = next((index for index, body in enumerate(bodies) if _is_words(body)), None)
    if index is None:
        bodies = [_words(note), *bodies]
    else:
        bodies[index] = _changed_words(bodies[index], before, note)
    changed["body"] = _retagged(bodies, note.tags) if note.tags != before.tags else bodies


def _retagged(bodies: list[Json], tags: Sequence[str]) -> list[Json]:
    """The bodies with these tags and no others; those that were there keep their place."""
    kept = [body for body in bodies if not _is_tag(body) or body.get("value") in tags]
    held = {body["value"] for body in kept if _is_tag(body)}
    return [*kept, *(_tag(tag) for tag in tags if tag not in held)]


def _changed_words(raw: dict[str, Json], before: Note, note: Note) -> dict[str, Json]:
    """The body of a note's words, changed in what the note changes and in what follows from that."""
    changed = {**raw, "value": note.body}
    fresh = _words(note)
    known = raw.get("purpose") in (before.purpose, before.motivation, _usual_purpose(before.motivation))
    if known and fresh["purpose"] != _words(before)["purpose"]:
        changed["purpose"] = fresh["purpose"]
    if raw.get("format") in _FORMATS and note.body != before.body:
        changed["format"] = fresh["format"]
    return changed


def _selectors(note: Note) -> list[tuple[Side, Selector]]:
    return [(target.side, target.selector) for target in note.targets]


def _changed_targets(
    raw: dict[str, Json], note: Note, sides: Mapping[str, Side], sources: Mapping[Side, Source]
) -> list[Json]:
    """The targets, with those understood here replaced by the note's: unknown ones keep their place."""
    wanted = list(note.targets)
    targets = []
    for raw_target in as_list(raw.get("target")):
        understood = target_in(raw_target, sides)
        if understood is None:
            targets.append(raw_target)
            continue
        match = next((target for target in wanted if target.side == understood.side), None)
        if match is not None:
            wanted.remove(match)
            same = match.selector == understood.selector
            targets.append(raw_target if same else _moved(raw_target, match, sources[match.side]))
    return [*targets, *(_target(target.selector, sources[target.side]) for target in wanted)]


def _moved(raw: dict[str, Json], target: Target, source: Source) -> dict[str, Json]:
    """The target with another selector, made in the present text."""
    fresh = _target(target.selector, source)
    kept = [selector for selector in as_list(raw.get("selector")) if not _is_ours(selector)]
    changed = {**_without_record(raw), "selector": [*fresh["selector"], *kept]}
    changed[MADE_IN] = source.text_sha256
    return changed


def _is_ours(selector: Json) -> bool:
    return isinstance(selector, dict) and selector.get("type") in ("TextQuoteSelector", "TextPositionSelector")


def _target(selector: Selector, source: Source) -> dict[str, Json]:
    return {
        "type": "SpecificResource",
        "source": source.iri,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": selector.exact,
                "prefix": selector.prefix,
                "suffix": selector.suffix,
            },
            {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
        ],
        MADE_IN: source.text_sha256,
    }


def _of_type(selectors: list[Json], kind: str) -> dict[str, Json] | None:
    return next(
        (selector for selector in selectors if isinstance(selector, dict) and selector.get("type") == kind), None
    )
