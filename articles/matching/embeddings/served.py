"""An encoder behind an address on this machine that speaks OpenAI's embeddings protocol (Ollama, llama.cpp and others).

Such a server gives one vector a text. Words get the vector of the word alone, which does not depend on its sentence.
"""

from __future__ import annotations

import json
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from articles.errors import BadInputError, DiptychError
from articles.matching.embeddings.encoder import Encoded, unit
from articles.text.tokens import VALUES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

_TEXTS_AT_ONCE = 128
_SECONDS = 120
# 128 vectors of 8,192 numbers written out; a larger answer is not what was asked for.
_LARGEST_ANSWER = 64_000_000


class ServedEncoder:
    """Asks `address` for the vectors; the model's name stands after `#`: http://127.0.0.1:11434/v1/embeddings#name.

    An address on another machine is a `BadInputError`.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise BadInputError(
                f"The encoder {address} cannot be used",
                "it is not an address",
                "write http://127.0.0.1:PORT/v1/embeddings",
            )
        if not _is_here(parts.hostname):
            raise BadInputError(
                f"The encoder {address} cannot be used",
                "it is on another machine, and the articles' text would go there",
                "name an address on this machine",
            )
        self._address, self._model = parts._replace(fragment="").geturl(), parts.fragment
        self.version = f"served {address}"
        # No proxy and no redirection: the text goes to this address and nowhere else.
        self._opener = build_opener(ProxyHandler({}), _StayHere())

    def encode(self, sentences: Sequence[str], progress: Callable[[float], None] | None = None) -> list[Encoded]:
        """One `Encoded` for each sentence, in order; `DiptychError` when the server does not answer as it should."""
        import numpy as np

        spans = [VALUES.spans(sentence) for sentence in sentences]
        words = [[s[start:end].casefold() for start, end in some] for s, some in zip(sentences, spans, strict=True)]
        texts = [sentence for sentence, some in zip(sentences, spans, strict=True) if some]
        vectors = self._vectors(list(dict.fromkeys([*texts, *(word for some in words for word in some)])), progress)
        width = len(next(iter(vectors.values()), ()))
        nothing = np.zeros(width, dtype=np.float32)
        return [
            Encoded(
                vectors.get(sentence, nothing) if some else nothing,
                some,
                np.array([vectors[word] for word in mine], dtype=np.float32).reshape(-1, width),
            )
            for sentence, some, mine in zip(sentences, spans, words, strict=True)
        ]

    def _vectors(self, texts: list[str], progress: Callable[[float], None] | None) -> dict[str, NDArray[np.float32]]:
        import numpy as np

        found: dict[str, NDArray[np.float32]] = {}
        for first in range(0, len(texts), _TEXTS_AT_ONCE):
            some = texts[first : first + _TEXTS_AT_ONCE]
            try:
                rows = unit(np.array(self._ask(some), dtype=np.float32).reshape(len(some), -1))
            except (URLError, OSError, ValueError, KeyError, TypeError) as error:
                raise DiptychError(
                    f"The encoder at {self._address} gave no vectors",
                    str(getattr(error, "reason", error)) or type(error).__name__,
                    "start the server, check the model's name after #, or use the built-in encoder",
                ) from error
            found |= zip(some, rows, strict=True)
            if progress:
                progress(len(found) / len(texts))
        return found

    def _ask(self, texts: list[str]) -> list[Any]:
        body = json.dumps({"input": texts} | ({"model": self._model} if self._model else {})).encode()
        request = Request(self._address, body, {"Content-Type": "application/json"})  # noqa: S310 - http or https, checked
        with self._opener.open(request, timeout=_SECONDS) as answer:
            content = json.loads(answer.read(_LARGEST_ANSWER))
        return [entry["embedding"] for entry in sorted(content["data"], key=lambda entry: entry["index"])]


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow no redirection; the answer then counts as an error."""


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
