"""Diptych for tests of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import textual._wait
from hypothesis import settings
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet

from articles.claims.statements.finding import Ledger
from tests.tui.screen import Opener

if TYPE_CHECKING:
    from pathlib import Path

    from textual.css.model import RuleSet


# How long an example takes depends on what else the machine does.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

_parse_rules = Stylesheet._parse_rules
_parsed: dict[Any, list[RuleSet]] = {}


def _parse_once(sheet: Stylesheet, *args: Any, **options: Any) -> list[RuleSet]:
    key = (args, tuple(sorted(options.items())), tuple(sorted(sheet._variables.items())))
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, *args, **options)
    return _parsed[key]


def _forget_changes(compositor: Compositor, *_full: object, **_options: object) -> None:
    compositor._dirty_regions.clear()


@pytest.fixture
def diptych(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Starts Diptych with a state directory of its own, so that no test finds what another has read."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    # Textual's test driver looks fifty times a second whether the app is at rest; most keys take far less.
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 0.001)
    monkeypatch.setattr(textual._wait, "SLEEP_IDLE", 0.0005)
    # No terminal is there to be painted: the screen is drawn when a test looks at it, and not before.
    monkeypatch.setattr(Compositor, "render_update", _forget_changes)
    # The same style sheet again for every test: parsing it takes a quarter of starting.
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parse_once)
    opener = Opener(tmp_path, monkeypatch)
    # Claims are read in a child process, which takes its time; a test that is about them says what they are.
    opener.claim_at_once(Ledger())
    return opener
