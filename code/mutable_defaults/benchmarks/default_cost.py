"""What the ways to default cost, as ratios within one run.

Run ``python -m mutable_defaults.benchmarks.default_cost``.
"""

from collections.abc import Callable

from measuring.ratios import Ratios, compare


def shared(tags: list[int] = []) -> list[int]:  # noqa: B006
    return tags


def checked(tags: list[int] | None = None) -> list[int] | None:
    if tags is None:
        pass
    return tags


def fresh(tags: list[int] | None = None) -> list[int]:
    if tags is None:
        tags = []
    return tags


def by_builtin(values: list[list[int]]) -> int:
    total = 0
    for value in values:
        total += len(value)
    return total


def by_default(
    values: list[list[int]],
    len: Callable[[list[int]], int] = len,
) -> int:
    total = 0
    for value in values:
        total += len(value)
    return total


GIVEN: list[list[int]] = [[]] * 100


def check_ratio() -> Ratios:
    """Compare a None check with a shared default."""
    return compare(checked, shared, number=50_000)


def fresh_ratio() -> Ratios:
    """Compare check and a new list with a shared default."""
    return compare(fresh, shared, number=50_000)


def local_ratio() -> Ratios:
    """Compare ``len`` as a builtin with ``len`` as a local."""
    return compare(
        lambda: by_builtin(GIVEN),
        lambda: by_default(GIVEN),
        number=2_000,
    )


if __name__ == "__main__":
    print("check / shared:", check_ratio())
    print("fresh / shared:", fresh_ratio())
    print("builtin / captured:", local_ratio())
