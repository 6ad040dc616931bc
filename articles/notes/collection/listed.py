"""The articles that a notes file lists: two, or all accounts of a set, each with a name for what is on it."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize
from urllib.parse import quote

from articles.article import SIDES, Side
from articles.notes.collection.strictjson import Json, as_list, as_string

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from articles.article import Article

ARTICLES = "diptych:articles"
_ROLES: dict[Side, str] = {"a": "left", "b": "right"}
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


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


def listed_in(tree: Mapping[str, Json]) -> list[dict[str, Json]]:
    """What the file says of its articles, as far as it names them."""
    found = as_list(tree.get(ARTICLES))
    return [entry for entry in found if isinstance(entry, dict) and as_string(entry.get("id"))]


def entries_for(tree: Mapping[str, Json], articles: Mapping[Side, Article]) -> dict[Side, dict[str, Json]]:
    """The file's entry for each side; an empty one where it has none.

    Of a file on two articles these two are meant, whatever became of them. Of one on more, those that are like them.
    """
    listed = [entry for entry in listed_in(tree) if entry.get("diptych:role") in _ROLES.values()]
    if len(listed) > len(SIDES):
        left, right = _assigned(listed, [articles[side] for side in SIDES])
        return {"a": left, "b": right}
    left, right = (next((entry for entry in listed if entry["diptych:role"] == _ROLES[side]), {}) for side in SIDES)
    straight = _likeness(left, articles["a"]) + _likeness(right, articles["b"])
    crossed = _likeness(left, articles["b"]) + _likeness(right, articles["a"])
    if left.get("id") == right.get("id"):
        right = {}
    return {"a": right, "b": left} if crossed > straight else {"a": left, "b": right}


def _assigned(listed: Sequence[dict[str, Json]], articles: Sequence[Article]) -> list[dict[str, Json]]:
    """The entry that is most like each article, each used once; an empty one where none is."""
    likeness = sorted(
        (
            (-_likeness(entry, article), at, number)
            for number, entry in enumerate(listed)
            for at, article in enumerate(articles)
        ),
    )
    found: dict[int, int] = {}
    for against, at, number in likeness:
        if against < 0 and at not in found and number not in found.values():
            found[at] = number
    return [listed[found[at]] if at in found else {} for at in range(len(articles))]


def _likeness(entry: Mapping[str, Json], article: Article) -> int:
    """How much speaks for an entry being the article: the text, then where it came from."""
    return (
        8 * (entry.get("diptych:textSha256") == article.text_sha256)
        + 4 * (entry.get("diptych:bytesSha256") == article.bytes_sha256)
        + 4 * (entry.get("id") == article.source)
        + 2 * same_letters(as_string(entry.get("diptych:path")), label_of(article))
    )


def with_accounts(tree: dict[str, Json], accounts: Sequence[Article]) -> dict[str, Json]:
    """The collection with all `accounts` listed, the base first; what is listed already keeps its entry.

    An account that is not like any entry is a further one, unless just one of each is left over: then a file was both
    renamed and edited, and its entry gets the name.
    """
    listed = listed_in(tree)
    entries = _assigned(listed, accounts)
    strange = [entry for entry in listed if not any(entry is other for other in entries)]
    missing = [at for at, entry in enumerate(entries) if not entry]
    if len(missing) == len(strange) == 1 and len(listed) == len(accounts):
        renamed = {**strange[0], "diptych:path": label_of(accounts[missing[0]])}
        kept = as_list(tree.get(ARTICLES))
        return {**tree, ARTICLES: [renamed if entry is strange[0] else entry for entry in kept]}
    if not missing:
        return tree
    taken = {entry["id"] for entry in listed}
    fresh = []
    for at in missing:
        iri = fresh_iri(accounts[at], taken)
        taken.add(iri)
        fresh.append(entry_of("b" if at else "a", accounts[at], iri))
    return {**tree, ARTICLES: [*as_list(tree.get(ARTICLES)), *fresh]}


def with_articles(tree: Mapping[str, Json], articles: Mapping[Side, Article], iris: Mapping[Side, str]) -> list[Json]:
    """The file's list of articles, for the present texts of two; unknown keys and further entries stay."""
    entries = entries_for(tree, articles)
    listed = list(as_list(tree.get(ARTICLES)))
    for side in SIDES:
        entry, article = entries[side], articles[side]
        if not entry:
            listed.append(entry_of(side, article, iris[side]))
        elif entry.get("diptych:textSha256") != article.text_sha256:
            index = next(index for index, other in enumerate(listed) if other is entry)
            listed[index] = {**entry, **_described(article)}
    return listed


def fresh_iri(article: Article, taken: Collection[str]) -> str:
    """The IRI of an article that a file does not name yet; the same for everyone who opens the same articles."""
    if is_address(article.source):
        iri = quote(article.source, safe="%/:?#[]@!$&'()*+,;=~", errors="replace")
    else:
        iri = f"urn:sha256:{article.bytes_sha256}"
    return next(name for number in count(1) if (name := iri if number == 1 else f"{iri}:{number}") not in taken)


def entry_of(side: Side, article: Article, iri: str) -> dict[str, Json]:
    """The entry of an article that a file does not list yet; `a` is the left one, or the base."""
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


class Further(NamedTuple):
    """An account beyond the two that are open: its file name or address, and which of the set it is, the base being 0.

    None stands for one that the set which was opened does not have.
    """

    name: str
    account: int | None


def further_in(entries: Mapping[str, Mapping[str, Json]], accounts: Sequence[Article]) -> dict[str, Further]:
    """What the entries of further accounts are, by their names for notes; `accounts` are the set."""
    found: dict[str, Further] = {}
    for iri, entry in entries.items():
        likeness = [_likeness(entry, account) for account in accounts]
        which = likeness.index(max(likeness)) if any(likeness) else None
        found[iri] = Further(as_string(entry.get("diptych:path")) or iri, which)
    return found


def same_entry(one: Mapping[str, Json], other: Mapping[str, Json]) -> bool:
    """Whether entries of two files are of one article: by its name for notes, its text, its bytes, or its path."""
    keys = ("id", "diptych:textSha256", "diptych:bytesSha256", "diptych:path")
    return any(as_string(one.get(key)) and one.get(key) == other.get(key) for key in keys)
