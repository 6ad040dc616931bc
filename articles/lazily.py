"""Public names of a package that load their modules when first asked for."""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing for it would take longer than all else that printing the version needs
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def lazily(package: str, names: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """The `__getattr__` (PEP 562) of a package: the public names under each of its modules are taken from there.

    It raises AttributeError for any other name.
    """
    homes = {name: home for home, listed in names.items() for name in listed}

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return find
