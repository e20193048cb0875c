"""A manager used as a decorator, on three kinds of function."""

from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager

log: list[str] = []


# region gate
@contextmanager
def gate() -> Generator[None]:
    log.append("open")
    try:
        yield
    finally:
        log.append("close")


@gate()
def parcels() -> Iterator[str]:
    log.append("body")
    yield "P1"


# endregion gate


@gate()
async def delivery() -> None:
    log.append("body")


@gate()
async def scans() -> AsyncIterator[str]:
    log.append("body")
    yield "P1"
