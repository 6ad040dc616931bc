"""Finding the title and the sub-headings among the paragraphs of a body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.reading.structure.paragraphs import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from articles.reading.structure.paragraphs import Block

LONGEST_TITLE = 200
_LONGEST_HEADING = 100
_LONG_PARAGRAPH = 160
_NEAR_HEAD = 4
_LIST_SIGNS = ("-", "*", "•", "+", "–", "—", "(", "[")
_NOT_TITLE = tuple(".,;:。、，")
_CELLS = " | "
_QUOTES = '"“”„«»‘'


def title_index(text: str, blocks: Sequence[Block], head: Collection[int] = ()) -> int | None:
    """Index of the block that is the title: the first heading, or else the first line of the body if it reads like one.

    Something of the body must follow it. Lines of the `head`, by index, show that what stands above them is a title.
    None if there is no such block.
    """
    body = [index for index, block in enumerate(blocks) if block.kind == "body"]
    if len(body) <= 1:
        return None
    marked = next((index for index in body if blocks[index].heading), None)
    if marked is not None:
        return marked
    words, following = (blocks[index].span.of(text) for index in body[:2])
    if len(words) > LONGEST_TITLE or not _reads_like_title(words) or (_CELLS in words and _CELLS in following):
        return None
    headed = any(index in head for index in range(body[0] + 1, body[0] + _NEAR_HEAD))
    return body[0] if headed or blocks[body[0]].alone or ends_sentence(following) else None


def _reads_like_title(words: str) -> bool:
    one_line = len(words.splitlines()) == 1
    return one_line and not words.endswith(_NOT_TITLE) and any(map(str.isalpha, words))


def with_headings(text: str, blocks: Sequence[Block], title: int | None) -> list[Block]:
    """`blocks` with the title and the sub-headings marked.

    A sub-heading is a short line between blank ones, without the end of a sentence, before a paragraph of the body. A
    question counts only between long paragraphs, since people in stories ask short questions too.
    """
    found = list(blocks)
    if title is not None:
        found[title] = replace(found[title], heading=True)
    inside = [index for index, block in enumerate(blocks) if block.kind not in {"caption", "footnote"}]
    for before, index, after in zip(inside, inside[1:], inside[2:], strict=False):
        block = blocks[index]
        length, next_length = len(block.span), len(blocks[after].span)
        if block.kind != "body" or blocks[after].kind not in {"body", "quoted"} or not block.alone:
            continue
        if length > _LONGEST_HEADING or next_length <= length:
            continue
        if _reads_like_heading(block.span.of(text), min(len(blocks[before].span), next_length)):
            found[index] = replace(block, heading=True)
    return found


def _reads_like_heading(words: str, around: int) -> bool:
    if not _reads_like_title(words) or words.startswith(_LIST_SIGNS) or words[0].islower() or _CELLS in words:
        return False
    if not ends_sentence(words):
        return True
    return words.endswith("?") and around >= _LONG_PARAGRAPH and not any(quote in words for quote in _QUOTES)
