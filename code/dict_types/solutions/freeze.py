"""``frozendict`` freezes one level, so ``freeze`` goes down
itself. It asks for ``Mapping``, which a ``frozendict``, a
proxy and a ``ChainMap`` are, and ``dict`` is not enough for.

Each level is a new dict, so that nobody else can change it.
On 3.13 and 3.14 the result is a view, equal to the dict and
not hashable.
"""

import builtins
from collections.abc import Mapping
from collections.abc import Set as AnySet
from types import MappingProxyType
from typing import Any

read_only: Any = getattr(
    builtins, "frozendict", MappingProxyType
)


def freeze(value: Any) -> Any:
    """Return a read-only copy of nested containers."""
    if isinstance(value, Mapping):
        return read_only(
            {key: freeze(inner) for key, inner in value.items()}
        )
    if isinstance(value, list | tuple):
        return tuple(freeze(inner) for inner in value)
    if isinstance(value, AnySet):
        return frozenset(freeze(inner) for inner in value)
    return value
