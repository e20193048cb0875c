"""What each core of coverage.py costs, as ratios.

Run ``python -m coverage_and_static_analysis.benchmarks.cost``.
Two workloads: few lines that run many times, and many lines
that run once. Starting and stopping is part of the cost.
Printed: the lowest ratio of the rounds, the median and the
highest.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from coverage import Coverage

from measuring.ratios import Ratios, compare

Work = Callable[[], object]
OLD = sys.version_info < (3, 14)  # no branch events
LINES = 10_000
TURNS = 300_000


def hot() -> int:
    """Few lines, many times."""
    total = 0
    for number in range(TURNS):
        if number % 3:
            total += number
        else:
            total -= number
        total %= 1_000_003
    return total


def cold(folder: Path) -> Work:
    """Make a work of many lines, each of which runs once."""
    path = folder / "cold.py"
    names = (f"name_{n} = sum(range(40))" for n in range(LINES))
    path.write_text("\n".join(names))
    code = compile(path.read_text(), str(path), "exec")
    return lambda: exec(code, {})


def measured(
    work: Work, core: str, branch: bool, file: str
) -> Coverage:
    """Do the work under coverage."""
    cover = Coverage(
        None, config_file=False, branch=branch, include=[file]
    )
    cover.set_option("run:core", core)
    cover.start()
    try:
        work()
    finally:
        cover.stop()
    return cover


def cost(
    work: Work,
    core: str,
    branch: bool,
    file: str,
    rounds: int = 3,
) -> Ratios:
    return compare(
        lambda: measured(work, core, branch, file),
        work,
        number=1,
        rounds=rounds,
    )


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for core in ("sysmon", "ctrace"):
            for branch in (False, True):
                if branch and core == "sysmon" and OLD:
                    continue
                kind = "branch" if branch else "line"
                ratios = cost(hot, core, branch, __file__)
                print(f"hot, {core}, {kind}: {ratios}")
                file = str(folder / "cold.py")
                ratios = cost(cold(folder), core, branch, file)
                print(f"cold, {core}, {kind}: {ratios}")


if __name__ == "__main__":
    main()
