"""The W3C annotation collection that a notes file is: reading it strictly, and changing only what is ours in it."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import quote

from articles.article import SIDES, Side
from articles.notes.collection.annotation import MADE_IN, Source, source_of, target_in
from articles.notes.collection.rows import DELETED, PACKED, Rows
from articles.notes.collection.strictjson import LARGEST_INTEGER, Json, as_index, as_list, as_string, write_json
from articles.notes.content.note import timestamp
from articles.notes.failures import DamagedNotesError
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from articles.article import Article

SCHEMA = 1
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"diptych": "urn:x-diptych:v1#"}]
_ROLES: dict[Side, str] = {"a": "left", "b": "right"}
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CollectionContext:
    """How a notes file and two articles belong together.

    `sides` maps source IRIs to sides, `sources` back; `made_in` names the text that targets of a side were made in
    unless they say otherwise.
    """

    sides: Mapping[str, Side]
    sources: Mapping[Side, Source]
    made_in: Mapping[Side, str]


def is_address(source: str) -> bool:
    """Whether an article came from the web."""
    return _ADDRESS.match(source) is not None


def label_of(article: Article) -> str:
    """What a notes file calls an article: an address in full, a file by its name."""
    return article.source if is_address(article.source) or article.source == "-" else Path(article.source).name


def same_letters(name: str, other: str) -> bool:
    """Whether two names differ at most in how letters with marks are spelled: as one character, or with the mark after
    it (Unicode's NFC and NFD).
    """
    return name == other or normalize("NFC", name) == normalize("NFC", other)


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


def new_tree(articles: Mapping[Side, Article], now: datetime) -> dict[str, Json]:
    """An empty collection for two articles."""
    own, moment = f"urn:uuid:{uuid.uuid4()}", timestamp(now)
    left, right = (label_of(articles[side]) for side in SIDES)
    return {
        "@context": _CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": f"Notes: {left} and {right}",
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
        "diptych:articles": [_entry(side, articles[side], iri) for side, iri in _fresh_iris(articles).items()],
    }


def context_of(tree: Mapping[str, Json], articles: Mapping[Side, Article]) -> CollectionContext:
    """Which of the file's articles is which side, whatever order they were opened in."""
    entries = _entries(tree, articles)
    fresh = _fresh_iris(articles)
    iris = {side: as_string(entries[side].get("id")) or fresh[side] for side in SIDES}
    present = {side: articles[side].text_sha256 for side in SIDES}
    return CollectionContext(
        sides={iris[side]: side for side in SIDES},
        sources={side: Source(iris[side], present[side]) for side in SIDES},
        made_in={side: as_string(entries[side].get("diptych:textSha256")) or present[side] for side in SIDES},
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
        "diptych:articles": _with_articles(tree, articles),
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


def brought(tree: Mapping[str, Json], articles: Mapping[Side, Article], context: CollectionContext) -> list[Json]:
    """The annotations of another file on the same articles, as they would stand in the file of `context`."""
    theirs = context_of(tree, articles)
    iris = renaming(theirs, context)
    return [renamed(dated(item, theirs, context.made_in), iris) for item in items_of(tree)]


def renaming(before: CollectionContext, after: CollectionContext) -> dict[str, str]:
    """What sources of one file are called in another."""
    pairs = ((before.sources[side].iri, after.sources[side].iri) for side in SIDES)
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


def _fresh_iris(articles: Mapping[Side, Article]) -> dict[Side, str]:
    """IRIs for articles a file does not name yet; the same for everyone who opens the same two."""
    iris: dict[Side, str] = {}
    for side in SIDES:
        article = articles[side]
        if is_address(article.source):
            iri = quote(article.source, safe="%/:?#[]@!$&'()*+,;=~", errors="replace")
        else:
            iri = f"urn:sha256:{article.bytes_sha256}"
        iris[side] = f"{iri}:2" if iri in iris.values() else iri
    return iris


def _entry(side: Side, article: Article, iri: str) -> dict[str, Json]:
    return {"id": iri, "diptych:role": _ROLES[side], "diptych:path": label_of(article), **_described(article)}


def _described(article: Article) -> dict[str, Json]:
    """What a file says about the present state of an article."""
    return {
        "diptych:title": str(article.title),
        "diptych:bytesSha256": article.bytes_sha256,
        "diptych:textSha256": article.text_sha256,
        "diptych:textLength": len(article.text),
        "diptych:positionUnit": "codepoint",
        "diptych:extractor": article.extractor,
    }


def _entries(tree: Mapping[str, Json], articles: Mapping[Side, Article]) -> dict[Side, dict[str, Json]]:
    """The file's entry for each side; an empty one where it has none."""
    listed = [entry for entry in as_list(tree.get("diptych:articles")) if isinstance(entry, dict)]
    left, right = (
        next(
            (entry for entry in listed if entry.get("diptych:role") == _ROLES[side] and as_string(entry.get("id"))), {}
        )
        for side in SIDES
    )
    straight = _likeness(left, articles["a"]) + _likeness(right, articles["b"])
    crossed = _likeness(left, articles["b"]) + _likeness(right, articles["a"])
    if left.get("id") == right.get("id"):
        right = {}
    return {"a": right, "b": left} if crossed > straight else {"a": left, "b": right}


def _likeness(entry: Mapping[str, Json], article: Article) -> int:
    """How much speaks for an entry being the article: the text, then where it came from."""
    return (
        8 * (entry.get("diptych:textSha256") == article.text_sha256)
        + 4 * (entry.get("diptych:bytesSha256") == article.bytes_sha256)
        + 4 * (entry.get("id") == article.source)
        + 2 * same_letters(as_string(entry.get("diptych:path")), label_of(article))
    )


def _with_articles(tree: Mapping[str, Json], articles: Mapping[Side, Article]) -> list[Json]:
    """The file's list of articles, for the present texts; unknown keys and entries stay."""
    entries, context = _entries(tree, articles), context_of(tree, articles)
    listed = list(as_list(tree.get("diptych:articles")))
    for side in SIDES:
        entry, article = entries[side], articles[side]
        if not entry:
            listed.append(_entry(side, article, context.sources[side].iri))
        elif entry.get("diptych:textSha256") != article.text_sha256:
            index = next(index for index, other in enumerate(listed) if other is entry)
            listed[index] = {**entry, **_described(article)}
    return listed
