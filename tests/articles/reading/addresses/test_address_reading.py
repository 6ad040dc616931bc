"""Addresses are read strictly, and spelled in one way."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import BadInputError
from articles.reading.addresses.address import LONGEST, Address, next_address, read_address, shown
from articles.reading.display import displayable
from articles.reading.source import is_address


def _refused(text: str) -> BadInputError:
    with pytest.raises(BadInputError) as caught:
        read_address(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("https://harbour.example", "https://harbour.example/"),
        ("HTTPS://Harbour.Example:443/News?id=3#comments", "https://harbour.example/News?id=3"),
        ("http://harbour.example.:8080/a b", "http://harbour.example:8080/a%20b"),
        ("https://harbour.example/größe?q=ä%20b", "https://harbour.example/gr%C3%B6%C3%9Fe?q=%C3%A4%20b"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://[2606:4700:0:0::1111]/", "https://[2606:4700::1111]/"),
        (" https://harbour.example/ ", "https://harbour.example/"),
    ],
)
def test_two_spellings_of_one_address_are_one(text: str, spelled: str) -> None:
    assert is_address(text.strip())
    assert read_address(text).text == spelled
    assert read_address(spelled).text == spelled


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ftp://harbour.example/", "ftp: is not fetched, only http and https are"),
        ("http:///news", "there is no host in the address"),
        ("http:news", "there is no host in the address"),
        ("https://harbour.example:99999/", "it is not an address"),
        ("https://harbour.example:0/", "there is no such port"),
        ("https://[::1", "it is not an address"),
        ("https://har bour.example/", "har bour.example cannot be the name of a host"),
        ("https://harbour..example/", "harbour..example cannot be the name of a host"),
        ("https://good.example\\.bad.example/", "good.example\\.bad.example cannot be the name of a host"),
        ("https://%31%30.example/", "%31%30.example cannot be the name of a host"),
        (f"https://{'n' * 64}.example/", f"{'n' * 64}.example cannot be the name of a host"),
        ("https://harbour.example/\r\nX-Evil: 1", "there is a control character in the address"),
        ("https://harbour.example/\x1b]0;t\x07", "there is a control character in the address"),
        ("https://\r\nxn--", "there is a control character in the address"),
        ("https://harbour.example/\u202egpj.exe", "there is a mark in the address that reorders its letters"),
        ("https://harbour.example/news?q=\u2066a", "there is a mark in the address that reorders its letters"),
        ("https://harbour.example/\u200f", "there is a mark in the address that reorders its letters"),
        ("https://harbour.example/" + "x" * LONGEST, "the address has more than 4,000 characters"),
        ("https://harbour.example/" + "ф" * (LONGEST // 6), "the address has more than 4,000 characters"),
    ],
)
def test_what_is_no_address_is_refused_with_the_reason(text: str, why: str) -> None:
    error = _refused(text)
    assert error.why == why
    assert str(error).isprintable()


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "0177.0.0.1", "127.0.0.0x1", "1.2.3.4.5"])
def test_a_number_in_disguise_is_refused_without_asking_anybody(host: str) -> None:
    assert _refused(f"http://{host}:9/").why == "the host is a number in an unusual spelling"


@pytest.mark.parametrize("user", ["me:secret", "me", "me:se@secret", "me:secret\\", "secret:"])
def test_a_name_or_password_is_refused_and_never_shown(user: str) -> None:
    """H-12: no credentials in addresses."""
    error = _refused(f"https://{user}@harbour.example/news")
    assert error.why == "there is a name or a password in the address"
    assert "secret" not in str(error)


@pytest.mark.parametrize(
    ("location", "to"),
    [
        ("/b", "https://harbour.example/b"),
        ("b?c", "https://harbour.example/news/b?c"),
        ("//post.example/x", "https://post.example/x"),
        ("https://post.example", "https://post.example/"),
    ],
)
def test_a_redirect_is_followed_from_where_it_stands(location: str, to: str) -> None:
    assert next_address(read_address("https://harbour.example/news/a"), location).text == to


def test_http_may_redirect_to_https_and_never_the_other_way() -> None:
    """H-12: never to another scheme; that nearly every http address leads to its https one is no way around it."""
    plain, safe = read_address("http://harbour.example/"), read_address("https://harbour.example/")
    assert next_address(plain, safe.text) == safe
    with pytest.raises(BadInputError, match="redirects from https to http"):
        next_address(safe, plain.text)


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://harbour.example/", "javascript:alert(1)", "data:text/html,x", "http://[", "a\r\nb: c",
     "https://me:secret@harbour.example/", "https://2130706433/", "https://" + "x" * 5000],
)  # fmt: skip
def test_a_redirect_to_anything_else_is_refused(location: str) -> None:
    with pytest.raises(BadInputError, match="redirects") as caught:
        next_address(read_address("https://harbour.example/"), location)
    assert "secret" not in str(caught.value)


def test_a_host_in_other_letters_is_shown_both_ways() -> None:
    """H-6: IDN also in punycode."""
    assert read_address("https://münchen.example/a").shown == "https://xn--mnchen-3ya.example/a (münchen.example)"
    assert shown("https://xn--a.example/") == "https://xn--a.example/"


@given(st.text(max_size=60))
def test_whatever_is_taken_for_an_address_can_be_sent_in_a_request(words: str) -> None:
    try:
        address = read_address(f"https://harbour.example/{words}")
    except BadInputError:
        return
    assert isinstance(address, Address)
    assert address.target.isascii()
    assert address.target.isprintable()
    assert " " not in address.target
    assert address.host == "harbour.example"
    assert read_address(address.text) == address


@given(st.text(max_size=40))
def test_reading_any_host_gives_a_plain_one_or_a_line(words: str) -> None:
    text = f"https://{words}/"
    try:
        address = read_address(text)
    except BadInputError:
        line = str(_refused(text))
        assert displayable(line) == line
        assert "\n" not in line
        return
    assert address.host.isascii()
    assert urlsplit(address.text).hostname == address.host
