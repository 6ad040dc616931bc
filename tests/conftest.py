"""What every test stands on: no settings of the person who runs them, no network, and articles to read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.figures import figures, pytest_terminal_summary  # noqa: F401 - a hook and a fixture
from tests.network import refuse_the_network
from tests.quick import pytest_collection_modifyitems, pytest_runtest_protocol  # noqa: F401 - hooks
from tests.web import Web
from tests.writing import write_pair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.writing import Pair

LEFT = """The ferry that did not turn

The night ferry to Calder Point struck the outer mole at ten past four on Friday, and forty-one passengers were hurt.

"We saw the light and we did not turn," the mate, Ida Brandt, said. The harbour office wanted a second light in May.

Two tugs brought the ferry in by noon.
"""

RIGHT = """Ferry hits mole at Calder Point

A ferry with 212 people aboard hit the mole at Calder Point early on Friday, injuring 38, the company said.

Ida Brandt, the mate, conceded that the light had been seen. Sailings are suspended until Monday.

It was brought in by two tugs around midday.
"""

_HOME_VARIABLES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
_OWN_PREFIXES = ("DIPTYCH_", "TEXTUAL")
_KEPT = frozenset({"DIPTYCH_LONG", "TEXTUAL_SNAPSHOT_TEMPDIR"})
_UNSET = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES")

# As the program itself does: threads of numpy's own wait for one another, on a busy machine five times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# A busy machine is no failure.
settings.register_profile("diptych", deadline=None)
settings.load_profile("diptych")
refuse_the_network()


@pytest.fixture(scope="session", autouse=True)
def _empty_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in _HOME_VARIABLES:
            patch.setenv(name, str(home / name.lower()))
        for name in [*_UNSET, *(name for name in os.environ if name.startswith(_OWN_PREFIXES) and name not in _KEPT)]:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """Two short accounts of one accident, as files in a folder of their own."""
    return write_pair(tmp_path / "articles", LEFT, RIGHT)


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on loopback, for pages."""
    with Web() as served:
        yield served
