"""Matching, and reading claims, in a process of its own: `python -P -m articles.worker`.

Reads requests of `articles.matching.transfer` from standard input, one a line, until there are no more; what it has
loaded and read for one serves the next. For each it writes lines of JSON to standard output:
`{"words": {...}}`, the alignment by words alone, as soon as it is there; `{"progress": 0.4}` any number of times; then
`{"alignment": {...}, "wording": [...]}`, with meaning and the signatures of both texts, or
`{"error": {"what", "why", "do"}}`. Before a long alignment comes what it has many of, as `{"matches": [...]}` and the
like any number of times, and it is without them (`articles.plain.in_pieces`). An alignment kept from before comes at
once and alone. A request that brings its matches is answered by `{"first": {...}}`, the claims and findings of the two
articles as far as words and figures show them, and `{"ledger": {...}}`, all of them, both in such pieces, or an error.
A request of `{"previews": [...]}` is answered by `{"likely": {...}}`, the pairs of those articles that are most likely
about one event. The parent may kill it at any time; when nobody listens it ends quietly.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from articles.article import Article
    from articles.claims.statements.extraction import KnownClaims
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Match
    from articles.matching.options import MatchOptions


def main() -> int:
    """Answer all requests. Returns 0 when an alignment or a ledger was written last, 1 otherwise."""
    # Read when numpy is first imported: the encoder brings its own threads, and BLAS's wait badly on a busy machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    answer = None
    try:
        while request := sys.stdin.buffer.readline():
            answer = _answer(request)
            _write(answer)
    except (BrokenPipeError, KeyboardInterrupt):
        _stop_writing()
        return 1
    return 1 if answer is None or "error" in answer else 0


def _answer(request: bytes) -> Mapping[str, Any]:
    from articles.matching.transfer import articles_from, matches_from, options_from

    what, do = "matched", "read on without matches"
    work: Callable[[], Mapping[str, Any]]
    try:
        asked = json.loads(request)
        if "previews" in asked:
            from articles.pair_ranking import proposed

            what, do = "looked at", "choose without proposals"
            work = partial(proposed, asked["previews"])
        elif "matches" in asked:
            what, do = "read for claims", "read on without the ledger"
            work = partial(_claimed, *articles_from(asked), matches_from(asked), weigh=asked["weigh"])
        else:
            work = partial(_aligned, *articles_from(asked), options_from(asked), words=asked.get("words", True))
    except (ValueError, KeyError, TypeError) as error:
        return _error(
            "The texts could not be handed over", f"the request cannot be read ({error})", "reload both files"
        )
    try:
        return work()
    except MemoryError:
        return _error(f"The texts could not be {what}", "there is not enough memory", "compare shorter texts")
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        # Whatever went wrong, the reader gets a line and keeps both texts.
        return _error(f"The texts could not be {what}", f"{type(error).__name__}: {error}", do)


def _claimed(a: Article, b: Article, matches: tuple[Match, ...], *, weigh: bool) -> Mapping[str, Any]:
    from articles.claims.transfer import ledger_in_lines
    from articles.comparison import read_ledger
    from articles.matching.match import Alignment

    def first(ledger: Ledger) -> None:
        for line in ledger_in_lines("first", ledger):
            _write(line)

    ledger = read_ledger(a, b, Alignment(matches), first if weigh else None, _known(), weigh=weigh)
    return _written(ledger_in_lines("ledger", ledger))


@cache
def _known() -> KnownClaims:
    """The claims of articles read for earlier requests."""
    from articles.claims.statements.extraction import KnownClaims

    return KnownClaims()


def _aligned(a: Article, b: Article, options: MatchOptions, *, words: bool) -> Mapping[str, Any]:
    from articles.matching import alignment_cache
    from articles.matching.transfer import in_lines

    found = alignment_cache.find(a, b, options)
    if found is None:
        from articles.matching.alignment import align

        if options.meaning and words:
            for line in in_lines("words", align(a, b, options=replace(options, meaning=False))):
                _write(line)
        found = align(a, b, _tell, options)
        alignment_cache.keep(found, a, b, options)
        from articles.matching.signatures.wording import kept

        return {**_written(in_lines("alignment", found)), "wording": [kept(a.text), kept(b.text)]}
    return _written(in_lines("alignment", found))


def _written(lines: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Write all lines but the last one, and give that."""
    *before, last = lines
    for line in before:
        _write(line)
    return last


def _tell(fraction: float) -> None:
    _write({"progress": round(fraction, 3)})


def _error(what: str, why: str, do: str) -> Mapping[str, Any]:
    return {"error": {"what": what, "why": why, "do": do}}


def _write(line: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def _stop_writing() -> None:
    """Point standard output at nothing, so that closing it at exit does not complain of the broken pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


if __name__ == "__main__":
    sys.exit(main())
