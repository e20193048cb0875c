"""What a ``with`` statement costs, as ratios.

Run it with ``python -m context_managers.benchmarks.with_cost``.
"""

from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, suppress

from measuring.ratios import Ratios, compare


class Gate:
    def __enter__(self) -> None: ...

    def __exit__(self, *details: object) -> None: ...


def begin() -> None: ...


def end() -> None: ...


@contextmanager
def gate() -> Generator[None]:
    try:
        yield
    finally:
        pass


def by_hand() -> None:
    begin()
    try:
        pass
    finally:
        end()


def by_class() -> None:
    with Gate():
        pass


def by_generator() -> None:
    with gate():
        pass


def by_stack() -> None:
    with ExitStack() as stack:
        stack.enter_context(Gate())


def by_except() -> None:
    try:
        raise KeyError
    except KeyError:
        pass


def by_suppress() -> None:
    with suppress(KeyError):
        raise KeyError


def ratio(
    function: Callable[[], None],
    base: Callable[[], None],
    rounds: int = 25,
) -> Ratios:
    """Compare; short runs fit into a slice of a busy CPU."""
    return compare(function, base, number=500, rounds=rounds)


if __name__ == "__main__":
    print("class / try-finally:", ratio(by_class, by_hand))
    print("generator / class:", ratio(by_generator, by_class))
    print("stack / class:", ratio(by_stack, by_class))
    print("suppress / except:", ratio(by_suppress, by_except))
