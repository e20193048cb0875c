"""How near does the sampler come? (Python 3.15)

``python -m profiling_programs.benchmarks.sampled`` prints the
share of ``count_heavy`` that each of ten sampled runs shows, in
hundredths, without and with ``--blocking``, and the true one;
then how many times as much CPU time the program takes while it
is sampled, in ten pairs of runs.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from profiling_programs.culprit import TURN, days, share
from profiling_programs.flame import Frame, fold


def sampled(*options: str) -> Frame:
    """Return the sampled profile of ``culprit.py``."""
    with tempfile.TemporaryDirectory() as folder:
        stacks = Path(folder) / "stacks.txt"
        command = [sys.executable, "-m", "profiling.sampling"]
        run = [
            "run",
            *options,
            "--collapsed",
            "-o",
            str(stacks),
        ]
        program = ["-m", "profiling_programs.culprit"]
        subprocess.run(
            [*command, *run, *program],
            check=True,
            capture_output=True,
        )
        return fold(stacks.read_text().splitlines())


def hundredths(profile: Frame) -> int:
    """Return the share of ``count_heavy``."""
    day = profile.calls["<module>"].calls["days"]
    heavy = day.calls["count_heavy"]
    return round(100 * heavy.samples / day.samples)


def cpu(work: Callable[[int], int], size: int) -> float:
    """Return the CPU time of a call."""
    begun = process_time()
    work(size)
    return process_time() - begun


def seconds(*before: str) -> float:
    """Return the CPU time of a run of this module's target."""
    done = subprocess.run(
        [
            sys.executable,
            *before,
            "-m",
            __spec__.name,
            "target",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[0])


if __name__ == "__main__":
    if sys.argv[1:] == ["target"]:
        begun = process_time()
        days()
        print(process_time() - begun, flush=True)
        sys.exit()
    print("true    ", round(100 * share(cpu, TURN)))
    for options in ((), ("--blocking",)):
        runs = sorted(
            hundredths(sampled(*options)) for _ in range(10)
        )
        print(*options, *runs)
    sampler = ("-m", "profiling.sampling", "run")
    slower = sorted(
        seconds(*sampler) / seconds() for _ in range(10)
    )
    print("CPU time", *(f"{ratio:.2f}" for ratio in slower))
