"""No class is the base of exactly one other: that is one class cut in two, which cannot be read apart."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("tui", "articles", "keymaps")


def _name(base: ast.expr) -> str:
    """The last name of a base, without what it is generic in."""
    if isinstance(base, ast.Subscript):
        base = base.value
    return base.attr if isinstance(base, ast.Attribute) else base.id if isinstance(base, ast.Name) else ""


def slices(sources: list[str]) -> list[str]:
    """The classes of the sources from which exactly one other is made, by name."""
    classes = [node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)]
    made_of = Counter(name for node in classes for name in {_name(base) for base in node.bases})
    return sorted(node.name for node in classes if made_of[node.name] == 1)


def test_a_class_that_is_the_base_of_one_other_is_found() -> None:
    assert slices(["class A: pass\nclass B(A): pass\nclass C(m.A): pass", "class D(B[int]): pass"]) == ["B"]


def test_no_class_is_the_base_of_exactly_one_other() -> None:
    sources = [path.read_text("utf-8") for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    assert slices(sources) == []
