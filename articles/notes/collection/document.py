"""The W3C annotation collection that a notes file is: reading it strictly, and changing only what is ours in it."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.article import SIDES, Side
from articles.notes.collection.annotation import MADE_IN, Source, source_of, target_in
from articles.notes.collection.listed import (
    entries_for,
    fresh_iri,
    label_of,
    listed_in,
    same_entry,
    with_accounts,
    with_articles,
)
from articles.notes.collection.rows import DELETED, PACKED, Rows
from articles.notes.collection.strictjson import LARGEST_INTEGER, Json, as_index, as_list, as_string, write_json
from articles.notes.content.note import timestamp
from articles.notes.failures import DamagedNotesError
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from articles.article import Article

SCHEMA = 1
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"diptych": "urn:x-diptych:v1#"}]


@dataclass(frozen=True, slots=True)
class CollectionContext:
    """How a notes file and two articles belong together.

    `sides` maps source IRIs to sides, `sources` back; `made_in` names the text that targets of a side were made in
    unless they say otherwise. `others` are the file's entries of further accounts, by their IRIs.
    """

    sides: Mapping[str, Side]
    sources: Mapping[Side, Source]
    made_in: Mapping[Side, str]
    others: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)


def read_tree(data: bytes, rows: Rows | None = None) -> dict[str, Json]:
    """The collection in `data`, checked in all that is ours to rely on. Raises DamagedNotesError.

    `rows` knows the lines that were read or written before, and learns the others.
    """
    tree = (rows or Rows()).read(data)
    if not isinstance(tree, dict) or tree.get("type") != "AnnotationCollection":
        raise DamagedNotesError("it is not a collection of notes")
    page = tree.get("first")
    if not isinstance(page, dict) or not isinstance(page.get("items"), list):
        raise DamagedNotesError("it holds no list of notes")
    if "diptych:revision" in tree and as_index(tree["diptych:revision"]) is None:
        raise DamagedNotesError("its revision is not a count")
    return tree


def write_tree(tree: dict[str, Json], rows: Rows | None = None) -> bytes:
    """The bytes of a collection. Raises DamagedNotesError unless they read back to exactly the same tree."""
    rows = rows or Rows()
    lists: dict[str, list[Json]] = {}
    frame = {**tree, "first": {**tree["first"], "items": _stand_in(items_of(tree), lists)}}
    if isinstance(tree.get(DELETED), list):
        frame[DELETED] = _stand_in(tree[DELETED], lists)
    try:
        lines = {mark: [rows.line(item) for item in values] for mark, values in lists.items()}
        data = write_json(frame, lines)
    except (ValueError, RecursionError) as error:
        raise DamagedNotesError(f"the notes cannot be written as JSON ({error})") from None
    again = read_tree(data, rows)
    # What differs may be a surrogate pair and the character it stands for, which ASCII writes the same way.
    if again != tree and json.dumps(again) != json.dumps(tree):
        raise DamagedNotesError("what would be written does not read back the same")
    return data


def _stand_in(values: list[Json], lists: dict[str, list[Json]]) -> list[Json]:
    """A list of one string in the place of `values`, which `lists` gets by that string; nothing for nothing."""
    if not values:
        return []
    mark = str(uuid.uuid4())
    lists[mark] = values
    return [mark]


def items_of(tree: Mapping[str, Json]) -> list[Json]:
    """The annotations as they stand in the file."""
    items: list[Json] = tree["first"]["items"]
    return items


def revision_of(tree: Mapping[str, Json]) -> int:
    """How often the file was saved."""
    return as_index(tree.get("diptych:revision")) or 0


def next_revision(*trees: Mapping[str, Json]) -> int:
    """The revision after those of `trees`; it counts no further than every reader can."""
    return min(max(map(revision_of, trees)) + 1, LARGEST_INTEGER)


def is_newer(tree: Mapping[str, Json]) -> bool:
    """Whether the file has a schema this version does not know, and so must not write."""
    return newest_schema(tree) not in range(SCHEMA + 1)


def newest_schema(tree: Mapping[str, Json]) -> Json:
    """The schema that the file names; under another prefix than ours only a newer one counts."""
    ours = tree.get("diptych:schemaVersion", SCHEMA)
    if ours not in range(SCHEMA + 1):
        return ours
    others = [value for key, value in tree.items() if key.rpartition(":")[2] in ("schemaVersion", "schema_version")]
    return max((version for version in others if isinstance(version, int) and version > SCHEMA), default=ours)


def new_tree(articles: Mapping[Side, Article], now: datetime, accounts: Sequence[Article] = ()) -> dict[str, Json]:
    """An empty collection for two articles, or for all `accounts` that they are two of."""
    own, moment = f"urn:uuid:{uuid.uuid4()}", timestamp(now)
    several = accounts or [articles[side] for side in SIDES]
    *firsts, last = map(label_of, several)
    made: dict[str, Json] = {
        "@context": _CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": f"Notes: {', '.join(firsts)} and {last}",
        "generator": {"id": "urn:x-diptych:app", "type": "Software", "name": f"Diptych {__version__}"},
        "created": moment,
        "modified": moment,
        "total": 0,
        "diptych:schemaVersion": SCHEMA,
        "diptych:revision": 0,
        "first": {
            "id": f"urn:uuid:{uuid.uuid4()}",
            "type": "AnnotationPage",
            "partOf": {"id": own, "type": "AnnotationCollection", "total": 0},
            "startIndex": 0,
            "items": [],
        },
        # After the notes: in a file that was cut short they matter more than what the articles are.
        "diptych:articles": [],
    }
    return with_accounts(made, several)


def context_of(tree: Mapping[str, Json], articles: Mapping[Side, Article]) -> CollectionContext:
    """Which of the file's articles is which side, whatever order they were opened in."""
    entries = entries_for(tree, articles)
    present = {side: articles[side].text_sha256 for side in SIDES}
    iris: dict[Side, str] = {}
    for side in SIDES:
        others = {as_string(entries[each].get("id")) for each in SIDES if each != side}
        iris[side] = as_string(entries[side].get("id")) or fresh_iri(articles[side], {*others, *iris.values()})
    return CollectionContext(
        sides={iris[side]: side for side in SIDES},
        sources={side: Source(iris[side], present[side]) for side in SIDES},
        made_in={side: as_string(entries[side].get("diptych:textSha256")) or present[side] for side in SIDES},
        others={entry["id"]: entry for entry in listed_in(tree) if entry["id"] not in iris.values()},
    )


def tree_with(
    tree: dict[str, Json], items: list[Json], articles: Mapping[Side, Article], revision: int, now: datetime
) -> dict[str, Json]:
    """The collection with other annotations, the present texts named, and a new revision; the rest as it was."""
    context = context_of(tree, articles)
    present = {side: articles[side].text_sha256 for side in SIDES}
    items = [dated(item, context, present) for item in items]
    page = {**tree["first"], "items": items}
    # A collection of several pages counts notes that are not here.
    total = (as_index(tree.get("total")) or 0) + len(items) - len(items_of(tree)) if "next" in page else len(items)
    if isinstance(page.get("partOf"), dict):
        page["partOf"] = {**page["partOf"], "total": total}
    changed = {
        "modified": timestamp(now),
        "total": total,
        "diptych:schemaVersion": tree.get("diptych:schemaVersion", SCHEMA),
        "diptych:revision": revision,
        "diptych:articles": with_articles(tree, articles, {side: context.sources[side].iri for side in SIDES}),
        "first": page,
    }
    return {**tree, **changed}


def settled(tree: dict[str, Json]) -> bytes:
    """The bytes of a collection in which nothing is new but its notes, so that the same notes give the same bytes.

    Its times are those of its notes, and one that was in no file yet gets ids that follow from the articles. What was
    deleted is left out. Raises DamagedNotesError when it cannot be written.
    """
    items = [item for item in items_of(tree) if isinstance(item, dict)]
    moments = [as_string(item.get("modified")) or as_string(item.get("created")) for item in items]
    made = {key: value for key, value in tree.items() if key not in (DELETED, PACKED)}
    if revision_of(tree) == 0:
        texts = "+".join(as_string(entry.get("diptych:textSha256")) for entry in as_list(tree.get("diptych:articles")))
        own, page = (f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, texts + part)}" for part in ("", "+page"))
        made |= {"id": own, "created": min(moments, default="")}
        made["first"] = {**tree["first"], "id": page, "partOf": {**tree["first"]["partOf"], "id": own}}
    return write_tree({**made, "modified": max(moments, default="")})


def brought(
    tree: dict[str, Json],
    articles: Mapping[Side, Article],
    context: CollectionContext,
    accounts: Sequence[Article] = (),
) -> list[Json]:
    """The annotations of another file on the same articles, as they would stand in the file of `context`.

    `accounts` are all of the set that the two articles belong to.
    """
    theirs = context_of(with_accounts(tree, accounts) if accounts else tree, articles)
    iris = renaming(theirs, context)
    return [renamed(dated(item, theirs, context.made_in), iris) for item in items_of(tree)]


def renaming(before: CollectionContext, after: CollectionContext) -> dict[str, str]:
    """What sources of one file are called in another."""
    pairs = [(before.sources[side].iri, after.sources[side].iri) for side in SIDES]
    for iri, entry in before.others.items():
        pairs += [(iri, other) for other, known in after.others.items() if same_entry(entry, known)][:1]
    return {old: new for old, new in pairs if old != new}


def renamed(raw: Json, iris: Mapping[str, str]) -> Json:
    """The annotation with its targets' sources under other names."""
    if not isinstance(raw, dict) or not iris:
        return raw
    targets = [
        {**raw_target, "source": iris[source_of(raw_target)]}
        if isinstance(raw_target, dict) and source_of(raw_target) in iris
        else raw_target
        for raw_target in as_list(raw.get("target"))
    ]
    if targets == as_list(raw.get("target")):
        return raw
    return {**raw, "target": targets if isinstance(raw.get("target"), list) else targets[0]}


def dated(raw: Json, context: CollectionContext, named: Mapping[Side, str]) -> Json:
    """The annotation with each target saying which text it was made in, where its file is to name another (`named`)."""
    if not isinstance(raw, dict) or context.made_in == named:
        return raw
    targets = []
    for raw_target in as_list(raw.get("target")):
        target = target_in(raw_target, context.sides)
        if target is None or MADE_IN in raw_target or context.made_in[target.side] == named[target.side]:
            targets.append(raw_target)
        else:
            targets.append({**raw_target, MADE_IN: context.made_in[target.side]})
    if targets == as_list(raw.get("target")):
        return raw
    return {**raw, "target": targets if isinstance(raw.get("target"), list) else targets[0]}
