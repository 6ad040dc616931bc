"""`diptych schema`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from articles.reports.schemas import names
from tests.tui.cli.commandline import run

if TYPE_CHECKING:
    import pytest


def test_without_a_name_it_lists_every_format(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("schema") == 0
    listed = [line.split()[0] for line in capsysbinary.readouterr().out.decode().splitlines()]
    assert listed == list(names())


def test_it_prints_a_schema_open_or_closed(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("schema", "comparison") == 0
    assert "additionalProperties" not in json.loads(capsysbinary.readouterr().out)
    assert run("schema", "comparison/1", "--closed") == 0
    assert json.loads(capsysbinary.readouterr().out)["additionalProperties"] is False


def test_an_unknown_format_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema", "nonsense") == 2
    assert capsys.readouterr().err.startswith("diptych: there is no schema nonsense: ")
