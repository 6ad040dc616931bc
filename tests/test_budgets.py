"""Modules, classes and functions stay small enough to hold one thing each."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("tui", "articles", "keymaps", "benchmarks")
MODULE, CLASS, FUNCTION = 400, 250, 40
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


def test_no_class_is_too_long() -> None:
    assert _too_long((ast.ClassDef,), CLASS) == []


def test_no_function_is_too_long() -> None:
    assert _too_long((ast.FunctionDef, ast.AsyncFunctionDef), FUNCTION) == []


def test_the_app_is_wiring_only() -> None:
    app = ROOT / "tui" / "app.py"
    if not app.exists():
        pytest.skip("there is no app to measure")
    assert len(app.read_text(encoding="utf-8").splitlines()) <= APP
