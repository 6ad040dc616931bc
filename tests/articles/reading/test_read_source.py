"""Getting at the bytes: only what can be read without waiting or draining, and one clear line for the rest."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError
from articles.reading.limits import LIMITS
from articles.reading.source import read_bytes, shown_name

if TYPE_CHECKING:
    from pathlib import Path


def _why(source: str | Path) -> str:
    with pytest.raises(BadInputError) as caught:
        read_bytes(source)
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)
    return caught.value.why


def test_a_plain_file_is_read_by_text_path_or_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"words")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read_bytes(str(file)) == read_bytes(file) == read_bytes("~/a.txt") == b"words"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    (tmp_path / "link").symlink_to("a.txt")
    assert read_bytes(tmp_path / "link") == b"words"


def test_what_is_not_a_plain_file_is_named_and_refused(tmp_path: Path) -> None:
    """H-7."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "nowhere").symlink_to("gone")
    assert _why(tmp_path) == "it is a directory"
    assert _why(tmp_path / "pipe") == "it is a named pipe"
    assert _why("/dev/zero") == "it is a device"
    assert _why(tmp_path / "loop") == "the links go round in a circle"
    assert _why(tmp_path / "nowhere") == "the link leads to a file that does not exist"
    assert _why(tmp_path / "gone") == "there is no such file"
    assert _why(tmp_path / "gone" / "deeper") == "there is no such file"


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        assert _why("s") == "it is a socket or a device"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_the_right_to_read_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"words")
    file.chmod(0)
    assert _why(file) == "you may not read it"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "there is no file without a name"),
        ("a\0b", "the name holds a NUL"),
        ("n" * 300, "the name is too long"),
        ("~nobody-of-that-name/a", "the home directory that ~ stands for is not known"),
        ("ftp://harbour.example/a", "only addresses that begin with http: or https: are read"),
        ("javascript:alert(1)", "only addresses that begin with http: or https: are read"),
        ("data:text/html,hi", "only addresses that begin with http: or https: are read"),
        ("file:///etc/hosts", "only addresses that begin with http: or https: are read"),
    ],
)
def test_names_that_cannot_be_opened_say_why(name: str, why: str) -> None:
    assert _why(name) == why


def test_a_file_beyond_the_limit_is_refused_whatever_size_it_claims(tmp_path: Path) -> None:
    """H-7."""
    file = tmp_path / "sparse"
    with file.open("wb") as handle:
        handle.truncate(1 << 40)
    assert _why(file) == "it is larger than 10 MB, the most that is read"
    with file.open("wb") as handle:
        handle.truncate(LIMITS.bytes)
    assert len(read_bytes(file)) == LIMITS.bytes


def test_a_stream_handed_over_by_the_shell_is_read_to_its_end() -> None:
    reader, writer = os.pipe()
    try:
        os.write(writer, b"words")
        os.close(writer)
        assert read_bytes(f"/dev/fd/{reader}") == b"words"
    finally:
        os.close(reader)


def test_standard_input_is_read_or_taken_as_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert read_bytes("-", stdin=b"given") == b"given"
    (tmp_path / "in").write_bytes(b"piped")
    with (tmp_path / "in").open() as handle:
        monkeypatch.setattr(sys, "stdin", handle)
        assert read_bytes("-") == b"piped"
    assert _why("-") == "nothing was piped in"
    monkeypatch.setattr(sys, "stdin", None)
    assert _why("-") == "nothing was piped in"


def test_names_in_messages_are_safe_short_and_without_passwords() -> None:
    assert shown_name("a\x1b]0;t\x07\n\u202eb") == "a␛]0;t␇␊⇆b"
    assert shown_name("http://me:secret@harbour.example/") == "http://harbour.example/"
    assert shown_name("http://me:se@cret@harbour.example/a@b") == "http://harbour.example/a@b"
    assert len(shown_name("x" * 100_000)) <= 101
    assert shown_name(os.fsdecode(b"caf\xe9.txt")) == "caf�.txt"
