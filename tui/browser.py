"""Opening an address in the reader's own browser: by the program that the system has for it, and never by a shell."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading

from articles.errors import DiptychError
from articles.reading.addresses.address import read_address


def open_page(address: str) -> None:
    """Hand an http or https address to the system. Raises DiptychError for any other, and where nothing opens one."""
    known = read_address(address)
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        why = "the system has no program for it"
        raise DiptychError(f"cannot open {known.shown}", why, "copy the address into a browser")
    try:
        process = subprocess.Popen(  # noqa: S603 - the system's opener, with a checked address for its only argument
            [opener, known.text],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        why = (error.strerror or "the system refused").lower()
        raise DiptychError(f"cannot open {known.shown}", why, "copy the address into a browser") from error
    threading.Thread(target=process.wait, daemon=True, name="browser").start()
