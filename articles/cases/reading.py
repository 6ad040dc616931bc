"""A case out of a file that may come from a stranger: all of it in memory, nothing written, nothing believed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.article import SIDES
from articles.cases.article_json import article_from_json
from articles.cases.case import (
    ARTICLES,
    COMPARISON,
    DECISIONS,
    LESSON,
    LETTERS,
    MEMBERS,
    NEEDED,
    NOTES,
    RAWS,
    SCHEMA,
    TEXTS,
    Case,
    Engine,
)
from articles.cases.limits import LARGEST, json_of
from articles.cases.naming import MANIFEST
from articles.cases.unzipping import LARGEST_FILE, RefusedError, unzip
from articles.errors import BadInputError
from articles.matching.options import MatchOptions
from articles.notes.collection.document import is_newer, read_tree
from articles.notes.collection.strictjson import as_list
from articles.notes.disk.files import Disk
from articles.notes.disk.saving import read_file
from articles.notes.failures import DamagedNotesError
from articles.reading.limits import LIMITS, characters_told
from articles.reading.source import one_line, shown_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article

_SCHEMA = re.compile(r"diptych\.case/(\d{1,9})")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST_WORDS = 2_000


def read_case(source: Path | bytes | str, name: str = "the case") -> Case:
    """The case in a file, or in its bytes. Nothing is written anywhere, whatever its members are called.

    Raises BadInputError, one line, for a file that is not there, no case, damaged, altered, of a newer version, or
    larger than a case can be; `name` stands for one given as bytes.
    """
    if not isinstance(source, bytes):
        name, source = str(source), _bytes_of(Path(source))
    try:
        return case_of(source)
    except RefusedError as error:
        raise BadInputError(f"cannot open {shown_name(name)}", error.why, error.do) from None


def case_of(data: bytes) -> Case:
    """The case in `data`. Raises RefusedError."""
    # A newer case may have members that are not known here, and first of all it is newer.
    first = unzip(data, LARGEST, only=MANIFEST)
    if MANIFEST not in first:
        raise RefusedError("it is a ZIP file and no case", "name a file that diptych pack made")
    manifest = _mapping(json_of(MANIFEST, first[MANIFEST]), MANIFEST)
    _check_schema(manifest)
    members = unzip(data, LARGEST)
    missing = next((name for name in NEEDED if name not in members), None)
    if missing is not None:
        raise RefusedError(f"{missing} is missing in it")
    _check_members(manifest, members)
    told = _mapping(manifest.get("articles"), MANIFEST)
    letters = _letters(manifest, members)
    articles = {side: _article(side, members, _mapping(told.get(side), MANIFEST)) for side in letters}
    if len({article.text_sha256 for article in articles.values()}) < len(articles):
        which = "both" if len(articles) == len(SIDES) else "two"
        raise RefusedError(f"{which} articles in it hold the same text", "pack two articles")
    _check_derived(members, articles)
    return Case(
        a=articles["a"],
        b=articles["b"],
        raw={side: members[RAWS[side]] for side in letters if RAWS[side] in members},
        missing={side: _words(told[side], "rawMissing") for side in letters if RAWS[side] not in members},
        notes=members.get(NOTES, b""),
        matching=_matching(_mapping(manifest.get("matching"), MANIFEST)),
        engine=_engine(manifest),
        comparison=members.get(COMPARISON, b""),
        compared_with=_words(_mapping(manifest.get("comparison") or {}, MANIFEST), "notesSha256"),
        lesson=members.get(LESSON, b""),
        further=tuple(articles.values())[len(SIDES) :],
    )


def _letters(manifest: Mapping[str, Any], members: Mapping[str, bytes]) -> str:
    """The letters of the articles that are in a case. Raises RefusedError unless all of each is there, and told."""
    count = sum(name in members for name in TEXTS.values())
    letters = LETTERS[:count]
    missing = next((name for each in letters for name in (TEXTS[each], ARTICLES[each]) if name not in members), None)
    if missing is not None:
        raise RefusedError(f"{missing} is missing in it")
    stray = next((kind[each] for each in LETTERS[count:] for kind in (ARTICLES, RAWS) if kind[each] in members), None)
    told = set(_mapping(manifest.get("articles"), MANIFEST)) & set(LETTERS)
    if stray is not None or told != set(letters):
        raise RefusedError(f"{MANIFEST} is about other articles than those in it", "do not trust it")
    return letters


def _bytes_of(path: Path) -> bytes:
    shown = shown_name(str(path))
    try:
        data = read_file(Disk(), path.expanduser(), LARGEST_FILE)
    except (OSError, ValueError, RuntimeError) as error:
        why = (getattr(error, "strerror", None) or str(error) or "it cannot be read").lower()
        raise BadInputError(f"cannot open {shown}", why, "check the name") from None
    if data is None:
        raise BadInputError(f"cannot open {shown}", "there is no such file", "check the name")
    return data


def _check_schema(manifest: Mapping[str, Any]) -> None:
    schema = manifest.get("schema")
    found = _SCHEMA.fullmatch(schema) if isinstance(schema, str) else None
    if found is None or int(found[1]) < 1:
        raise RefusedError(f"{MANIFEST} does not say that it is a case", "name a file that diptych pack made")
    if int(found[1]) > SCHEMA:
        why = f"it was made by a newer Diptych ({found[0]}; this one knows diptych.case/{SCHEMA})"
        raise RefusedError(why, "open it with that one")


def _check_members(manifest: Mapping[str, Any], members: Mapping[str, bytes]) -> None:
    """Raise RefusedError unless the manifest lists just these members, with these bytes."""
    listed: dict[str, Mapping[str, Any]] = {}
    for each in _list(manifest.get("members"), MANIFEST):
        entry = _mapping(each, MANIFEST)
        name = entry.get("name")
        if not isinstance(name, str) or name not in MEMBERS or name in listed or name == MANIFEST:
            raise RefusedError(f"{MANIFEST} lists a member that no case has", "do not trust it")
        listed[name] = entry
    for name, data in members.items():
        if name != MANIFEST and name not in listed:
            raise RefusedError(f"{name} is not in the list of {MANIFEST}", "do not trust it")
        if name != MANIFEST:
            _check_hash(name, data, listed[name])
    gone = next((name for name in listed if name not in members), None)
    if gone is not None:
        raise RefusedError(f"{gone} is missing in it")


def _check_hash(name: str, data: bytes, entry: Mapping[str, Any]) -> None:
    if type(entry.get("bytes")) is not int or entry["bytes"] != len(data):
        raise RefusedError(f"{name} was changed, it is not as large as {MANIFEST} says")
    if entry.get("sha256") != hashlib.sha256(data).hexdigest():
        raise RefusedError(f"{name} was changed, its SHA-256 is not the one in {MANIFEST}")


def _article(side: str, members: Mapping[str, bytes], told: Mapping[str, Any]) -> Article:
    try:
        text = members[TEXTS[side]].decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(f"{TEXTS[side]} is not UTF-8") from None
    if not text or text.isspace():
        raise RefusedError(f"{TEXTS[side]} holds no words")
    if len(text) > LIMITS.characters:
        do = "do not trust it, or raise the setting longest"
        raise RefusedError(f"{TEXTS[side]} has more than {characters_told(LIMITS.characters)}", do)
    try:
        article = article_from_json(json_of(ARTICLES[side], members[ARTICLES[side]]), text)
    except RefusedError:
        raise
    except ValueError as error:
        raise RefusedError(f"{ARTICLES[side]} is damaged, {error}") from None
    _check_sums(side, article, members, told)
    return article


def _check_sums(side: str, article: Article, members: Mapping[str, bytes], told: Mapping[str, Any]) -> None:
    """Raise RefusedError unless text and raw bytes are those that the article and the manifest speak of."""
    if article.text_sha256 != hashlib.sha256(members[TEXTS[side]]).hexdigest():
        raise RefusedError(f"{ARTICLES[side]} is about another text than {TEXTS[side]}")
    for name, value in (("textSha256", article.text_sha256), ("bytesSha256", article.bytes_sha256)):
        if told.get(name) != value:
            raise RefusedError(f"{MANIFEST} and {ARTICLES[side]} do not agree on {name}")
    raw = members.get(RAWS[side])
    if raw is not None and hashlib.sha256(raw).hexdigest() != article.bytes_sha256:
        raise RefusedError(f"{RAWS[side]} is not what {TEXTS[side]} was read from")
    if _DIGEST.fullmatch(article.bytes_sha256) is None:
        raise RefusedError(f"{ARTICLES[side]} is damaged, bytes_sha256 is not what it should be")


def _check_derived(members: Mapping[str, bytes], articles: Mapping[str, Article]) -> None:
    """Raise RefusedError for notes that are none, of a newer Diptych, or of other articles; and for other bad JSON."""
    for name in (DECISIONS, LESSON):
        if name in members:
            _mapping(json_of(name, members[name]), name)
    if NOTES not in members:
        return
    json_of(NOTES, members[NOTES])
    try:
        tree = read_tree(members[NOTES])
    except DamagedNotesError as error:
        raise RefusedError(f"{NOTES} is damaged, {error.why}") from None
    if is_newer(tree):
        raise RefusedError(f"{NOTES} was made by a newer Diptych", "open it with that one")
    texts = {article.text_sha256 for article in articles.values()}
    named = [each.get("diptych:textSha256") for each in as_list(tree.get("diptych:articles")) if isinstance(each, dict)]
    if not texts.issuperset(named):
        raise RefusedError(f"{NOTES} is on other articles than those in it", "do not trust it")


def _matching(told: Mapping[str, Any]) -> MatchOptions:
    meaning, encoder = told.get("meaning"), _words(told, "encoder")
    if not isinstance(meaning, bool):
        raise RefusedError(f"{MANIFEST} does not say how the articles were matched")
    return MatchOptions(meaning=meaning, encoder=encoder)


def _engine(manifest: Mapping[str, Any]) -> Engine:
    engine = _mapping(manifest.get("engine"), MANIFEST)
    version = _words(_mapping(manifest.get("generator"), MANIFEST), "version")
    return Engine(version, _words(engine, "sha256"), _words(engine, "encoder"))


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise RefusedError(f"{name} is not what it should be")
    return value


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise RefusedError(f"{name} is not what it should be")
    return value


def _words(told: Mapping[str, Any], key: str) -> str:
    """The words of a key, on one line; "" where there are none. Raises RefusedError for what is not words."""
    value = told.get(key)
    if value is not None and (not isinstance(value, str) or len(value) > _LONGEST_WORDS):
        raise RefusedError(f"{MANIFEST} is not what it should be, {key}")
    return one_line(value or "")
