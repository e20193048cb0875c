"""Two CPU-bound threads against the same work one after the other.

Usage: python -m gil.benchmarks.two_threads
"""

import threading
import time


def work() -> int:
    """A few tens of milliseconds of bytecode."""
    total = 0
    for number in range(2_000_000):
        total += number % 7
    return total


def ratio(tries: int = 5) -> float:
    """Time of two threads divided by the time of two calls."""
    best = {True: float("inf"), False: float("inf")}
    for threaded in (True, False) * tries:
        start = time.perf_counter()
        if threaded:
            pair = [threading.Thread(target=work) for _ in "ab"]
            for thread in pair:
                thread.start()
            for thread in pair:
                thread.join()
        else:
            work()
            work()
        took = time.perf_counter() - start
        best[threaded] = min(best[threaded], took)
    return best[True] / best[False]


if __name__ == "__main__":
    print(f"two threads / one thread: {ratio():.2f}")
