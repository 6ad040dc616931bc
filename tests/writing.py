"""Articles written to files."""

from __future__ import annotations

from pathlib import Path

Pair = tuple[Path, Path]


def write_pair(folder: Path, left: str, right: str, names: tuple[str, str] = ("left.txt", "right.txt")) -> Pair:
    """Write two texts into `folder`, which is made where it is missing; returns their paths."""
    folder.mkdir(exist_ok=True)
    for name, text in zip(names, (left, right), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return folder / names[0], folder / names[1]
