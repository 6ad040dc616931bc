"""The names by which pages and servers call encodings, where Python does not know them already.

From the WHATWG Encoding Standard, section 4.2 (encoding.spec.whatwg.org), which also says that some names mean a wider
encoding than they say, because that is what files really use.
"""

from __future__ import annotations

from articles import lexicon


def wider(codec: str) -> str:
    """The encoding that is read instead, by Python's name for a narrower one; the same for any other."""
    if codec == "utf-8":  # asked of every text, and never narrower than what is meant
        return codec
    return lexicon.classes(lexicon.ANY, "encodings", "wider").get(codec, codec)


def codec_of(label: str) -> str:
    """Python's codec by a label that Python does not know by itself; the label for any other."""
    return lexicon.classes(lexicon.ANY, "encodings", "labels").get(label, label)
