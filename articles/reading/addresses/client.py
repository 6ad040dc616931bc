"""Fetching one page: redirects by hand, every limit kept, and one clear line for whatever goes wrong.

httpcore speaks HTTP; of what larger clients add (cookies, proxies from the environment, passwords, redirects of their
own, unpacking without a limit) nothing is wanted here.
"""

from __future__ import annotations

import re
import ssl
import time
import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import certifi
import httpcore

from articles.errors import DiptychError
from articles.reading.addresses.access import StoppedError
from articles.reading.addresses.address import failed, next_address, refused
from articles.reading.addresses.connecting import CheckedBackend, Clock
from articles.reading.addresses.unpacking import BombError, TooLargeError, Unpacker
from articles.reading.display import displayable

if TYPE_CHECKING:
    from articles.reading.addresses.access import Access, Limits, Transfer
    from articles.reading.addresses.address import Address

_HEADERS = (
    (b"User-Agent", b"Diptych"),
    (b"Accept", b"text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.5"),
    (b"Accept-Encoding", b"gzip, deflate"),
    (b"Connection", b"close"),
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FILE = "save the page from a browser and name that file"
_LATER = f"try again later, or {_FILE}"
_LABEL = re.compile(r"charset\s*+=\s*+[\"']?+\s*+([A-Za-z0-9_:.+-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: `final` is the address after redirects, `kind` the media type and `charset` as declared."""

    data: bytes
    final: Address
    kind: str = ""
    charset: str = ""


def fetch(transfer: Transfer, access: Access, clock: Clock) -> Answer:
    """The page at the address of `transfer`, which is updated as it comes.

    Raises BadInputError for an address that is refused and a page that cannot be one, DiptychError when the network or
    the server fails, StoppedError after `clock.stop()`.
    """
    asked, private = transfer.address, access.allow_private
    try:
        for _ in range(access.limits.redirects + 1):
            backend = CheckedBackend(transfer, access, clock, private=private)
            answer = _ask(transfer, backend, clock)
            if isinstance(answer, Answer):
                return answer
            # A page on the internet has no business in the reader's own network, whatever the reader may do there.
            private = private and backend.own
            transfer.address = answer
    except DiptychError as error:
        if transfer.address == asked:
            raise
        what, why = f"cannot fetch {asked.shown}", f"it redirects to {transfer.address.shown}, and {error.why}"
        raise type(error)(what, why, error.do) from error
    finally:
        transfer.phase, transfer.address = "done", asked
    why = f"it redirects more than {access.limits.redirects} times"
    raise refused(asked.text, why, "open it in a browser and give the address shown there")


def _ask(transfer: Transfer, backend: CheckedBackend, clock: Clock) -> Answer | Address:
    """The page, or the address that it redirects to."""
    address = transfer.address
    clock.in_body = False
    try:
        with httpcore.HTTPConnection(
            httpcore.Origin(address.scheme.encode(), address.host.encode(), address.port),
            ssl_context=_trust() if address.scheme == "https" else None,
            network_backend=backend,
        ) as connection:
            url = httpcore.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)
            headers = [(b"Host", address.authority.encode()), *_HEADERS]
            with connection.stream("GET", url, headers=headers) as response:
                return _answer(response, transfer, clock)
    except (DiptychError, StoppedError):
        raise
    except (httpcore.TimeoutException, TimeoutError):
        clock.check()
        raise _too_slow(transfer, clock) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        clock.check()
        raise _broken(transfer, error) from error


def _answer(response: httpcore.Response, transfer: Transfer, clock: Clock) -> Answer | Address:
    address = transfer.address
    headers = {name.lower(): value.decode("latin-1").strip() for name, value in reversed(response.headers)}
    if response.status in _REDIRECTS and b"location" in headers:
        return next_address(address, headers[b"location"].encode("latin-1").decode("utf-8", "replace"))
    _check_status(address, response.status)
    declared = headers.get(b"content-type", "")
    label = _LABEL.search(declared)
    data = _body(response, headers, transfer, clock)
    return Answer(data, address, declared.partition(";")[0].strip().lower()[:100], label.group(1) if label else "")


def _check_status(address: Address, status: int) -> None:
    """Raise the error that says what a status other than success means."""
    if status in (200, 203):
        return
    if status in (404, 410):
        raise refused(address.text, f"there is no such page ({status})")
    if status in (401, 402, 407):
        raise failed(address, f"the page is only for those who are signed in ({status})", _FILE)
    if status in (403, 429, 451):
        raise failed(address, f"the server does not give it out ({status})", _FILE)
    if status in (204, 205, 304):
        raise failed(address, f"the server sent nothing ({status})", _FILE)
    why = f"the server failed ({status})" if status >= 500 else f"the server answered {status}, which is not a page"
    raise failed(address, why, _LATER)


def _body(response: httpcore.Response, headers: dict[bytes, str], transfer: Transfer, clock: Clock) -> bytes:
    """The page, unpacked. What a server says of its length is only believed where it says too much."""
    address, limits = transfer.address, clock.limits
    length = headers.get(b"content-length", "")
    transfer.expected = int(length[:15]) if length.isascii() and length.isdigit() else None
    if (transfer.expected or 0) > limits.size:
        raise _too_large(address, limits)
    coding = headers.get(b"content-encoding", "").lower()
    try:
        unpacker = Unpacker(coding, limits)
    except ValueError:
        why = f"it is packed in a way that was not asked for ({displayable(coding[:40])})"
        raise failed(address, why, _FILE) from None
    pieces = []
    transfer.phase, clock.in_body = "receiving", True
    since, before = time.monotonic(), 0
    try:
        for packed in response.iter_stream():
            clock.left()
            transfer.received += len(packed)
            pieces.append(unpacker.feed(packed))
            waited = time.monotonic() - since
            if waited >= limits.patience:
                if transfer.received - before < limits.rate * waited:
                    raise TimeoutError
                since, before = time.monotonic(), transfer.received
    except TooLargeError:
        raise _too_large(address, limits) from None
    except BombError:
        why = f"it unpacks to more than {limits.ratio} times its size, as no page does"
        raise refused(address.text, why, _FILE) from None
    except zlib.error:
        raise failed(address, f"its packing ({displayable(coding[:40])}) is broken", _LATER) from None
    clock.check()  # what was stopped looks like a page that has come to its end
    if not unpacker.whole():
        raise failed(address, "it ended too early", _LATER)
    return b"".join(pieces)


@cache
def _trust() -> ssl.SSLContext:
    """Whose certificates are believed: those of the system, and those that browsers agree on."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _too_large(address: Address, limits: Limits) -> DiptychError:
    return refused(
        address.text,
        f"it is larger than {limits.size / 1_000_000:g} MB, the most that is read",
        "save only the article",
    )


def _too_slow(transfer: Transfer, clock: Clock) -> DiptychError:
    limits = clock.limits
    if transfer.phase == "receiving" and clock.over:
        why = f"it did not arrive within {limits.whole:g} seconds"
    elif transfer.phase == "receiving":
        why = f"it comes more slowly than {limits.rate / 1000:g} kB a second"
    else:
        seconds = limits.whole if clock.over else limits.connect
        why = f"{transfer.address.host} did not answer within {seconds:g} seconds"
    return failed(transfer.address, why, _LATER)


def _broken(transfer: Transfer, error: Exception) -> DiptychError:
    address = transfer.address
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            why = f"its certificate does not prove that it is {address.host} ({displayable(cause.verify_message)})"
            return failed(address, why, "check the address; on a network that asks you to sign in first, do that")
        if isinstance(cause, ssl.SSLError):
            return failed(address, "no secure connection could be made", _LATER)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpcore.ProtocolError):
        if transfer.phase == "receiving":
            return failed(address, "it ended too early", _LATER)
        return failed(address, "the server does not speak HTTP as it should", _LATER)
    return failed(address, "the connection broke", _LATER)
