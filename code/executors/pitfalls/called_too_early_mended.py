"""The pool gets the function and its arguments."""

from concurrent.futures import Executor, Future


def weigh(parcel: str) -> int:
    """A long computation."""
    return len(parcel)


def later(pool: Executor) -> "Future[int]":
    """The weight, some day."""
    return pool.submit(weigh, "lamp")
