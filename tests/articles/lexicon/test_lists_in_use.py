"""Every list that the code asks for is in the schema as that kind, and every list of the schema is asked for."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from articles.lexicon.schema import shapes_of, subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
KIND_OF = {
    "words": "words",
    "in_order": "words",
    "everywhere": "words",
    "rows": "rows",
    "groups": "groups",
    "classes": "classes",
    "numbers": "numbers",
    "values": "values",
    "text": "text",
}


def _sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "articles").rglob("*.py")):
        if "lexicon" not in path.parent.name:
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _asked() -> Iterator[tuple[str, str, str, str]]:
    """The calls that name subject and list: where each stands, by what it is read, and both names."""
    for name, tree in _sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
                continue
            function = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            named = [argument.value for argument in node.args[-2:] if isinstance(argument, ast.Constant)]
            if function in KIND_OF and len(named) == 2 and all(isinstance(each, str) for each in named):
                yield f"{name}:{node.lineno}", function, str(named[0]), str(named[1])
        yield from _asked_by_name(name, tree)


def _asked_by_name(name: str, tree: ast.Module) -> Iterator[tuple[str, str, str, str]]:
    """The lists that are attributes of a `lexicon.English`."""
    subject_of = {
        ast.unparse(node.targets[0]): node.value.args[0].value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "lexicon.English"
        and isinstance(node.value.args[0], ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in subject_of:
            yield f"{name}:{node.lineno}", "words", str(subject_of[ast.unparse(node.value)]), node.attr


def test_every_list_that_is_asked_for_is_in_the_schema() -> None:
    asked = list(_asked())
    assert len(asked) > 100
    wrong = [
        (where, subject, name)
        for where, function, subject, name in asked
        if subject not in subjects()
        or name not in shapes_of(subject)
        or shapes_of(subject)[name].kind != KIND_OF[function]
    ]
    assert wrong == []


def test_every_list_in_the_schema_is_asked_for() -> None:
    strings = {
        node.value
        for _, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    classes = {"per cent", "time span"}  # classes of units, whose lists are named with an underscore
    strings |= {name.replace(" ", "_") for name in classes & strings}
    strings |= {named for _, _, _, named in _asked()}
    assert [(subject, name) for subject in subjects() for name in shapes_of(subject) if name not in strings] == []
