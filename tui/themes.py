"""Two themes of our own, ink on paper and the same at night; Textual's others can be chosen too."""

from __future__ import annotations

from textual.theme import Theme

NIGHT = Theme(
    name="diptych-night",
    primary="#8fb8d8",
    secondary="#b6a27c",
    accent="#e5b567",
    warning="#e08f5f",
    error="#e37070",
    success="#9cbf7f",
    foreground="#d5d3cc",
    background="#17191d",
    surface="#1d2025",
    panel="#262a31",
    dark=True,
)

DAY = Theme(
    name="diptych-day",
    primary="#2c5f86",
    secondary="#7a6236",
    accent="#9a5b00",
    warning="#a8480f",
    error="#a82a2a",
    success="#44701f",
    foreground="#26241f",
    background="#f8f5ee",
    surface="#f1ede2",
    panel="#e6e0d1",
    dark=False,
)

THEMES = (NIGHT, DAY)
DEFAULT = NIGHT.name
