"""Every requirement that must hold has a test that names it in its docstring."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
MUST = {
    "N": range(1, 15),
    "A": range(1, 8),
    "R": range(1, 16),
    "H": range(1, 20),
    "T": (1, 2, 3, 4, 5, 7, 8, 9, 10, 11),
}
"""The requirements by number: on notes (N), placing them (A), saving (R), hostile input (H), and ways of testing (T).

Others are added here as a line once their tests name them.
"""


def named() -> set[str]:
    """What the docstrings of test functions and of classes of tests name, and comments on tests made otherwise."""
    found = set()
    for path in TESTS.rglob("test_*.py"):
        if path == Path(__file__):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                found |= set(re.findall(r"\b[A-Z]-\d+\b", ast.get_docstring(node) or ""))
            if isinstance(node, ast.ClassDef):
                found |= set(re.findall(r"\b[A-Z]-\d+\b", ast.get_docstring(node) or ""))
    return found


NAMED = named()


@pytest.mark.parametrize("requirement", [f"{letter}-{number}" for letter in MUST for number in MUST[letter]])
def test_a_test_names_the_requirement(requirement: str) -> None:
    assert requirement in NAMED
