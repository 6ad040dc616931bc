"""The style sheet names only what there is: a rule for another name is no rule, and nothing says so."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import tui

_TUI = Path(tui.__file__).parent
_SHEETS = [(_TUI / name).read_text(encoding="utf-8") for name in ("diptych.tcss", "later.tcss")]
_RULES = re.sub(r"\{.*?\}|/\*.*?\*/", " ", "".join(_SHEETS), flags=re.DOTALL)
_CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(_TUI.rglob("*.py")))
_TEXTUALS = {"input--placeholder", "input--suggestion", "option-list--option", "option-list--option-highlighted"}


def test_every_widget_and_screen_in_the_style_sheet_exists() -> None:
    ours = set(re.findall(r"^class (\w+)", _CODE, flags=re.MULTILINE))
    named = set(re.findall(r"(?<![\w.#-])[A-Z]\w+", _RULES))
    assert named - ours - {*import_module("textual.widgets").__all__, "Screen"} == set()


def test_every_id_and_class_in_the_style_sheet_is_given_somewhere() -> None:
    named = set(re.findall(r"[.#](-?[a-z][\w-]*)", _RULES)) - _TEXTUALS
    assert {name for name in named if not re.search(rf"[\" ]{name}[\" ]", _CODE)} == set()
