"""Which characters a text holds."""

from __future__ import annotations

_USUAL = bytes((*range(0x20, 0x7F), 0x0A))


def unusual(text: str) -> frozenset[str]:
    """The characters of `text` but for the printable ones of ASCII and newlines: few or none, even in a long one.

    Whoever asks it first whether there is anything to do need not look at each place of the text.
    """
    # Bytes beyond ASCII are kept, so what is left is UTF-8 too.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    return frozenset(rest.decode("utf-8", "surrogatepass"))
