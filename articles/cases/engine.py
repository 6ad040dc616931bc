"""Which program compares: what has to be the same for a comparison to come out the same."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from articles.cases.case import Engine
from articles.errors import DiptychError
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from articles.matching.options import MatchOptions

_COMPARING = ("claims", "lexicon", "matching", "text")
_ENDINGS = (".py", ".json", ".toml", ".npz", ".bin")


def present_engine(options: MatchOptions) -> Engine:
    """This program, with the encoder that `options` name. Raises BadInputError for an encoder that cannot be used."""
    return Engine(__version__, _digest(), _encoder(options))


@cache
def _digest() -> str:
    """SHA-256 of the code, the words and the trained numbers that compare two articles."""
    digest = hashlib.sha256()
    for folder in _COMPARING:
        for name, content in _contents(files("articles") / folder, folder):
            digest.update(f"{name}:{len(content)}:".encode())
            digest.update(content)
    return digest.hexdigest()


def _contents(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _contents(entry, name)
        elif entry.name.endswith(_ENDINGS):
            yield name, entry.read_bytes()


def _encoder(options: MatchOptions) -> str:
    if not options.meaning:
        return ""
    from articles.matching.embeddings import encoder_for

    try:
        return encoder_for(options.encoder).version
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        raise DiptychError("the encoder cannot be used", why, "check the setting encoder") from error
