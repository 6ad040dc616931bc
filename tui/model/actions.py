"""All commands that work on the reading state alone, by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.correcting import CORRECTING
from tui.model.finding import FINDING
from tui.model.folding import FOLDING
from tui.model.jumps import JUMPS
from tui.model.movement import MOVEMENT
from tui.model.selecting import SELECTING

if TYPE_CHECKING:
    from tui.model.action import Action

ACTIONS: dict[str, Action] = {**MOVEMENT, **JUMPS, **FOLDING, **FINDING, **SELECTING, **CORRECTING}
