"""Which numeric addresses are on the internet, and which lead into a network of the reader's own.

From the special-purpose registries of the IANA (RFC 6890), spelled out here so that the answer is the same with every
version of Python; of IPv6 only what has been given out for the internet (2000::/3) counts.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Literal

Place = Literal["internet", "own", "nowhere"]
"""On the internet; on this machine or in a private network; or nowhere that a page can come from."""

_V4: tuple[tuple[str, Place, str], ...] = (
    ("127.0.0.0/8", "own", "this machine"),
    ("10.0.0.0/8", "own", "a private network"),
    ("172.16.0.0/12", "own", "a private network"),
    ("192.168.0.0/16", "own", "a private network"),
    ("100.64.0.0/10", "own", "a provider's own network"),
    ("0.0.0.0/8", "nowhere", "no machine in particular"),
    ("169.254.0.0/16", "nowhere", "the machine's own link, where cloud providers keep their keys"),
    ("192.0.0.0/24", "nowhere", "a reserved address"),
    ("192.0.2.0/24", "nowhere", "an address for examples"),
    ("192.88.99.0/24", "nowhere", "a reserved address"),
    ("198.18.0.0/15", "nowhere", "an address for measuring"),
    ("198.51.100.0/24", "nowhere", "an address for examples"),
    ("203.0.113.0/24", "nowhere", "an address for examples"),
    ("224.0.0.0/4", "nowhere", "many machines at once"),
    ("240.0.0.0/4", "nowhere", "a reserved address"),
)
_V6: tuple[tuple[str, Place, str], ...] = (
    ("::1/128", "own", "this machine"),
    ("fc00::/7", "own", "a private network"),
    ("::/128", "nowhere", "no machine in particular"),
    ("fe80::/10", "nowhere", "the machine's own link"),
    ("ff00::/8", "nowhere", "many machines at once"),
    ("2001::/23", "nowhere", "a reserved address"),
    ("2001:db8::/32", "nowhere", "an address for examples"),
    ("3fff::/20", "nowhere", "an address for examples"),
)
_GIVEN_OUT = IPv6Network("2000::/3")
# IPv6 addresses that stand for an IPv4 address, and by how many bits that is shifted: mapped (RFC 4291), translated by
# NAT64 (RFC 6052), 6to4 (RFC 3056).
_CARRIERS = ((IPv6Network("::ffff:0:0/96"), 0), (IPv6Network("64:ff9b::/96"), 0), (IPv6Network("2002::/16"), 80))

_NETWORKS_4 = tuple((IPv4Network(network), place, words) for network, place, words in _V4)
_NETWORKS_6 = tuple((IPv6Network(network), place, words) for network, place, words in _V6)


def place_of(address: IPv4Address | IPv6Address) -> tuple[Place, str]:
    """Where a numeric address is, and in words what it stands for; of one that carries another, where that one is."""
    if isinstance(address, IPv4Address):
        for network4, place, words in _NETWORKS_4:
            if address in network4:
                return place, words
        return "internet", "the internet"
    for carrier, shift in _CARRIERS:
        if address in carrier:
            return place_of(IPv4Address((int(address) >> shift) & 0xFFFFFFFF))
    for network6, place, words in _NETWORKS_6:
        if address in network6:
            return place, words
    return ("internet", "the internet") if address in _GIVEN_OUT else ("nowhere", "a reserved address")
