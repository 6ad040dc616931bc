"""Matching and reading claims in another process: started after the first paint, ended by ending the process."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import articles
from articles.article import SIDES
from articles.errors import DiptychError
from articles.matching.options import MatchOptions

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from typing import Any

    from articles.article import Article
    from articles.claims.statements.finding import Ledger
    from articles.matching.match import Alignment
    from articles.plain import Pieces

_PIECE = 64 * 1024
"""Bytes. Of what is on its way twice as many wait here at most, the rest in the child: a heap that grew stays large."""
_PLAIN = MatchOptions()
DEADLINE = 10.0
"""Seconds that long texts are matched, and their claims read, before the reader is asked."""
LONG = 3_000
"""Sentences: an article with more is long."""
signed: dict[str, str] = {}
"""Signatures of wording, by the SHA-256 of the text, of texts that were matched: they take long enough to be felt."""


def environment() -> dict[str, str]:
    """The child finds our packages where we found them, and nothing in the reader's current folder."""
    home = str(Path(articles.__file__).resolve().parent.parent)
    inherited = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([home, inherited] if inherited else [home])}


async def match(
    a: Article,
    b: Article,
    progress: Callable[[float], None],
    found: Callable[[Alignment], None] | None = None,
    options: MatchOptions = _PLAIN,
    before: Alignment | None = None,
    kept: Kept | None = None,
) -> Alignment:
    """The alignment of two articles, worked out by a child process; `progress` gets fractions from 0 to 1,
    `found` the alignment by words alone, which is there long before meaning has been looked at. `before` is one of the
    same articles, of which this may hold much again; `kept` is the child that is asked.

    Cancelling ends the child. Raises DiptychError when the child fails.
    """
    gathered, request = await asyncio.to_thread(_about_matches, a, b, options, before, words=found is not None)
    async with answers_of(request, "no matches", kept) as answers:
        async for answer in answers:
            if gathered.take(answer):
                gc.freeze()  # they stay: looking through them for garbage holds the screen ever longer
            elif "alignment" in answer:
                signed.update(zip((a.text_sha256, b.text_sha256), answer.get("wording", ()), strict=False))
                return await _ready(gathered.joined(answer["alignment"]), a, b)
            elif "progress" in answer:
                progress(float(answer["progress"]))
            else:
                words = await _ready(gathered.joined(answer["words"]), a, b)
                if found is not None:
                    found(words)
    raise ended("no matches")


async def read_claims(
    a: Article,
    b: Article,
    alignment: Alignment,
    found: Callable[[Ledger], None] | None = None,
    before: Ledger | None = None,
    kept: Kept | None = None,
    *,
    weigh: bool = True,
) -> Ledger:
    """The claims and findings of two aligned articles, worked out by a child process.

    `found` gets those that words and figures alone show, which are there before pairs of sentences have been read;
    without `weigh` there are no others. `before` is a ledger of the same articles, of which this may hold much again;
    `kept` is the child that is asked. Cancelling ends the child. Raises DiptychError when the child fails.
    """
    gathered, request = await asyncio.to_thread(_about_claims, a, b, alignment, before, weigh=weigh)
    async with answers_of(request, "no claims", kept) as answers:
        async for answer in answers:
            if gathered.take(answer):
                gc.freeze()  # as above
            elif "ledger" in answer:
                ledger = gathered.joined(answer["ledger"])
                await asyncio.sleep(0)  # what is done with it is another turn's work
                return ledger
            else:
                first = gathered.joined(answer["first"])
                await asyncio.sleep(0)
                if found is not None:
                    found(first)
    raise ended("no claims")


async def _ready(alignment: Alignment, a: Article, b: Article) -> Alignment:
    """The alignment, when it has at hand what whoever shows it asks for at once."""
    for side in SIDES:
        alignment.in_order(side)
        await asyncio.sleep(0)
    alignment.strong_pairs(a.sentences, b.sentences)
    await asyncio.sleep(0)
    return alignment


# What is loaded for either takes longer than a key may wait.


def _about_matches(
    a: Article, b: Article, options: MatchOptions, before: Alignment | None, *, words: bool
) -> tuple[Pieces[Alignment], Iterable[bytes]]:
    from articles.matching.transfer import gathering, request_parts

    return gathering(before), request_parts(a, b, options, words=words)


def _about_claims(
    a: Article, b: Article, alignment: Alignment, before: Ledger | None, *, weigh: bool
) -> tuple[Pieces[Ledger], Iterable[bytes]]:
    from articles.claims.transfer import gathering
    from articles.matching.transfer import claims_request_parts

    return gathering(a, b, before), claims_request_parts(a, b, alignment, weigh=weigh)


def deadline(a: Article, b: Article) -> float | None:
    """Seconds that two articles are worked on without being asked; None where they are too short to take long."""
    return DEADLINE if max(len(a.sentences), len(b.sentences)) > LONG else None


@contextlib.asynccontextmanager
async def within(seconds: float | None, missing: str) -> AsyncIterator[None]:
    """End what is inside after `seconds`. Raises DiptychError then."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        why = f"these texts are so long that it takes more than {seconds:g} seconds"
        raise DiptychError(missing, why, ":reload works on them for as long as it takes") from None


class Kept:
    """A child that is asked again and again: it loads its models once, and reads the claims of each article once."""

    def __init__(self) -> None:
        self._child: asyncio.subprocess.Process | None = None

    async def child(self) -> asyncio.subprocess.Process:
        """The child: a new one where there is none."""
        if self._child is None:
            self._child = await _begun()
        return self._child

    async def end(self) -> None:
        """End the child, and with it whatever it is at."""
        child, self._child = self._child, None
        if child is not None:
            await _end(child)


async def _begun() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "articles.worker",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env=environment(), limit=_PIECE,
    )  # fmt: skip


async def _end(child: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        child.kill()
    await child.wait()
    await closed(child)


@contextlib.asynccontextmanager
async def answers_of(
    request: Iterable[bytes], missing: str, kept: Kept | None = None
) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    """What a child says that was sent a request, piece by piece; it is ended with the block, a `kept` one only when
    that fails. `missing` is what there is without it.
    """
    child = await (_begun() if kept is None else kept.child())
    whole = False
    try:
        assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018 - both are pipes, asked for above
        gc.freeze()  # writing makes many values that go at once, and the texts need not be looked through for them
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            for piece in request:
                child.stdin.write(piece)
                await child.stdin.drain()
                # The reader's keys come in between.
                await asyncio.sleep(0)
        if kept is None:
            child.stdin.close()
        yield _listen(child.stdout, missing)
        whole = True
    finally:
        if kept is None:
            await _end(child)
        elif not whole:
            await kept.end()


async def closed(child: asyncio.subprocess.Process) -> None:
    """Wait until the pipes of an ended child are closed; left open, they complain when the program itself ends."""
    assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018 - both are pipes
    child.stdin.close()
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        await child.stdin.wait_closed()
    while not child.stdout.at_eof():
        await child.stdout.read(_PIECE)
    # The loop takes one more turn to put the transport away.
    await asyncio.sleep(0)


async def _listen(lines: asyncio.StreamReader, missing: str) -> AsyncIterator[dict[str, Any]]:
    """What the child says, line by line. Raises DiptychError for an error it reports."""
    async for line in _lines(lines):
        try:
            answer = json.loads(line)
        except ValueError as error:
            raise DiptychError(missing, "the matching process spoke nonsense", "press R to try again") from error
        if "error" in answer:
            raise DiptychError(**answer["error"])
        yield answer
        # What waits in the pipe would else be read to its end before any key.
        await asyncio.sleep(0)


async def _lines(stream: asyncio.StreamReader) -> AsyncIterator[bytes]:
    """Whole lines, however long; no more than a little of what is on its way is held here."""
    begun: list[bytes] = []
    while piece := await stream.read(_PIECE):
        first, *others = piece.split(b"\n")
        begun.append(first)
        for other in others:
            yield b"".join(begun)
            begun = [other]
    if any(begun):
        yield b"".join(begun)


def ended(missing: str) -> DiptychError:
    """The error for a child that ended before it had said all."""
    return DiptychError(missing, "the matching process ended early", "press R to try again")
