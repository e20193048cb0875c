"""A generator that cannot be closed."""

from collections.abc import Iterator


def readings() -> Iterator[int]:
    number = 0
    while True:
        try:
            yield number
        except:
            number = 0
        number += 1
