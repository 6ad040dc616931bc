"""The reader's words on a text: what a note is, where it belongs, and how it stays on disk.

The rooms, each on those before it: `placement`, `content`, `collection`, `disk`, `exchange`; `failures` is below them
all and `store` above. The public names load what they need when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lazily import lazily

if TYPE_CHECKING:
    from articles.notes.content.note import new_note
    from articles.notes.disk.naming import find_home
    from articles.notes.placement.placing import place_selector

__all__ = ["find_home", "new_note", "place_selector"]

__getattr__ = lazily(
    __name__,
    {
        "disk.naming": ("find_home",),
        "content.note": ("new_note",),
        "placement.placing": ("place_selector",),
    },
)
