"""Who holds the GIL: the worst gap between two heartbeats.

A second thread wakes every millisecond. While a call holds the
lock it cannot, so the longest gap is nearly the whole call.

Usage: python -m gil.benchmarks.who_holds [--verdicts]
(verdicts: the words without the numbers)
"""

import functools
import hashlib
import json
import pickle
import random
import re
import sys
import time
import zlib
from collections.abc import Callable

from gil.heartbeat import HOLDS, Heartbeat, smallest_gap


def python_loop() -> int:
    """Plain bytecode: it hands over when it is asked to."""
    total = 0
    for number in range(2_000_000):
        total += number
    return total


def calls() -> dict[str, Callable[[], object]]:
    """The calls to judge, each long enough to tell."""
    call = functools.partial
    dice = random.Random(1)
    numbers = [dice.random() for _ in range(80_000)]
    parcels = [{"id": n, "hub": str(n)} for n in range(120_000)]
    noise = dice.randbytes(1000) * 20_000
    return {
        "time.sleep": call(time.sleep, 0.1),
        "hashlib.sha256": call(
            hashlib.sha256, bytes(120_000_000)
        ),
        "zlib.compress": call(zlib.compress, noise, 1),
        "loop in Python": python_loop,
        "sum(range(n))": call(sum, range(1_500_000)),
        "sorted": call(sorted, numbers),
        "json.dumps": call(json.dumps, parcels),
        "pickle.dumps": call(pickle.dumps, parcels),
        "pattern.match": call(
            re.compile("(a+)+$").match, "a" * 20 + "b"
        ),
        "pow(3, n)": call(pow, 3, 250_000),
    }


def main() -> None:
    """Print a line for each call."""
    verdicts = "--verdicts" in sys.argv[1:]
    with Heartbeat() as heartbeat:
        for name, call in calls().items():
            gap = smallest_gap(heartbeat, call)
            number = "" if verdicts else f"{gap:6.0%}  "
            verdict = (
                "holds" if gap > HOLDS else "lets others run"
            )
            print(f"{name:16}{number}{verdict}")


if __name__ == "__main__":
    main()
