"""Search every module's dictionary for the object, by
identity, and note module and name before anything is rebound.
The list of places is complete before the first assignment, so
no dictionary changes under an iteration.

Afterwards a name is put back only if it still holds ``new``:
whoever rebound it in the meantime had a reason. The modules are
kept, not their dictionaries, and ``setattr`` is used, so that a
module that guards its attributes is asked.

What stays out of reach: defaults, closures, bound methods and
class attributes. ``gc.get_referrers`` would find those.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def rebind(
    old: object, new: object, modules: Iterable[ModuleType]
) -> Iterator[int]:
    """Rebind the names; yield how many there were."""
    places = [
        (module, name)
        for module in modules
        for name, value in list(vars(module).items())
        if value is old
    ]
    done: list[tuple[ModuleType, str]] = []
    try:
        for module, name in places:
            setattr(module, name, new)
            done.append((module, name))
        yield len(places)
    finally:
        for module, name in reversed(done):
            if vars(module).get(name) is new:
                setattr(module, name, old)
