"""Functions that a worker process can import by name."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

# region spawned
spawned = partial(
    ProcessPoolExecutor, mp_context=get_context("spawn")
)
# endregion spawned


# region refused
class Refused(Exception):
    """A hub does not take a parcel."""

    def __init__(self, parcel: str, hub: str) -> None:
        super().__init__(f"{hub} refuses {parcel}")


def refuse(parcel: str) -> None:
    """Raise Refused."""
    raise Refused(parcel, "Oslo")


# endregion refused


def weigh(grams: str) -> int:
    """The weight, or an error with a history."""
    try:
        return int(grams)
    except ValueError as error:
        error.add_note("scale 7")
        raise LookupError("no weight") from error


# region nested
def with_a_pool_inside(number: int) -> int:
    """Run one task in a pool that the worker makes."""
    with spawned(1) as pool:
        return pool.submit(abs, number).result()


# endregion nested

# region stamp
stamped = 0


def stamp(slots: memoryview) -> int:
    """Count a call, and leave a mark in the buffer."""
    global stamped
    stamped += 1
    slots[0] = 7
    return stamped


# endregion stamp
