"""What several articles tell of one event, in order of time: who says when, and where the hours or the order clash."""

from __future__ import annotations

from articles.timeline.making import timeline
from articles.timeline.model import Entry, OrderClash, Telling, Timeline, Unread

__all__ = ["Entry", "OrderClash", "Telling", "Timeline", "Unread", "timeline"]
