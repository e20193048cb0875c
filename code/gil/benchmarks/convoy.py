"""What a busy thread costs a thread that waits for replies.

Usage: python -m gil.benchmarks.convoy
"""

import threading
import time

from gil.probe import switch_interval


def seconds_per_reply(replies: int = 20) -> float:
    """A wait of 0.1 ms stands for a quick reply of a database."""
    start = time.perf_counter()
    for _ in range(replies):
        time.sleep(0.0001)
    return (time.perf_counter() - start) / replies


def slowdown() -> float:
    """How many times longer a reply takes beside a busy thread."""
    alone = min(seconds_per_reply() for _ in range(5))
    done = threading.Event()

    def keep_busy() -> None:
        while not done.is_set():
            pass

    busy = threading.Thread(target=keep_busy)
    busy.start()
    beside = seconds_per_reply()
    done.set()
    busy.join()
    return beside / alone


def main() -> None:
    """Print the slowdown at three switch intervals."""
    for interval in (0.005, 0.001, 0.0001):
        with switch_interval(interval):
            times = slowdown()
        print(f"{interval * 1000:4.1f} ms: {times:5.1f} times")


if __name__ == "__main__":
    main()
