"""Add up weights in several threads, correctly, in three ways.

Each function gets batches of weights, starts one thread for each
batch, and returns the sum of all weights. The sketch shows the
shape; it loses weights.
"""

import threading


def sketch(batches: list[list[int]]) -> int:
    """Add up in one variable that all threads share."""
    total = 0

    def add_up(batch: list[int]) -> None:
        nonlocal total
        for weight in batch:
            total += weight

    threads = [
        threading.Thread(target=add_up, args=(batch,))
        for batch in batches
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total


def with_lock(batches: list[list[int]]) -> int:
    """Share one total and guard it."""
    raise NotImplementedError("guard the addition with a lock")


def with_partial_sums(batches: list[list[int]]) -> int:
    """Share nothing that changes until the threads are done."""
    raise NotImplementedError(
        "let each thread keep its own sum"
    )


def with_queue(batches: list[list[int]]) -> int:
    """Let the threads send weights to one that adds them."""
    raise NotImplementedError(
        "send the weights through a queue"
    )
