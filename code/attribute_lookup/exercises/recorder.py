"""Exercise: a proxy that survives.

``Recorder`` forwards attributes to its target and notes their
names in ``asked``. As it stands, it cannot be copied, claims to
have every special method of its target, and blames the target
for names that are missing. Make it so that

* copy, deepcopy and pickle work, and give a Recorder;
* names with two underscores at both ends are never forwarded
  and never noted;
* ``len(recorder)`` is the length of the target, and a recorder
  without a target is no RecursionError but AttributeError;
* a name that the target lacks raises AttributeError with the
  text ``'Recorder' object has no attribute 'toll'``, with
  ``name`` and ``obj`` set, and without a context to print.
"""

from typing import Any


class Recorder:
    """Forwards to a target and notes which names were asked."""

    def __init__(self, target: Any) -> None:
        self.target = target
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        self.asked.append(name)
        return getattr(self.target, name)
