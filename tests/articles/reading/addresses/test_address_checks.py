"""Which numeric addresses a page may come from."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.addresses.checks import place_of


@pytest.mark.parametrize(
    "number",
    ["93.184.216.34", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "223.255.255.255", "2606:4700::1111",
     "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::1", "2a00::1"],
)  # fmt: skip
def test_what_is_on_the_internet(number: str) -> None:
    assert place_of(ip_address(number))[0] == "internet"


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "::1",
     "fc00::1", "fd12:3456::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1",
     "2002:7f00:1::", "2002:a00:1::1"],
)  # fmt: skip
def test_what_is_the_readers_own(number: str) -> None:
    """H-12: loopback, private, CGNAT, ULA, and the forms of IPv6 that carry such an address."""
    assert place_of(ip_address(number))[0] == "own"


@pytest.mark.parametrize(
    "number",
    ["0.0.0.1", "0.1.2.3", "169.254.169.254", "192.0.0.1", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1",
     "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "fe80::1", "fec0::1", "ff02::1",
     "2001::1", "2001:db8::1", "3fff::1", "64:ff9b:1::a00:1", "::7f00:1", "100::1", "4000::1",
     "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::", "::ffff:0.0.0.0"],
)  # fmt: skip
def test_what_no_page_comes_from(number: str) -> None:
    """H-12: link-local, multicast, unspecified, reserved, and the forms that carry such an address."""
    assert place_of(ip_address(number))[0] == "nowhere"


@given(st.integers(0, 2**32 - 1))
def test_what_python_calls_private_is_never_the_internet(number: int) -> None:
    address = IPv4Address(number)
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert place_of(address)[0] != "internet"


@given(st.integers(0, 2**128 - 1))
def test_the_same_holds_for_ipv6(number: int) -> None:
    address = IPv6Address(number)
    if not address.is_global or address.is_multicast or address.is_link_local or address.is_site_local:
        assert address.ipv4_mapped or address.sixtofour or place_of(address)[0] != "internet"


@given(st.integers(0, 2**32 - 1))
def test_a_carried_address_is_where_it_would_be_by_itself(number: int) -> None:
    plain = place_of(IPv4Address(number))
    mapped, translated = (0xFFFF << 32) | number, (0x64FF9B << 96) | number
    assert place_of(IPv6Address(mapped)) == plain
    assert place_of(IPv6Address(translated)) == plain
    assert place_of(IPv6Address((0x2002 << 112) | (number << 80) | 1)) == plain
