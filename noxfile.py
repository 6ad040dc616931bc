"""The tests on every Python that Diptych says it runs on, as far as each is installed here: `make pythons`."""

from __future__ import annotations

import nox

nox.options.error_on_missing_interpreters = False
nox.options.reuse_existing_virtualenvs = True


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def tests(session: nox.Session) -> None:
    """Install what is pinned, and run the tests."""
    session.install("--require-hashes", "--no-deps", "-r", "constraints.txt")
    session.install("--no-deps", "--no-build-isolation", "--editable", ".")
    session.run("python", "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", *session.posargs)
