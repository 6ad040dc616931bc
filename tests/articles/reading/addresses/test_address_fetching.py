"""A web that behaves as it likes: every page comes, or ends in one clear line in time."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from typing import TYPE_CHECKING, Any

import httpcore
import pytest

from articles.errors import BadInputError, DiptychError
from articles.reading.addresses.access import Access, Limits, StoppedError, Transfer
from articles.reading.addresses.address import read_address
from articles.reading.addresses.client import Answer, fetch
from articles.reading.addresses.connecting import Clock
from tests.web import Web, answer, certificate, page
from tests.work import in_time

if TYPE_CHECKING:
    from pathlib import Path

QUICK = Limits(connect=1.0, whole=1.2, patience=0.3, size=200_000, ratio=100)
# For pages that come at once: a busy machine may take its time.
ROOMY = Limits(connect=10.0, whole=20.0, patience=10.0, size=200_000, ratio=100)
OK = b"HTTP/1.1 200 OK\r\n"
PUBLIC = "93.184.216.34"


def _fetch(address: str, **changes: Any) -> Answer:
    access = Access(**{"allow_private": True, "limits": ROOMY, **changes})
    return fetch(Transfer(read_address(address)), access, Clock(access))


def _error(address: str, kind: type[DiptychError], **changes: Any) -> str:
    """Why the page did not come; that is one line, of that kind, and within the time that is allowed."""
    began = time.monotonic()
    with pytest.raises(DiptychError) as caught:
        _fetch(address, **changes)
    assert in_time(time.monotonic() - began, changes.get("limits", ROOMY).whole + 1.5)
    assert type(caught.value) is kind
    assert str(caught.value).isprintable()
    return caught.value.why


def test_a_page_comes_with_what_its_server_says_of_it(web: Web) -> None:
    got = _fetch(web.serves("/a", page(), 'Content-Type: text/HTML; Charset="koi8-r"'))
    assert (got.data, got.kind, got.charset) == (page(), "text/html", "koi8-r")
    assert got.final.text == web.url("/a")


def test_a_request_tells_nothing_but_what_is_needed(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """H-12: no cookies, no proxies from the environment."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.serves("/b", page())
    _fetch(web.sends("/a", answer(b"", "Location: /b", "Set-Cookie: spy=1", status="302 Found")))
    assert len(web.requests) == 2
    for request in web.requests:
        names = {line.partition(":")[0].lower() for line in request.splitlines()[1:] if line}
        assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(page(), mtime=0)),
        ("x-gzip", gzip.compress(page()[:90], mtime=0) + gzip.compress(page()[90:], mtime=0)),
        ("GZIP", gzip.compress(page(), mtime=0) + bytes(20)),
        ("deflate", zlib.compress(page())),
        ("deflate", zlib.compress(page())[2:-4]),
        ("identity", page()),
    ],
)
def test_a_packed_page_is_unpacked(web: Web, coding: str, packed: bytes) -> None:
    assert _fetch(web.serves("/a", packed, f"Content-Encoding: {coding}")).data == page()


def test_a_page_in_chunks_without_a_length_is_read_to_its_end(web: Web) -> None:
    text = page()
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (text[:7], text[7:])) + b"0\r\n\r\n"
    assert _fetch(web.sends("/c", OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)).data == text
    assert _fetch(web.sends("/d", OK + b"\r\n" + text)).data == text


def test_redirects_are_followed_and_the_last_address_is_told(web: Web) -> None:
    web.serves("/d", page())
    for here, there in (("/a", "/b"), ("/b", "/c"), ("/c", "/d")):
        web.sends(here, answer(b"", f"Location: {there}", status="301 Moved"))
    assert _fetch(web.url("/a")).final.text == web.url("/d")


def test_a_redirect_loop_ends_after_five(web: Web) -> None:
    """H-12: at most five redirects."""
    web.sends("/a", answer(b"", "Location: /a", status="302 Found"))
    assert _error(web.url("/a"), BadInputError) == "it redirects more than 5 times"
    assert len(web.requests) == 6


@pytest.mark.parametrize(
    ("location", "why"),
    [
        (
            "http://169.254.169.254/latest/meta-data/",
            "it is the machine's own link, where cloud providers keep their keys",
        ),
        ("http://[::ffff:169.254.169.254]/", "it is the machine's own link, where cloud providers keep their keys"),
        ("http://0.0.0.0/", "it is no machine in particular"),
        ("file:///etc/passwd", "it redirects to file:, which is not followed"),
        ("ftp://harbour.example/", "it redirects to ftp:, which is not followed"),
    ],
)
def test_a_redirect_to_a_forbidden_place_is_refused(web: Web, location: str, why: str) -> None:
    """H-12: each redirect is checked again; secrets of the machine are out of reach even with private addresses."""
    web.sends("/a", answer(b"", f"Location: {location}", status="302 Found"))
    assert _error(web.url("/a"), BadInputError).endswith(why)


def test_private_addresses_need_the_readers_word(web: Web) -> None:
    """H-12: private addresses only with --allow-private."""
    web.serves("/a", page())
    assert _error(web.url("/a"), BadInputError, allow_private=False) == "it is this machine"
    assert _error("http://localhost/", BadInputError, allow_private=False).startswith("localhost is ")
    assert web.requests == []


class Elsewhere:
    """A network in which names mean what a test says, and every connection ends at the web of this machine."""

    def __init__(self, web: Web, **names: list[str]) -> None:
        self.web = web
        self.names = {name.replace("_", "."): list(numbers) for name, numbers in names.items()}
        self.asked: list[str] = []
        self.reached: list[str] = []

    def look_up(self, host: str, _port: int) -> list[str]:
        """The next answer for a name: each look-up may get another."""
        self.asked.append(host)
        return [self.names[host].pop(0)] if len(self.names[host]) > 1 else self.names[host]

    def connect(self, number: str, _port: int, seconds: float) -> httpcore.NetworkStream:
        """Note where the connection goes, and make one."""
        self.reached.append(number)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.web.port, timeout=seconds)

    def ways(self) -> dict[str, Any]:
        """The ways to this network, for an Access."""
        return {"look_up": self.look_up, "connect": self.connect}


def test_the_connection_is_made_to_the_address_that_was_checked(web: Web) -> None:
    """H-12: no second look-up, so a name that changes its mind (DNS rebinding) changes nothing."""
    there = Elsewhere(web, harbour_example=[PUBLIC, "127.0.0.1", "127.0.0.1"])
    web.serves("/a", page())
    assert _fetch("http://harbour.example/a", allow_private=False, **there.ways()).data == page()
    assert (there.asked, there.reached) == (["harbour.example"], [PUBLIC])
    assert "Host: harbour.example\r\n" in web.requests[0]


def test_a_name_with_one_forbidden_address_is_refused_altogether(web: Web) -> None:
    there = Elsewhere(web, harbour_example=[PUBLIC])
    ways = {**there.ways(), "look_up": lambda _host, _port: [PUBLIC, "10.0.0.7"]}
    why = _error("http://harbour.example/a", BadInputError, allow_private=False, **ways)
    assert why == "harbour.example is 10.0.0.7: a private network"
    assert there.reached == []


def test_a_redirect_is_looked_up_and_checked_anew(web: Web) -> None:
    there = Elsewhere(web, harbour_example=[PUBLIC, "127.0.0.1"])
    web.sends("/a", answer(b"", "Location: /b", status="302 Found"))
    why = _error("http://harbour.example/a", BadInputError, allow_private=False, **there.ways())
    assert why == "it redirects to http://harbour.example/b, and harbour.example is 127.0.0.1: this machine"
    assert there.reached == [PUBLIC]


def test_a_page_on_the_internet_may_not_lead_into_the_readers_network_even_where_that_is_allowed(web: Web) -> None:
    there = Elsewhere(web, harbour_example=[PUBLIC], router_example=["192.168.1.1"])
    web.sends("/a", answer(b"", "Location: http://router.example/", status="302 Found"))
    why = _error("http://harbour.example/a", BadInputError, **there.ways())
    assert why.endswith("router.example is 192.168.1.1: a private network")


def test_the_next_address_of_a_name_is_tried_when_one_does_not_answer(web: Web) -> None:
    there = Elsewhere(web, harbour_example=[PUBLIC])
    web.serves("/a", page())

    def connect(number: str, port: int, seconds: float) -> httpcore.NetworkStream:
        if number == "2606:4700::1111":
            raise httpcore.ConnectTimeout
        return there.connect(number, port, seconds)

    got = _fetch("http://harbour.example/a", look_up=lambda _host, _port: ["2606:4700::1111", PUBLIC], connect=connect)
    assert got.data == page()


@pytest.mark.parametrize(
    ("pieces", "why"),
    [
        ([], "127.0.0.1 did not answer within 1.2 seconds"),
        ([OK], "127.0.0.1 did not answer within 1.2 seconds"),
        ([OK + b"Content-Length: 9000\r\n\r\nabc"], "it comes more slowly than 1 kB a second"),
        ([OK + b"\r\n"], "it comes more slowly than 1 kB a second"),
    ],
)
def test_a_page_that_stalls_is_not_waited_for(web: Web, pieces: list[bytes], why: str) -> None:
    """H-12: the whole request 20 s, at least 1 kB a second (here the limits are shorter)."""
    assert _error(web.sends("/a", *pieces, then=20), DiptychError, limits=QUICK) == why


@pytest.mark.parametrize(
    ("head", "piece", "why"),
    [
        (OK, b"X-A: b\r\n", "127.0.0.1 did not answer within 1.2 seconds"),
        (OK + b"\r\n", b"x", "it comes more slowly than 1 kB a second"),
        (OK + b"\r\n", b"x" * 40, "it did not arrive within 1.2 seconds"),
    ],
)
def test_a_page_that_drips_is_not_waited_for(web: Web, head: bytes, piece: bytes, why: str) -> None:
    """H-12: a server that sends a little all the time is no better than one that sends nothing."""
    assert _error(web.for_ever("/a", piece, pause=0.02, head=head), DiptychError, limits=QUICK) == why


def test_a_page_without_end_is_read_up_to_the_limit(web: Web) -> None:
    """H-12: at most 10 MB (here less)."""
    address = web.for_ever("/a", b"word " * 2000, head=OK + b"\r\n")
    assert _error(address, BadInputError) == "it is larger than 0.2 MB, the most that is read"


def test_a_length_beyond_the_limit_is_believed_at_once(web: Web) -> None:
    address = web.sends("/a", OK + b"Content-Length: 99999999999999999999\r\n\r\n", then=20)
    assert _error(address, BadInputError) == "it is larger than 0.2 MB, the most that is read"


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked(web: Web, coding: str) -> None:
    """H-12: at most 10 MB after unpacking, and the ratio is bounded."""
    bomb = gzip.compress(bytes(50_000_000)) if coding == "gzip" else zlib.compress(bytes(50_000_000))
    address = web.serves("/a", bomb, f"Content-Encoding: {coding}")
    roomy = Limits(connect=10.0, whole=20.0, patience=10.0)
    assert _error(address, BadInputError, limits=roomy).startswith("it unpacks to more than 100 times its size")
    assert _error(address, BadInputError).startswith("it is larger than")


@pytest.mark.parametrize(
    ("pieces", "why"),
    [
        ([OK + b"Content-Length: 9000\r\n\r\n" + page()], "it ended too early"),
        ([OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"], "it ended too early"),
        ([OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc"], "it ended too early"),
        ([OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"9" * 200_000], "it ended too early"),
        ([OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(page(), mtime=0)[:60]], "it ended too early"),
        ([OK + b"Content-Encoding: gzip\r\n\r\n" + page()], "its packing (gzip) is broken"),
        ([OK + b"Content-Encoding: br\r\n\r\nabc"], "it is packed in a way that was not asked for (br)"),
        ([OK + b"Content-Encoding: zstd\r\n\r\nabc"], "it is packed in a way that was not asked for (zstd)"),
        (
            [OK + b"Content-Encoding: gzip, gzip\r\n\r\nabc"],
            "it is packed in a way that was not asked for (gzip, gzip)",
        ),
        ([OK + b"Content-Encoding: \x1b[5m\r\n\r\nabc"], "it is packed in a way that was not asked for (␛[5m)"),
        ([OK + b"X-A: " + b"b" * 200_000], "the server does not speak HTTP as it should"),
        ([OK + b"Content-Length: -3\r\n\r\nabc"], "the server does not speak HTTP as it should"),
        ([OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc"], "the server does not speak HTTP as it should"),
        ([b"SSH-2.0-OpenSSH_9.6\r\n\r\n"], "the server does not speak HTTP as it should"),
        ([b"\x16\x03\x01\0\0"], "the server does not speak HTTP as it should"),
    ],
)
def test_a_page_that_lies_or_breaks_off_is_told_of(web: Web, pieces: list[bytes], why: str) -> None:
    assert _error(web.sends("/a", *pieces), DiptychError) == why


def test_what_follows_the_declared_length_is_not_the_page(web: Web) -> None:
    assert _fetch(web.sends("/a", OK + b"Content-Length: 3\r\n\r\nabcdef")).data == b"abc"


@pytest.mark.parametrize("head", [b"", OK + b"Content-Length: 9000\r\n\r\nabc"])
def test_a_connection_that_is_reset_is_told_of(web: Web, head: bytes) -> None:
    assert _error(web.resets("/a", head), DiptychError) == "the connection broke"


@pytest.mark.parametrize(
    ("status", "kind", "why"),
    [
        ("404 Not Found", BadInputError, "there is no such page (404)"),
        ("410 Gone", BadInputError, "there is no such page (410)"),
        ("401 Unauthorized", DiptychError, "the page is only for those who are signed in (401)"),
        ("403 Forbidden", DiptychError, "the server does not give it out (403)"),
        ("204 No Content", DiptychError, "the server sent nothing (204)"),
        ("500 Internal Server Error", DiptychError, "the server failed (500)"),
        ("503 \x1b[5m", DiptychError, "the server failed (503)"),
        ("302 Found", DiptychError, "the server answered 302, which is not a page"),
        ("206 Partial Content", DiptychError, "the server answered 206, which is not a page"),
    ],
)
def test_a_status_other_than_success_is_told_in_words(
    web: Web, status: str, kind: type[DiptychError], why: str
) -> None:
    assert _error(web.serves("/a", b"never mind", status=status), kind) == why


def test_where_nobody_listens_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert _error(f"http://127.0.0.1:{port}/", DiptychError) == "127.0.0.1 could not be reached (connection refused)"


def test_a_name_nobody_knows_is_told() -> None:
    def look_up(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert _error("http://harbour.example/", DiptychError, look_up=look_up) == "harbour.example could not be looked up"


def test_a_name_that_is_looked_up_for_ever_is_not_waited_for() -> None:
    """H-12: the system's look-up has no limit of time of its own."""
    began = time.monotonic()
    ending = threading.Event()

    def look_up(_host: str, _port: int) -> list[str]:
        ending.wait(8)
        return []

    why = _error("http://harbour.example/", DiptychError, look_up=look_up, limits=QUICK)
    ending.set()
    assert why == "harbour.example could not be looked up within 1 seconds"
    assert in_time(time.monotonic() - began, 3)


@pytest.mark.whole
def test_a_certificate_of_somebody_else_is_refused(tmp_path: Path) -> None:
    """H-12: TLS verified, by the name that was asked for."""
    context = certificate(tmp_path, "post.example")
    if context is None:
        pytest.skip("openssl is not installed")
    with Web(tls=context) as web:
        web.serves("/a", page())
        there = Elsewhere(web, harbour_example=[PUBLIC])
        why = _error("https://harbour.example/a", DiptychError, **there.ways())
        assert why.startswith("its certificate does not prove that it is harbour.example (")
        assert web.requests == []


@pytest.mark.whole
def test_a_certificate_that_is_trusted_counts_for_its_own_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.reading.addresses import client

    context = certificate(tmp_path, "harbour.example")
    if context is None:
        pytest.skip("openssl is not installed")
    trust = client._trust.__wrapped__()
    trust.load_verify_locations(tmp_path / "cert.pem")
    monkeypatch.setattr(client, "_trust", lambda: trust)
    with Web(tls=context) as web:
        web.serves("/a", page())
        there = Elsewhere(web, harbour_example=[PUBLIC], post_example=[PUBLIC])
        assert _fetch("https://harbour.example/a", **there.ways()).data == page()
        assert "certificate" in _error("https://post.example/a", DiptychError, **there.ways())


def test_a_server_that_speaks_no_tls_is_told_of(web: Web) -> None:
    web.acts["/"] = lambda connection: None
    address = web.url("/").replace("http:", "https:")
    why = _error(address, DiptychError, limits=QUICK)
    waited = [f"127.0.0.1 did not answer within {seconds:g} seconds" for seconds in (QUICK.connect, QUICK.whole)]
    assert why in ("no secure connection could be made", *waited)


def test_a_fetch_can_be_stopped_at_any_moment(web: Web) -> None:
    for address in (web.sends("/a", then=20), web.for_ever("/b", b"x" * 100, pause=0.01, head=OK + b"\r\n")):
        access = Access(allow_private=True)
        clock = Clock(access)
        threading.Timer(0.2, clock.stop).start()
        began = time.monotonic()
        with pytest.raises(StoppedError):
            fetch(Transfer(read_address(address)), access, clock)
        assert in_time(time.monotonic() - began, 3)
