"""Exercise: a depot for each code.

``Depot("OSL")`` must always be the same object while anybody
uses it. Repair the class:

- what was set on a depot survives the next ``Depot("OSL")``;
- a subclass has instances of its own;
- copies and unpickled depots are the depot of that code;
- a depot that nobody uses is freed;
- two threads that ask at once get one depot, ready for use.

A new depot has ``code`` as given and ``docks`` equal to 1.
"""

from typing import Any, ClassVar


class Depot:
    known: ClassVar[dict[str, Any]] = {}

    def __new__(cls, code: str) -> Any:
        if code not in cls.known:
            cls.known[code] = super().__new__(cls)
        return cls.known[code]

    def __init__(self, code: str) -> None:
        self.code = code
        self.docks = 1
