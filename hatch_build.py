"""Puts the man page into the wheel, made from the parsers, where installers look for one: share/man/man1."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManPage(BuildHookInterface):  # type: ignore[type-arg] # hatchling's own example names no configuration either
    """Builds the page before the wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 # hatchling gives it
        """Write the page, and name it among what is shared with the system."""
        sys.path.insert(0, self.root)
        try:
            from tui.cli.about.man import page
        finally:
            sys.path.remove(self.root)
        target = Path(self.directory) / "diptych.1"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(), encoding="utf-8")
        build_data["shared_data"][str(target)] = "share/man/man1/diptych.1"

    def finalize(self, *_: object) -> None:
        """Leave nothing beside the wheel."""
        (Path(self.directory) / "diptych.1").unlink(missing_ok=True)
