"""Exception does not include GeneratorExit."""

from collections.abc import Iterator


def readings() -> Iterator[int]:
    number = 0
    while True:
        try:
            yield number
        except Exception:
            number = 0
        number += 1
