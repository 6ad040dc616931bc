"""The version of Diptych, by itself: what every part of `articles` may import."""

from __future__ import annotations

__version__ = "0.1.0"
