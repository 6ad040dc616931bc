"""What sentences mean, as vectors: the built-in encoder, the store of encoded texts, and likeness made of both.

Importing this is cheap; numpy and the weights are loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.matching.embeddings.encoder import SentenceEncoder


def encoder_for(setting: str | None = None) -> SentenceEncoder:
    """The encoder that a setting names.

    None, "" and "builtin" mean the one in the package; an address beginning with http:// or https:// one that speaks
    OpenAI's embeddings protocol on this machine; all else is the path of a file made by
    `scripts/make_encoder.py`. `BadInputError` when it cannot be used.
    """
    if setting is None or setting in {"", "builtin"}:
        from articles.matching.embeddings.encoder import Encoder

        return Encoder.load()
    if setting.startswith(("http://", "https://")):
        from articles.matching.embeddings.served import ServedEncoder

        return ServedEncoder(setting)
    from pathlib import Path

    from articles.matching.embeddings.encoder import Encoder

    return Encoder(Path(setting).expanduser())
