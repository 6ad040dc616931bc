"""No test reaches another machine: whatever would, on whichever way, raises before a byte is sent.

Python's audit events tell of every connection, datagram and look-up, whoever asks for it.
"""

from __future__ import annotations

import socket
import sys
from functools import cache
from typing import Any

_SENDING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_LOOKING_UP = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})
_HERE = frozenset({"127.0.0.1", "::1", "localhost", ""})


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _SENDING:
        one, address = arguments
        if one.family in (socket.AF_INET, socket.AF_INET6) and address is not None and address[0] not in _HERE:
            raise AssertionError(f"a test tried to reach {address[0]}")
    elif event in _LOOKING_UP:
        host = arguments[0][0] if event == "socket.getnameinfo" else arguments[0]
        host = host.decode("ascii", "replace") if isinstance(host, bytes) else host
        if host is not None and host not in _HERE:
            raise AssertionError(f"a test tried to look up {host}")


@cache
def refuse_the_network() -> None:
    """From now on nothing in this process reaches another machine; this cannot be taken back."""
    sys.addaudithook(_refuse)


WATCHED = """
import os, sys
log = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
os.write(log, b"started\\n")
def watch(event, arguments, log=log, write=os.write):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        if int(arguments[0].family) != 1:
            write(log, event.encode() + b"\\n")
    elif event.startswith(("socket.getaddrinfo", "socket.gethostby", "socket.getnameinfo", "urllib.")):
        write(log, event.encode() + b"\\n")
sys.addaudithook(watch)
"""
"""A `sitecustomize` that writes to the file `WATCH_LOG` names whatever a child process asks of the network."""
