"""A check on source code: text from outside reaches a widget only through `displayable`.

The rule. *Outside* are the attributes that hold what was read or written by people (`OUTSIDE`), the calls that
quote it (`QUOTING`), the exceptions caught as a name, and parameters called `message`. A local name becomes outside
when it is given something that is. *Sinks* are whatever puts text on the screen: Textual's text classes, `update` and
the like, and the `show`, `open` and `answer` of our own widgets. Inside a sink nothing from outside may stand, unless
it stands inside a call of `displayable`, is looked up in `shown` (the texts that have passed it), or is only counted,
compared or tested.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_READ = ("text", "comparable", "title", "outlet", "byline", "source", "notices", "notice", "where", "sources", "titles")
_WRITTEN = ("outlets", "body", "exact", "prefix", "suffix", "creator", "tags", "failed", "message", "sought")
OUTSIDE = frozenset((*_READ, *_WRITTEN))
QUOTING = frozenset(("quote", "of", "read_text"))
CLASSES = frozenset(("Static", "Label", "Content", "Option", "Segment", "Hit", "DiscoveryHit", "Input", "TextArea"))
METHODS = frozenset(
    ("update", "notify", "styled", "assemble", "from_text", "load_text", "add_option", "show", "open", "answer")
)
PARSING = frozenset({"from_markup", "visualize", "render_markup", "escape_markup"})
TITLED = frozenset({"border_title", "border_subtitle", "tooltip"})
MARKED = frozenset({"Static", "Label", "OptionList"})
OWN = frozenset({"command", "Command"})
"""Names whose `title` and `help` are our own words."""
HARMLESS_CALLS = frozenset({"displayable", "len", "bool", "any", "all", "isinstance", "sum", "set_class", "place"})


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _root(node: ast.expr) -> str:
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return _name(node)


def _words(node: ast.AST) -> Iterator[ast.expr]:
    """The parts of an expression whose words end up in its value."""
    if isinstance(node, ast.Call):
        if _name(node.func) in HARMLESS_CALLS:
            return
        if isinstance(node.func, ast.Attribute):
            yield from _words(node.func.value)
        for part in (*node.args, *(keyword.value for keyword in node.keywords)):
            yield from _words(part)
        yield node
    elif isinstance(node, ast.Compare):
        return
    elif isinstance(node, ast.IfExp):
        yield from _words(node.body)
        yield from _words(node.orelse)
    elif isinstance(node, ast.Subscript):
        if _name(node.value) != "shown":
            yield from _words(node.value)
    elif isinstance(node, (ast.GeneratorExp, ast.ListComp, ast.SetComp)):
        yield from _words(node.elt)
    elif isinstance(node, ast.expr):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from _words(child)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _words(child)


@dataclass
class _Function:
    """One function, with the names in it that hold something from outside."""

    node: ast.FunctionDef | ast.AsyncFunctionDef
    names: set[str] = field(default_factory=set)

    def learn(self) -> None:
        """Find the names: parameters, caught exceptions, and whatever is given something from outside."""
        self.names |= {each.arg for each in (*self.node.args.args, *self.node.args.kwonlyargs) if each.arg == "message"}
        before = -1
        while before != len(self.names):
            before = len(self.names)
            for node in ast.walk(self.node):
                if isinstance(node, ast.ExceptHandler) and node.name:
                    self.names.add(node.name)
                elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr)) and node.value:
                    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                    self._take(targets, node.value)
                elif isinstance(node, (ast.For, ast.comprehension)):
                    self._take([node.target], node.iter)

    def _take(self, targets: Iterable[ast.expr], value: ast.expr) -> None:
        values = [value]
        for target in targets:
            parts = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                values = value.elts
            for index, part in enumerate(parts):
                given = values[index] if len(values) == len(parts) else value
                if isinstance(part, ast.Name) and self.foreign(given):
                    self.names.add(part.id)

    def foreign(self, value: ast.AST) -> ast.expr | None:
        """The first part of an expression that is from outside and stands as it is."""
        return next((part for part in _words(value) if self._outside(part)), None)

    def _outside(self, part: ast.expr) -> bool:
        if isinstance(part, ast.Call):
            return _name(part.func) in QUOTING
        if isinstance(part, ast.Attribute):
            return part.attr in OUTSIDE and _root(part) not in OWN and "BY_ID" not in ast.unparse(part)
        return isinstance(part, ast.Name) and part.id in self.names and isinstance(part.ctx, ast.Load)


def _is_sink(call: ast.Call) -> bool:
    name = _name(call.func)
    return name in CLASSES or (isinstance(call.func, ast.Attribute) and name in METHODS)


def _functions(tree: ast.AST) -> Iterator[_Function]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            made = _Function(node)
            made.learn()
            yield made


def unsafe(source: str, name: str) -> list[str]:
    """Where text from outside is put on the screen as it is: lines such as `name:12: article.title in Static`."""
    found = []
    for function in _functions(ast.parse(source)):
        for node in ast.walk(function.node):
            if isinstance(node, ast.Call) and _is_sink(node):
                for part in (*node.args, *(keyword.value for keyword in node.keywords)):
                    foreign = function.foreign(part)
                    if foreign is not None:
                        found.append(f"{name}:{foreign.lineno}: {ast.unparse(foreign)} in {_name(node.func)}")
    return sorted(set(found))


def markup(source: str, name: str) -> list[str]:
    """Where markup would be read: a text widget without markup=False, a parser of markup, a title that is parsed."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _reads_markup(node):
            found.append(f"{name}:{node.lineno}: {_name(node.func)} reads markup")
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [
                f"{name}:{node.lineno}: {_name(target)} is read as markup"
                for target in targets
                if _name(target) in TITLED
            ]
        elif isinstance(node, ast.ClassDef) and MARKED & {_name(base) for base in node.bases}:
            starts = [call for call in ast.walk(node) if isinstance(call, ast.Call) and _name(call.func) == "__init__"]
            if not any(_switched_off(call) for call in starts):
                found.append(f"{name}:{node.lineno}: {node.name} reads markup")
    return found


def _switched_off(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )


def _reads_markup(call: ast.Call) -> bool:
    name = _name(call.func)
    return name in PARSING or (name in MARKED | {"notify"} and not _switched_off(call))


def in_folder(folder: Path) -> Iterator[tuple[str, str]]:
    """The Python files of a folder: their source and their path from the folder's parent."""
    for path in sorted(folder.rglob("*.py")):
        yield path.read_text(encoding="utf-8"), str(path.relative_to(folder.parent))
