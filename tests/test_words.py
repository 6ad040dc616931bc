"""No phrase that docs/contributing.md rules out is used in a page, a docstring, a comment or a message."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
GLOSSARY = ROOT / "docs" / "contributing.md"
PACKAGES = ("articles", "keymaps", "tui", "benchmarks", "scripts")
LANGUAGE = ("articles/lexicon", "articles/claims/words")
"""Folders of words that articles use; what is old in them is old in the news."""

_LIST_OF_WORDS = 8
"""A string of so many words without a mark between them is a list for the program, no sentence for a reader."""


def phrases(glossary: str) -> list[str]:
    """The phrases on the left of the table under "Never"."""
    table = glossary.partition("### Never")[2].partition("###")[0]
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", table, re.MULTILINE)
    return [phrase for row in rows if row != "not" for phrase in row.split(" / ")]


def old_in(text: str, pattern: re.Pattern[str]) -> list[str]:
    """The phrases of `pattern` that `text` uses, also where a line breaks inside one."""
    return [" ".join(hit.split()) for hit in pattern.findall(text)]


def pattern_of(wanted: list[str]) -> re.Pattern[str]:
    """One pattern for all phrases, whatever their case and the space between their words."""
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(wanted, key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)


def prose_of(source: str) -> Iterator[tuple[int, str]]:
    """What a person reads in a module, with the line where it begins: comments joined up, docstrings and messages."""
    comment: list[str] = []
    first = last = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            if comment and token.start[0] > last + 1:
                yield first, " ".join(comment)
                comment = []
            first, last = (first if comment else token.start[0]), token.start[0]
            comment.append(token.string.strip("# "))
    if comment:
        yield first, " ".join(comment)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _is_data(node.value):
            yield node.lineno, node.value


def _is_data(text: str) -> bool:
    """Whether a string is a pattern or a list of words, and so is read by the program alone."""
    if "\\" in text or "(?" in text:
        return True
    return len(text.split()) >= _LIST_OF_WORDS and not re.search(r"[.,;:?!`]", text)


PHRASES = phrases(GLOSSARY.read_text(encoding="utf-8"))
PATTERN = pattern_of(PHRASES)


def _modules() -> list[Path]:
    paths = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return [path for path in paths if not path.relative_to(ROOT).as_posix().startswith(LANGUAGE)]


def _pages() -> list[Path]:
    return [path for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]) if path != GLOSSARY]


def test_the_glossary_has_phrases_to_look_for() -> None:
    assert {"anew", "heeded", "the very same"} <= set(PHRASES)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("It is made anew.", ["anew"]),
        ("The very\n    same text", ["The very same"]),
        ("A renewed manewal of heedless uponness", []),
    ],
)
def test_a_phrase_is_found_as_whole_words_across_lines(text: str, hits: list[str]) -> None:
    assert old_in(text, PATTERN) == hits


def test_comments_docstrings_and_messages_are_prose_but_lists_and_patterns_are_not() -> None:
    source = '''"""Doc."""
x = 1  # a comment
# that goes on
y = f"a message, {x}"
z = "one two three four five six seven eight nine"
'''
    assert [text for _, text in prose_of(source)] == ["a comment that goes on", "Doc.", "a message, "]


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_uses_an_old_phrase(path: Path) -> None:
    found = prose_of(path.read_text(encoding="utf-8"))
    assert [f"line {line}: {phrase}" for line, text in found for phrase in old_in(text, PATTERN)] == []


@pytest.mark.parametrize("path", _pages(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_uses_an_old_phrase(path: Path) -> None:
    assert old_in(path.read_text(encoding="utf-8"), PATTERN) == []
