"""Words of a language stand in the lexicon: no Python file of `articles` lists six or more of them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
MANY = 6
LONG = 8
"""Words of a string, without a mark between them, from which it is a list and no sentence."""
_WORD = re.compile(r"[^\W\d_]{2,}(?:[ '’-][^\W\d_]+)*")
_SYNTAX = re.compile(r"\(\?(?:P<\w+>|[:=!]|<[=!])|\\[a-zA-Z]|[?*+(){}^$\[\]\\]|\{[^}]*\}")

MACHINE_WORDS = {
    "articles/claims/modality/checkable.py": "names of the features that the weights are kept by",
    "articles/claims/modality/firmness.py": "levels of firmness",
    "articles/claims/quantities/measures.py": "classes of units",
    "articles/claims/transfer.py": "names of fields",
    "articles/claims/verdicts/compare_quantities.py": "units and reasons as a reader sees them",
    "articles/claims/verdicts/likeness.py": "names of the features that the weights are kept by",
    "articles/lexicon/checks.py": "kinds of lists",
    "articles/matching/features.py": "names of features",
    "articles/matching/gate.py": "names of features",
    "articles/matching/model.py": "names of features",
    "articles/matching/transfer.py": "names of fields",
    "articles/matching/soundness.py": "keys of what the cache keeps",
    "articles/notes/collection/document.py": "keys of W3C Web Annotation",
    "articles/notes/content/kinds.py": "kinds of notes, and their W3C motivations",
    "articles/notes/content/note.py": "W3C motivations",
    "articles/notes/disk/drafts.py": "names of fields",
    "articles/notes/disk/writing.py": "reasons as a reader sees them",
    "articles/reading/decoding.py": "names of encodings",
    "articles/reading/formats/extract.py": "names of fields",
    "articles/reading/formats/html_page.py": "names of fields",
    "articles/reading/formats/html_parts.py": "tags, classes and ids of HTML",
    "articles/reading/formats/pdf_text.py": "letters of ligatures",
    "articles/reading/formats/worker.py": "kinds of files as a reader sees them",
    "articles/reading/markup.py": "tags of HTML",
    "articles/reading/preview.py": "names of fields",
    "articles/reading/source.py": "reasons as a reader sees them",
    "articles/reading/structure/markers.py": "endings of file names",
    "articles/reading/tags.py": "tags of HTML",
    "articles/reports/claims_csv.py": "columns",
    "articles/reports/claims_json.py": "names of fields",
    "articles/reports/comparison_json.py": "names of fields",
    "articles/reports/csv_rows.py": "columns",
    "articles/reports/notes.py": "columns and names of fields",
    "articles/reports/parts.py": "kinds of evidence as a reader sees them",
}
"""Files whose lists are the program's own words or those of a format, and what they are."""


def listed_words(source: str) -> Iterator[tuple[int, list[str]]]:
    """Each literal of a Python file that lists many words, with its line: collections, alternations, split strings."""
    tree = ast.parse(source)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            prose.add(id(node.value))
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            prose.add(id(node.slice))
    listed = {id(node.value) for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)}
    for node in ast.walk(tree):
        if id(node) in prose:
            continue
        words = _words_of(node) or (_bare(node) if id(node) in listed else [])
        if len(words) >= MANY:
            yield getattr(node, "lineno", 0), words


def _words_of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Dict):
        return _plain([*node.keys, *node.values])
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        return _plain(node.elts)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        owner = node.func.value
        return owner.value.split() if isinstance(owner, ast.Constant) and isinstance(owner.value, str) else []
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
        parts = (_SYNTAX.sub(" ", part).strip() for part in node.value.split("|"))
        return [part for part in parts if _WORD.fullmatch(part)]
    return []


def _bare(node: ast.AST) -> list[str]:
    """The words of a constant that holds nothing else, such as one to be split elsewhere."""
    words = node.value.split() if isinstance(node, ast.Constant) and isinstance(node.value, str) else []
    return words if len(words) >= LONG and all(map(_WORD.fullmatch, words)) else []


def _plain(nodes: list[ast.expr | None] | list[ast.expr]) -> list[str]:
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [text for text in texts if _WORD.fullmatch(text) and text.islower()]


def _found() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "articles").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for line, words in listed_words(path.read_text(encoding="utf-8")):
            found.setdefault(name, []).append(f"{name}:{line}: {', '.join(words[:8])}")
    return found


def test_no_file_lists_words_of_a_language() -> None:
    lists = [place for name, places in _found().items() if name not in MACHINE_WORDS for place in places]
    assert lists == []


def test_every_exception_is_needed() -> None:
    assert sorted(set(MACHINE_WORDS) - set(_found())) == []


def test_a_collection_of_words_is_seen() -> None:
    assert [line for line, _ in listed_words("x = 1\ny = {'one', 'two', 'three', 'four', 'five', 'six'}")] == [2]


def test_an_alternation_of_words_is_seen() -> None:
    assert [words for _, words in listed_words(r"x = r'\b(?:said|says|told|added|wrote|argued)\b'")] == [
        ["said", "says", "told", "added", "wrote", "argued"]
    ]


def test_a_split_string_of_words_is_seen() -> None:
    assert len(list(listed_words("x = 'one two three four five six'.split()"))) == 1


def test_a_bare_string_of_words_is_seen() -> None:
    assert len(list(listed_words("X = 'one two three four five six seven eight'"))) == 1


def test_five_words_are_few() -> None:
    assert list(listed_words("x = ('one', 'two', 'three', 'four', 'five')")) == []
