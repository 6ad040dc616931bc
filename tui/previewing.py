"""Looking at the files of a folder in another process, and finding the likely pairs among them in a third."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from typing import TYPE_CHECKING, Any

from articles.reading.foreign import MEMORY
from tui.background import child_process

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Mapping, Sequence

    from articles.pair_ranking import Proposals
    from articles.reading.preview import Preview

_MODULE = "articles.reading.formats.previewing"
_LONGEST_LINE = 4_000_000
# So many processes in a row that end before they have said a word have not been broken by files.
_MOST_SILENT = 10


async def previews(paths: Sequence[str]) -> AsyncGenerator[tuple[int, Preview | None], None]:
    """The place of each path and the preview of it, in their order; None for a file that holds no article.

    A file that breaks the process counts as no article, and another process goes on with the next. Closing the iterator
    ends the process. Where none can be started, nothing comes.
    """
    done = silent = 0
    while done < len(paths) and silent < _MOST_SILENT:
        before = done
        async with contextlib.aclosing(_by_one_process(paths[done:])) as found:
            async for preview in found:
                yield done, preview
                done += 1
        silent = silent + 1 if done == before else 0
        if done < len(paths):
            yield done, None
            done += 1


async def _by_one_process(paths: Sequence[str]) -> AsyncGenerator[Preview | None, None]:
    """The previews of one process, as long as it lives."""
    # What it imports takes longer than the first previews, and the reader may be typing already.
    from_json = await asyncio.to_thread(_reader)
    try:
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", _MODULE, str(MEMORY),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            env=child_process.environment(), limit=_LONGEST_LINE,
        )  # fmt: skip
    except OSError:
        return
    assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018 - both are pipes, asked for above
    asking = asyncio.create_task(_ask(child.stdin, paths))
    try:
        async for line in child.stdout:
            found = json.loads(line)
            yield from_json(found) if found else None
    except (ValueError, KeyError, TypeError):
        return
    finally:
        asking.cancel()
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()
        await child_process.closed(child)


def _reader() -> Callable[[Mapping[str, Any]], Preview]:
    from articles.reading.preview import from_json

    return from_json


async def _ask(pipe: asyncio.StreamWriter, paths: Sequence[str]) -> None:
    """Name the files one by one, no faster than they are looked at."""
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        for path in paths:
            pipe.write(json.dumps(path).encode("ascii") + b"\n")
            await pipe.drain()
        pipe.close()


async def likely(found: Sequence[Preview]) -> Proposals:
    """The likely pairs among those previews, worked out by a child process. Raises DiptychError when it fails."""
    request = await asyncio.to_thread(_request, list(found))
    async with child_process.answers_of([request], "no likely pairs") as answers:
        async for answer in answers:
            if "likely" in answer:
                return await asyncio.to_thread(_proposals, answer["likely"])
    raise child_process.ended("no likely pairs")


def _request(found: Sequence[Preview]) -> bytes:
    """The previews as a line; thousands of them take their time, so no screen waits for it."""
    from articles.reading.preview import to_json

    return json.dumps({"previews": [to_json(preview) for preview in found]}).encode() + b"\n"


def _proposals(answer: dict[str, Any]) -> Proposals:
    from articles.pair_ranking import proposals_from

    return proposals_from(answer)
