"""A signal that arrives while a resource is being acquired."""

import signal
from _thread import interrupt_main
from functools import partial
from types import FrameType


class Interrupt(BaseException):
    """What the handler raises, as SIGINT's does."""


def handler(number: int, frame: FrameType | None) -> None:
    raise Interrupt


# region resources
class Builtin:
    """``__enter__`` is no Python function, as with a lock."""

    __enter__ = staticmethod(
        partial(interrupt_main, signal.SIGTERM)
    )

    def __init__(self, log: list[str]) -> None:
        self.log = log

    def __exit__(self, *details: object) -> None:
        self.log.append("released")


class Written(Builtin):
    """``__enter__`` is written in Python."""

    def __enter__(self) -> None:
        interrupt_main(signal.SIGTERM)


# endregion resources


def attempt(resource: type[Builtin]) -> list[str]:
    """Return what happened after the resource was taken."""
    log: list[str] = []
    before = signal.signal(signal.SIGTERM, handler)
    try:
        with resource(log):
            log.append("body")
    except Interrupt:
        log.append("interrupted")
    finally:
        signal.signal(signal.SIGTERM, before)
    return log
