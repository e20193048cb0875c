"""Ask pymalloc how many arenas it holds.

CPython's default build only. ``sys._debugmallocstats`` writes
to the C level's standard error, so that is where we listen.
"""

import os
import re
import sys
import tempfile

PATTERN = rb"arenas allocated current\s*=\s*([\d,]+)"


def malloc_stats() -> bytes:
    """Return what ``sys._debugmallocstats`` writes."""
    sys.stderr.flush()
    with tempfile.TemporaryFile() as file:
        saved = os.dup(2)
        os.dup2(file.fileno(), 2)
        try:
            sys._debugmallocstats()
        finally:
            os.dup2(saved, 2)
            os.close(saved)
        file.seek(0)
        return file.read()


def arenas() -> int:
    """Return the number of arenas now in use (1 MiB each)."""
    found = re.search(PATTERN, malloc_stats())
    if found is None:
        raise RuntimeError("this build does not use pymalloc")
    return int(found[1].replace(b",", b""))
