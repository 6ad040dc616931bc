"""Looking into the reader's library, beside the screen: in threads, and in a process where it takes long."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING, Any

from articles.errors import BadInputError, DiptychError
from tui.background import child_process

if TYPE_CHECKING:
    from articles.library import Entry, Library
    from tui.view.choosing.shelving import Shelving

SHOWN = 5_000
"""Texts that are listed, those added last; a search goes through all."""
_PAUSE = 0.05


class ShelfLook:
    """Looks into the library in the data folder and puts what it finds into `shelving`.

    The library is opened when first asked. Raises DiptychError, one line, where it cannot be.
    """

    def __init__(self, shelving: Shelving) -> None:
        self._shelving = shelving
        self._library: Library | None = None

    def close(self) -> None:
        """Let go of the file."""
        if self._library is not None:
            self._library.close()

    async def show_all(self) -> None:
        """The texts that were added last."""
        library = await self._opened()
        entries = await asyncio.to_thread(library.entries, most=SHOWN)
        self._shelving.show_all(entries, await asyncio.to_thread(library.count))

    async def search(self, words: str) -> None:
        """What a line finds of which the last word, or the phrase, is still being typed."""
        from articles.library import search

        await asyncio.sleep(_PAUSE)
        library = await self._opened()
        begun = f'{words}"' if words.count('"') % 2 else f"{words}*" if words[-1].isalnum() else words
        try:
            self._shelving.show_found(await asyncio.to_thread(search, library, begun))
        except BadInputError:
            return  # a sign to which a word is still to come

    async def show_event(self, entry: Entry) -> None:
        """Which texts tell of the event of a text."""
        from articles.library import event_of
        from articles.library.reopening import article_of

        library = await self._opened()
        article = await asyncio.to_thread(article_of, library, entry.number)
        self._shelving.show_event(entry, await asyncio.to_thread(event_of, library, article, [entry.number]))

    async def show_pairs(self) -> None:
        """Likely pairs of all, weighed by another process: in a large library that takes a while."""
        library = await self._opened()
        command = ("-P", "-m", "tui", "library", "pairs", "--json", "--library", str(library.path))
        child = await asyncio.create_subprocess_exec(
            sys.executable, *command, env=child_process.environment(), stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            written, _ = await child.communicate()
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
                await child_process.closed(child)
        if child.returncode:
            raise DiptychError("no likely pairs were found", "looking for them failed", "see diptych library pairs")
        told = json.loads(written)["pairs"]
        numbers = [each[side]["number"] for each in told for side in "ab"]
        entries = {each.number: each for each in await asyncio.to_thread(library.entries, numbers)}
        pairs = [(each["a"]["number"], each["b"]["number"], each["probability"], _why(each)) for each in told]
        self._shelving.show_pairs([(entries[a], entries[b], chance, why) for a, b, chance, why in pairs])

    async def sources(self, *numbers: int) -> list[str]:
        """What to open to read texts."""
        from articles.library.reopening import openable

        library = await self._opened()
        return [await asyncio.to_thread(openable, library, number) for number in numbers]

    async def _opened(self) -> Library:
        if self._library is None:
            from articles.library import Library

            self._library = await asyncio.to_thread(Library)
        return self._library


def _why(told: dict[str, Any]) -> str:
    copy = "a copy with changes" if told["copy"] else ""
    return ", ".join(part for part in (copy, *told["names"], *told["words"], told["days"]) if part)
