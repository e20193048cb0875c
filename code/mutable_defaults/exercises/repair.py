"""Exercise: one route, one list.

Repair ``Route`` and ``merge``. No route may change a list that
it was given, and no two routes may share one. Signatures stay
compatible: every call that worked still works, and ``stops``
may be any iterable; the attribute is a list.
"""


class Route:
    """The stops of a courier, in order."""

    def __init__(self, name, stops=[]):  # noqa: B006
        self.name = name
        self.stops = stops

    def add(self, stop):
        """Append a stop."""
        self.stops.append(stop)


def merge(first, second, into=[]):  # noqa: B006
    """Append the stops of two routes to a list; return it.

    A list that is passed as ``into`` is extended, on purpose.
    """
    into.extend(first.stops)
    into.extend(second.stops)
    return into
