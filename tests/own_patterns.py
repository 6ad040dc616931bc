"""Every regular expression of our own, how it is used, and the strings that are worst for it.

Found by reading the source: what is compiled into a name of a module, and what is handed to `re.search` and its like.
Patterns that are put together inside a function are met by running the program on a text (`noted_while`).
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from re import _constants as parts  # type: ignore[attr-defined] # the tree of a pattern is found nowhere else
from re import _parser as parser  # type: ignore[attr-defined] # the same
from typing import TYPE_CHECKING, Any

from articles.text.tokens import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGES = ("articles", "tui", "keymaps")
ANCHORED = frozenset({"match", "fullmatch"})
_FUNCTIONS = frozenset({"search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split"})


@dataclass(slots=True)
class Own:
    """A pattern of ours: where it stands, and with which methods it is used."""

    where: str
    pattern: re.Pattern[Any]
    methods: set[str] = field(default_factory=set)

    @property
    def anchored(self) -> bool:
        """Whether it is only ever tried at one place of a string."""
        return bool(self.methods) and self.methods <= ANCHORED


def modules() -> Iterator[Any]:
    """Every module of ours."""
    for name in PACKAGES:
        package = importlib.import_module(name)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def own_patterns() -> list[Own]:
    """All patterns that stand in a module, each once."""
    found: dict[tuple[Any, int], Own] = {}
    for module in modules():
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        for name, value in vars(module).items():
            for compiled in _patterns_in(value):
                own = found.setdefault(_key(compiled), Own(f"{module.__name__}.{name}", compiled))
                own.methods |= _methods_of(tree, name)
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and _is_re(call):
                pattern = _evaluated(call, module)
                if pattern is not None:
                    where = f"{module.__name__}:{call.lineno}"
                    found.setdefault(_key(pattern), Own(where, pattern)).methods.add(ast.unparse(call.func)[3:])
    return list(found.values())


def _key(pattern: re.Pattern[Any]) -> tuple[Any, int]:
    return pattern.pattern, pattern.flags


def _patterns_in(value: Any, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, View):
        yield value.pattern
    elif depth and isinstance(value, dict):
        yield from (found for each in value.values() for found in _patterns_in(each, depth - 1))
    elif depth and isinstance(value, (tuple, list, set, frozenset)):
        yield from (found for each in value for found in _patterns_in(each, depth - 1))


def _methods_of(tree: ast.AST, name: str) -> set[str]:
    """The methods that are asked of a name; a pattern handed on as a method is asked by that method too."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
    } & _FUNCTIONS


def _is_re(call: ast.Call) -> bool:
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
        and function.attr in _FUNCTIONS
    )


def _evaluated(call: ast.Call, module: Any) -> re.Pattern[Any] | None:
    """The pattern of a call of `re`, unless it is put together from what only the function knows."""
    flags = [*call.args[2:], *(keyword.value for keyword in call.keywords if keyword.arg == "flags")]
    try:
        pattern = eval(ast.unparse(call.args[0]), vars(module))  # noqa: S307 - an expression of our own source
        given = eval(ast.unparse(flags[-1]), vars(module)) if flags else 0  # noqa: S307 - the same
        return re.compile(pattern, given if isinstance(given, re.RegexFlag) else 0)
    except (NameError, TypeError, re.error):
        return None


@contextmanager
def noted_while() -> Iterator[list[Own]]:
    """Inside, every pattern that our code compiles is noted."""
    noted: dict[tuple[Any, int], Own] = {}
    real = re._compile  # type: ignore[attr-defined] # what search, sub and the like all go through

    def note(pattern: Any, flags: int) -> Any:
        made = real(pattern, flags)
        caller = sys._getframe(2)
        module = str(caller.f_globals.get("__name__", ""))
        if module.partition(".")[0] in PACKAGES:
            noted.setdefault(_key(made), Own(f"{module}:{caller.f_lineno}", made, {"search"}))
        return made

    found: list[Own] = []
    re._compile = note  # type: ignore[attr-defined] # as said above
    try:
        yield found
    finally:
        re._compile = real  # type: ignore[attr-defined] # as said above
        found += noted.values()


# --- strings


def worst_strings(pattern: re.Pattern[Any]) -> list[tuple[str, str, str]]:
    """What to try a pattern on: (before, pump, after); the pump is repeated until the string is long.

    Before each part that may repeat stands a beginning that leads there; the pump is what repeats there, alone and with
    its neighbours; after it comes what no pattern wants, so that all ways are tried in vain.
    """
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = parser.parse(source, pattern.flags & ~re.LOCALE)
    found: dict[tuple[str, str], None] = {}
    _walk(list(tree), "", found)
    pumps = list(dict.fromkeys(pump for _, pump in found if pump))
    for first, second in pairwise(pumps):
        found[("", first + second)] = None
    for pump in pumps:
        found[("", pump)] = None
    return [(before, pump, after) for before, pump in found if pump for after in ("\x00", "")]


def _walk(nodes: Iterable[tuple[Any, Any]], before: str, found: dict[tuple[str, str], None]) -> None:
    for operator, argument in nodes:
        if operator in (parts.MAX_REPEAT, parts.MIN_REPEAT, parts.POSSESSIVE_REPEAT):
            _, most, body = argument
            body = list(body)
            if most > 20:
                for sample in _samples(body):
                    found[(before, sample)] = None
                    found[("", before + sample)] = None
            _walk(body, before, found)
        elif operator is parts.SUBPATTERN:
            _walk(list(argument[3]), before, found)
        elif operator is parts.ATOMIC_GROUP:
            _walk(list(argument), before, found)
        elif operator is parts.BRANCH:
            for branch in argument[1]:
                _walk(list(branch), before, found)
        elif operator in (parts.ASSERT, parts.ASSERT_NOT):
            _walk(list(argument[1]), before, found)
        before += next(iter(_samples([(operator, argument)])), "")


def _samples(nodes: list[tuple[Any, Any]]) -> list[str]:
    """One or two strings that the nodes match, more or less."""
    made = [""]
    for node in nodes:
        some = _sample(node)[:3]
        made = [left + right for left in made[:2] for right in (some or [""])][:3]
    return [each for each in dict.fromkeys(made) if each]


def _sample(node: tuple[Any, Any]) -> list[str]:
    operator, argument = node
    if operator is parts.LITERAL:
        return [chr(argument)]
    if operator is parts.NOT_LITERAL:
        return ["a" if argument != ord("a") else "b"]
    if operator is parts.ANY:
        return ["a", " "]
    if operator is parts.IN:
        return _in_class(argument)
    if operator in (parts.MAX_REPEAT, parts.MIN_REPEAT, parts.POSSESSIVE_REPEAT):
        least, _, body = argument
        return [sample * max(least, 1) for sample in _samples(list(body))] if least < 40 else [""]
    if operator is parts.SUBPATTERN:
        return _samples(list(argument[3]))
    if operator is parts.ATOMIC_GROUP:
        return _samples(list(argument))
    if operator is parts.BRANCH:
        return [sample for branch in argument[1][:3] for sample in _samples(list(branch))[:1]]
    return []


_CATEGORIES = {
    parts.CATEGORY_SPACE: " ", parts.CATEGORY_NOT_SPACE: "a", parts.CATEGORY_DIGIT: "1",
    parts.CATEGORY_NOT_DIGIT: "a", parts.CATEGORY_WORD: "a", parts.CATEGORY_NOT_WORD: ".",
}  # fmt: skip
_ANYTHING = "a 1.,-'\"A\n("


def _in_class(items: list[tuple[Any, Any]]) -> list[str]:
    if items and items[0][0] is parts.NEGATE:
        whole = re.compile("".join(("[", "^", _written(items[1:]), "]"))) if _written(items[1:]) else None
        return [each for each in _ANYTHING if whole is None or whole.fullmatch(each)][:3]
    made = []
    for operator, argument in items:
        if operator is parts.LITERAL:
            made.append(chr(argument))
        elif operator is parts.RANGE:
            made.append(chr(argument[0]))
        elif operator is parts.CATEGORY:
            made.append(_CATEGORIES.get(argument, "a"))
    return made[:3]


def _written(items: list[tuple[Any, Any]]) -> str:
    made = ""
    names = {
        parts.CATEGORY_SPACE: r"\s", parts.CATEGORY_NOT_SPACE: r"\S", parts.CATEGORY_DIGIT: r"\d",
        parts.CATEGORY_NOT_DIGIT: r"\D", parts.CATEGORY_WORD: r"\w", parts.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    for operator, argument in items:
        if operator is parts.LITERAL:
            made += re.escape(chr(argument))
        elif operator is parts.RANGE:
            made += f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
        elif operator is parts.CATEGORY:
            made += names.get(argument, "")
    return made
