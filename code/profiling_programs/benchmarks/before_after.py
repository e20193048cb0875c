"""How many times faster did each mend make the report?

``python -m profiling_programs.benchmarks.before_after``
"""

from measuring.ratios import Ratios, compare
from profiling_programs import mended, slow
from profiling_programs.scans import lines


def half(rows: list[str]) -> int:
    """Return the report's work after the first mend only."""
    scans = [slow.parse(row) for row in rows]
    max(scan.at for scan in scans)
    return len(mended.distinct(scans))


def stages(
    size: int = 8000, number: int = 1, rounds: int = 3
) -> dict[str, Ratios]:
    """Return the ratios of each step and of both."""
    rows = lines(size)

    def ratio(before: object, after: object) -> Ratios:
        assert callable(before) and callable(after)
        return compare(
            lambda: before(rows),
            lambda: after(rows),
            number=number,
            rounds=rounds,
        )

    return {
        "first": ratio(slow.report, half),
        "second": ratio(half, mended.report),
        "both": ratio(slow.report, mended.report),
    }


if __name__ == "__main__":
    for name, ratios in stages().items():
        print(f"{name:8}", ratios)
