"""Reading one file of a foreign format: `python -m articles.reading.formats.worker FORMAT CHAPTER CPU_SECONDS BYTES`.

Takes the file's bytes on standard input and writes one line of JSON: what `to_json` makes of the extract, or
`{"error": {"why", "do"}}`. Memory and time are limited before a byte is read, no file can be written, no connection
opened, no program started. It may be killed at any time.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sys
from typing import Any

_FORBIDDEN = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.sendmsg")
_NO_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.forkpty", "pty.spawn")
_OPEN_FOR_READING = frozenset({"r", "rb", None})


def main(arguments: list[str]) -> int:
    """Read standard input as the arguments say. Returns 0 when an extract was written, 1 otherwise."""
    kind, chapter, seconds, memory = arguments
    limit(int(seconds), int(memory))
    data = sys.stdin.buffer.read()
    confine()
    logging.disable(logging.CRITICAL)  # libraries log their complaints about a file; the reader gets one line
    answer = answer_to(kind, data, int(chapter) or None)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    sys.stdout.buffer.flush()
    return 1 if "error" in answer else 0


def limit(seconds: int, memory: int) -> None:
    """Limit this process's processor time and address space, and forbid it to write files."""
    import resource

    limits = ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0))
    for which, most in limits:
        with contextlib.suppress(ValueError, OSError):  # a system with a tighter limit, or with none
            resource.setrlimit(which, (most, most))


def confine() -> None:
    """From now on this process opens no connection, starts no program and writes no file."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hook: a parser opens no connection, starts no program and writes no file."""
    if event in _FORBIDDEN or event in _NO_PROGRAMS:
        raise PermissionError(f"{event} while reading a file")
    if event == "open" and arguments[1] not in _OPEN_FOR_READING and isinstance(arguments[0], str):
        raise PermissionError("writing while reading a file")


def answer_to(kind: str, data: bytes, chapter: int | None = None) -> dict[str, Any]:
    """The answer for a file of the format `kind`: an extract or an error."""
    from articles.reading.formats.extract import NoArticleError, to_json

    try:
        return to_json(_parse(kind, data, chapter))
    except NoArticleError as error:
        return {"error": {"why": error.why, "do": error.do}}
    except MemoryError:
        return {"error": {"why": "it needs more memory than is allowed", "do": "save its words as a text file"}}
    except RecursionError:
        return {"error": {"why": "it is nested too deeply", "do": "save its words as a text file"}}
    except Exception as error:  # whatever a parser makes of a broken file, the reader gets one line
        why = f"it is damaged, or no {_NAMES[kind]} ({type(error).__name__})"
        return {"error": {"why": why, "do": "save its words as a text file"}}


_NAMES = {"html": "web page", "pdf": "PDF", "zip": "document or book", "mail": "mail"}


def _parse(kind: str, data: bytes, chapter: int | None) -> Any:
    if kind == "html":
        from articles.reading.formats.web.page import read_page

        return read_page(data.decode("utf-8", "replace"))
    if kind == "pdf":
        from articles.reading.formats.pdf import read_pdf

        return read_pdf(data)
    if kind == "mail":
        from articles.reading.formats.mail import read_mail

        return read_mail(data, chapter)
    from articles.reading.formats.zipped import read_zipped

    return read_zipped(data, chapter)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
