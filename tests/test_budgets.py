"""Modules, classes and functions stay small enough to hold one thing each."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("tui", "articles", "keymaps", "benchmarks")
MODULE, CLASS, FUNCTION = 400, 250, 40
FOLDER = 25
"""Python files that a folder may hold: what is more is sorted into rooms."""
COMPOSED_LINES, COMPOSED_METHODS = 400, 40
"""What a class may hold together with its bases that are ours: cutting one in two makes it no smaller."""
APP = 200


def _modules() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _too_long(kinds: tuple[type[ast.stmt], ...], limit: int) -> list[str]:
    found = []
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kinds) and _lines(node) > limit:
                name = getattr(node, "name", "")
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {name}: {_lines(node)} lines, {limit} allowed")
    return found


def test_there_is_something_to_measure() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in _modules()} == set(PACKAGES)


def test_no_module_is_too_long() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in _modules()}
    assert [f"{path}: {length} lines, {MODULE} allowed" for path, length in lengths.items() if length > MODULE] == []


def test_no_folder_holds_too_many_files() -> None:
    paths = [*_modules(), *(ROOT / "scripts").rglob("*.py")]
    held = Counter(str(path.parent.relative_to(ROOT)) for path in paths)
    assert {folder: files for folder, files in held.items() if files > FOLDER} == {}, f"{FOLDER} are allowed"


def test_no_class_is_too_long() -> None:
    assert _too_long((ast.ClassDef,), CLASS) == []


def test_no_function_is_too_long() -> None:
    assert _too_long((ast.FunctionDef, ast.AsyncFunctionDef), FUNCTION) == []


def _classes(sources: dict[str, str]) -> dict[tuple[str, str], ast.ClassDef]:
    """Every class, by the file it stands in and its name."""
    return {
        (file, node.name): node
        for file, source in sources.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    }


def _composed(key: tuple[str, str], classes: dict[tuple[str, str], ast.ClassDef]) -> list[ast.ClassDef]:
    """A class and all its bases that are ours; of several with the name of a base, the one in the same file or all."""
    made = [classes[key]]
    for base in classes[key].bases:
        inner = base.value if isinstance(base, ast.Subscript) else base
        named = [other for other in classes if isinstance(inner, ast.Name) and other[1] == inner.id and other != key]
        near = [other for other in named if other[0] == key[0]]
        for other in near or named:
            made += [node for node in _composed(other, classes) if node not in made]
    return made


def _methods(node: ast.ClassDef) -> int:
    return sum(isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)) for each in node.body)


def test_a_base_counts_with_its_heir() -> None:
    sources = {"a.py": "class A:\n  def one(self): ...\n", "b.py": "class B(A[int]):\n  def two(self): ...\n"}
    composed = _composed(("b.py", "B"), _classes(sources))
    assert [node.name for node in composed] == ["B", "A"]
    assert sum(map(_methods, composed)) == 2


def test_no_class_is_too_large_with_its_bases() -> None:
    classes = _classes({str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in _modules()})
    sizes = {}
    for key in classes:
        composed = _composed(key, classes)
        sizes[key] = sum(map(_lines, composed)), sum(map(_methods, composed))
    large = {key: size for key, size in sizes.items() if size[0] > COMPOSED_LINES or size[1] > COMPOSED_METHODS}
    assert large == {}, f"lines and methods; {COMPOSED_LINES} and {COMPOSED_METHODS} are allowed"


def test_the_app_is_wiring_only() -> None:
    app = ROOT / "tui" / "app.py"
    if not app.exists():
        pytest.skip("there is no app to measure")
    assert len(app.read_text(encoding="utf-8").splitlines()) <= APP
