"""Annotations from elsewhere: a W3C collection, page or array, or what Hypothesis exports."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from articles.article import SIDES, Side
from articles.errors import BadInputError
from articles.notes.collection.annotation import target_in
from articles.notes.collection.document import brought
from articles.notes.collection.listed import label_of
from articles.notes.collection.merging import keyed
from articles.notes.collection.strictjson import Json, as_list, as_string, read_json
from articles.notes.failures import DamagedNotesError
from articles.notes.placement.placing import place_selector

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.article import Article
    from articles.notes.collection.document import CollectionContext

PAIR_TAG = "diptych-pair-"
"""Begins the tag that joins annotations of one note, each on one article."""


def annotations_in(data: bytes, articles: Mapping[Side, Article], context: CollectionContext) -> list[dict[str, Json]]:
    """The annotations in a file of another tool, as the notes file of `context` would hold them.

    A target in a place that is none of the two articles is put on the article that has its words; where neither has,
    it stays as it is. Raises BadInputError when the file holds no annotations.
    """
    try:
        tree = read_json(data)
    except DamagedNotesError as error:
        raise _not_annotations(error.why) from error
    if isinstance(tree, dict) and isinstance(tree.get("annotations"), list):
        items = list(_from_hypothesis(tree["annotations"]))
    elif isinstance(tree, dict) and tree.get("type") == "AnnotationCollection" and isinstance(tree.get("first"), dict):
        page = {**tree["first"], "items": as_list(tree["first"].get("items"))}
        items = brought({**tree, "first": page}, articles, context)
    elif isinstance(tree, dict) and isinstance(tree.get("items"), list):
        items = tree["items"]
    else:
        items = as_list(tree)
    found = [_settled(item, articles, context) for item in items if _has_target(item)]
    if not found:
        raise _not_annotations("there is no annotation in it")
    return list(keyed(found).values())


def _has_target(item: Json) -> bool:
    return isinstance(item, dict) and "target" in item


def _not_annotations(why: str) -> BadInputError:
    return BadInputError("nothing was imported", why, "name a W3C annotation file or an export of Hypothesis")


def _settled(raw: dict[str, Json], articles: Mapping[Side, Article], context: CollectionContext) -> dict[str, Json]:
    """The annotation with an id, and each target's source named as here."""
    targets = [_on_article(target, articles, context) for target in as_list(raw.get("target"))]
    identity = as_string(raw.get("id")) or f"urn:uuid:{uuid.uuid4()}"
    # A target that was a single one is a list of one then: the same to every reader of W3C annotations.
    return {**raw, "id": identity, "type": raw.get("type", "Annotation"), "target": targets}


def _on_article(target: Json, articles: Mapping[Side, Article], context: CollectionContext) -> Json:
    if not isinstance(target, dict) or target_in(target, context.sides) is not None:
        return target
    source = as_string(target.get("source"))
    named = [side for side in SIDES if source and source in (articles[side].source, label_of(articles[side]))]
    side = named[0] if len(named) == 1 else _side_of_words(target, articles)
    return target if side is None else {**target, "source": context.sources[side].iri}


def _side_of_words(target: Mapping[str, Json], articles: Mapping[Side, Article]) -> Side | None:
    """The article that has the quoted words, the likelier one when both do; None when neither does."""
    quote = target_in({**target, "source": "here"}, {"here": "a"})
    if quote is None:
        return None
    places = {side: place_selector(articles[side].text, quote.selector) for side in SIDES}
    found = [(placed.score, side) for side, placed in places.items() if placed.status == "anchored"]
    return min(found, key=lambda each: (-each[0], each[1]))[1] if found else None


def _from_hypothesis(rows: list[Json]) -> Iterator[dict[str, Json]]:
    """W3C annotations for those of Hypothesis; those that one tag joins become one."""
    pairs: dict[str, dict[str, Json]] = {}
    for row in rows:
        if not isinstance(row, dict):
            continue
        tags = [as_string(tag) for tag in as_list(row.get("tags"))]
        joined = next((tag for tag in tags if tag.startswith(PAIR_TAG)), "")
        targets = [{"source": row.get("uri"), **target, "type": "SpecificResource"} for target in _targets(row)]
        if joined in pairs:
            pairs[joined]["target"] += targets
            continue
        made = _annotation(row, [tag for tag in tags if tag != joined], targets)
        if joined:
            pairs[joined] = made
        else:
            yield made
    yield from pairs.values()


def _targets(row: Mapping[str, Json]) -> list[dict[str, Json]]:
    return [target for target in as_list(row.get("target")) if isinstance(target, dict)]


def _annotation(row: Mapping[str, Json], tags: list[str], targets: list[dict[str, Json]]) -> dict[str, Json]:
    words = as_string(row.get("text"))
    identity = as_string(row.get("id"))
    raw: dict[str, Json] = {
        "id": identity if ":" in identity else f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identity)}",
        "type": "Annotation",
        "motivation": "commenting" if words.strip() else "highlighting",
    }
    for key, known in (("created", "created"), ("modified", "updated")):
        if as_string(row.get(known)):
            raw[key] = row[known]
    if as_string(row.get("user")):
        raw["creator"] = {"type": "Person", "name": row["user"].removeprefix("acct:").partition("@")[0]}
    body = {"type": "TextualBody", "value": words, "purpose": raw["motivation"], "format": "text/markdown"}
    tagging = [{"type": "TextualBody", "value": tag, "purpose": "tagging", "format": "text/plain"} for tag in tags]
    return {**raw, "body": [body, *tagging], "target": targets}
