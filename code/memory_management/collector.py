"""The cycle collector's algorithm, in Python.

``find_unreachable`` works on any graph: a mapping of nodes to
the nodes they refer to, and the reference count of each node.
``snapshot`` makes such a graph of live objects, so that the
verdict can be compared with what ``gc.collect()`` frees.
"""

import gc
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Graph[N](NamedTuple):
    """Reference counts, and who refers to whom."""

    counts: Mapping[N, int]
    edges: Mapping[N, Sequence[N]]


# region subtract
def subtract_internal[N](graph: Graph[N]) -> dict[N, int]:
    """Leave each node the references from outside."""
    refs = dict(graph.counts)
    for node in refs:
        for target in graph.edges[node]:
            if target in refs:
                refs[target] -= 1
    return refs
    # endregion subtract


# region move
def find_unreachable[N](graph: Graph[N]) -> set[N]:
    """Return the nodes that no outside reference leads to."""
    refs = subtract_internal(graph)
    young = deque(refs)
    suspects: dict[N, None] = {}
    while young:
        node = young.popleft()
        if not refs[node]:
            suspects[node] = None
            continue
        for target in graph.edges[node]:
            if refs.get(target) == 0:
                refs[target] = 1
                if target in suspects:
                    del suspects[target]
                    young.append(target)
    return set(suspects)
    # endregion move


# region snapshot
def snapshot(pool: list[Any]) -> Graph[int]:
    """Describe live objects by their positions in a list.

    The list must hold each object once. It and the argument
    of getrefcount are two references that we brought in.
    """
    places = {id(thing): n for n, thing in enumerate(pool)}
    counts: dict[int, int] = {}
    edges: dict[int, list[int]] = {}
    for n in range(len(pool)):
        counts[n] = sys.getrefcount(pool[n]) - 2
        targets = map(id, gc.get_referents(pool[n]))
        edges[n] = [places[t] for t in targets if t in places]
    return Graph(counts, edges)
    # endregion snapshot
