"""No file needs, in any roundabout way, a file that needs it: imports inside functions and for types count too."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("tui", "articles", "keymaps")


def _name(path: Path) -> str:
    """The dotted name by which a file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(tree: ast.AST, modules: set[str]) -> set[str]:
    """Those of the modules that a file imports anywhere in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            found |= {whole if whole in modules else node.module for whole in inside.values()}
    return found & modules


def _reached(start: str, graph: dict[str, set[str]]) -> set[str]:
    """All that a file needs, over however many others."""
    reached: set[str] = set()
    pending = [*graph[start]]
    while pending:
        module = pending.pop()
        if module not in reached:
            reached.add(module)
            pending += graph[module]
    return reached


def circles(files: dict[str, str]) -> list[list[str]]:
    """The groups of modules that need one another, each sorted; `files` are sources by their modules' names."""
    graph = {name: _imports(ast.parse(source), set(files)) - {name} for name, source in files.items()}
    reached = {name: _reached(name, graph) for name in graph}
    inside = {name for name in graph if name in reached[name]}
    groups = {tuple(sorted(other for other in reached[name] if name in reached[other])) for name in inside}
    return sorted(map(list, groups))


def _files(package: str) -> dict[str, str]:
    return {_name(path): path.read_text(encoding="utf-8") for path in sorted((ROOT / package).rglob("*.py"))}


def test_a_circle_is_found_whichever_way_a_file_is_imported() -> None:
    files = {
        "p": "from p.a import word",
        "p.a": "def word():\n    from p import b",
        "p.b": "if TYPE_CHECKING:\n    import p.c",
        "p.c": "from p.a import word",
        "p.d": "from p import a, b",
    }
    assert circles(files) == [["p.a", "p.b", "p.c"]]


def test_there_is_something_to_look_at() -> None:
    assert all(_files(package) for package in PACKAGES)


def test_no_files_need_one_another() -> None:
    files = {name: source for package in PACKAGES for name, source in _files(package).items()}
    assert circles(files) == []
