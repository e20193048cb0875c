"""A service that has itself sampled (Linux, Python 3.15)."""

import ctypes
import os
import subprocess
import sys


# region sampled
def sample_me(seconds: int) -> subprocess.Popen[bytes]:
    """Start a sampler that attaches to this process."""
    command = [sys.executable, "-m", "profiling.sampling"]
    how = f"attach -d {seconds} --collapsed -o stacks.txt"
    sampler = subprocess.Popen(
        [*command, *how.split(), str(os.getpid())]
    )
    # PR_SET_PTRACER: this process may look, and no other.
    # The sampler is still importing.
    ctypes.CDLL(None).prctl(0x59616D61, sampler.pid, 0, 0, 0)
    return sampler


# endregion sampled


def weigh(parcels: int) -> int:
    """Compute something."""
    return sum(grams * grams for grams in range(parcels))


def serve(sampler: subprocess.Popen[bytes]) -> int:
    """Work until the sampler is done."""
    rounds = 0
    while sampler.poll() is None:
        weigh(5000)
        rounds += 1
    return rounds


if __name__ == "__main__":
    serve(sample_me(1))
