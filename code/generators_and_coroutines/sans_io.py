"""One protocol, driven by blocking code and by coroutines."""

from collections.abc import Awaitable, Callable, Generator
from contextlib import closing
from typing import Any

type Reading[T] = Generator[int, bytes, T]


# region protocol
def field() -> Reading[str]:
    """One byte is the length of the text that follows."""
    (size,) = yield 1
    return (yield size).decode()


def parcel() -> Reading[tuple[str, str]]:
    code = yield from field()
    city = yield from field()
    return code, city


# endregion protocol


# region blocking
def pull[T](
    protocol: Reading[T], read: Callable[[int], bytes]
) -> T:
    data: Any = None
    with closing(protocol):
        while True:
            try:
                wanted = protocol.send(data)
            except StopIteration as stop:
                result: T = stop.value
                return result
            data = read(wanted)


# endregion blocking


async def pull_async[T](
    protocol: Reading[T],
    read: Callable[[int], Awaitable[bytes]],
) -> T:
    data: Any = None
    with closing(protocol):
        while True:
            try:
                wanted = protocol.send(data)
            except StopIteration as stop:
                result: T = stop.value
                return result
            data = await read(wanted)
