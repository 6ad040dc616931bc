"""Two articles, the notes on them and their comparison as a case: what can be packed of them, and nothing more."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.cases.case import LETTERS, Case
from articles.cases.engine import present_engine
from articles.errors import BadInputError, DiptychError
from articles.matching.options import MatchOptions
from articles.notes.collection.document import settled
from articles.reading.display import let_out
from articles.reading.source import handed_name, is_address, is_stream, read_bytes, split_chapter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.accounts import Accounts
    from articles.article import Article, Side
    from articles.comparison import Comparison
    from articles.notes.store import NotesStore
    from articles.session import Session


def gather(
    session: Session,
    matching: MatchOptions | None = None,
    *,
    before: Case | None = None,
    lesson: bytes = b"",
) -> Case:
    """The case of a session that has been run: its articles as they were loaded, its notes, its comparison.

    `matching` is how the articles were matched; `before` is the case that they came from, if they did. Of files and
    pages the bytes are taken along while they are still those that were read. Raises BadInputError for notes that
    cannot be read, DiptychError when a quotation is not what stands in its article.
    """
    notes = notes_of(session.store) if session.has_store else b""
    taken = Taken(session.comparison, session.loaded, notes, matching or MatchOptions())
    return gather_taken(taken, before=before, lesson=lesson)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a case is made of: a comparison, its articles as they were loaded, the notes, how it was matched."""

    comparison: Comparison
    loaded: Mapping[Side, Article]
    notes: bytes
    matching: MatchOptions


def gather_taken(taken: Taken, *, before: Case | None = None, lesson: bytes = b"") -> Case:
    """The case of what was taken of a session, which may go on meanwhile; as `gather` makes it."""
    from articles.reports import render

    raw, missing = _raws(taken.loaded) if before is None else (dict(before.raw), dict(before.missing))
    return Case(
        a=handed_on(taken.loaded["a"]),
        b=handed_on(taken.loaded["b"]),
        raw=raw,
        missing=missing,
        notes=taken.notes,
        matching=taken.matching,
        engine=present_engine(taken.matching),
        comparison=let_out(render(taken.comparison, "json")),
        compared_with=digest_of(taken.notes),
        lesson=lesson or (before.lesson if before is not None else b""),
    )


def gather_accounts(
    accounts: Accounts, loaded: Sequence[Article], notes: bytes, matching: MatchOptions, *, before: Case | None = None
) -> Case:
    """The case of several accounts that have been compared: `loaded` are their articles as they were loaded.

    The rest is as `gather` has it; the comparison is what `diptych compare --json` gives of them.
    """
    from articles.reports import render_accounts

    raw, missing = _raws(dict(zip(LETTERS, loaded, strict=False))) if before is None else (before.raw, before.missing)
    base, other, *further = map(handed_on, loaded)
    return Case(
        a=base,
        b=other,
        raw=dict(raw),
        missing=dict(missing),
        notes=notes,
        matching=matching,
        engine=present_engine(matching),
        comparison=let_out(render_accounts(accounts, "json")),
        compared_with=digest_of(notes),
        further=tuple(further),
    )


def handed_on(article: Article) -> Article:
    """The article without what concerns only this machine: the folder it lies in, how its page came this time."""
    from articles.reading.addresses.opening import lasting

    notices = lasting(article.notices) if article.fetched is not None else article.notices
    return replace(article, source=handed_name(article.source), notices=notices)


def notes_of(store: NotesStore) -> bytes:
    """The notes that are packed; b"" for none. Raises BadInputError when their file cannot be read as it should."""
    if store.read_only:
        raise BadInputError("the notes cannot be packed", store.read_only, "name another notes file with --notes")
    return settled(store.collection()) if store.notes or store.elsewhere else b""


def digest_of(notes: bytes) -> str:
    """The SHA-256 of the notes, "" for none."""
    return hashlib.sha256(notes).hexdigest() if notes else ""


def _raws(loaded: Mapping[str, Article] | Mapping[Side, Article]) -> tuple[dict[str, bytes], dict[str, str]]:
    """The bytes that the articles were read from, and why some cannot be had."""
    raw: dict[str, bytes] = {}
    missing: dict[str, str] = {}
    for side, article in loaded.items():
        found = _raw(article)
        if isinstance(found, bytes):
            raw[side] = found
        else:
            missing[side] = found
    return raw, missing


def _raw(article: Article) -> bytes | str:
    """The bytes that an article was read from, or in words why they cannot be had."""
    text = article.text.encode("utf-8")
    if hashlib.sha256(text).hexdigest() == article.bytes_sha256:
        return text
    if is_stream(article.source):
        return "standard input cannot be read again"
    if is_address(article.source):
        return _kept_page(article)
    try:
        data = read_bytes(split_chapter(article.source)[0])
    except DiptychError:
        return "the file cannot be read again"
    same = hashlib.sha256(data).hexdigest() == article.bytes_sha256
    return data if same else "the file has changed since it was read"


def _kept_page(article: Article) -> bytes | str:
    """The copy that is kept of a page, in the version that the article was read from."""
    from articles.reading.addresses import page_cache
    from articles.reading.addresses.address import read_address

    try:
        page = page_cache.find(read_address(article.source).text)
        versions = page.versions if page is not None else ()
        version = next((each for each in versions if each.sha256 == article.bytes_sha256), None)
        if page is None or version is None:
            return "no copy of the page is kept"
        return page.read(version)
    except page_cache.DamagedCopyError as error:
        return f"the copy of the page is damaged, {error}"
