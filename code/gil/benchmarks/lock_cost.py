"""What an uncontended lock costs, next to a call.

Usage: python -m gil.benchmarks.lock_cost
"""

import threading
import timeit


def nothing() -> None:
    """A call, to compare with."""


def ratio(number: int = 200_000, repeat: int = 7) -> float:
    """Time of ``with lock: pass`` divided by that of a call."""
    names = {"lock": threading.Lock(), "nothing": nothing}
    lock, call = (
        min(
            timeit.repeat(
                code,
                "",
                globals=names,
                number=number,
                repeat=repeat,
            )
        )
        for code in ("with lock: pass", "nothing()")
    )
    return lock / call


if __name__ == "__main__":
    print(f"with lock / empty call: {ratio():.1f}")
