"""`python -m benchmarks.cases`."""

from __future__ import annotations

from benchmarks.cases import main

if __name__ == "__main__":
    main()
