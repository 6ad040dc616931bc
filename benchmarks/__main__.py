"""Everything that is measured, one table after another: `python -m benchmarks`."""

from __future__ import annotations

from benchmarks import cases, handing_in, handing_in_merge, matching, notes, pressing, startup


def main() -> None:
    """Run the benchmarks one by one; nothing else should be running meanwhile."""
    startup.main()
    print()
    pressing.main([])
    print()
    matching.main()
    print()
    notes.main()
    print()
    handing_in.main()
    print()
    handing_in_merge.main()
    print()
    cases.main()


if __name__ == "__main__":
    main()
