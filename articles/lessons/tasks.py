"""A teacher's tasks, read from a Markdown file: each heading is one, or each item of a list where there are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.lessons.lesson import LONGEST_HEADING, LONGEST_KIND, LONGEST_WORDS, MOST_KINDS, MOST_TASKS, Lesson, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from markdown_it.token import Token

MOST_BYTES = 500_000
_NUMBERED = re.compile(r"^\s*(?:task\s+)?\d{1,3}\s*[.):]\s+", re.IGNORECASE)
_KINDS = re.compile(r"^\s*(?:kinds|answers)\s*:\s*(.*)$", re.IGNORECASE)
_BOX = re.compile(r"^\s*[-*+]\s+\[[ xX]\]\s+(.*)$")
_ITEM = re.compile(r"^(\s*(?:[-*+]|\d{1,9}[.)])\s+)(?:\[[ xX]\]\s+)?")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_DO = "write each task under a heading of its own"


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading or an item: its words, its level, the lines it begins and ends on."""

    words: str
    level: int
    start: int
    end: int


def read_tasks(path: Path) -> Lesson:
    """The lesson in a Markdown file, which hides nothing yet. Raises BadInputError when there are no tasks in it."""
    what = f"cannot read the tasks in {path.name}"
    try:
        with path.expanduser().open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "it is no file"
        raise BadInputError(what, why[:1].lower() + why[1:], "name a Markdown file with --tasks") from error
    if len(data) > MOST_BYTES:
        raise BadInputError(what, f"it is larger than {MOST_BYTES // 1000} kB", "keep only the tasks in it")
    if not data.strip():
        raise BadInputError(what, "it is empty", _DO)
    from articles.reading.decoding import decode

    return tasks_in(decode(data, path.name).text, path.name, path.stem)


def tasks_in(text: str, name: str, title: str = "") -> Lesson:
    """The lesson in Markdown; `title` is that of one without a heading over its tasks.

    A first heading that is the only one of its level is the title, and what stands before the first task introduces
    them. The tasks are then the headings of the highest level, with all that is below each; where there are none, the
    items of lists. A line `Kinds: this, that` below a task names the kinds of answer, and so do items such as
    `- [ ] this`. Raises BadInputError when there are no tasks, too many, or one is too long.
    """
    source = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    source = _FRONT.sub(lambda found: "\n" * found.group().count("\n"), source)
    lines, tokens = source.split("\n"), _parsed(source)
    headings = list(_headings(tokens))
    begins = 0
    if headings and _is_title(headings, tokens, lines):
        title, begins, headings = headings[0].words, headings[0].end, headings[1:]
    if headings:
        level = min(heading.level for heading in headings)
        parts = [heading for heading in headings if heading.level == level]
        ends = [*(part.start for part in parts[1:]), len(lines)]
        tasks = [_made(part.words, lines[part.end : end]) for part, end in zip(parts, ends, strict=True)]
    else:
        parts = list(_items(tokens, lines))
        tasks = [_made(part.words, _rest(lines[part.start : part.end])) for part in parts]
    what = f"cannot read the tasks in {name}"
    if not tasks:
        raise BadInputError(what, "there is neither a heading nor a list in it", _DO)
    if len(tasks) > MOST_TASKS:
        raise BadInputError(what, f"there are {len(tasks)}", f"keep it to {MOST_TASKS}")
    numbered = tuple(Task(number, heading, words, kinds) for number, (heading, words, kinds) in enumerate(tasks, 1))
    for task in numbered:
        _check(task, what)
    words = "\n".join(lines[begins : parts[0].start]).strip()
    return Lesson(title[:LONGEST_HEADING], numbered, words[:LONGEST_WORDS])


def _parsed(source: str) -> Sequence[Token]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).parse(source)


def _headings(tokens: Sequence[Token]) -> Iterator[_Part]:
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            yield _Part(_inline(tokens[index + 1]), int(token.tag[1]), token.map[0], token.map[1])


def _is_title(headings: Sequence[_Part], tokens: Sequence[Token], lines: Sequence[str]) -> bool:
    """Whether the first heading stands over all tasks: nothing else is of its level, and something is below it."""
    first = headings[0]
    if tokens[0].type != "heading_open" or any(other.level <= first.level for other in headings[1:]):
        return False
    items = (token.map[0] for token in tokens if token.type == "list_item_open" and token.map)
    return len(headings) > 1 or any(not _BOX.match(lines[start]) for start in items)


def _items(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[_Part]:
    for token in tokens:
        if token.type == "list_item_open" and token.level == 1 and token.map:
            start, end = token.map
            first = _ITEM.sub("", lines[start]).strip()
            yield _Part(_inline(_parsed(first)[1]) if first else "", 0, start, end)


def _inline(token: Token) -> str:
    words = "".join(
        child.content if child.type in ("text", "code_inline") else " " if child.type.endswith("break") else ""
        for child in token.children or ()
    )
    return " ".join(words.split())


def _rest(lines: Sequence[str]) -> list[str]:
    """The lines of an item behind its first one, without the space before them."""
    return dedent("\n".join(lines[1:])).split("\n")


def _made(heading: str, lines: Sequence[str]) -> tuple[str, str, tuple[str, ...]]:
    """Heading, words and kinds of a task; lines that name kinds are no words."""
    kinds: list[str] = []
    words: list[str] = []
    for line in lines:
        named, box = _KINDS.match(line), _BOX.match(line)
        if named:
            kinds += named.group(1).split(",")
        elif box:
            kinds.append(box.group(1))
        else:
            words.append(line)
    tidy = (" ".join(kind.split()).strip(" .#") for kind in kinds)
    return _NUMBERED.sub("", heading).strip(), "\n".join(words).strip(), tuple(dict.fromkeys(filter(None, tidy)))


def _check(task: Task, what: str) -> None:
    """Raise BadInputError for a task that no screen could show, or whose kinds could not be told from other tags."""
    place = f"task {task.number}"
    if not task.heading:
        raise BadInputError(what, f"{place} has no words", "say in its heading what is to be done")
    if len(task.heading) > LONGEST_HEADING:
        raise BadInputError(what, f"the heading of {place} is too long", "move most of it below the heading")
    if len(task.words) > LONGEST_WORDS:
        raise BadInputError(what, f"{place} is too long", "say it in fewer words")
    if len(task.kinds) > MOST_KINDS or any(len(kind) > LONGEST_KIND for kind in task.kinds):
        do = f"name at most {MOST_KINDS}, each in a word or two"
        raise BadInputError(what, f"{place} names too many kinds of answer, or long ones", do)
    if any(kind.casefold().startswith("task ") or "#" in kind or "," in kind for kind in task.kinds):
        do = "call the kinds otherwise"
        raise BadInputError(what, f"a kind of {place} begins with “task” or holds a comma or a #", do)
