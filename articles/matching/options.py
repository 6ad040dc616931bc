"""What the reader may ask of matching."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """`meaning` False leaves the encoder out; `encoder` names another one than the built-in, by path or address.

    `one_event` is the reader's decision that both articles are about one event, whatever the gate says.
    """

    meaning: bool = True
    encoder: str = ""
    one_event: bool = False
