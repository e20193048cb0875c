"""Teardown that runs to its end."""

from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def shift(log: list[str]) -> Generator[None]:
    try:
        yield
    finally:
        if log:
            log.append("closed")
