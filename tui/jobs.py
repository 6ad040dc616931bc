"""Matching in another process: started after the first paint, reporting progress, ended by ending the process."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import articles
from articles.errors import DiptychError
from articles.matching.options import MatchOptions

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Callable

    from articles.article import Article
    from articles.matching.match import Alignment

_LONGEST_LINE = 512 * 1024 * 1024
_PLAIN = MatchOptions()


def _environment() -> dict[str, str]:
    """The child finds our packages where we found them, and nothing in the folder the reader stands in."""
    home = str(Path(articles.__file__).resolve().parent.parent)
    inherited = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([home, inherited] if inherited else [home])}


async def match(
    a: Article,
    b: Article,
    progress: Callable[[float], None],
    found: Callable[[Alignment], None] | None = None,
    options: MatchOptions = _PLAIN,
) -> Alignment:
    """The alignment of two articles, worked out by a child process; `progress` gets fractions from 0 to 1,
    `found` the alignment by words alone, which is there long before meaning has been looked at.

    Cancelling ends the child. Raises DiptychError when the child fails.
    """
    from articles.matching.transfer import request_bytes

    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "articles.worker",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env=_environment(), limit=_LONGEST_LINE,
    )  # fmt: skip
    try:
        assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018 - both are pipes, asked for above
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            child.stdin.write(request_bytes(a, b, options))
            await child.stdin.drain()
        child.stdin.close()
        return await _listen(child.stdout, progress, found)
    finally:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()


async def _listen(
    lines: AsyncIterable[bytes], progress: Callable[[float], None], found: Callable[[Alignment], None] | None
) -> Alignment:
    """What the child says, line by line, up to its alignment."""
    from articles.matching.transfer import alignment_from

    async for line in lines:
        try:
            answer = json.loads(line)
        except ValueError as error:
            raise DiptychError("no matches", "the matching process spoke nonsense", "press R to try again") from error
        if "alignment" in answer:
            return alignment_from(answer["alignment"])
        if "error" in answer:
            raise DiptychError(**answer["error"])
        if "words" not in answer:
            progress(float(answer["progress"]))
        elif found is not None:
            found(alignment_from(answer["words"]))
    raise DiptychError("no matches", "the matching process ended early", "press R to try again")
