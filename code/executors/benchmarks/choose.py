"""One job in four executors, and as two kinds of payload.

Usage: python -m executors.benchmarks.choose

Each figure is the time of the executor's run divided by the
time of the same work in one thread. Pools are warm. With
``--verdicts`` it tells how much of the job's CPU time the
parent of two processes still needs; that does not depend on
who else uses the machine.
"""

import concurrent.futures as futures
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from executors.scans import (
    grams_in,
    grams_of,
    ranges,
    rows,
    total,
    write_scans,
)
from measuring.ratios import Ratios, compare

type Run = Callable[..., Iterator[Any]]

WORKERS = 2
PARTS = 8


def executors() -> Iterator[tuple[str, Callable[[], Executor]]]:
    """The kinds of pools that this version has."""
    spawn = multiprocessing.get_context("spawn")
    yield (
        "threads",
        partial(futures.ThreadPoolExecutor, WORKERS),
    )
    yield (
        "processes",
        partial(
            futures.ProcessPoolExecutor,
            WORKERS,
            mp_context=spawn,
        ),
    )
    if sys.version_info >= (3, 14):
        yield (
            "interpreters",
            partial(futures.InterpreterPoolExecutor, WORKERS),
        )


def wait(seconds: float) -> None:
    """Stands for a reply that takes a while."""
    time.sleep(seconds)


def send_ranges(run: Run, path: Path) -> None:
    """Send three numbers; the worker reads."""
    total(run(grams_in, ranges(path, PARTS)))


def send_rows(run: Run, path: Path) -> None:
    """Read here, and send the lines."""
    total(run(grams_of, rows(path, PARTS)))


def send_waits(run: Run, path: Path) -> None:
    """Wait for eight replies."""
    list(run(wait, [0.02] * PARTS))


JOBS = {
    "ranges": send_ranges,
    "rows": send_rows,
    "waits": send_waits,
}


@contextmanager
def warm(make: Callable[[], Executor]) -> Iterator[Executor]:
    """A pool whose workers have started and imported."""
    with make() as pool:
        list(pool.map(wait, [0.2] * WORKERS))
        list(pool.map(grams_of, [[]] * WORKERS))
        yield pool


def measure(
    count: int, rounds: int = 3
) -> Iterator[tuple[str, str, Ratios]]:
    """Yield executor, job, and its ratios."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "scans.csv")
        write_scans(path, count)
        for name, make in executors():
            with warm(make) as pool:
                for job, function in JOBS.items():
                    yield (
                        name,
                        job,
                        compare(
                            partial(function, pool.map, path),
                            partial(function, map, path),
                            number=1,
                            rounds=rounds,
                        ),
                    )


def cpu_seconds(call: Callable[[], object]) -> float:
    """The least CPU time that this process used."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        call()
        taken.append(time.process_time() - start)
    return min(taken)


def parent_shares(count: int) -> dict[str, float]:
    """The parent's CPU time, as a share of the serial job's."""
    _, (_, make), *_ = executors()
    with TemporaryDirectory() as folder:
        path = Path(folder, "scans.csv")
        write_scans(path, count)
        serial = cpu_seconds(partial(send_ranges, map, path))
        with warm(make) as pool:
            return {
                job: cpu_seconds(
                    partial(JOBS[job], pool.map, path)
                )
                / serial
                for job in ("ranges", "rows")
            }


def verdicts(count: int) -> Iterator[str]:
    """A line for each payload."""
    for job, share in parent_shares(count).items():
        if share < 0.2:
            yield f"{job:7} leaves the parent under a fifth"
        else:
            yield f"{job:7} leaves the parent over a fifth"


if __name__ == "__main__":
    if "--verdicts" in sys.argv:
        for line in verdicts(200_000):
            print(line)
        raise SystemExit
    if "--shares" in sys.argv:
        print(parent_shares(200_000))
        raise SystemExit
    for executor, job, ratios in measure(400_000):
        print(f"{executor:12} {job:6} {ratios}")
