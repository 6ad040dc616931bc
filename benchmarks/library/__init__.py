"""What a library of one's own is measured by."""

import os

# As the commands do, before numpy is imported: BLAS's threads wait badly on a busy machine.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
