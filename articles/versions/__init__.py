"""An article against its own later version: what came, went, moved or was reworded, softened or hardened."""

from __future__ import annotations

from articles.versions.model import Change, FindingChange, Revision, Turn
from articles.versions.revising import revise

__all__ = ["Change", "FindingChange", "Revision", "Turn", "revise"]
