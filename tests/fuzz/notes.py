"""Fuzz targets for notes: nothing in a notes file stops the reader, nothing of it is lost, no note is put elsewhere."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from articles.article import Span
from articles.errors import BadInputError
from articles.notes.collection.annotation import MADE_IN, PLACED, annotation_of
from articles.notes.collection.document import context_of, items_of, new_tree, read_tree, tree_with, write_tree
from articles.notes.collection.present import present_note
from articles.notes.collection.salvaging import salvage
from articles.notes.collection.strictjson import read_json, write_json
from articles.notes.content.note import edited
from articles.notes.disk.files import Disk
from articles.notes.disk.naming import Home
from articles.notes.exchange.importing import annotations_in
from articles.notes.failures import DamagedNotesError, NotSavedError
from articles.notes.placement.normal import folded, normalise
from articles.notes.placement.placing import ORPHAN, place_selector
from articles.notes.placement.selectors import select
from articles.notes.store import NotesStore
from tests.articles.notes.noting import NOON, note_on, plain
from tests.fuzz.claims import AGAIN
from tests.fuzz.drawn import chosen, fields, text_of
from tests.fuzz.reading import one_line

A, B = plain("Nine lorries were trapped. The road was closed for six days."), plain("Eleven were caught.", "right.txt")
ARTICLES: dict[Any, Any] = {"a": A, "b": B}
_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**53, 2**70, 10**400, 0.5, -1e308, "", "x", "\ud800", "\x1b[2J", "left", "right"),
    *([], {}, [[]], [None], {"id": 3}, {"source": {}}, ["Annotation"], "TextQuoteSelector", "TextPositionSelector"),
    *(A.text, B.text, A.text_sha256, B.text_sha256, "exact", "orphan", "tagging", "2016-12-21T00:00:00Z", "urn:x:y"),
)
_KEYS = (
    "type",
    "id",
    "source",
    "selector",
    "exact",
    "start",
    "end",
    "body",
    "value",
    "target",
    "score",
    PLACED,
    "next",
)
LEAST_LIKE = 0.5
"""How like the quotation the words are that it is placed on approximately, both in normal form."""


def strict_json(data: bytes) -> None:
    """H-15: JSON as the standard has it, or damaged; what is read is written, and reads back the same."""
    try:
        value = read_json(data)
    except DamagedNotesError as error:
        one_line(error.why)
        return
    assert json.dumps(value) == json.dumps(json.loads(data.removeprefix(b"\xef\xbb\xbf")))
    again = read_json(write_json(value))
    assert json.dumps(again) == json.dumps(value)


def notes_file(data: bytes) -> None:
    """A file that loads is saved and loads the same, unknown keys and all; of one that does not, items are salvaged."""
    data = file_of(data)
    for item in salvage(data).items:
        present_note(item, _context(), ARTICLES)
    with suppress(BadInputError):
        annotations_in(data, ARTICLES, _context())
    try:
        tree = read_tree(data)
    except DamagedNotesError:
        return
    written = write_tree(tree)
    assert json.dumps(read_tree(written)) == json.dumps(tree)
    context = context_of(tree, ARTICLES)
    for item in items_of(tree):
        note = present_note(item, context, ARTICLES)
        for target in note.targets if note else ():
            assert target.span is None or target.span.end <= len(ARTICLES[target.side].text)


def notes_store(data: bytes) -> None:
    """H-17, R-8: whatever the file holds, a note typed now is saved and the old bytes or notes are still there."""
    path = _folder() / "n.notes.json"
    data = file_of(data)
    path.write_bytes(data)
    try:
        _opened_and_saved(path, data)
    finally:
        for each in _folder().iterdir():
            each.unlink()


def file_of(data: bytes) -> bytes:
    """The notes file that an input stands for: its own bytes, or one of ours with values changed, three bytes each."""
    how, rest = chosen(data, ("edited", "raw"))
    if how == "raw":
        return rest
    tree = example()
    for place in range(0, len(rest) - 2, 3):
        ways = _ways(tree)[1:]
        if ways:
            tree = _changed(tree, ways[rest[place] % len(ways)], rest[place + 1], rest[place + 2])
    return json.dumps(tree, indent=2 if rest[:1] > b"\x7f" else None).encode()


@cache
def example() -> Any:
    """A notes file of two notes, one of them placed in an earlier text."""
    context = _context()
    notes = [note_on(A, B, "one", a="Nine lorries", b="Eleven"), note_on(A, B, "two", b="caught")]
    items: list[Any] = [annotation_of(replace(note, tags=("t",)), context.sources) for note in notes]
    record = {"textSha256": A.text_sha256, "start": 0, "end": 4, "how": "moved", "score": 1.0}
    items[0]["target"][0] |= {MADE_IN: "another", PLACED: record}
    return tree_with(new_tree(ARTICLES, NOON), items, ARTICLES, 3, NOON)


def _ways(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value of a tree, its own first."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(each for key, inner in pairs for each in _ways(inner, (*way, key)))]


def _changed(value: Any, way: tuple[Any, ...], how: int, odd: int) -> Any:
    """The tree with the value at `way` replaced, left out, or given a neighbour."""
    first, *more = way
    copy = value.copy()
    if more:
        copy[first] = _changed(value[first], tuple(more), how, odd)
    elif how % 4 == 1:
        del copy[first]
    elif how % 4 == 2 and isinstance(copy, dict):
        copy[_KEYS[odd % len(_KEYS)]] = copy[first]
    elif how % 4 == 2:
        copy.insert(first, copy[first])
    else:
        copy[first] = _ODD[odd % len(_ODD)]
    return copy


def _opened_and_saved(path: Path, data: bytes) -> None:
    store = NotesStore.open(Home(path), A, B, _Quick())
    before = store.annotations()
    if store.notes and store.changeable(store.notes[0].id):
        store.replace(edited(store.notes[0], "edited", tags=("t",)))
    added = store.add(note_on(A, B, "new", a="six days"))
    try:
        store.save()
    except NotSavedError:
        assert store.read_only
        assert path.read_bytes() == data
        return
    again = NotesStore.open(Home(path), A, B, _Quick())
    assert again.note(added.id) == added
    assert before.keys() <= again.annotations().keys()
    assert [note.body for note in again.notes] == [note.body for note in store.notes]
    kept = any(each.read_bytes() == data for each in path.parent.iterdir())
    assert kept or again.unreadable == store.unreadable
    if not kept:
        was, now = json.loads(data), json.loads(path.read_bytes())
        assert was.keys() <= now.keys()
        assert was["first"].keys() <= now["first"].keys()


def placing(data: bytes) -> None:
    """A-7: total and deterministic; what is placed is a range of the text whose words are like the quotation.

    The selector is made on one text and placed in another, or is made of any words.
    """
    how, rest = chosen(data, ("made", "any", "same"))
    numbers, rest = rest[:4].ljust(4, b"\0"), rest[4:]
    first, second, third, fourth = (text_of(each) for each in fields(rest, 4))
    if how == "any":
        selector: dict[str, Any] = {"exact": second, "prefix": third, "suffix": fourth}
        selector |= {"start": int.from_bytes(numbers[:2]), "end": int.from_bytes(numbers[2:])}
        _placed(first, selector)
        return
    if not first:
        return
    start = int.from_bytes(numbers[:2]) % len(first)
    end = min(len(first), start + 1 + int.from_bytes(numbers[2:]) % 400)
    chosen_words = select(first, Span(start, end))
    if how == "same":
        found = place_selector(first, chosen_words)
        assert (found.start, found.end, found.how) == (chosen_words.start, chosen_words.end, "exact")
        second = second + first
    _placed(second, asdict(chosen_words))


def _placed(text: str, selector: dict[str, Any]) -> None:
    found = place_selector(text, selector)
    if len(text) % AGAIN == 0:
        normalise.cache_clear()
        assert found == place_selector(text, selector)
    if found.status == "orphan":
        assert found == ORPHAN
        return
    assert 0 <= found.start < found.end <= len(text)
    assert 0.0 < found.score <= 1.0
    quote, words = folded(selector["exact"]), folded(text[found.start : found.end])
    if found.how == "approximate":
        # Something may have been put into the middle of the quotation, which makes the words longer, not fewer.
        kept = Levenshtein.normalized_similarity(quote, words)
        inside = 1 - max(0, Levenshtein.distance(quote, words) - (len(words) - len(quote))) / len(quote)
        assert max(kept, inside) >= LEAST_LIKE
    else:
        assert quote in words


class _Quick(Disk):
    """A disk that is not waited for: the fuzzer breaks what files hold, and other tests break the disk."""

    def fsync(self, descriptor: int) -> None:
        """Nothing."""


@cache
def _folder() -> Path:
    shared = Path("/dev/shm")  # noqa: S108 - a folder of its own in memory where there is one
    return Path(tempfile.mkdtemp(prefix="diptych-fuzz-", dir=shared if shared.is_dir() else None))


@cache
def _context() -> Any:
    return context_of(new_tree(ARTICLES, NOON), ARTICLES)
