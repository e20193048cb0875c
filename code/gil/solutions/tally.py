"""Three totals that no hand-over can spoil.

The lock makes "load, add, store" one step as far as the other
threads can tell. The partial sums have one writer each, and
``join`` orders the reads after the writes. The queue moves the
weights to a single thread, so the addition needs no lock: the
queue has its own. Prefer the second where the work can be
split, the third where it arrives over time, the first where
others must see the running total.
"""

import queue
import threading
from collections.abc import Callable


def run_all(
    work: Callable[[list[int]], None], batches: list[list[int]]
) -> None:
    """Run the work on each batch, in a thread of its own."""
    threads = [
        threading.Thread(target=work, args=(batch,))
        for batch in batches
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def with_lock(batches: list[list[int]]) -> int:
    """Share one total and guard it."""
    total = 0
    lock = threading.Lock()

    def add_up(batch: list[int]) -> None:
        nonlocal total
        for weight in batch:
            with lock:
                total += weight

    run_all(add_up, batches)
    return total


def with_partial_sums(batches: list[list[int]]) -> int:
    """Share nothing that changes until the threads are done."""
    sums: list[int] = []
    run_all(lambda batch: sums.append(sum(batch)), batches)
    return sum(sums)


def with_queue(batches: list[list[int]]) -> int:
    """Let the threads send weights to one that adds them."""
    weights: queue.SimpleQueue[int] = queue.SimpleQueue()

    def send(batch: list[int]) -> None:
        for weight in batch:
            weights.put(weight)

    run_all(send, batches)
    return sum(
        weights.get() for batch in batches for _ in batch
    )
