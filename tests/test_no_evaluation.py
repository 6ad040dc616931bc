"""H-18: no text is ever run: no eval, no pickle, no YAML, no shell, no template that outside text could be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("articles", "tui", "keymaps")
RUNNING = frozenset({"eval", "exec", "compile", "__import__"})
UNSAFE = frozenset({"pickle", "cPickle", "dill", "marshal", "shelve", "yaml", "jsonpickle", "ctypes", "code", "imp"})
SHELLS = frozenset({"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"})
TEMPLATES = frozenset({"string.Template", "jinja2.Template", "string.Formatter"})


def findings(source: str, name: str) -> list[str]:
    """Where `source` could run a text, in lines such as `name:3: eval`."""
    tree = ast.parse(source)
    found: list[tuple[ast.stmt | ast.expr, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node, f"import {each.name}") for each in node.names if each.name.partition(".")[0] in UNSAFE]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in UNSAFE:
            found.append((node, f"from {node.module}"))
        elif isinstance(node, ast.Call):
            found += [(node, what) for what in _in_call(node)]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and _is_words(node.left):
            found.append((node, "% on a text that is not written here"))
    return sorted(f"{name}:{node.lineno}: {what}" for node, what in found)


def _is_words(node: ast.expr) -> bool:
    """Whether something is surely a text and no constant: what is joined, formatted or read."""
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("join", "read_text")
    )


def _in_call(call: ast.Call) -> list[str]:
    function = ast.unparse(call.func)
    found = [function] if function in RUNNING | SHELLS | TEMPLATES else []
    if any(key.arg == "shell" and not _is_false(key.value) for key in call.keywords):
        found.append("shell=True")
    if isinstance(call.func, ast.Attribute) and call.func.attr in ("format", "format_map"):
        constant = isinstance(call.func.value, ast.Constant)
        found += [] if constant or (not call.args and not call.keywords) else [f"{function}() on no constant"]
    if (
        function in ("subprocess.Popen", "subprocess.run")
        and call.args
        and isinstance(call.args[0], (ast.JoinedStr, ast.Constant))
    ):
        found.append("a command in one string")
    return found


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def test_nothing_in_the_program_runs_a_text() -> None:
    """H-18."""
    found = [
        line
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        for line in findings(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "eval(words)",
        "exec(words)",
        "import pickle",
        "from yaml import load",
        "import os\nos.system(words)",
        "import subprocess\nsubprocess.run(words, shell=True)",
        "import subprocess\nsubprocess.run(f'ls {words}')",
        "words.format(secret)",
        "template.format_map({})",
        "import string\nstring.Template(words)",
        "f'{words}' % secret",
    ],
)
def test_the_check_finds_what_would(source: str) -> None:
    assert findings(source, "made.py")


@pytest.mark.parametrize(
    "source",
    ["'{} of {}'.format(1, 2)", "import subprocess\nsubprocess.run(['ls', words])", "literal_eval(words)", "7 % 2"],
)
def test_the_check_lets_through_what_would_not(source: str) -> None:
    assert findings(source, "made.py") == []
