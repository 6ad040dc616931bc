"""Words of a language stand in the lexicon: no Python file of `articles` lists three or more of them."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
MANY = 3
LONG = 8
"""Words of a string, without a mark between them, from which it is a list and no sentence."""
_WORD = re.compile(r"(?:[^\W\d_]{2,}|[aIi])(?:[ '’-][^\W\d_]+)*")
_SYNTAX = re.compile(r"\(\?(?:P<\w+>|P=\w+\)|[:=!]|<[=!])|\\[a-zA-Z]|\[[^\]]*\]|\{[^}]*\}|[?*+(){}^$\\]")
_VALUE = "\0"
"""What stands for the value in a string that has values put in."""

MACHINE_WORDS = {
    "articles/__init__.py": "names of modules",
    "articles/accounts/__init__.py": "names of modules",
    "articles/accounts/statement.py": "kinds of stances as a reader sees them",
    "articles/agreement/judgements.py": "kinds of judgements as a reader sees them",
    "articles/agreement/merged.py": "names of fields",
    "articles/article.py": "kinds of parts, and what a reader calls them",
    "articles/batch/__init__.py": "names of modules",
    "articles/batch/candidates.py": "names of columns and arrays",
    "articles/batch/cluster.py": "names of loggers and exceptions",
    "articles/batch/comparing.py": "names of tables and columns",
    "articles/batch/gathering.py": "names of columns",
    "articles/batch/guarding.py": "keys of what a child is asked",
    "articles/batch/inputs.py": "names of columns",
    "articles/batch/options.py": "names of modules",
    "articles/batch/planning.py": "names of columns",
    "articles/batch/running.py": "keys of what a run says of itself",
    "articles/batch/signing.py": "names of columns",
    "articles/batch/tables.py": "names of columns",
    "articles/cases/__init__.py": "names of modules",
    "articles/cases/article_json.py": "names of fields",
    "articles/cases/changes_text.py": "keys of what changed",
    "articles/cases/decisions.py": "decisions as a reader sees them",
    "articles/cases/engine.py": "names of folders",
    "articles/cases/packing.py": "keys of a case",
    "articles/cases/verifying.py": "keys of a comparison",
    "articles/claims/dates/moment.py": "parts of a day, by which word lists are keyed",
    "articles/claims/dates/moments.py": "the same",
    "articles/claims/modality/checkable.py": "names of the features that the weights are kept by",
    "articles/claims/modality/firmness.py": "names of lists",
    "articles/claims/modality/negation.py": "names of lists",
    "articles/claims/verdicts/compare_quantities.py": "units and reasons as a reader sees them",
    "articles/claims/verdicts/likeness.py": "names of the features that the weights are kept by",
    "articles/claims/verdicts/weighing.py": "the same",
    "articles/claims/verdicts/weights.py": "the same",
    "articles/claims/verdicts/other_differences.py": "reasons as a reader sees them",
    "articles/lessons/handing_in.py": "names that Windows keeps for devices",
    "articles/lessons/lesson.py": "names of fields",
    "articles/lessons/tasks.py": "what is said of a file of tasks",
    "articles/library/__init__.py": "names of modules",
    "articles/library/judging.py": "names of what is measured",
    "articles/library/profile.py": "names of fields",
    "articles/library/telling.py": "names of fields",
    "articles/matching/evidence.py": "names of lists",
    "articles/matching/features.py": "names of features",
    "articles/matching/gate.py": "names of features",
    "articles/matching/model.py": "names of features",
    "articles/matching/nearness.py": "names of features",
    "articles/matching/transfer.py": "names of fields",
    "articles/notes/collection/annotation.py": "keys of W3C Web Annotation",
    "articles/notes/collection/deleted.py": "keys of what the notes file keeps",
    "articles/notes/collection/document.py": "keys of W3C Web Annotation",
    "articles/notes/collection/foreign_files.py": "keys of W3C Web Annotation",
    "articles/notes/collection/listed.py": "roles of articles in a notes file",
    "articles/notes/collection/present.py": "keys of what the notes file keeps",
    "articles/notes/collection/strictjson.py": "keys of W3C Web Annotation",
    "articles/notes/content/kinds.py": "kinds of notes, and their W3C motivations",
    "articles/notes/content/marked.py": "names of Markdown's parts",
    "articles/notes/disk/drafts.py": "names of fields",
    "articles/notes/disk/writing.py": "reasons as a reader sees them",
    "articles/notes/exchange/importing.py": "keys of W3C Web Annotation",
    "articles/notes/exchange/disagreeing.py": "kinds of decisions",
    "articles/notes/exchange/without_articles.py": "names of sides",
    "articles/notes/placement/selectors.py": "keys of W3C Web Annotation",
    "articles/pair_ranking.py": "keys of an answer",
    "articles/reading/__init__.py": "names of modules",
    "articles/reading/addresses/checks.py": "reasons as a reader sees them",
    "articles/reading/addresses/client.py": "parts of an error",
    "articles/reading/addresses/opening.py": "what a reader is told of a page",
    "articles/reading/addresses/page_cache.py": "endings of files and keys of what is kept",
    "articles/reading/decoding.py": "names of encodings and codes of languages",
    "articles/reading/edits/changes.py": "reasons as a reader sees them",
    "articles/reading/filetypes.py": "kinds of files as a reader sees them",
    "articles/reading/formats/word/notes.py": "values of Word's format, and Roman numbers",
    "articles/reading/formats/word/words.py": "values of Word's format",
    "articles/reading/formats/extract.py": "names of fields",
    "articles/reading/formats/web/page.py": "names of fields",
    "articles/reading/formats/web/parts.py": "tags, classes and ids of HTML",
    "articles/reading/formats/mail.py": "fields of a mail",
    "articles/reading/formats/pdf_text.py": "letters of ligatures",
    "articles/reading/formats/properties.py": "endings of file names",
    "articles/reading/formats/worker.py": "kinds of files as a reader sees them",
    "articles/reading/guessing.py": "classes of Unicode",
    "articles/reading/loader.py": "names of fields",
    "articles/reading/markup.py": "tags of HTML",
    "articles/reading/preview.py": "names of fields",
    "articles/reading/source.py": "reasons as a reader sees them",
    "articles/reading/structure/line_numbers.py": "a line as a reader sees it",
    "articles/reading/structure/markers.py": "endings of file names",
    "articles/reading/structure/metadata.py": "names of fields",
    "articles/reading/tags.py": "tags of HTML",
    "articles/reading/unsplit.py": "names of fields",
    "articles/reports/accounts/chapters.py": "heads of a table",
    "articles/reports/accounts/rows.py": "columns of a table",
    "articles/reports/accounts/tree.py": "keys of JSON",
    "articles/reports/accounts/words.py": "kinds of stances as a reader sees them",
    "articles/reports/agreement/table.py": "columns",
    "articles/reports/agreement/tree.py": "names of fields",
    "articles/reports/agreement/words.py": "labels as a reader sees them",
    "articles/reports/claims_csv.py": "columns",
    "articles/reports/class_chapters.py": "columns",
    "articles/reports/lessons.py": "columns",
    "articles/reports/claims_json.py": "names of fields",
    "articles/reports/comparison_json.py": "names of fields",
    "articles/reports/csv_rows.py": "columns",
    "articles/reports/notes.py": "columns and names of fields",
    "articles/reports/notes_parts.py": "keys of what is exported, and words of a report",
    "articles/reports/parts.py": "kinds of evidence as a reader sees them",
    "articles/reports/__init__.py": "names of modules",
    "articles/reports/report/annotations.py": "keys of W3C Web Annotation",
    "articles/reports/report/docx/sheet.py": "names of styles and codes of languages",
    "articles/reports/report/html/marks.py": "codes of languages",
    "articles/reports/report/html/picture.py": "what a legend says",
    "articles/reports/report/rows.py": "columns",
    "articles/reports/report/tree.py": "names of fields",
    "articles/reports/report/words.py": "labels as a reader sees them",
    "articles/reports/writing.py": "reasons as a reader sees them",
    "articles/reports/timeline/table.py": "columns",
    "articles/reports/timeline/tree.py": "names of fields",
    "articles/reports/versions/tree.py": "names of fields",
    "articles/timeline/words.py": "labels as a reader sees them",
    "articles/versions/words.py": "labels as a reader sees them",
    "articles/text/stems.py": "endings that the stemmer's rules take away",
    "articles/worker.py": "parts of an error",
}
"""Files whose lists are the program's own words or those of a format, and what they are."""


def listed_words(source: str) -> Iterator[tuple[int, list[str]]]:
    """Each literal of a Python file that lists many words, with its line: collections, alternations, split strings."""
    tree = ast.parse(source)
    seen = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            seen.add(id(node.value))
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            seen.add(id(node.slice))
    listed = {id(node.value) for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)}
    for node in ast.walk(tree):
        if id(node) in seen:
            continue
        if isinstance(node, ast.JoinedStr):
            seen.update(map(id, node.values))
        words = _collected(node) or _alternatives(_pattern(node)) or (_bare(node) if id(node) in listed else [])
        if len(words) >= MANY:
            yield getattr(node, "lineno", 0), words


@cache
def _own_names() -> tuple[frozenset[str], ...]:
    """Names of the program's own that a `Literal` of it spells out, such as those of kinds and verdicts."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "articles").rglob("*.py")))
    return tuple(
        frozenset(_strings(node.slice))
        for node in chain.from_iterable(map(ast.walk, trees))
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"
    )


def _collected(node: ast.AST) -> list[str]:
    """The words of a collection, unless they are the program's own names."""
    words = _words_of(node)
    return [] if any(named.issuperset(words) for named in _own_names()) else words


def _words_of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Dict):
        return _plain([*node.keys, *node.values])
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        return _plain(list(chain.from_iterable(_elements(each) for each in node.elts)))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        owner = node.func.value
        return owner.value.split() if isinstance(owner, ast.Constant) and isinstance(owner.value, str) else []
    return []


def _elements(node: ast.expr) -> list[ast.expr]:
    """The parts of a collection in a collection, so that `(("more", "than"), ("over",))` lists three words."""
    return node.elts if isinstance(node, ast.Set | ast.List | ast.Tuple) else [node]


def _pattern(node: ast.AST) -> str:
    """The text of a string, with a mark in the place of each value that is put in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else _VALUE for each in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _alternatives(pattern: str) -> list[str]:
    """The words of a regular expression that one may stand for another, signs and optional parts taken away."""
    if "|" not in pattern:
        return []
    parts = (part.strip(" -") for part in re.split(r"[|\0]+", _SYNTAX.sub(" ", pattern)))
    return [part for part in parts if _WORD.fullmatch(part)]


def _bare(node: ast.AST) -> list[str]:
    """The words of a constant that holds nothing else, such as one to be split elsewhere."""
    words = node.value.split() if isinstance(node, ast.Constant) and isinstance(node.value, str) else []
    return words if len(words) >= LONG and all(map(_WORD.fullmatch, words)) else []


def _plain(nodes: list[ast.expr | None] | list[ast.expr]) -> list[str]:
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [text for text in texts if _WORD.fullmatch(text) and (text.islower() or text.istitle())]


def _strings(node: ast.AST) -> list[str]:
    values = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return [value for value in values if isinstance(value, str)]


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
    assert [line for line, _ in listed_words("x = 1\ny = {'one', 'two', 'three'}")] == [2]


def test_a_collection_of_phrases_is_seen() -> None:
    assert [words for _, words in listed_words("x = (('more', 'than'), ('over',))")] == [["more", "than", "over"]]


def test_words_with_a_capital_are_seen() -> None:
    assert [words for _, words in listed_words("x = y in ('Sunday', 'Friday', 'I')")] == [["Sunday", "Friday", "I"]]


def test_an_alternation_of_words_is_seen() -> None:
    assert [words for _, words in listed_words(r"x = r'\b(?:said|says|told)\b'")] == [["said", "says", "told"]]


def test_an_alternation_around_a_value_is_seen() -> None:
    assert [words for _, words in listed_words("x = rf'(?:early |mid-|late )?{month}'")] == [["early", "mid", "late"]]


def test_a_split_string_of_words_is_seen() -> None:
    assert len(list(listed_words("x = 'one two three four five six'.split()"))) == 1


def test_a_bare_string_of_words_is_seen() -> None:
    assert len(list(listed_words("X = 'one two three four five six seven eight'"))) == 1


def test_two_words_are_few() -> None:
    assert list(listed_words("x = ('one', 'two')")) == []


def test_names_that_a_literal_spells_out_are_the_programs_own() -> None:
    assert list(listed_words("x = ('agree', 'differ', 'contradict')")) == []


def test_an_alternation_of_such_names_is_one_of_words() -> None:
    assert len(list(listed_words("x = r'early|mid|late'"))) == 1
