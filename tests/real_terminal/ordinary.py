"""Starting a program as somebody who may not do everything, also where the tests run as root.

`python -m tests.real_terminal.ordinary COMMAND ...` gives up every right of root for good and becomes COMMAND: files of
mode 000 cannot be read and files of mode 0444 not written then, as for anybody, and what root owns can still be run.
"""

from __future__ import annotations

import ctypes
import os
import sys

_BOUNDING_SET_DROP = 24
_LAST_CAPABILITY = 63
_NO_NEW_RIGHTS = 38


def rights_can_be_given_up() -> bool:
    """Whether what root starts here can be without root's rights."""
    return sys.platform.startswith("linux") or bool(os.geteuid())


def give_up_rights() -> bool:
    """Have whatever this process becomes next run without rights; returns whether that can be done here."""
    if os.geteuid():
        return True
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    done = [libc.prctl(_BOUNDING_SET_DROP, number, 0, 0, 0) for number in range(_LAST_CAPABILITY + 1)]
    return bool(done[0] == 0 and libc.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0) == 0)


def main() -> None:
    """Become the command."""
    give_up_rights()
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - the tests name the command


if __name__ == "__main__":
    main()
