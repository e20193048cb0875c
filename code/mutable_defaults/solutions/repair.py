"""``Route`` keeps what it is given, so it copies; an immutable
default then needs no check. ``merge`` extends what it is given
by contract, so it must tell "nothing" from "an empty list".
"""

from collections.abc import Iterable


class Route:
    """The stops of a courier, in order."""

    def __init__(
        self, name: str, stops: Iterable[str] = ()
    ) -> None:
        self.name = name
        self.stops = list(stops)

    def add(self, stop: str) -> None:
        """Append a stop."""
        self.stops.append(stop)


def merge(
    first: Route, second: Route, into: list[str] | None = None
) -> list[str]:
    """Append the stops of two routes to a list; return it."""
    if into is None:
        into = []
    into.extend(first.stops)
    into.extend(second.stops)
    return into
