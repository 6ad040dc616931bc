"""Batches: what they cost, how well they group, and whether kills change a row."""

import os

# As Dask's nannies do for their workers, before numpy is imported: BLAS's threads wait for one another by running.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
