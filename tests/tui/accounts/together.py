"""Three accounts of the bundled event, with what the machine finds in every two of them, found once."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import TYPE_CHECKING

from articles.reading import load
from articles.samples import accounts
from articles.session import Session
from tui.background import child_process as jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from articles.article import Article
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Alignment

    Found = dict[tuple[str, str], tuple[Alignment, Ledger]]


def three_names() -> list[str]:
    """The pair, and one that shares most of its text with the first."""
    return [str(path) for path in accounts()[:3]]


@cache
def _found(names: tuple[str, ...]) -> Found:
    """By the texts of the two, whichever is at the left."""
    made = {}
    read = [load(name) for name in names]
    for i, a in enumerate(read):
        for b in read[i + 1 :]:
            session = Session(a, b)
            session.run()
            known = session.known()
            assert known.found is not None and known.read is not None  # noqa: PT018 - both were asked for
            made[a.text_sha256, b.text_sha256] = known.found[1], known.read[1]
    return made


def find_at_once(monkeypatch: pytest.MonkeyPatch, made: Found | None = None) -> None:
    """Let every two of the three accounts be matched and read without a child process, or find what was `made`."""
    found = _found(tuple(three_names())) if made is None else made

    async def match(
        a: Article, b: Article, progress: Callable[[float], None], *_more: object, **_options: object
    ) -> Alignment:
        await asyncio.sleep(0)
        progress(1.0)
        return found[a.text_sha256, b.text_sha256][0]

    async def claims(a: Article, b: Article, *_more: object, **_options: object) -> Ledger:
        await asyncio.sleep(0)
        return found[a.text_sha256, b.text_sha256][1]

    monkeypatch.setattr(jobs, "match", match)
    monkeypatch.setattr(jobs, "read_claims", claims)
