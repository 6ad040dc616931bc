"""An encoder behind an address on the reader's own machine."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from articles.errors import BadInputError, DiptychError
from articles.matching.embeddings import encoder_for
from articles.matching.embeddings.soft_dice import soft_dice
from tests.articles.matching.made import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

ASKED: list[dict[str, Any]] = []


class _Answers(BaseHTTPRequestHandler):
    """Gives each text the counts of its letters, out of order; other paths fail each in its own way."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/v1/embeddings")
            self.end_headers()
            return
        ASKED.append(body)
        data = [
            {"index": at, "embedding": [1 + text.lower().count(letter) for letter in "abcdefgh"]}
            for at, text in enumerate(body["input"])
        ]
        content = {"/v1/embeddings": {"data": data[::-1]}, "/less": {"data": data[1:]}, "/odd": {"error": "no model"}}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(content[self.path]).encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing on the test's screen."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_it_gives_unit_vectors_for_sentences_and_words(address: str) -> None:
    texts = ["A bad cab.", "A bad cab!", "Deaf.", "…"]
    encoded = encoder_for(f"{address}/v1/embeddings#small").encode(texts)
    assert ASKED[-1]["model"] == "small"
    assert [len(one.words) for one in encoded] == [3, 3, 1, 0]
    assert np.linalg.norm(encoded[2].word_vectors, axis=1) == pytest.approx(1, abs=1e-3)
    assert not encoded[3].vector.any()
    scores = soft_dice(encoded, encoded, *weigh(encoded, encoded, texts, texts))
    assert scores[0, 1] == 1 > scores[0, 2]


@pytest.mark.parametrize("path", ["/moved", "/less", "/odd", "/nowhere"])
def test_an_odd_answer_is_told_in_one_line(address: str, path: str) -> None:
    with pytest.raises(DiptychError, match="gave no vectors"):
        encoder_for(address + path).encode(["A bad cab.", "Deaf."])


def test_a_server_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(DiptychError, match="gave no vectors"):
        encoder_for("http://127.0.0.1:9/v1/embeddings").encode(["A bad cab."])


@pytest.mark.parametrize(
    "setting", ["http://example.org/v1", "http://localhost.example.org/v1", "https://10.0.0.7/v1", "http:///v1"]
)
def test_the_text_does_not_leave_the_machine(setting: str) -> None:
    with pytest.raises(BadInputError, match="cannot be used"):
        encoder_for(setting)
