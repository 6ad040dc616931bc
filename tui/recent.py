"""Where the reader left off: the comparisons opened lately, and the place in each. Kept in the state directory."""

from __future__ import annotations

import contextlib
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from articles.article import SIDES
from articles.claims.judging import left_to_check
from articles.plain import plain
from articles.reading.named import there
from articles.reading.source import is_address, is_stream, split_chapter
from tui.state import RECENT, read_state, state_file, write_state
from tui.view.display import DENSITIES
from tui.view.history import Place
from tui.view.navigation import begin_at
from tui.view.returning.kept import Kept, Spot, bring_back, kept_of, kept_reader, spot_at
from tui.view.returning.kept_ledger import KeptLedger, ledger_of, ledger_reader
from tui.view.stops import STOP_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from articles.article import Article, Side
    from articles.session import Session
    from tui.view.accounts.desk import AccountDesk
    from tui.view.ledger.ledger_view import LedgerView
    from tui.view.reading_view import ReadingView

_KEPT = 50
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Recent:
    """A comparison as it was left.

    `sources` are absolute paths; `hashes` the SHA-256 of both texts; `opened` is a UTC time; `side`, `offsets` and
    `locked` are the place; `stops` the kinds of stop; `notes` how many notes there were; `strictness` how strict the
    matches were to be; `to_check` how many differences were left to check. `words` stand at the place on either side,
    `before` and `after` around them: by these it is found again in a text that was changed. `density` is how much
    was marked, `kept` what was set up in the texts, `ledger` what was shown of the ledger. `walk` is what a
    conversation went through, "" from a screen; `visited` the sides on which anything was gone to;
    `wording` are the signatures of both texts, by which edited versions are known. Of several accounts that were read
    together, `accounts` are all, as they are numbered; the two `sources` are those that were in sight.
    """

    sources: tuple[str, str]
    hashes: tuple[str, str]
    titles: tuple[str, str]
    outlets: tuple[str, str]
    opened: str
    side: str = "a"
    offsets: tuple[int, int] = (0, 0)
    locked: bool = True
    stops: tuple[str, ...] = ()
    notes: int = 0
    strictness: int = 0
    to_check: int = 0
    words: tuple[str, str] = ("", "")
    before: tuple[str, str] = ("", "")
    after: tuple[str, str] = ("", "")
    density: str = "usual"
    kept: Kept = field(default_factory=Kept)
    ledger: KeptLedger = field(default_factory=KeptLedger)
    walk: str = ""
    visited: str = ""
    wording: tuple[str, str] = ("", "")
    accounts: tuple[str, ...] = ()


def recents_path() -> Path:
    """The file they are kept in."""
    return state_file(RECENT)


def load_recents(path: Path | None = None, known: Sequence[tuple[str, str]] = ()) -> list[Recent]:
    """The comparisons opened lately, the last one first; an unreadable file counts as none.

    Of a pair with one of the `known` hashes or sources only those of that pair, which takes a moment.
    """
    raw = read_state(path or recents_path())
    items = raw if isinstance(raw, list) else []
    if known:
        pairs = [*map(list, known)]
        items = [
            each
            for each in items
            if isinstance(each, dict) and (each.get("hashes") in pairs or each.get("sources") in pairs)
        ]
    made = map(_recent, items)
    return [recent for recent in made if recent is not None]


def _recent(item: Any) -> Recent | None:
    """One entry; None when it is not of the right shape."""
    pairs = ("sources", "hashes", "titles", "outlets", "offsets", "words", "before", "after", "wording")
    try:
        set_up: dict[str, Any] = {"kept": _read(item.get("kept"), kept_reader, Kept())}
        set_up["ledger"] = _read(item.get("ledger"), ledger_reader, KeptLedger())
        item = dict.fromkeys(("words", "before", "after", "wording"), ("", "")) | {"accounts": (), **item, **set_up}
        values = {**item, **{name: tuple(item[name]) for name in (*pairs, "stops", "accounts")}}
        recent = Recent(**values)
        texts = [
            *recent.sources,
            *recent.hashes,
            *recent.titles,
            *recent.outlets,
            *recent.words,
            *recent.before,
            *recent.after,
            *recent.wording,
            recent.opened,
            recent.side,
            *recent.stops,
            *recent.accounts,
            recent.density,
            recent.walk,
            recent.visited,
        ]
        numbers = [*recent.offsets, recent.notes, recent.strictness, recent.to_check]
    except (TypeError, KeyError, AttributeError):
        return None
    right = all(isinstance(text, str) for text in texts) and all(isinstance(number, int) for number in numbers)
    lengths = all(len(values[name]) == 2 for name in pairs)
    return recent if right and lengths and recent.side in ("a", "b") else None


def _read(raw: Any, reader: Callable[[], Callable[[Any], T]], otherwise: T) -> T:
    """What was set up, of its plain form; what cannot be read counts as nothing."""
    if raw is None:
        return otherwise
    try:
        return reader()(raw)
    except (ValueError, TypeError):
        return otherwise


def resume(view: ReadingView, case: Path | None = None, desk: AccountDesk | None = None) -> Recent | None:
    """Go to where these two articles were left, if they were read before; in a changed text that is looked for.

    What was set up in them is there again; the entry is returned. `case` is the file that holds both, if one does,
    `desk` that of the accounts of which they are two.
    """
    comparison = view.session.comparison
    known = [(comparison.a.text_sha256, comparison.b.text_sha256)]
    with contextlib.suppress(OSError):
        known.append(_sources(comparison.a, comparison.b, case))
    recent = find_recent(comparison.a, comparison.b, load_recents(known=known), case, _accounts(desk))
    if recent is None:
        return None
    kinds = frozenset(kind for kind in STOP_KINDS if kind in recent.stops)
    view.display.stop_kinds = kinds or view.display.stop_kinds
    view.display.density = next((each for each in DENSITIES if each == recent.density), view.display.density)
    view.session.set_strictness(recent.strictness)
    view.cursor.visited |= {each for each in SIDES if each in recent.visited}
    bring_back(view, recent.kept)
    a, b = (same_place(comparison.article(side), recent, number) for number, side in enumerate(SIDES))
    side: Side = "a" if recent.side == "a" else "b"
    if view.window.pages:
        view.lay_out()
        view.go_to(Place(side, (a, b), recent.locked))
        return recent
    begin_at(view, Place(side, (a, b), recent.locked))
    return recent


def same_place(article: Article, recent: Recent, number: int) -> int:
    """Where a text was left: at the same words, as a note is found; at the same offset where they are gone."""
    offset, words = recent.offsets[number], recent.words[number]
    if article.text_sha256 == recent.hashes[number] or not words:
        return offset
    found = Spot(offset, words, recent.before[number], recent.after[number]).found_in(article)
    return offset if found is None else found


def remember(
    view: ReadingView,
    case: Path | None = None,
    ledger: LedgerView | None = None,
    desk: AccountDesk | None = None,
) -> None:
    """Keep where the reader is, and what is set up, for the next time."""
    recent = recent_of(view, case, desk)
    if recent is not None:
        remember_recent(recent if ledger is None else replace(recent, ledger=ledger_of(ledger)))


def recent_of(view: ReadingView, case: Path | None = None, desk: AccountDesk | None = None) -> Recent | None:
    """The present comparison as it is left now; None when it could not be opened again."""
    cursor = view.cursor
    made = recent_at(view.session, cursor.side, (cursor.offsets["a"], cursor.offsets["b"]), case)
    return made and replace(
        made,
        locked=view.window.locked,
        stops=tuple(sorted(view.display.stop_kinds)),
        density=view.display.density,
        kept=kept_of(view),
        visited="".join(side for side in SIDES if side in cursor.visited),
        accounts=_accounts(desk),
    )


def recent_at(session: Session, side: Side, offsets: tuple[int, int], case: Path | None = None) -> Recent | None:
    """A comparison left at a place; None when it could not be opened again.

    That is a stream, or a file named from a working folder that is gone.
    """
    pair = (session.comparison.a, session.comparison.b)
    if case is None and any(is_stream(article.source) for article in pair):
        return None
    try:
        sources = _sources(*pair, case)
    except OSError:
        return None
    left = [spot_at(article, offset) for article, offset in zip(pair, offsets, strict=True)]
    return Recent(
        sources=sources,
        hashes=(pair[0].text_sha256, pair[1].text_sha256),
        titles=(pair[0].title, pair[1].title),
        outlets=(pair[0].outlet or "", pair[1].outlet or ""),
        opened=datetime.now(UTC).isoformat(timespec="seconds"),
        side=side,
        offsets=offsets,
        words=(left[0].words, left[1].words),
        before=(left[0].before, left[1].before),
        after=(left[0].after, left[1].after),
        notes=len(session.notes),
        strictness=session.strictness,
        to_check=left_to_check(session.judged),
        wording=_signed(pair),
    )


def _signed(pair: tuple[Article, Article]) -> tuple[str, str]:
    """The signatures of two texts: those known from before or from matching, as they take a moment."""
    hashes = (pair[0].text_sha256, pair[1].text_sha256)
    known = next((each for each in load_recents() if each.hashes == hashes and all(each.wording)), None)
    if known is not None:
        return known.wording
    from tui.background.child_process import signed

    if all(each in signed for each in hashes):
        return signed[hashes[0]], signed[hashes[1]]
    from articles.matching.signatures.wording import kept

    return kept(pair[0].text), kept(pair[1].text)


def _accounts(desk: AccountDesk | None) -> tuple[str, ...]:
    """What several accounts are opened by again; none of them where one cannot be, or there are only two."""
    if desk is None or any(map(is_stream, desk.names)):
        return ()
    try:
        return tuple(map(_absolute, desk.names))
    except OSError:
        return ()


def _sources(a: Article, b: Article, case: Path | None) -> tuple[str, str]:
    """What the two are opened by again: a case is named twice. Raises OSError for a working folder that is gone."""
    if case is not None:
        whole = os.path.abspath(case)  # noqa: PTH100 - links stay as the reader named them
        return whole, whole
    return _absolute(a.source), _absolute(b.source)


def _absolute(name: str) -> str:
    return name if is_address(name) else os.path.abspath(Path(name).expanduser())  # noqa: PTH100 - links stay as the reader named them


def find_recent(
    a: Article, b: Article, recents: list[Recent], case: Path | None = None, accounts: tuple[str, ...] = ()
) -> Recent | None:
    """The entry of two texts, by their hashes; where there is none, that of the two files or addresses, or the case.

    An entry of the same `accounts` comes before others.
    """
    recents = sorted(recents, key=lambda recent: recent.accounts != accounts)
    by_texts = next((recent for recent in recents if recent.hashes == (a.text_sha256, b.text_sha256)), None)
    if by_texts is not None or (case is None and any(is_stream(article.source) for article in (a, b))):
        return by_texts
    with contextlib.suppress(OSError):
        sources = _sources(a, b, case)
        return next((recent for recent in recents if recent.sources == sources), None)
    return None


def _same_pair(one: Recent, other: Recent) -> bool:
    """Whether two entries are of one pair: the same texts, or the same files, whatever was changed in them.

    A pair that is read alone, and the same one among other accounts, have an entry each.
    """
    same = one.hashes == other.hashes or sorted(one.sources) == sorted(other.sources)
    return same and sorted(one.accounts) == sorted(other.accounts)


def each_set_once(recents: Iterable[Recent]) -> list[Recent]:
    """The entries, of several accounts that were read together only the one that was in sight last."""
    made: dict[object, Recent] = {}
    for number, recent in enumerate(recents):
        made.setdefault(tuple(sorted(recent.accounts)) or number, recent)
    return list(made.values())


def _plain(recent: Recent) -> dict[str, Any]:
    return {**asdict(recent), "kept": plain(recent.kept), "ledger": plain(recent.ledger)}


def relink(before: tuple[str, str], now: tuple[str, str]) -> None:
    """Know a comparison by the places where its files are now; those that are not there change nothing."""
    recents = load_recents()
    try:
        a, b = map(_absolute, now)
    except (OSError, RuntimeError):
        return
    if all(is_address(name) or there(split_chapter(name)[0]) for name in (a, b)):
        _write([_moved(each, before, (a, b)) for each in recents], recents_path())


def _moved(recent: Recent, before: tuple[str, str], now: tuple[str, str]) -> Recent:
    if recent.sources != before:
        return recent
    moved = dict(zip(before, now, strict=True))
    return replace(recent, sources=now, accounts=tuple(moved.get(name, name) for name in recent.accounts))


def remember_recent(recent: Recent, path: Path | None = None) -> None:
    """Put a comparison first in the list. A place that cannot be kept is no reason to stop anybody from leaving."""
    target = path or recents_path()
    others = [other for other in load_recents(target) if not _same_pair(other, recent)]
    _write([recent, *others][:_KEPT], target)


def _write(recents: list[Recent], target: Path) -> None:
    write_state(target, [_plain(each) for each in recents])
