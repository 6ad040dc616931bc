"""An address as the reader gives it or a page leads to it, read strictly: http or https, one host, nothing hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from articles.article import Safe
from articles.errors import BadInputError, DiptychError
from articles.reading.source import one_line, shown_name

if TYPE_CHECKING:
    from urllib.parse import SplitResult

LONGEST = 4000
"""Characters: no address that people use is longer."""
SHOWN = 300
"""Characters up to which an address is shown whole in an error."""

PORTS = {"http": 80, "https": 443}
_CHECK = "check the address"
_WHOLE = "give the address as a browser shows it, such as https://example.org/news"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_REORDERING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_LONGEST_HOST = 253
_LARGEST_PORT = 65_535
# What may stand in a path or a query as it is: the URI characters, and the sign of what is escaped already.
_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = _PATH + "?[]{}|\\^`"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address: `host` in ASCII and lower case (IPv6 without brackets), `target` path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def text(self) -> str:
        """The address in one spelling; two that differ only in spelling have the same."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def authority(self) -> str:
        """The host, and the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def shown(self) -> Safe:
        """The address for people; a host that is not ASCII stands in its own letters behind it."""
        return shown(self.text)


def shown(address: str) -> Safe:
    """An address for people: whole up to SHOWN characters, a host that is not ASCII both ways."""
    whole = one_line(address) if len(address) <= SHOWN else shown_name(address)
    host = address.partition("://")[2].partition("/")[0].partition(":")[0]
    letters = in_letters(host)
    return whole if letters == one_line(host) else Safe(f"{whole} ({letters})")


def in_letters(host: str) -> Safe:
    """The host with its `xn--` parts as the letters they stand for; unchanged where they stand for none."""
    if "xn--" not in host:
        return one_line(host)
    import idna

    try:
        return one_line(idna.decode(host))
    except idna.IDNAError:
        return one_line(host)


def refused(address: str, why: str, do: str = _CHECK) -> BadInputError:
    """The error (exit code 2) for an address that is not fetched, or that holds no article."""
    return BadInputError(f"cannot fetch {shown(address) or 'an empty address'}", why, do)


def failed(address: Address, why: str, do: str) -> DiptychError:
    """The error (exit code 1) for a page that the network or its server did not give."""
    return DiptychError(f"cannot fetch {address.shown}", why, do)


def read_address(text: str) -> Address:
    """The address that `text` is, without its fragment.

    Raises BadInputError for one with a name or password in it, of another scheme, without a host, or that is not an
    address.
    """
    text = text.strip(" ")
    if len(text) > LONGEST:
        raise refused(text, f"the address has more than {LONGEST:,} characters", _CHECK)
    if _CONTROL.search(text):
        raise refused(text, "there is a control character in the address", _WHOLE)
    if _REORDERING.search(text):
        raise refused(text, "there is a mark in the address that reorders its letters", _WHOLE)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise refused(_without_user(text), "it is not an address", _WHOLE) from None
    if parts.scheme not in PORTS:
        why = f"{parts.scheme}: is not fetched, only http and https are" if parts.scheme else "it is not an address"
        raise refused(_without_user(text), why, "save it as a file and name that")
    if "@" in parts.netloc:
        raise refused(
            _without_user(text), "there is a name or a password in the address", "leave out what stands before the @"
        )
    if port == 0 or (port or 1) > _LARGEST_PORT:
        raise refused(text, "there is no such port", _CHECK)
    address = Address(parts.scheme, _host(text, parts), port or PORTS[parts.scheme], _target(parts))
    if len(address.text) > LONGEST:  # a letter beyond ASCII takes up to twelve characters there
        raise refused(text, f"the address has more than {LONGEST:,} characters", _CHECK)
    return address


def next_address(address: Address, location: str) -> Address:
    """Where a redirect from `address` leads. Raises BadInputError for a place that is never fetched."""
    if _CONTROL.search(location) or len(location) > LONGEST:
        raise refused(address.text, "it redirects to something that is no address", _CHECK)
    try:
        joined = urljoin(address.text, location.strip(" "))
    except ValueError:
        joined = location
    scheme = _SCHEME.match(joined)
    kind = scheme.group(1).lower() if scheme else ""
    if kind not in PORTS:
        to = f"{kind}:, which is not followed" if kind else "something that is no address"
        raise refused(address.text, f"it redirects to {to}")
    if address.scheme == "https" and kind == "http":
        raise refused(address.text, "it redirects from https to http, which anybody on the way could read or change")
    try:
        return read_address(joined)
    except BadInputError as error:
        raise refused(address.text, f"it redirects to an address that is refused: {error.why}") from None


def literal_of(host: str) -> IPv4Address | IPv6Address | None:
    """The numeric address that the host is written as; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _host(text: str, parts: SplitResult) -> str:
    try:
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host:
        raise refused(text, "there is no host in the address", _WHOLE)
    number = literal_of(host)
    if number:
        if "%" in host:
            raise refused(text, "the host names a network card", _CHECK)
        return str(number)
    if not host.isascii():
        host = _in_ascii(text, host)
    host = host.removesuffix(".")
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        # 2130706433, 0x7f.1 and 127.1 are ways to write 127.0.0.1 that hide it.
        raise refused(text, "the host is a number in an unusual spelling", "write it with four numbers and three dots")
    if not _HOST.fullmatch(host) or len(host) > _LONGEST_HOST:
        raise refused(text, f"{shown_name(host)} cannot be the name of a host", _CHECK)
    return host


def _in_ascii(text: str, host: str) -> str:
    """The name as the network knows it (UTS 46, RFC 5891)."""
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except idna.IDNAError:
        raise refused(text, f"{shown_name(host)} cannot be the name of a host", _CHECK) from None


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_PATH, errors="replace")
    query = f"?{quote(parts.query, safe=_QUERY, errors='replace')}" if parts.query else ""
    return path + query


def _without_user(text: str) -> str:
    """The text without what stands before an @ in its host part, so that no password is shown."""
    return re.sub(r"^([^:/?#]*:/*)?[^/?#]*@", lambda found: found.group(1) or "", text)
